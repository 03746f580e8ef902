import CAttacks
import Glibc
import Pictures

/// A worker that acts as if a malicious file had taken it over: it confines itself like every worker, and then makes an attack.
///
///     hostile-worker PARTS ATTACK FOLDER PARENT PORT MEMORY TIME
///
/// PARTS is `all`, `none` for no confinement, or the argument of ``MediaWorker`` that omits a part. ATTACK is the number of an
/// attack, FOLDER, PARENT and PORT are its targets, and the rest are the limits of a worker. It replies to the first request with
/// "succeeded" or with the reason of the failure.
@main
enum HostileWorker {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 7, let attack = Int32(arguments[1]), let parent = Int32(arguments[3]),
      let port = UInt16(arguments[4])
    else { exit(EX_USAGE) }
    let socket = socket(confinedBy: arguments[0], limits: Array(arguments[5...]))
    let file = cattacks_receive(socket)
    let result = arguments[2].withCString { folder in
      let target = cattacks_target(folder: folder, parent: parent, port: port, socket: socket, file: file)
      return cattacks_try(attack, target)
    }
    cattacks_reply(socket, result == 0 ? "succeeded" : String(cString: strerror(result)))
    _exit(EXIT_SUCCESS)
  }

  private static func socket(confinedBy parts: String, limits: [String]) -> Int32 {
    switch parts {
    case "none": STDIN_FILENO
    case "all": MediaWorker.enter(arguments: limits).socket
    default: MediaWorker.enter(arguments: [parts] + limits).socket
    }
  }
}
