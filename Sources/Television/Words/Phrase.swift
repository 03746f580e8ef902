/// A phrase of the television; raw values are the keys of assets/strings.
///
/// A counted phrase has two keys there, ending in `.one` and `.other`; see ``isCounted``.
public enum Phrase: String, CaseIterable, Sendable {
  // Pages and tabs.
  case home, album, mall, orders, settings, help, allPhotos, takenWithIt, takenWith, mostSelected, mostBought
  case mostSelectedPhoto, demoAlbum
  // Keys and actions.
  case open, quit, cancelQuit, close, cancel, choose, change, jump, cancelNothingBought, cancelNothingChanged, buy
  case relatedPhotos, sortNewest, sortMostSelected, jumpToDate, lookUp, lookUpCamera, lookUpSelection, selectValue
  case deselectValue, clearSelection, showDetails, fullScreen, previousNext, remove, correctCamera, tryNow, addDemoAlbum
  case removeDemo, showBrand, menu, keyOK, keyBack, sortMostBought, sortCheapest
  case nameCamera, noCamera, openMall, undo, restored, nothingToUndo, meaningUndo, findByName, stopFinding, typeBrand,
    noBrandFound
  // Counts and sort orders.
  case photos, albums, brands, products, orderSum, photosHere, selectedTimes, timesSoFar, boughtSum
  case photosHereSum, sumAndSort, positionOf, mostSelectedFirst, mostBoughtFirst, newestFirst, cheapestFirst
  case noPhotosYet, selectedValues, mostBoughtProduct, noProducts, listSeparator
  // A photo's page.
  case camera, exposure, taken, date, dateOfChange, time, place, altitude, latitudeNorth, latitudeSouth, longitudeEast
  case longitudeWest, coordinates, metresValue, yearAlone, by, rating, stars, keywords
  case attributeBrand = "attribute.brand"
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
  case kindLens = "kind.lens", kindOther = "kind.other", kindAndYear, nameAndVariant, bought, pixels, sensor
  case zoom, price, quantity, cameraType, brand, effectivePixels, sensorSize, equivalentFocalLength, focalLength
  case widestAperture, isoRange, fastestShutter, processor, mount, colour, year, dependsOnLens, megapixelsValue
  case fullFrame, fourThirds, mediumFormat, colourBlack = "colour.black", colourSilver = "colour.silver", colourWhite =
    "colour.white"
  case colourRed = "colour.red", colourBlue = "colour.blue", colourGold = "colour.gold"
  case colourGraphite = "colour.graphite", colourGrey = "colour.grey", colourGray = "colour.gray"
  case colourGreen = "colour.green", colourPink = "colour.pink", colourPurple = "colour.purple"
  case colourYellow = "colour.yellow", colourOrange = "colour.orange", colourBrown = "colour.brown"
  case colourBronze = "colour.bronze", colourChampagne = "colour.champagne", colourTitanium = "colour.titanium"
  case noneHereYet
  // Adding photos.
  case replacedChange, noLongerThere, nameIsWatching, signedInNow
  case fromPhone, phoneScan, phoneOpen, phoneNote, phoneCannotReach, phoneWaits, phoneNoLongerLooks, lookAgain
  case photosArrived
  case addPhotos, picturesFolder, homeFolder, addFolder, addMarked, stopAdding, addingFrom, addingSearches, addingWaits
  case photosAdded, photosAddedPartly, nothingAdded, addingStopped, folderFailed, noPhotosInFolder, noPhotosInFolderHelp
  // Confirmations.
  case buyThis, buyFor, buyNote, boughtDone, boughtNote, buyAgainNote, inProgress, didNotWork, removeQuestion
  case removeButton, removePhotoNote, removeAlbumNote, addDemoQuestion, addDemoNote, removeDemoQuestion
  case removeDemoNote, quitQuestion, quitNote, whichCamera, useTyped, otherBrand, typeOrChoose, currentCamera
  case unknownCamera, cameraOfFile, noCameraInFile, noDates
  // The servers in the settings.
  case albumServer, mallServer, interactionServer, albumServerHelp, mallServerHelp, interactionServerHelp
  case signIn, signInHelp, signInTo, signInScan, signInOpen, signInCompare, signInValid, signInPreparing, newCode
  case signInRefused, signInRefusedNote, signInExpired, signInExpiredNote, signInFailed, signedIn, signedInAs
  case onThisDevice, serverGiven, serverAfterRestart, useServer, typeServer, serverNote, noServerAddress
  case enterCharacter, deleteCharacter, serverAlbumHelp
  case namedAlbumServer = "server.album", namedMallServer = "server.mall", namedInteractionServer = "server.interaction"
  // Empty pages, loading and failures.
  case loading, albumIsEmpty, albumIsEmptyHelp, nothingTakenWith, nothingTakenWithHelp, mallIsEmpty
  case mallIsEmptyHelp, mallHasNone, mallHasNoneHelp, nothingBoughtYet, nothingBoughtYetHelp, albumFailed
  case mallFailed, ordersFailed, failedNote
  case noAnswer, hideDetails, selected, allOfBrand, demoAdded, demoRemoved, noDemo
  case requestInLog, tryingAgain, tryingSlowly, welcome, welcomeHelp, windowTooSmall, columnsMissing
  case rowsMissing
  // Images that cannot be shown.
  case imageNotFound = "image.notFound",
    imageNotPermitted = "image.notPermitted",
    imageUnreadable = "image.unreadable",
    imageUnreachable = "image.unreachable",
    imageEmpty = "image.empty",
    imageNotAPicture = "image.notAPicture",
    imageUnsupported = "image.unsupported",
    imageNoPreview = "image.noPreview",
    imageUndecodable = "image.undecodable",
    imageIncomplete = "image.incomplete",
    imageDamaged = "image.damaged",
    imageTooSlow = "image.tooSlow",
    imageTooLarge = "image.tooLarge",
    imageReaderFailed = "image.readerFailed",
    imageNoReader = "image.noReader"
  // Settings.
  case language, languageName, languageHelp, theme, themeHelp, themeNight = "theme.night", themeDay = "theme.day"
  case themeHighContrast = "theme.high-contrast", motion, motionHelp, on, off, addDemoHelp, removeDemoHelp
  // Help.
  case helpAtHome, helpOn, remote, keyboard, whatItDoes, keysArrows, meaningArrows, meaningMove, meaningNothing, red,
    green
  case yellow, blue, keyPages, keyMenu, keyInfo, keyHome, keyHelp, keyExit, keyFind, meaningFind, meaningPages,
    meaningMenu
  case keyDigits, keyLast, meaningZap, meaningDigits, meaningLast, meaningGuide, meaningInfo, meaningHome, meaningHelp,
    meaningExit
  // Dates.
  case weekdays, months, shortMonths, dayAndWeekday, fullDate, monthAndYear, dateAndTime
  // Television.
  case watch, channel, channels, guide, onNow, nextUp, interactiveMoment, atTime, untilTime, noChannel, noChannels
  case channelFailed, noProgramme, noProgrammeHelp, noProgrammePhotos, noProgrammePhotosHelp, photo, viewCamera
  case details, now, dayEarlier, dayLater, remindMe, cancelReminder, willRemind, willNotRemind, reminderSet
  case noInformation, guideFailed, guideEnds, noChannelsHelp, more, longWeekdays, longDay
  // Pop-ups and notices.
  case vote, quiz, promotion, spotlight, notice, result, reminder, startsNow, later, voteButton, answerButton,
    viewButton, savingAnswer
  case sent, sentWithoutToken, sentToOtherServer, answerKept, sentAndCounted, answeredBefore, tooLate, oneAnswerEach,
    resultComesAt, resultComesSoon, answersInAll,
    youWereRight
  case youWereWrong, notices, noticeSum, noNotices, noNoticesHelp, quiet, quietHelp

