import Glibc

/// Lets so many threads at a time pass; the others sleep in the kernel.
///
/// It is a socket that holds a byte for each free place: a descriptor is a plain number that threads may share, where
/// POSIX semaphores and conditions need a place in memory that Swift would not let them share.
final class CountingSemaphore: Sendable {
  private let outlet: Int32
  private let inlet: Int32

  /// A semaphore that lets `count` threads pass, 1 to 256 (of which a socket holds enough).
  init(count: Int) {
    var ends: [Int32] = [-1, -1]
    let code = socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends)
    precondition(code == 0, "no file descriptor is left")
    (outlet, inlet) = (ends[0], ends[1])
    for _ in 0..<min(max(1, count), 256) { signal() }
  }

  deinit {
    close(outlet)
    close(inlet)
  }

  /// Takes one place, waiting until there is one.
  func wait() {
    var place: UInt8 = 0
    while read(outlet, &place, 1) < 0 && errno == EINTR {}
  }

  /// Gives one place back.
  func signal() {
    var place: UInt8 = 0
    while write(inlet, &place, 1) < 0 && errno == EINTR {}
  }
}
