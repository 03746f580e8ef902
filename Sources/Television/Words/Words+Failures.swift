import Attributes
import Calls

extension Words {
  /// Returns the message of a failure: by its code and reason, else by its code, else a general one.
  ///
  /// Viewers see titles and never ids, so ids among the parameters are not shown. A sentence with a placeholder that has no
  /// value is skipped in favour of the next, more general one.
  ///
  /// - Parameter title: The title of the object of the call, such as a product's name; nil if it has none.
  func failure(_ failure: ServiceFailure, title: String? = nil) -> String {
    var values = failure.parameters.filter { !Self.idParameters.contains($0.key) }
    values["title"] = title
    values["attribute"] = values["attribute"].map { AttributeName(rawValue: $0).map(name) ?? $0 }
    return message(of: failure, values)
  }

  /// Returns the message of a failure to a user who typed the ids, as on the command line.
  func failureWithIDs(_ failure: ServiceFailure) -> String {
    var values = failure.parameters
    values["title"] = Self.idParameters.lazy.compactMap { failure.parameters[$0] }.first
    return message(of: failure, values)
  }

  /// The parameters of failures that are ids of a service.
  private static let idParameters = ["product", "channel", "interaction", "choice"]

  private func message(of failure: ServiceFailure, _ parameters: [String: String]) -> String {
    var values = parameters
    values["seconds"] = failure.retryAfterMS.map { number(Int(clamping: ($0 + 999) / 1000)) }
    values["details"] = problem("problem", parameters) ?? values["details"]
    for name in ["found", "expected"] {
      values[name] = values[name].map { wording.sentences["server.\($0)"] ?? $0 }
    }
    let code = "failure.\(failure.code.rawValue)"
    let keys = [failure.reason.map { "\(code).\($0.rawValue)" }, code].compactMap(\.self)
    let message = fill(keys.first { canFill($0, values) } ?? "failure.unknown", values)
    guard let request = values["request"] else { return message }
    // The same identifier is in the server's log.
    return message + self(.requestInLog, ["request": request])
  }

  /// Returns the sentence of a problem among the parameters of a failure; nil if there is none, or no sentence for it.
  private func problem(_ name: String, _ parameters: [String: String]) -> String? {
    guard let key = parameters[name], wording.sentences[key] != nil else { return nil }
    var values: [String: String] = [:]
    for (inner, value) in parameters where inner.hasPrefix(name + ".") {
      let label = inner.dropFirst(name.count + 1)
      if !label.contains(".") { values[String(label)] = problem(inner, parameters) ?? value }
    }
    return fill(key, values)
  }

  /// Returns whether there is a sentence with this key, and a value for each of its placeholders.
  private func canFill(_ key: String, _ values: [String: String]) -> Bool {
    guard let sentence = wording.sentences[key] else { return false }
    return sentence.matches(of: #/\{(\w+)\}/#).allSatisfy { values[String($0.output.1)] != nil }
  }
}
