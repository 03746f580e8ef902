import CAttacks
import Calls
import Glibc
import MediaFuzz
import Screen
import TestSupport
import Testing

@testable import Pictures

/// Attacks by a worker that a malicious file has taken over: it can reach only the file that it received, and its parent by
/// replies.
@Suite struct ConfinementTests {
  private let target: AttackTarget

  init() throws {
    target = try AttackTarget()
  }

  /// Attacks that only Landlock prevents.
  private static let pathAttacks: Set = [
    "read a file", "read the parent's environment", "open the parent's memory", "list a folder", "write to a database",
    "create a file", "truncate a file", "remove a file", "rename a file", "make a folder", "make a link",
    "open the passed file to write",
  ]

  private static var isLandlocked: Bool {
    get throws { try WorkerPool(command: .programUnderTest).confinement().landlockVersion > 0 }
  }

  @Test func everyAttackFails() throws {
    for (index, name) in Attack.all.enumerated() {
      let outcome = try target.outcome(of: index, parts: "all")
      print("A confined worker tried to \(name): \(outcome)")
      #expect(outcome != .succeeded, "\(name)")
      #expect(target.isUntouched, "\(name)")
    }
  }

  @Test func everyAttackFailsWithoutLandlock() throws {
    for (index, name) in Attack.all.enumerated() {
      #expect(
        try target.outcome(of: index, parts: WorkerConfinement.Omissions.landlock.argument) != .succeeded, "\(name)")
    }
  }

  @Test func pathsAreOutOfReachWithoutTheFilterOfCalls() throws {
    guard try Self.isLandlocked else { return }
    for (index, name) in Attack.all.enumerated() where Self.pathAttacks.contains(name) {
      let outcome = try target.outcome(of: index, parts: WorkerConfinement.Omissions.callFilter.argument)
      #expect(outcome != .succeeded, "\(name)")
    }
  }

  /// The other tests prove something only if the attacks succeed without confinement.
  @Test func attacksSucceedWithoutConfinement() throws {
    for (index, name) in Attack.all.enumerated() where cattacks_is_certain(Int32(index)) != 0 {
      #expect(try AttackTarget().outcome(of: index, parts: "none") == .succeeded, "\(name)")
    }
  }

  @Test func anAttackOnAProcessEndsTheWorker() throws {
    for name in ["fork", "execute a program", "trace the parent", "signal the parent"] {
      let index = try #require(Attack.all.firstIndex(of: name))
      #expect(try target.outcome(of: index, parts: "all") == .ended(.signalled(SIGSYS)), "\(name)")
    }
  }

  @Test func theWorkerIsReplacedAfterAnAttack() throws {
    let index = try #require(Attack.all.firstIndex(of: "fork"))
    let pool = WorkerPool(command: target.command(index, parts: "all"), workerCount: 1)
    for _ in 1...2 {
      let failure = #expect(throws: ImageFailure.self) { try pool.readMetadata(path: target.passedFile) }
      #expect(failure?.reason == "the reader was ended, because it tried what no reader does")
    }
  }

  @Test func reportsThePartsInForce() throws {
    let confinement = try WorkerPool(command: .programUnderTest).confinement()
    #expect(confinement.hasCallFilter && confinement.hasNoNewPrivileges && confinement.hasOwnSession)
    let rest = try WorkerPool(command: .programUnderTest(without: [.landlock, .callFilter])).confinement()
    #expect(rest.landlockVersion == 0 && !rest.hasCallFilter && rest.hasNoNewPrivileges && rest.hasOwnSession)
  }
}

/// The attacks that a hostile worker makes.
private enum Attack {
  static let all = (0..<cattacks_count()).map { String(cString: cattacks_name($0)) }
}

/// The result of an attack.
private enum Outcome: Equatable, CustomStringConvertible {
  case succeeded
  case refused(String)
  case ended(WorkerProcess.ExitStatus)

  var description: String {
    switch self {
    case .succeeded: "succeeded"
    case .refused(let reason): "refused (\(reason))"
    case .ended(.signalled(SIGSYS)): "ended by the kernel"
    case .ended(let status): "ended (\(status))"
    }
  }
}

/// The targets of attacks: files, sockets that accept connections, and a descriptor that is left open.
private final class AttackTarget {
  private let folder: TemporaryFolder
  private let descriptors: [Int32]
  private let port: UInt16
  let passedFile: String

  init() throws {
    folder = try TemporaryFolder()
    passedFile = folder.write(PNG.picture(width: 2, height: 2) { _, _ in RGB(0, 0, 0) }, to: "passed")
    for name in ["secret", "database", "removable", "movable"] { _ = folder.write("content".utf8, to: name) }
    let (tcp, port) = try Self.listenByTCP()
    self.port = port
    // Not closed on exec, like a descriptor that the program itself has inherited.
    descriptors = [tcp, try Self.listen(at: "\(folder.path)/socket"), open("\(folder.path)/secret", O_RDONLY)]
  }

  deinit {
    for descriptor in descriptors { close(descriptor) }
  }

  /// Whether the files are unchanged.
  var isUntouched: Bool {
    TemporaryFolder.names(in: folder.path).sorted()
      == ["database", "movable", "passed", "removable", "secret", "socket"]
      && TemporaryFolder.read("\(folder.path)/database") == Array("content".utf8)
  }

  func command(_ attack: Int, parts: String) -> WorkerCommand {
    WorkerCommand(
      executable: "\(WorkerCommand.programFolder)/hostile-worker",
      arguments: [parts, String(attack), folder.path, String(getpid()), String(port)])
  }

  func outcome(of attack: Int, parts: String) throws -> Outcome {
    let worker = try WorkerProcess.start(command(attack, parts: parts), limits: WorkerLimits())
    do throws(WorkerProcess.Failure) {
      let file = try? OpenFile(path: passedFile)
      let reply = try worker.perform(.checkPicture, number: 0, on: file, limitMS: 20_000)
      worker.terminate()
      guard case .pictureCheck(let text) = reply else { return .ended(.unknown) }
      return text == "succeeded" ? .succeeded : .refused(text ?? "")
    } catch {
      return .ended(worker.terminate())
    }
  }

  private static func listenByTCP() throws -> (descriptor: Int32, port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, length) + Glibc.listen(descriptor, 64) + getsockname(descriptor, address, &length)
      }
    }
    try #require(code == 0)
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }

  private static func listen(at path: String) throws -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, socklen_t(MemoryLayout<sockaddr_un>.size)) + Glibc.listen(descriptor, 64)
      }
    }
    try #require(code == 0)
    return descriptor
  }
}
