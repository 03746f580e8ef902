/// The texts of the command line. The raw value is the key in assets/commands, where a counted text has the forms
/// `.one` and `.other`.
enum CommandPhrase: String, CaseIterable {
  // MARK: Errors of the command line
  case error
  case usage
  case seeHelp
  case didYouMean
  case or
  case listSeparator
  case clauseSeparator
  case unknownCommand
  case unknownSubcommand
  case unknownOption
  case unexpectedArgument
  case unexpectedArguments
  case missingValue
  case missingArgument
  case noValueTaken
  case invalidValue
  case invalidValueBecause
  case chooseValue
  case limitTooSmall
  case dataIsBlank
  case importIntoServer
  case keyIsEmpty
  case speedOutOfRange
  case toBeforeFrom
  case toBeforeNow
  case portOutOfRange
  case hostNeedsTokens
  case rateOutOfRange
  case proxyMalformed
  case giveCorrection
  case giveTape
  case recordOneTape

  // MARK: Albums and photos
  case noPhotosMatch
  case noPhotos
  case noAlbumNamed
  case noAlbumsYet
  case albumsAre
  case albumsNamed
  case givePhotosOrAlbum
  case photosRemoved
  case nothingRemoved
  case noPhotoWithID
  case noPhotosWithIDs
  case askToRemove
  case albumNotRemoved
  case correctedCamera
  case noCamera
  case demoAdded
  case demoThere
  case demoRemoved
  case noDemo

  // MARK: People
  case giveOwner
  case noPersonNamed
  case noProfileNamed
  case noProfiles
  case profileAdded
  case profileUnlocked
  case profileRemoved
  case noPeople
  case noPeopleYet
  case personAdded
  case uploadsAlbum
  case giveAlbumServer
  case progressSending
  case progressWaiting
  case personHasPhotos
  case askToRemovePerson
  case personNotRemoved
  case personRemoved
  case copiesLeft
  case askPassword
  case askPasswordAgain
  case passwordsDiffer
  case noPasswordGiven
  case passwordSet
  case passwordRemoved
  case invitation
  case publicURLMalformed
  case shared
  case notShared
  case keepToken
  case noTokens
  case never
  case tokenRevoked
  case signInOpen
  case signInRefused
  case signInExpired
  case signedIn
  case signedInAs
  case signedOut
  case notSignedIn
  case noFriends
  case nothingShared
  case logBefriended
  case logEnded
  case logAlbumShared
  case logAlbumUnshared
  case stateFriend
  case stateAsked
  case stateAsking
  case stateBlocked
  case notInThatState
  case friendAsked
  case friendAccepted
  case friendRefused
  case friendEnded
  case friendBlocked
  case friendUnblocked
  case albumIsShared
  case albumIsUnshared
  case exported
  case fileNotExported
  case exportFolderNotEmpty
  case unwritable

  // MARK: Imports
  case giveFolder
  case optionIsBlank
  case keepTheirAlbums
  case imported
  case wouldBeImported
  case importUnchanged
  case importSkipped
  case importFailed
  case notImportedHeading
  case skippedHeading
  case filesSkipped
  case foldersSkipped
  case filesOfFormat
  case formatAudio
  case formatVideo
  case includeSystemFolders
  case followLinks
  case crossFileSystems
  case checkDisk
  case nothingWritten
  case importStopped
  case importFailedMidway
  case fileProblem
  case progressFiles
  case progressRate
  case progressLeft
  case progressFailed
  case seconds
  case minutes
  case hours
  case skippedNotMedia
  case skippedNotSupported
  case skippedDeleted
  case skippedThumbnails
  case skippedSnapshots
  case skippedLibraryInternals
  case skippedSystemFiles
  case skippedAppleDouble
  case skippedHiddenFolders
  case skippedHidden
  case skippedBrokenLinks
  case skippedLinksOut
  case skippedOtherFileSystems
  case reasonMissing
  case reasonNotPermitted
  case reasonCircularLink
  case reasonNotAFile
  case reasonPathTooLong
  case reasonGone
  case reasonControlCharacter
  case reasonNoAlbum
  case reasonUnreadable
  case reasonChanged
  case reasonLibrary

  // MARK: The mall
  case noProductsMatch
  case noOrders
  case buyAgain
  case bought
  case noProductNamed
  case productsNamed
  case productsListIDs
  case notACatalogue
  case productsImported
  case linesSkipped

