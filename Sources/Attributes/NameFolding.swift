@_spi(_Unicode) import Swift

extension String {
  /// Returns the form in which names are compared: in lower case and in Unicode's canonical composition (NFC).
  ///
  /// Names that differ only in case, or in how an accent is encoded, have the same bytes in this form. Every service
  /// compares by it, so that an attribute of one finds what it should in another. Stored keys depend on it: a change needs
  /// a migration of every store.
  public func foldedForComparison() -> String {
    let lowercase = lowercased()
    if lowercase.utf8.allSatisfy({ $0 < 0x80 }) { return lowercase }
    return String(String.UnicodeScalarView(lowercase._nfc))
  }

  /// Returns the text in Unicode's canonical composition (NFC): texts that differ only in how an accent is encoded have the same
  /// bytes in this form. Stored keys depend on it.
  public func composed() -> String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    return String(String.UnicodeScalarView(_nfc))
  }
}
