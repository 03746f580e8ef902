import Calls
import Foundation
import TestSupport
import Testing
import Workspaces

/// The choice and the creation of the data folder.
@Suite struct DataFolderTests {
  @Test(arguments: [
    (["TENFOOT_DATA": "/a", "XDG_DATA_HOME": "/b", "HOME": "/c"], "/a"),
    (["XDG_DATA_HOME": "/b", "HOME": "/c"], "/b/tenfoot"),
    (["TENFOOT_DATA": "", "XDG_DATA_HOME": "", "HOME": "/c"], "/c/.local/share/tenfoot"),
    // The XDG Base Directory Specification requires relative paths to be ignored.
    (["XDG_DATA_HOME": "b", "HOME": "/c"], "/c/.local/share/tenfoot"),
  ])
  func theEnvironmentNamesTheFolder(_ environment: [String: String], _ path: String) throws {
    #expect(try DataFolder(environment: environment).path == path)
  }

  @Test func withoutAHomeTheFolderMustBeNamed() {
    #expect(throws: WorkspaceError.self) { try DataFolder(environment: [:]) }
  }

  @Test func onlyItsOwnerMayReadIt() throws {
    let place = try TemporaryFolder()
    let folder = DataFolder(path: place.path + "/deep/down/tenfoot")
    try folder.create()
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    try folder.create()
  }

  @Test func aFileInItsPlaceIsReported() throws {
    let place = try TemporaryFolder()
    try Data().write(to: URL(fileURLWithPath: place.path + "/tenfoot"))
    for path in ["/tenfoot", "/tenfoot/data"] {
      let error = #expect(throws: ServiceFailure.self) { try DataFolder(path: place.path + path).create() }
      #expect(error?.reason?.rawValue == "folderIsFile")
      #expect(error?.parameters["parent"] == place.path + "/tenfoot")
    }
  }
}
