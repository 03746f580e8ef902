import Calls
import HTTPTypes

/// The calls about accounts of devices, which are the same at every service that has such accounts.
public enum DeviceAccountWrites {
  /// `POST /v1/devices`: creates an account; see ``Calls/DeviceAccounts/createAccount(_:)``.
  public enum Creation: WriteKind {
    /// The account with its token.
    public typealias Answer = DeviceAccount
    /// Where the calls go.
    public static let route = Route(.post, "/v1/devices")
    /// The status of an answer: 201.
    public static let status = HTTPResponse.Status.created
    /// Anyone; see ``HTTPServer/ServerLimits/accountRate`` for the limit.
    public static let access = CallAccess.anyone
  }
}

/// See ``DeviceAccountWrites/Creation``.
public typealias DeviceAccountCall = WriteCall<DeviceAccountWrites.Creation>

extension DeviceAccount: JSONValue {
  /// Writes `{"token": SECRET}`.
  public func write(to json: inout JSONWriter) {
    json.object { $0.member("token", token) }
  }
}
