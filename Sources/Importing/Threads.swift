import Glibc

/// Runs something on some plain threads at once and waits for all of them.
///
/// Plain threads and no task group, because what runs here blocks, and because Swift's own executor would go on ticking
/// in a television that has long been idle. Where no thread can be had, the caller's does the work.
func onThreads(_ count: Int, _ work: @escaping @Sendable () -> Void) {
  var threads: [pthread_t] = []
  for _ in 1..<max(1, count) {
    var thread = pthread_t()
    let body = Unmanaged.passRetained(ThreadBody(work))
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().work()
        return nil
      }, body.toOpaque())
    guard code == 0 else {
      body.release()
      break
    }
    threads.append(thread)
  }
  work()
  for thread in threads { pthread_join(thread, nil) }
}

/// Work on its way through C.
private final class ThreadBody: Sendable {
  let work: @Sendable () -> Void

  init(_ work: @escaping @Sendable () -> Void) {
    self.work = work
  }
}
