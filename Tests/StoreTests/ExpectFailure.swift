import Calls
import Testing

/// Expects a call to fail with a code, and with a reason where one is given.
func expect<Value>(
  _ code: ServiceFailure.Code, _ reason: ServiceFailure.Reason? = nil,
  sourceLocation: SourceLocation = #_sourceLocation, _ call: () throws -> Value
) {
  do {
    _ = try call()
    Issue.record("expected \(code.rawValue), but it succeeded", sourceLocation: sourceLocation)
  } catch let failure as ServiceFailure {
    #expect(failure.code == code, "\(failure)", sourceLocation: sourceLocation)
    if let reason { #expect(failure.reason == reason, "\(failure)", sourceLocation: sourceLocation) }
  } catch {
    Issue.record("expected \(code.rawValue), but \(error)", sourceLocation: sourceLocation)
  }
}
