/// Every phrase the television says; raw values are the keys of assets/strings.
///
/// Those about a number of things have `.one` and `.other` behind them there; which of them do is ``isCounted``.
public enum Phrase: String, CaseIterable, Sendable {
  // Places.
  case home, album, mall, orders, settings, help, allPhotos, takenWithIt, takenWith, mostSelected, mostBought
  case mostSelectedPhoto, demoAlbum
  // Keys and what they do.
  case open, leave, stay, close, cancel, choose, change, jump, cancelNothingBought, cancelNothingChanged, buy
  case relatedPhotos, sortNewest, sortMostSelected, jumpToDate, lookUp, lookUpCamera, lookUpMarked, mark
  case unmark, clearMarks, information, pictureAlone, neighbours, takeOut, correctCamera, tryNow, loadDemo
  case removeDemo, showBrand, menu, keyOK, keyBack, sortMostBought, sortCheapest
  case nameCamera, noCamera, openMall, findByName, stopFinding, typeBrand, noBrandFound
  // Sums.
  case photos, albums, brands, products, orderSum, photosHere, selectedTimes, timesSoFar, boughtSum
  case photosHereSum, sumAndOrder, positionOf, mostSelectedFirst, mostBoughtFirst, newestFirst, cheapestFirst
  case noPhotosYet, markedValues, mostBoughtBehind, nothingBehind, listSeparator
  // A photo's page.
  case camera, exposure, taken, date, time, by, attributeBrand = "attribute.brand"
  case attributeModel = "attribute.model", attributeLens = "attribute.lens"
  case attributeExposureProgram = "attribute.exposureProgram", attributeExposureTime = "attribute.exposureTime"
  case attributeFNumber = "attribute.fNumber", attributeIso = "attribute.iso"
  case attributeExposureBias = "attribute.exposureBias", attributeFocalLength = "attribute.focalLength"
  case narrowExposureBias = "narrow.exposureBias", narrowFocalLength = "narrow.focalLength"
  case secondsValue, millimetresValue
  case attributeFocalLength35 = "attribute.focalLength35", programManual = "program.manual"
  case programNormal = "program.normal", programAperturePriority = "program.aperturePriority"
  case programShutterPriority = "program.shutterPriority", programCreative = "program.creative"
  case programAction = "program.action", programPortrait = "program.portrait"
  case programLandscape = "program.landscape"
  // A product's page.
  case kindCompact = "kind.compact", kindDslr = "kind.dslr", kindMirrorless = "kind.mirrorless"
  case kindPhone = "kind.phone", kindAction = "kind.action", kindCamcorder = "kind.camcorder"
  case kindLens = "kind.lens", kindOther = "kind.other", kindAndYear, bought, pixels, sensor, zoom, price
  case quantity, cameraType, brand, effectivePixels, sensorSize, equivalentFocalLength, focalLength
  case widestAperture, isoRange, fastestShutter, processor, mount, colour, year, byItsLens, megapixelsValue
  case fullFrame, colourBlack = "colour.black", colourSilver = "colour.silver", colourWhite = "colour.white"
  case colourRed = "colour.red", colourBlue = "colour.blue", colourGold = "colour.gold"
  case colourGraphite = "colour.graphite", colourGrey = "colour.grey", colourGray = "colour.gray"
  case colourGreen = "colour.green", colourPink = "colour.pink", colourPurple = "colour.purple"
  case colourYellow = "colour.yellow", colourOrange = "colour.orange", colourBrown = "colour.brown"
  case colourBronze = "colour.bronze", colourChampagne = "colour.champagne", colourTitanium = "colour.titanium"
  case noneHereYet, productGone
  // Buying and other deeds.
  case buyThis, buyFor, buyIsSafe, boughtDone, boughtIsSafe, buyAgainIsSafe, workingOnIt, didNotWork, takeThisOut
  case takeItOut, removePhotoIsSafe, removeAlbumIsSafe, loadDemoQuestion, addDemoIsSafe, removeDemoQuestion
  case removeDemoIsSafe, leaveQuestion, leaveIsSafe, whichCamera, useTyped, otherBrand, typeToFind, nowIs
  case unknownCamera, noDates
  // Empty, loading, failed.
  case loading, albumIsEmpty, albumIsEmptyHelp, nothingTakenWith, nothingTakenWithHelp, mallIsEmpty
  case mallIsEmptyHelp, mallHasNone, mallHasNoneHelp, nothingBoughtYet, nothingBoughtYetHelp, albumFailed
  case mallFailed, ordersFailed, failedIsSafe, failureNotFound, failureRefused, failureUnavailable, failureStorage
  case noAnswer, hideInformation, selected, allOfBrand, demoIsThere, demoIsOut
  case tryingAgain, welcome, welcomeHelp, windowTooSmall, columnsMissing
  case rowsMissing
  // Settings.
  case language, languageName, languageHelp, theme, themeHelp, themeNight = "theme.night", themeDay = "theme.day"
  case themeHighContrast = "theme.high-contrast", motion, motionHelp, on, off, loadDemoHelp, removeDemoHelp
  // Help.
  case helpAtHome, helpOn, remote, keyboard, whatItDoes, keysArrows, meaningArrows, meaningNothing, red, green
  case yellow, blue, keyPages, keyMenu, keyInfo, keyHome, keyHelp, keyExit, keyFind, meaningFind, meaningPages,
    meaningMenu
  case keyDigits, keyLast, meaningZap, meaningDigits, meaningLast, meaningGuide, meaningInfo, meaningHome, meaningHelp,
    meaningExit
  // Dates.
  case weekdays, months, shortMonths, dayAndWeekday, fullDate, monthAndYear, dateAndTime
  // Television.
  case watch, channel, channels, guide, onNow, nextUp, interactiveMoment, atTime, untilTime, noChannel, noChannels
  case channelFailed, nothingOn, nothingOnHelp, photo, itsCamera
  case details, now, dayEarlier, dayLater, remindMe, forgetReminder, willRemind, willNotRemind, reminderSet
  case noInformation, guideFailed, guideEnds, noChannelsHelp, more, longWeekdays, longDay
  // Pop-ups and notices.
  case vote, quiz, promotion, spotlight, notice, result, reminder, startsNow, later, voteIt, answerIt, seeIt, keeping
  case sent, sentAndCounted, answeredBefore, tooLate, oneAnswerEach, resultComesAt, resultComesSoon, answersInAll,
    youWereRight
  case youWereWrong, notices, noticeSum, noNotices, noNoticesHelp, quiet, quietHelp

  /// Whether it is about a number of things.
  public var isCounted: Bool {
    switch self {
    case .lookUpMarked, .photos, .albums, .brands, .products, .orderSum, .photosHere, .selectedTimes,
      .timesSoFar, .boughtSum, .photosHereSum, .markedValues, .tryingAgain, .columnsMissing, .rowsMissing,
      .answersInAll, .noticeSum:
      true
    default: false
    }
  }
}
