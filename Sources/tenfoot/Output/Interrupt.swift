import Glibc
import Synchronization

/// Handles Ctrl-C during work that can stop cleanly. A second Ctrl-C ends the program at once.
struct Interrupt {
  /// The exit status after Ctrl-C, as shells report it.
  static let status: Int32 = 128 + SIGINT

  private static let flag = Atomic<Bool>(false)

  /// Whether Ctrl-C was pressed since the last handler was installed.
  static var wasReceived: Bool { flag.load(ordering: .relaxed) }

  private let previousAction: sigaction

  /// Installs the handler.
  init() {
    // Also initialises the flag: lazy initialisation is not safe in a signal handler.
    Self.flag.store(false, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interrupt.flag.store(true, ordering: .relaxed) }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
    var previousAction = sigaction()
    sigaction(SIGINT, &action, &previousAction)
    self.previousAction = previousAction
  }

  /// Restores the previous action of Ctrl-C.
  func restore() {
    var previousAction = previousAction
    sigaction(SIGINT, &previousAction, nil)
  }
}
