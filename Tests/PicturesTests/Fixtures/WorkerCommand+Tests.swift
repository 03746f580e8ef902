import Glibc
import Pictures

extension WorkerCommand {
  /// The program under test as a worker; it is built beside the tests.
  static var programUnderTest: WorkerCommand {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(decoding: path.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    let folder = own.lastIndex(of: "/").map { own[..<$0] } ?? "."
    return WorkerCommand(executable: "\(folder)/tenfoot")
  }

  /// A command that cannot be started.
  static let missing = WorkerCommand(executable: "/nowhere/worker")

  /// A worker that is a shell script, with its requests on standard input.
  static func script(_ text: String) -> WorkerCommand {
    WorkerCommand(executable: "/bin/sh", arguments: ["-c", text])
  }

  /// A worker that sends some bytes as its reply, whatever the request, and then hangs.
  static func replying(_ bytes: [UInt8]) -> WorkerCommand {
    let message = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) } + bytes
    let escaped = message.map { byte in
      let digits = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }
    return script("printf '\(escaped.joined())' >&0; exec sleep 1000")
  }
}
