/// The texts of the pages. The raw value is the key in assets/pages, where a counted text has the forms `.one` and `.other`.
public enum PagePhrase: String, CaseIterable, Sendable {
  // MARK: All pages
  case skip
  case language
  case signedInAs
  case signOut
  case back
  case errorTitle
  case errorHelp

  // MARK: Start
  case startTitle
  case photoCount
  case uploadTile
  case uploadTileText
  case televisionTile
  case televisionTileText
  case friendsTile
  case friendsTileText
  case requestCount
  case devicesTile
  case devicesTileText
  case passwordTile
  case passwordTileText
  case passwordChanged

  // MARK: Uploads
  case uploadTitle
  case uploadText
  case uploadAlbum
  case uploadAlbumHint
  case uploadFiles
  case uploadFilesHint
  case uploadStart
  case uploadNothing
  case uploadResults
  case uploadMore
  case uploadRest
  case uploadWaiting
  case uploadReading
  case uploadSending
  case uploadFinishing
  case uploadLost
  case uploadAdded
  case uploadKnown
  case uploadCancelled
  case uploadFailed
  case uploadUnreadable
  case uploadSignedOut
  case uploadDone
  case uploadAddedCount
  case uploadKnownCount
  case uploadFailedCount
  case uploadCancelledCount
  case uploadProgressOf
  case uploadCancel
  case uploadCancelOf
  case uploadCancelAll
  case uploadRetry
  case uploadRetryOf

  // MARK: Signing in
  case signInTitle
  case signInText
  case name
  case password
  case signIn
  case wrongNameOrPassword
  case signedOut
  case noPasswordYet
  case noPasswordHelp

  // MARK: Devices that ask for access
  case deviceTitle
  case deviceText
  case code
  case codeHint
  case codeMalformed
  case codeUnknown
  case next
  case approveTitle
  case approveText
  case deviceName
  case deviceAddress
  case deviceCode
  case approve
  case refuse
  case approvedTitle
  case approvedText
  case refusedTitle
  case refusedText

  // MARK: Friends
  case friendsTitle
  case friendsText
  case askTitle
  case friendName
  case ask
  case requestsTitle
  case accept
  case acceptOf
  case refuseOf
  case yourFriends
  case noFriends
  case since
  case more
  case end
  case endOf
  case block
  case blockOf
  case sentTitle
  case withdraw
  case withdrawOf
  case blockedTitle
  case unblock
  case unblockOf
  case askedNotice
  case acceptedNotice
  case endedNotice
  case blockedNotice
  case unblockedNotice

  // MARK: Devices and browsers
  case devicesTitle
  case tokensTitle
  case tokensText
  case noTokens
  case created
  case lastUsed
  case neverUsed
  case revoke
  case revokeOf
  case revokedNotice
  case browsersTitle
  case browsersText
  case thisBrowser
  case endSession
  case endSessionOf
  case sessionEndedNotice
  case unknownBrowser

  // MARK: Passwords
  case passwordTitle
  case passwordText
  case presentPassword
  case newPassword
  case newPasswordHint
  case newPasswordAgain
  case passwordsDiffer
  case changePassword
  case invitationTitle
  case invitationText
  case setPassword
  case invitationInvalid

  /// Whether it has a form for each grammatical number.
  public var isCounted: Bool {
    switch self {
    case .photoCount, .requestCount, .uploadAddedCount, .uploadKnownCount, .uploadFailedCount, .uploadCancelledCount:
      true
    default: false
    }
  }
}
