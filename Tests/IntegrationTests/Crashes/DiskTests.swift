import Foundation
import TestSupport
import TestTraits
import Testing

/// Full disks and unwritable folders: a message says what happened and where, the status is 1, and nothing is lost.
@Suite(.heavy) struct DiskTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot
  private static let product = "canon-eos-550d"
  private static let picture = Repository.path("assets/demo/stairs.jpg")

  /// A photo and an order.
  private static let prepared = Result {
    try PreparedData { tenfoot in
      try tenfoot("import", Repository.path("assets/demo/kite.jpg"))
      try tenfoot("buy", product, "--key", "before")
    }
  }

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try Self.prepared.get().copied(to: folder)
  }

  // MARK: A full disk

  @Test(arguments: [
    ["photos"], ["photos", "--json"], ["products", "--json"], ["orders", "--json"], ["doctor"], ["--help"],
    ["buy", product, "--key", "before", "--json"], ["import", picture, "--json"],
  ])
  func outputThatCannotBeWrittenIsReported(_ arguments: [String]) throws {
    let outcome = try tenfoot.run(arguments, by: #"exec "$@" > /dev/full"#)
    #expect(outcome.status == 1)
    #expect(
      outcome.messages.hasSuffix(
        "Error: The output is incomplete: the disk is full. The command itself was completed\n"))
  }

  @Test func aRecordingOnAFullDiskIsReported() throws {
    let tape = folder.path + "/test.tape"
    try Data("Right\n".utf8).write(to: URL(fileURLWithPath: tape))
    let outcome = try tenfoot("replay", "--record", "/dev/full", tape)
    #expect(outcome.status == 1)
    #expect(outcome.messages == "Error: The recording /dev/full cannot be written: the disk is full\n")
  }

  /// Copies the data onto a disk of 8 MB with `$FREE` kilobytes left, runs the program there, and copies the data back.
  private static let onFullDisk = """
    mount -t tmpfs -o size=8m none /mnt && cp -a "$DATA/." /mnt/ || exit 99
    cat /dev/zero > /mnt/filler 2> /dev/null
    truncate -s -"$FREE"K /mnt/filler
    "$@" --data /mnt
    status=$?
    rm /mnt/filler
    rm -r "$DATA"
    cp -a /mnt "$DATA"
    exit $status
    """

  @Test(
    .enabled(if: Tenfoot.canMount, "needs a mount namespace: unshare --map-root-user --mount"),
    arguments: [4, 40, 200, 1_000])
  func aFullDiskLosesOnlyTheUnfinishedChange(_ freeKB: Int) throws {
    let photo = try #require(try tenfoot.list("photos").first?["id"] as? String)
    for arguments in [
      ["buy", Self.product, "--key", "after"], ["import", Self.picture], ["import", "--copy", Self.picture],
      ["correct", photo, "--model", "Canon EOS 550D"], ["demo", "add"],
    ] {
      let outcome = try tenfoot.run(
        arguments, by: Self.onFullDisk, isRoot: true, environment: ["FREE": "\(freeKB)"])
      let place = "\(arguments) with \(freeKB) kB free: \(outcome.messages)"
      #expect(outcome.status == 0 || outcome.status == 1, "\(place)")
      if outcome.status == 1 {
        #expect(outcome.output.isEmpty, "\(place)")
        #expect(
          outcome.messages.contains(" is full. Nothing more was saved") || outcome.messages.contains("disk is full"),
          "\(place)")
        #expect(outcome.messages.contains("/mnt"), "\(place)")
      }
      try expectNothingIsLost(place)
    }
  }

  @Test(.enabled(if: Tenfoot.canMount, "needs a mount namespace: unshare --map-root-user --mount"))
  func aFullTemporaryFolderIsNamed() throws {
    let script = #"mount -t tmpfs -o size=64k none /mnt && head -c 300000 /dev/zero 2>/dev/null | TMPDIR=/mnt "$@""#
    let outcome = try tenfoot.run(["guide", "import", "-"], by: script, isRoot: true)
    #expect(outcome.status == 1)
    #expect(
      outcome.messages == """
        Error: standard input cannot be read: there is no room in the temporary folder /mnt for a copy of it. Free some \
        space, or set TMPDIR to another folder

        """)
  }

  @Test(arguments: [1, 30, 100, 300])
  func aFileSizeLimitLosesOnlyTheUnfinishedChange(_ blockCount: Int) throws {
    for arguments in [["buy", Self.product, "--key", "after"], ["import", "--copy", Self.picture], ["demo", "add"]] {
      let outcome = try tenfoot.run(arguments, by: #"trap "" XFSZ; ulimit -f \#(blockCount); exec "$@""#)
      let place = "\(arguments) within \(blockCount) blocks: \(outcome.messages)"
      #expect(outcome.status == 0 || (outcome.status == 1 && outcome.messages.hasPrefix("Error: ")), "\(place)")
      try expectNothingIsLost(place)
    }
  }

  private func expectNothingIsLost(_ place: String) throws {
    #expect(try tenfoot.list("orders").contains { $0["key"] as? String == "before" }, "\(place)")
    for photo in try tenfoot.list("photos", "--limit", "500") {
      let file = (photo["file"] as? String ?? "").replacing("/mnt/", with: tenfoot.data + "/", maxReplacements: 1)
      #expect(FileManager.default.fileExists(atPath: file), "\(place)")
    }
    let faults = try DatabaseCheck.faults(in: tenfoot.data)
    #expect(faults.isEmpty, "\(place)")
  }

  // MARK: Unwritable folders and files

  @Test(.enabled(if: Tenfoot.nobodyCanRun, "needs setpriv, and a program that the user nobody may execute"))
  func anUnwritableFolderIsReported() throws {
    chmod(tenfoot.data, 0o555)
    for arguments in [["buy", Self.product], ["import", Self.picture], ["demo", "add"]] {
      let outcome = try tenfoot.run(arguments, by: Tenfoot.asNobody + #""$@""#)
      #expect(outcome.status == 1)
      #expect(outcome.messages.hasPrefix("Error: You can only read the data folder \(tenfoot.data): "))
      #expect(outcome.messages.hasSuffix("Choose another with --data DIR or $TENFOOT_DATA.\n"))
    }
    chmod(tenfoot.data, 0o755)
    try expectNothingIsLost("read only")
  }

  @Test(.enabled(if: Tenfoot.canMount, "needs a mount namespace: unshare --map-root-user --mount"))
  func aReadOnlyFileSystemIsReported() throws {
    let outcome = try tenfoot.run(
      ["buy", Self.product], by: #"mount --bind "$DATA" "$DATA" && mount -o remount,bind,ro "$DATA" && exec "$@""#,
      isRoot: true)
    #expect(outcome.status == 1)
    #expect(
      outcome.messages.contains("\(tenfoot.data) can’t be written: the file system of \(tenfoot.data) is read-only. "))
  }

  @Test(.enabled(if: Tenfoot.nobodyCanRun, "needs setpriv, and a program that the user nobody may execute"))
  func unwritableDatabasesAreReported() throws {
    let photo = try #require(try tenfoot.list("photos").first?["id"] as? String)
    chmod(tenfoot.data, 0o777)
    for (arguments, file) in [
      (["buy", Self.product], "mall"), (["import", Self.picture], "album"), (["remove", photo], "album"),
    ] {
      chmod("\(tenfoot.data)/\(file).sqlite", 0o444)
      let outcome = try tenfoot.run(arguments, by: Tenfoot.asNobody + #""$@""#)
      #expect(outcome.status == 1)
      #expect(outcome.messages.contains("\(tenfoot.data)/\(file).sqlite can’t be written to"), "\(outcome.messages)")
    }
    try expectNothingIsLost("read only")
  }
}
