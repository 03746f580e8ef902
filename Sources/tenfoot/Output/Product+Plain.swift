import Device
import MallService
import Television
import Workspaces

extension Product {
  /// The model, followed by the variant if there is one.
  var fullName: String {
    let language = CommandTexts.current.language.rawValue
    guard let variant = variant?[language] ?? variant?["en"], !variant.isEmpty else { return model }
    return model + CommandPhrase.clauseSeparator() + variant
  }
}

extension ProductKind {
  /// The kind in the language of the command line: in English its code, which is the value of the attribute `kind`.
  var plainText: String {
    let language = CommandTexts.current.language
    guard language != .english else { return rawValue }
    do throws(WorkspaceError) {
      return try AssetFolder.ofProcess().wording(language).name(of: self, in: language)
    } catch {
      return rawValue
    }
  }
}

extension Money {
  /// The amount with the currency's digits and code, `3,599.00 CNY`.
  var plainText: String {
    "\(amountMinor < 0 ? "-" : "")\(formattedMagnitude()) \(currency)"
  }
}
