import Foundation
import TestSupport
import TestTraits
import Testing

/// Data folders that cannot be created, or may only be read.
@Suite(.heavy) struct ReadOnlyDataTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot
  private static let product = "canon-eos-550d"

  /// A photo and an order.
  private static let prepared = Result {
    try PreparedData { tenfoot in
      try tenfoot("import", "--album", "Holidays", Repository.path("assets/demo/kite.jpg"))
      try tenfoot("buy", product, "--key", "before")
    }
  }

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try Self.prepared.get().copied(to: folder)
  }

  /// Runs the program as the user `nobody`, which may only read the data folder.
  private func runAsNobody(_ arguments: [String], environment: [String: String] = [:]) throws -> Tenfoot.Outcome {
    try tenfoot.run(
      arguments, by: #"chmod -R a-w,a+rX "$DATA"; exec "# + Tenfoot.asNobody + #""$@""#, environment: environment)
  }

  // MARK: A folder that cannot be created

  @Test(
    .enabled(if: Tenfoot.nobodyCanRun, "nobody cannot start the program"),
    arguments: [
      ("755", "permission to create a folder in PARENT, which belongs to root and has the permissions rwxr-xr-x"),
      ("700", "permission to enter PARENT, which belongs to root and has the permissions rwx------"),
    ])
  func theReasonIsThatOfTheAncestor(_ mode: String, _ reason: String) throws {
    guard getuid() == 0 else { return }
    let parent = folder.path + "/parent"
    let data = parent + "/deep/down"
    let script = "mkdir -m \(mode) \(parent); " + Tenfoot.asNobody + #""$@""#
    let outcome = try tenfoot.run(["photos", "--data", data], by: script)
    #expect(outcome.status == 1)
    #expect(outcome.messages.hasPrefix("Error: The data folder \(data) can’t be "), "\(outcome.messages)")
    #expect(outcome.messages.contains(reason.replacing("PARENT", with: parent)), "\(outcome.messages)")
  }

  @Test func aFileInThePathIsTheReason() throws {
    let file = folder.write([], to: "file")
    let outcome = try tenfoot("photos", "--data", file + "/data")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("\(file) is not a folder"), "\(outcome.messages)")
  }

  // MARK: A folder that may only be read

  @Test(
    .enabled(if: Tenfoot.nobodyCanRun, "nobody cannot start the program"),
    arguments: [["photos"], ["products"], ["orders"], ["schedule", "show", "1"], ["doctor"]])
  func listsAreShown(_ arguments: [String]) throws {
    let before = try contents()
    let outcome = try runAsNobody(arguments)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try contents() == before)
    #expect(try outcome.output == tenfoot.run(arguments).output || arguments[0] == "doctor")
    #expect(outcome.output.contains("photos: 1, albums: 1") || arguments[0] != "doctor", "\(outcome.output)")
  }

  @Test(
    .enabled(if: Tenfoot.nobodyCanRun, "nobody cannot start the program"),
    arguments: [
      ["buy", product], ["import", Repository.path("assets/demo/stairs.jpg")], ["demo", "add"],
      ["remove", "--album", "Holidays"],
    ])
  func changesAreRefused(_ arguments: [String]) throws {
    let before = try contents()
    let outcome = try runAsNobody(arguments)
    #expect(outcome.status == 1)
    #expect(
      outcome.messages.hasPrefix("Error: You can only read the data folder \(tenfoot.data): it belongs to "),
      "\(outcome.messages)")
    #expect(try contents() == before)
  }

  @Test(.enabled(if: Tenfoot.nobodyCanRun, "nobody cannot start the program"))
  func theTelevisionShowsThem() throws {
    let before = try contents()
    let tape = folder.file("look.tape")
    let text = "Expect /TENFOOT/ Expect /Photo One/ Expect /MOST LOOKED UP/\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: tape))
    let outcome = try runAsNobody(["replay", "--data", tenfoot.data, tape])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try contents() == before)
  }

  @Test(.enabled(if: Tenfoot.canMount, "needs a mount namespace: unshare --map-root-user --mount"))
  func aReadOnlyFileSystemIsNamed() throws {
    let script = #"mount --bind "$DATA" "$DATA" && mount -o remount,bind,ro "$DATA" || exit 99; "$@""#
    let photos = try tenfoot.run(["photos"], by: script, isRoot: true)
    #expect(photos.status == 0 && photos.output.contains("Holidays"), "\(photos.messages)")
    let purchase = try tenfoot.run(["buy", Self.product], by: script, isRoot: true)
    #expect(purchase.status == 1)
    #expect(purchase.messages.contains("the file system of \(tenfoot.data) is read-only"), "\(purchase.messages)")
  }

  @Test(.enabled(if: Tenfoot.nobodyCanRun, "nobody cannot start the program"))
  func aFolderWithoutDatabasesIsEmpty() throws {
    let empty = folder.path + "/empty"
    let script = #"mkdir -p \#(folder.path)/empty; chmod 555 \#(folder.path)/empty; "# + Tenfoot.asNobody + #""$@""#
    let outcome = try tenfoot.run(["photos", "--data", empty], by: script)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.messages.hasPrefix("No photos"), "\(outcome.messages)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: empty).isEmpty)
    let products = try tenfoot.run(["products", "--limit", "1", "--data", empty], by: script)
    #expect(products.status == 0 && products.output.contains("PRODUCT"), "\(products.messages)")
    let nowhere = script.replacing("mkdir -p", with: "export TMPDIR=/nowhere; mkdir -p")
    let refused = try tenfoot.run(["photos", "--data", empty], by: nowhere)
    #expect(refused.status == 1 && refused.messages.contains("Set TMPDIR to a folder"), "\(refused.messages)")
    #expect(!refused.messages.contains("tenfoot-scratch") && refused.messages.contains(empty))
  }

  /// The names and the bytes of all files in the data folder.
  private func contents() throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: tenfoot.data)
    return Dictionary(
      uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: "\(tenfoot.data)/\($0)") ?? Data()) })
  }
}
