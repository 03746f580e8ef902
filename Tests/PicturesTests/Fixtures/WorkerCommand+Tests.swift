import Glibc
import Pictures

extension WorkerCommand {
  /// The program under test as a worker.
  static var programUnderTest: WorkerCommand { WorkerCommand(executable: "\(programFolder)/tenfoot") }

  /// The program under test as a worker that omits parts of its confinement.
  static func programUnderTest(without omissions: WorkerConfinement.Omissions) -> WorkerCommand {
    WorkerCommand(
      executable: programUnderTest.executable, arguments: [WorkerCommand.argument, omissions.argument])
  }

  /// The folder of the programs, which are built beside the tests.
  static var programFolder: String {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(decoding: path.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "."
  }

  /// A command that cannot be started.
  static let missing = WorkerCommand(executable: "/nowhere/worker")

  /// A worker that is a shell script, with its requests on standard input.
  static func script(_ text: String) -> WorkerCommand {
    WorkerCommand(executable: "/bin/sh", arguments: ["-c", text])
  }

  /// A worker that sends some bytes as its reply, whatever the request, and then hangs.
  ///
  /// - Parameter number: The number of the request in the reply; the first request has 0.
  static func replying(_ bytes: [UInt8], number: UInt64 = 0) -> WorkerCommand {
    // A reply before the request would be refused as premature.
    script("head -c 1 > /dev/null; \(printing(bytes, number)); exec sleep 1000")
  }

  /// A worker that sends two replies to its first request. It appends a byte to a file when it starts.
  static func replying(
    _ bytes: [UInt8], number: UInt64, then second: [UInt8], number secondNumber: UInt64, noting path: String
  ) -> WorkerCommand {
    script(
      "printf x >> \(path); head -c 1 > /dev/null; \(printing(bytes, number, second, secondNumber)); exec sleep 1000")
  }

  /// The shell command that writes a reply to a request of a number, or two replies at once.
  private static func printing(
    _ bytes: [UInt8], _ number: UInt64, _ second: [UInt8]? = nil, _ secondNumber: UInt64 = 0
  ) -> String {
    let text = escaped(bytes, number) + (second.map { escaped($0, secondNumber) } ?? "")
    return "printf '\(text)' >&0"
  }

  private static func escaped(_ bytes: [UInt8], _ number: UInt64) -> String {
    let content = (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } + bytes
    let message = (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) } + content
    return message.map { byte in
      let digits = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }.joined()
  }
}