  // People of the television, and friends.
  case whoIsWatching, whoIsWatchingNote, people, peopleHelp, pin, done, enterDigit, typePIN, pinOf, newPINOf
  case pinAgain, pinNote, forgottenPIN, pinsDiffer, pinSet, pinRemoved, setPIN, changePIN, removePIN
  case removeProfile, removeProfileQuestion, removeProfileNote, addPerson, addFirstPersonHelp, addPersonHelp
  case newPerson, newPersonNote, typeName, personAdded, profileHelp, isWatching, actionsOf, friends, friendsHelp
  case friendsFailed, requestsReceived, requestsSent, blockedPeople, whatIShare, sharePlaces, shareOriginals
  case askFriend, askFriendNote, sendRequest, requestSent, acceptRequest, refuseRequest, withdrawRequest
  case endFriendship, endFriendshipButton, endFriendshipQuestion, endFriendshipNote, block, blockButton
  case blockQuestion, blockNote, unblock, unblockQuestion, unblockNote, theirPhotos, theirAlbums, photosOf
  case albumsOf, nothingFromPerson, friendsSince, askedOn, youAskedOn, blockedOn, shareAlbum, shareAlbumWith
  case nobodyToShareWith, sharedWith, notSharedWith, share, stopSharing, sharedBy, takenByFriends
  case takenByYou, askedYou, pinWait, friendSum, friendRequests, friendsTook, youTook, youTookToo, photosSeenSum

  /// Whether the phrase depends on a number.
  public var isCounted: Bool {
    switch self {
    case .lookUpSelection, .photos, .albums, .brands, .products, .orderSum, .photosHere, .selectedTimes,
      .timesSoFar, .boughtSum, .photosHereSum, .selectedValues, .tryingAgain, .columnsMissing, .rowsMissing,
      .answersInAll, .noticeSum, .stars, .signInValid, .addMarked, .photosAdded, .photosAddedPartly, .photosArrived,
      .addingStopped, .pinWait, .friendSum, .friendRequests, .friendsTook, .youTook, .photosSeenSum:
      true
    default: false
    }
  }
}
