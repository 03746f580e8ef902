import Glibc
import Pictures
import Screen
import Synchronization
import Testing

@testable import Importing

/// A hostile file costs its own answer, never the program that asked.
@Suite struct WorkerPoolTests {
  private let folder = TemporaryFolder()

  private func reason(
    _ command: WorkerCommand, limits: WorkerLimits = WorkerLimits(examinationMS: 100, developmentMS: 100),
    path: String = "/dev/null"
  ) -> String? {
    let pool = WorkerPool(command: command, workerCount: 1, limits: limits)
    return #expect(throws: ImageFailure.self) { try pool.examine(path: path) }?.reason
  }

  @Test func aCrashIsTold() {
    #expect(
      reason(TestPlaces.script("head -c 1 > /dev/null; kill -SEGV $$"), limits: WorkerLimits())
        == "the reader crashed (signal 11)")
  }

  @Test func aCrashIsNotDescribedToNobody() {
    #expect(
      reason(
        TestPlaces.script("head -c 1 > /dev/null; [ $SWIFT_BACKTRACE = enable=no ] && exit 4; exit 5"),
        limits: WorkerLimits())
        == "the reader ended (exit code 4)")
  }

  @Test func anEarlyEndIsTold() {
    #expect(
      reason(TestPlaces.script("head -c 1 > /dev/null; exit 3"), limits: WorkerLimits())
        == "the reader ended (exit code 3)")
  }

  @Test func whoHangsIsEnded() {
    #expect(reason(TestPlaces.script("exec sleep 1000")) == "took longer than 1 s")
  }

  @Test func nonsenseIsNoAnswer() {
    // Five bytes that claim to be an answer of one byte, of a kind that is none.
    let command = TestPlaces.script("printf '\\001\\000\\000\\000\\377' >&0; exec sleep 1000")
    #expect(reason(command) == "the reader gave an answer to another question")
  }

  @Test func aProgramThatIsNotThereIsTold() {
    #expect(
      reason(WorkerCommand(executable: "/nowhere/worker"))
        == "no reader could be started: No such file or directory")
  }

  @Test func tooMuchMemoryIsTold() {
    let path = folder.write(PNG.bomb(side: 30_000), to: "bomb.png")
    #expect(
      reason(TestPlaces.worker, limits: WorkerLimits(), path: path) == "needs more than 1.5 GB of memory",
      "30,000 x 30,000 pixels take 3.6 GB")
  }

  @Test func afterACrashTheNextFileIsRead() throws {
    // The first time the script crashes; after that it is the real worker.
    let marker = "\(folder.path)/crashed"
    let worker = TestPlaces.worker
    let command = TestPlaces.script(
      "[ -e \(marker) ] && exec \(worker.executable) \(worker.arguments[0]) $0 $1; touch \(marker); kill -SEGV $$")
    let pool = WorkerPool(command: command, workerCount: 1)
    let path = folder.write(JPEG.photo(), to: "photo.jpg")
    #expect(throws: ImageFailure.self) { try pool.examine(path: path) }
    #expect(try pool.examine(path: path).width == JPEG.width)
  }

  @Test func aWorkerThatDiedIdleIsReplacedUnnoticed() throws {
    let note = "\(folder.path)/id"
    let worker = TestPlaces.worker
    let command = TestPlaces.script("echo $$ > \(note); exec \(worker.executable) \(worker.arguments[0]) $0 $1")
    let pool = WorkerPool(command: command, workerCount: 1)
    let path = folder.write(JPEG.photo(), to: "photo.jpg")
    _ = try pool.examine(path: path)
    let text = String(decoding: TemporaryFolder.read(note).dropLast(), as: UTF8.self)
    let id = try #require(pid_t(text))
    kill(id, SIGKILL)
    var information = siginfo_t()
    waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT)
    #expect(try pool.examine(path: path).width == JPEG.width)
  }

  @Test func manyThreadsShareFewWorkers() throws {
    let pool = WorkerPool(command: TestPlaces.worker, workerCount: 2)
    let paths = (0..<12).map { folder.write(JPEG.photo([.short(0x8827, UInt16($0 + 1))]), to: "\($0).jpg") }
    let speeds = Mutex<[Double]>([])
    let next = Atomic<Int>(0)
    withoutActuallyEscaping({ @Sendable in
      while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < paths.count {
        do throws(ImageFailure) {
          let facts = try pool.examine(path: paths[index])
          speeds.withLock { $0.append(facts.iso ?? 0) }
        } catch {
          Issue.record("\(error)")
        }
      }
    }) { onThreads(6, $0) }
    #expect(speeds.withLock { $0.sorted() } == (1...12).map { Double($0) })
  }
}
