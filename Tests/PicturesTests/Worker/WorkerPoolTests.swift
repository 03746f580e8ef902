import Calls
import Glibc
import Pictures
import Screen
import TestSupport
import Testing
import Threads

/// A malicious file affects only its own result, never the program that reads it.
@Suite struct WorkerPoolTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let shortLimits = WorkerLimits(metadataMS: 100, renderMS: 100)

  /// The reason why a worker cannot read the metadata of a file, by default of an empty one.
  private func failureReason(
    _ command: WorkerCommand, limits: WorkerLimits = WorkerLimits(), path: String? = nil
  ) -> String? {
    let path = path ?? folder.write([], to: "file")
    let pool = WorkerPool(command: command, workerCount: 1, limits: limits)
    return #expect(throws: ImageFailure.self) { try pool.readMetadata(path: path) }?.reason
  }

  private func request(columns: Int = 4, rows: Int = 2, _ treatment: ImageStyle = .card) -> ImageRequest {
    ImageRequest(
      source: .asset(""), size: Size(columns: columns, rows: rows), treatment: treatment, backdrop: RGB(0, 0, 0),
      depth: .full, glyphs: .blocks)
  }

  @Test func reportsACrash() {
    let command = WorkerCommand.script("head -c 1 > /dev/null; kill -SEGV $$")
    #expect(failureReason(command) == "the reader crashed (signal 11)")
  }

  @Test func turnsOffBacktracesInWorkers() {
    let command = WorkerCommand.script(
      "head -c 1 > /dev/null; [ $SWIFT_BACKTRACE = enable=no ] && exit 4; exit 5")
    #expect(failureReason(command) == "the reader ended (exit code 4)")
  }

  // A worker that could be stopped while it starts would keep its parent from being stopped.
  @Test(arguments: ["TSTP", "TTIN", "TTOU"])
  func continuesWhenTheTerminalStopsItsProgram(signal: String) {
    // Not /bin/sh, which may allow all signals when it starts.
    let script = "kill -\(signal) $$; head -c 1 > /dev/null; exit 3"
    let command = WorkerCommand(executable: "/bin/bash", arguments: ["-c", script])
    #expect(failureReason(command) == "the reader ended (exit code 3)")
  }

  @Test func reportsTheExitCodeOfAWorkerThatEnds() {
    #expect(failureReason(.script("head -c 1 > /dev/null; exit 3")) == "the reader ended (exit code 3)")
  }

  @Test func terminatesAWorkerThatHangs() {
    #expect(failureReason(.script("exec sleep 1000"), limits: Self.shortLimits) == "took longer than 1 s")
  }

  @Test func reportsACommandThatCannotBeStarted() {
    #expect(failureReason(.missing) == "no reader could be started: No such file or directory")
  }

  private static let invalidReplies: [[UInt8]] = [
    [],
    // An unknown kind, an image without cells, and a failure without a reason.
    [255], [2, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF], [3, 0, 0, 0, 0, 0],
    // The reply to another request: a picture check, and an image of one cell.
    [1, 0], [2, 1, 0, 0, 0, 1, 0, 0, 0, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ]

  @Test(arguments: invalidReplies) func reportsAnInvalidReply(reply: [UInt8]) {
    #expect(failureReason(.replying(reply)) == "the reader sent an invalid reply")
  }

  @Test func rejectsTheReplyToAnotherRequest() {
    let check: [UInt8] = [3, 2, 1, 0, 0, 0, 0x61, 7, 0, 0, 0] + Array("damaged".utf8) + [0]
    #expect(failureReason(.replying(check)) == "a")
    for number in [1, 256, UInt64.max] {
      #expect(failureReason(.replying(check, number: number)) == "the reader sent an invalid reply")
    }
  }

  @Test func endsAWorkerThatSendsTheReplyToARequestBeforeIt() throws {
    // The first reply is followed by a second one with the number of the next request.
    let failure: [UInt8] = [3, 2, 1, 0, 0, 0, 0x61, 7, 0, 0, 0] + Array("damaged".utf8) + [0]
    let note = "\(folder.path)/starts"
    let command = WorkerCommand.replying(failure, number: 0, then: failure, number: 1, noting: note)
    let pool = WorkerPool(command: command, workerCount: 1)
    let path = folder.write([], to: "file")
    let reasons = (1...3).map { _ in
      #expect(throws: ImageFailure.self) { try pool.readMetadata(path: path) }?.reason
    }
    #expect(reasons == ["a", "the reader sent an invalid reply", "a"])
    #expect(TemporaryFolder.read(note).count == 2, "the worker was replaced")
  }

  @Test func writesNothingOutsideTheCacheForForgedAnswers() throws {
    let image: [UInt8] = [2, 1, 0, 0, 0, 1, 0, 0, 0, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    var generator = SeededGenerator(seed: 20_261_130)
    let path = folder.write([1], to: "file")
    for _ in 0..<60 {
      var forged = image
      forged[generator.integer(in: 0...image.count - 1)] = generator.element(of: [0, 1, 0x7F, 0x80, 0xFF])
      let pool = WorkerPool(command: .replying(forged), workerCount: 1)
      let service = PictureService(pool: pool, cacheFolder: "\(folder.path)/cache") { _ throws(ImageFailure) in
        try OpenFile.picture(at: path)
      }
      _ = try? service.render(request(columns: 1, rows: 1))
    }
    #expect(Set(TemporaryFolder.names(in: folder.path)).isSubset(of: ["cache", "file"]))
    #expect(TemporaryFolder.read(path) == [1])
    #expect(TemporaryFolder.names(in: "\(folder.path)/cache").allSatisfy { $0.hasSuffix(".cells") })
  }

  @Test func rejectsAnImageOfAnotherSize() {
    let image: [UInt8] = [2, 1, 0, 0, 0, 1, 0, 0, 0, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let pool = WorkerPool(command: .replying(image), workerCount: 1)
    let path = folder.write([], to: "file")
    let failure = #expect(throws: ImageFailure.self) { try pool.render(request(), path: path) }
    #expect(failure == ImageFailure(.workerFailed, "the reader sent an invalid reply"))
  }

  @Test func reportsThatAFileNeedsTooMuchMemory() {
    // A worker itself needs more than a third of this, and the pixels of 4,999 x 4,999 take 100 MB.
    let path = folder.write(PNG.bomb(side: 4_999), to: "bomb.png")
    let limits = WorkerLimits(memoryBytes: 150_000_000)
    #expect(failureReason(.programUnderTest, limits: limits, path: path) == "needs more than 150 MB of memory")
  }

  @Test(arguments: [(1, 20_000), (20_000, 1)], [ImageStyle.hero, .card])
  func rendersPicturesOfAnyProportions(side: (width: Int, height: Int), treatment: ImageStyle) throws {
    let bytes = PNG.picture(width: side.width, height: side.height) { _, _ in RGB(200, 40, 40) }
    let request = request(columns: 60, rows: 20, treatment)
    let pool = WorkerPool(command: .programUnderTest, workerCount: 1)
    #expect(try pool.render(request, path: folder.write(bytes, to: "long.png")).size == request.size)
  }

  @Test(arguments: [(0, 2), (2, 0), (-1, 2), (1_001, 2), (2, 1_001), (Int.max, Int.max), (Int.min, 1)])
  func rejectsImagesOfUnsupportedSizes(columns: Int, rows: Int) {
    let path = folder.write(JPEG.photo(), to: "photo.jpg")
    let pool = WorkerPool(command: .programUnderTest, workerCount: 1)
    let failure = #expect(throws: ImageFailure.self) {
      try pool.render(request(columns: columns, rows: rows), path: path)
    }
    #expect(failure?.kind == .unsupported)
  }

  @Test func readsTheNextFileAfterACrash() throws {
    // The script crashes the first time; later it becomes a real worker.
    let marker = "\(folder.path)/crashed"
    let worker = WorkerCommand.programUnderTest
    let command = WorkerCommand.script(
      "[ -e \(marker) ] && exec \(worker.executable) \(worker.arguments[0]) $0 $1; touch \(marker); kill -SEGV $$")
    let pool = WorkerPool(command: command, workerCount: 1)
    let path = folder.write(JPEG.photo(), to: "photo.jpg")
    #expect(throws: ImageFailure.self) { try pool.readMetadata(path: path) }
    #expect(try pool.readMetadata(path: path).width == JPEG.width)
  }

  @Test func replacesAWorkerThatDiedWhileItWasIdle() throws {
    let note = "\(folder.path)/id"
    let worker = WorkerCommand.programUnderTest
    let command = WorkerCommand.script("echo $$ > \(note); exec \(worker.executable) \(worker.arguments[0]) $0 $1")
    let pool = WorkerPool(command: command, workerCount: 1)
    let path = folder.write(JPEG.photo(), to: "photo.jpg")
    _ = try pool.readMetadata(path: path)
    let text = String(decoding: TemporaryFolder.read(note).dropLast(), as: UTF8.self)
    let id = try #require(pid_t(text))
    kill(id, SIGKILL)
    var information = siginfo_t()
    waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT)
    #expect(try pool.readMetadata(path: path).width == JPEG.width)
  }

  @Test(arguments: [
    ("/dev/null", "not a regular file"), ("/tmp", "not a regular file"), ("/nowhere", "file not found"),
  ])
  func reportsAFileThatCannotBeOpenedWithoutAWorker(path: String, expected: String) {
    #expect(failureReason(.missing, path: path) == expected)
  }

  @Test func rejectsAPipeWithoutWaitingForAWriter() {
    let path = "\(folder.path)/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    #expect(failureReason(.programUnderTest, path: path) == "not a regular file")
  }

  @Test func readsAnOpenFileWhoseNameIsGone() throws {
    let path = folder.write(JPEG.photo(), to: "photo.jpg")
    let file = try OpenFile(path: path)
    unlink(path)
    let pool = WorkerPool(command: .programUnderTest, workerCount: 1)
    #expect(try pool.readMetadata(of: file).width == JPEG.width)
    #expect(try pool.readMetadata(of: file).width == JPEG.width, "reading does not move the file's offset")
    #expect(try pool.render(request(), from: file).size == request().size)
  }

  @Test func sharesFewWorkersAmongManyThreads() throws {
    let pool = WorkerPool(command: .programUnderTest, workerCount: 2)
    let paths = (1...12).map { folder.write(JPEG.photo([.short(0x8827, UInt16($0))]), to: "\($0).jpg") }
    let speeds = parallelMap(paths, threadLimit: 6) { path in
      Result { () throws(ImageFailure) in try pool.readMetadata(path: path).iso }
    }
    #expect(try speeds.map { try $0.get() } == (1...12).map { Double($0) })
  }
}
