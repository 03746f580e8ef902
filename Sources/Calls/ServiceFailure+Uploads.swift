extension ServiceFailure.Reason {
  /// A file whose content does not have the stated hash; no parameters.
  public static let uploadDigest = ServiceFailure.Reason(rawValue: "uploadDigest")
  /// A file that is no picture, or a damaged one; parameter `details`, the reason in English.
  public static let uploadContent = ServiceFailure.Reason(rawValue: "uploadContent")
  /// A file in a format that is not supported; parameter `details`, the reason in English.
  public static let uploadFormat = ServiceFailure.Reason(rawValue: "uploadFormat")
  /// A part that does not begin where the stored part ends; parameter `offset`, the number of bytes that are stored.
  public static let uploadOffset = ServiceFailure.Reason(rawValue: "uploadOffset")
  /// More unfinished uploads than one person may have; no parameters.
  public static let uploadLimit = ServiceFailure.Reason(rawValue: "uploadLimit")
  /// A file that is too large; parameter `limit`, the maximum in bytes.
  public static let uploadSize = ServiceFailure.Reason(rawValue: "uploadSize")
  /// A file that does not fit on the server's disk; no parameters.
  public static let uploadSpace = ServiceFailure.Reason(rawValue: "uploadSpace")
  /// The server cannot store files; parameter `details`.
  public static let uploadFolder = ServiceFailure.Reason(rawValue: "uploadFolder")
  /// An unknown upload, or one that has ended; no parameters.
  public static let upload = ServiceFailure.Reason(rawValue: "upload")
  /// A file whose size is not stated; no parameters.
  public static let uploadLength = ServiceFailure.Reason(rawValue: "uploadLength")
  /// A version of the protocol for uploads that the server does not support; no parameters.
  public static let uploadVersion = ServiceFailure.Reason(rawValue: "uploadVersion")
}
