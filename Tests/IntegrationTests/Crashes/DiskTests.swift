import Foundation
import Testing

/// A full disk, a folder that cannot be written: a message that says what and where, status 1, and nothing lost.
@Suite struct DiskTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot
  private static let product = "canon-eos-550d"
  private static let picture = Repository.path("assets/demo/stairs.jpg")

  /// An album with a photo, and an order.
  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
    try tenfoot("import", Repository.path("assets/demo/kite.jpg"))
    try tenfoot("buy", Self.product, "--key", "before")
  }

  // MARK: A full disk

  @Test(arguments: [
    ["photos"], ["photos", "--json"], ["products", "--json"], ["orders", "--json"], ["doctor"], ["--help"],
    ["buy", product, "--key", "before", "--json"], ["import", picture, "--json"],
  ])
  func outputThatCannotBeWrittenIsTold(_ arguments: [String]) throws {
    let outcome = try tenfoot.run(arguments, by: #"exec "$@" > /dev/full"#)
    #expect(outcome.status == 1)
    #expect(
      outcome.messages.hasSuffix(
        "Error: The output could not be written to its end: no space left on device. What was done is done\n"))
  }

  @Test func aRecordingOnAFullDiskIsTold() throws {
    let tape = folder.path + "/test.tape"
    try Data("Right\n".utf8).write(to: URL(fileURLWithPath: tape))
    let outcome = try tenfoot("replay", "--record", "/dev/full", tape)
    #expect(outcome.status == 1)
    #expect(outcome.messages == "Error: The recording /dev/full cannot be written: no space left on device\n")
  }

  /// Copies the data onto a disk of 8 MB, leaves so many kilobytes free there, and copies what it became back.
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

  @Test(.enabled(if: Tenfoot.canMount, "needs a mount namespace of its own"), arguments: [4, 40, 200, 1_000])
  func aFullDiskCostsOnlyWhatItHasNoRoomFor(_ freeKB: Int) throws {
    for arguments in [
      ["buy", Self.product, "--key", "after"], ["import", Self.picture], ["import", "--copy", Self.picture],
      ["correct", "a1", "--model", "Canon EOS 550D"], ["demo", "add"],
    ] {
      let outcome = try tenfoot.run(
        arguments, by: Self.onFullDisk, isRoot: true, environment: ["FREE": "\(freeKB)"])
      let place = "\(arguments) with \(freeKB) kB free: \(outcome.messages)"
      #expect(outcome.status == 0 || outcome.status == 1, "\(place)")
      if outcome.status == 1 {
        #expect(outcome.output.isEmpty, "\(place)")
        #expect(
          outcome.messages.contains("no room on its disk") || outcome.messages.contains("disk is full"), "\(place)")
        #expect(outcome.messages.contains("/mnt"), "\(place)")
      }
      try expectNothingIsLost(place)
    }
  }

  @Test(arguments: [1, 30, 100, 300])
  func filesThatMayNotGrowCostOnlyWhatTheyHaveNoRoomFor(_ blockCount: Int) throws {
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
    let faults = try Recount.faults(in: tenfoot.data)
    #expect(faults.isEmpty, "\(place)")
  }

  // MARK: What may not be written

  @Test(.enabled(if: Tenfoot.nobodyCanRun, "the program cannot be run as nobody"))
  func aFolderThatMayNotBeWrittenIsTold() throws {
    chmod(tenfoot.data, 0o555)
    for arguments in [["photos"], ["buy", Self.product], ["import", Self.picture], ["demo", "add"]] {
      let outcome = try tenfoot.run(arguments, by: Tenfoot.asNobody + #""$@""#)
      #expect(outcome.status == 1)
      let message = "Error: The data folder \(tenfoot.data) cannot be used: you may not do that there. "
      #expect(outcome.messages == message + "Choose another with --data DIR or $TENFOOT_DATA\n")
    }
    chmod(tenfoot.data, 0o755)
    try expectNothingIsLost("read only")
  }

  @Test(.enabled(if: Tenfoot.canMount, "needs a mount namespace of its own"))
  func aFileSystemThatMayNotBeWrittenIsTold() throws {
    let outcome = try tenfoot.run(
      ["buy", Self.product], by: #"mount --bind "$DATA" "$DATA" && mount -o remount,bind,ro "$DATA" && exec "$@""#,
      isRoot: true)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("\(tenfoot.data) cannot be used: its file system is read only. "))
  }

  @Test(.enabled(if: Tenfoot.nobodyCanRun, "the program cannot be run as nobody"))
  func databasesThatMayNotBeWrittenAreTold() throws {
    chmod(tenfoot.data, 0o777)
    for (arguments, file) in [
      (["buy", Self.product], "mall"), (["import", Self.picture], "album"), (["remove", "a1"], "album"),
    ] {
      chmod("\(tenfoot.data)/\(file).sqlite", 0o444)
      let outcome = try tenfoot.run(arguments, by: Tenfoot.asNobody + #""$@""#)
      #expect(outcome.status == 1)
      #expect(outcome.messages.contains("(\(tenfoot.data)/\(file).sqlite) cannot be "), "\(outcome.messages)")
    }
    try expectNothingIsLost("read only")
  }
}
