import SystemPackage

extension ServiceFailure {
  /// Returns the parameters for a failed system call.
  public static func details(of error: Errno) -> [String: String] {
    details(of: SystemError(error), inEnglish: error.description.lowercased())
  }

  /// Returns the parameters for a problem: `details`, words for programs that have no sentence for it; `problem`, the sentence's key;
  /// and its values, `problem.path`.
  public static func details(of problem: any WordedProblem, inEnglish details: String? = nil) -> [String: String] {
    var parameters = parameters(of: problem, named: "problem")
    parameters["details"] = details ?? problem.key
    return parameters
  }

  private static func parameters(of problem: any WordedProblem, named name: String) -> [String: String] {
    var parameters = [name: problem.key]
    for (label, value) in problem.values {
      let inner = "\(name).\(label)"
      if let value = value as? any WordedProblem {
        parameters.merge(Self.parameters(of: value, named: inner)) { $1 }
      } else {
        parameters[inner] = "\(value)"
      }
    }
    return parameters
  }
}