  // MARK: Guides and schedules
  case guideChanged
  case unreadable
  case malformed
  case guideImported
  case problemHeading
  case problemNoId
  case problemNoName
  case problemDuplicateChannel
  case problemUnknownChannel
  case problemTooMany
  case problemNoStart
  case problemBadTime
  case problemOddTime
  case problemNoZone
  case problemAmbiguousZone
  case problemNoStop
  case problemStopBeforeStart
  case problemOverlap
  case problemDuplicate
  case problemNoTitle
  case problemTooLong
  case problemRepaired
  case problemEscapedTwice
  case problemUnknownEntity
  case problemUnknownElement
  case problemTrailingBytes
  case guideImportedWith
  case problems
  case omitted
  case keptChannels
  case warning
  case standardInput
  case moreProblems
  case notImported
  case channels
  case programmes
  case interactions
  case scheduleImported
  case linksNotChecked
  case noProgrammes
  case listIsCut
  case noChannelNamed

  // MARK: The television and tapes
  case noSuchPath
  case noThemeNamed
  case keymapUnreadable
  case settingsUnreadable
  case configTooLarge
  case settingsNotSaved
  case lastChangeUncertain
  case recordingNotWritten
  case wroteFile
  case tapePassed
  case outputIncomplete
  case outputIncompleteBecause

  // MARK: Headings of lists
  case title
  case camera
  case taken
  case album
  case lookUps
  case id
  case product
  case kind
  case year
  case price
  case boughtCount
  case ordered
  case order
  case from
  case until
  case what
  case programme
  case interaction
  case cancelled
  case person
  case photoCount
  case places
  case files
  case friendState
  case pin
  case yes
  case since
  case tokenName
  case created
  case lastUsed
  case logTime

  // MARK: Servers
  case cannotListen
  case tokensReadableByAll
  case serveOtherAddresses
  case serveTokens
  case serveUnencrypted
  case tokenMalformed
  case tokenMissing

  // MARK: doctor
  case doctorData
  case doctorFolder
  case doctorFolderMissing
  case doctorAlbum
  case doctorMall
  case doctorChannels
  case doctorTelevision
  case doctorMedia
  case doctorUploads
  case doctorUploadsUnfinished
  case doctorNoQRCodes
  case doctorNoPasswords
  case doctorCache
  case doctorCacheSize
  case doctorReadOnly
  case doctorPhotos
  case doctorProducts
  case doctorChannelCount
  case doctorMissing
  case doctorServers
  case doctorServer
  case doctorFromSettings
  case doctorThisMachine
  case doctorServersNote
  case checkHeading
  case checkSound
  case checkDamaged

  // MARK: Kinds of interactions
  case kindPoll
  case kindQuiz
  case kindPromotion
  case kindSpotlight
  case kindNotice

  // MARK: doctor: the program
  case doctorProgram
  case doctorAssets
  case doctorAssetsPlace
  case assetsInstalled
  case assetsOfSources
  case doctorLibraries
  case doctorProcessors
  case doctorReaders
  case doctorConfinement
  case confinementUnknown
  case confinementNothing
  case confinementComplete
  case confinementPartial
  case confinedFiles
  case confinedFilesByVersion
  case confinedCalls
  case confinedPrivileges
  case confinedSession

  // MARK: doctor: the terminal
  case doctorTerminal
  case doctorNoTerminal
  case doctorSize
  case doctorColours
  case doctorBackground
  case doctorPictures
  case doctorPixels
  case pixelsFewColours
  case pixelsMultiplexer
  case pixelsNoCellSize
  case pixelsNotReported
  case pixelsNotRequested
  case pixelsReported
  case pixelsRequested
  case doctorLocale
  case doctorLanguage
  case termInside
  case entryOfSystem
  case entryCompiled
  case sizeInCells
  case sizeOfCells
  case sizeAssumed
  case findingBecause
  case backgroundAssumed
  case backgroundLight
  case backgroundDark
  case depthFull
  case depthOf
  case depthNone
  case glyphsBlocks
  case glyphsSextants
  case glyphsASCII
  case charsetUninstalled
  case charsetFallback
  case charsetOther
  case charsetMissing
  case charsetNone
  case languageOfLocale
  case languageInstead

  // MARK: keys
  case pressKeys
  case keySent
  case keyName
  case keyMeans
  case keyPasted
  case keyMouse
  case keyNone
  case keyOnPage
  case keyEndsProgram
  case keyRepaints
  case keyMeansNothing
}

extension CommandPhrase {
  /// Returns the text in the language of the command line, with its placeholders filled in.
  func callAsFunction(_ values: [String: String] = [:]) -> String {
    CommandTexts.current.text(self, values)
  }

  /// Returns the form of a text for a number, with `{count}` filled in.
  func count(_ count: Int, _ values: [String: String] = [:]) -> String {
    CommandTexts.current.text(self, count: count, values)
  }
}
