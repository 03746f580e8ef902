import Calls
import Storage

extension SQLiteInteractionStore: DeviceAccounts {
  private var accounts: DeviceAccountTable { DeviceAccountTable(file: file, prefix: "tfi_") }

  /// Creates an account.
  public func createAccount(_ write: WriteContext) throws(ServiceFailure) -> DeviceAccount {
    try accounts.create(write, at: now())
  }

  /// Returns the identifier of the account that has a token; nil for an unknown token.
  public func account(ofToken secret: String) throws(ServiceFailure) -> String? {
    try accounts.account(ofToken: secret, at: now())
  }
}
