/// Values of options that begin with a minus sign, as in `--zone -08:00` and `--limit -1`.
///
/// The argument parser takes everything that begins with `-` for an option, and reports a missing value.
enum SignedValues {
  /// The options whose values are numbers or offsets.
  private static let options: Set<String> = ["--zone", "--limit", "--port", "--metrics-port", "--rate-limit", "--days"]

  /// Returns arguments with the signed values of these options joined to them by `=`; those behind `--` stay as they are.
  static func joined(_ arguments: [String]) -> [String] {
    var joined: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" { return joined + [argument] + rest }
      if options.contains(argument), let value = rest.first, isSigned(value) {
        rest = rest.dropFirst()
        joined.append("\(argument)=\(value)")
      } else {
        joined.append(argument)
      }
    }
    return joined
  }

  private static func isSigned(_ value: String) -> Bool {
    value.hasPrefix("-") && value.dropFirst().first.map { $0.isASCII && ($0.isNumber || $0 == ".") } == true
  }
}
