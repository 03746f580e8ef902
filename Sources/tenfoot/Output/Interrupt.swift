import Glibc
import Synchronization

/// Ctrl-C as a wish to stop, for work that can stop cleanly. The second one ends the program as ever.
struct Interrupt {
  /// What a shell takes for the end by Ctrl-C.
  static let status: Int32 = 128 + SIGINT

  private static let flag = Atomic<Bool>(false)

  /// Whether it was pressed since the last one was made.
  static var hasHappened: Bool { flag.load(ordering: .relaxed) }

  private let former: sigaction

  /// Listens from now on.
  init() {
    // Also makes the flag before a handler touches it: a lazy one must not come to be in there.
    Self.flag.store(false, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interrupt.flag.store(true, ordering: .relaxed) }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
    var former = sigaction()
    sigaction(SIGINT, &action, &former)
    self.former = former
  }

  /// Lets Ctrl-C do what it did before.
  func release() {
    var former = former
    sigaction(SIGINT, &former, nil)
  }
}
