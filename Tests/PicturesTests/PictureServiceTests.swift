import Glibc
import Pictures
import Screen
import Testing

/// Pictures that were made once are not made again, and nothing on disk is trusted.
@Suite struct DarkroomTests {
  private let folder = TemporaryFolder()
  private var cacheFolder: String { "\(folder.path)/cache/pictures" }

  private func pictureService(_ command: WorkerCommand = TestPlaces.worker, limitBytes: Int = 1_000_000)
    -> PictureService
  {
    PictureService(
      pool: WorkerPool(command: command, workerCount: 1), cacheFolder: cacheFolder, cacheLimitBytes: limitBytes,
      drawing: { [path = folder.path] name in name == "camera" ? "\(path)/photo.png" : nil })
  }

  /// A darkroom whose workers cannot be started: what it gives comes from the disk.
  private var unattended: PictureService { pictureService(WorkerCommand(executable: "/nowhere/worker")) }

  private func order(_ source: ImageSource, columns: Int = 4) -> ImageRequest {
    ImageRequest(
      source: source, size: Size(columns: columns, rows: 2), treatment: .card, backdrop: RGB(0, 0, 0), depth: .full,
      glyphs: .blocks)
  }

  private func photo(_ colour: RGB = RGB(200, 40, 40)) -> ImageSource {
    let path = folder.write(PNG.picture(width: 16, height: 16) { _, _ in colour }, to: "photo.png")
    return .file(path: path, version: "content")
  }

  @Test func aPictureIsMadeOnce() throws {
    let order = order(photo())
    let picture = try pictureService().develop(order)
    #expect(try unattended.develop(order) == picture)
  }

  @Test func contentDecidesAndNotItsPlace() throws {
    let picture = try pictureService().develop(order(photo()))
    #expect(try unattended.develop(order(.file(path: "/moved.png", version: "content"))) == picture)
    #expect(throws: ImageFailure.self) { try unattended.develop(order(.file(path: "/moved.png", version: "other"))) }
  }

  @Test func anotherOrderIsAnotherPicture() throws {
    _ = try pictureService().develop(order(photo()))
    #expect(throws: ImageFailure.self) { try unattended.develop(order(photo(), columns: 5)) }
  }

  @Test func aDrawingIsMadeAgainWhenItsFileChanged() throws {
    _ = photo()
    let red = try pictureService().develop(order(.drawing("camera")))
    #expect(try unattended.develop(order(.drawing("camera"))) == red)
    folder.write(PNG.picture(width: 24, height: 16) { _, _ in RGB(40, 40, 200) }, to: "photo.png")
    #expect(try pictureService().develop(order(.drawing("camera"))) != red)
  }

  @Test func anUnknownDrawingIsTold() {
    let failure = #expect(throws: ImageFailure.self) { try unattended.develop(order(.drawing("nothing"))) }
    #expect(failure == ImageFailure(.unreachable, "there is no drawing called “nothing”"))
  }

  @Test func aDamagedFileIsPassedOverAndWrittenAgain() throws {
    let order = order(photo())
    let picture = try pictureService().develop(order)
    let name = try #require(TemporaryFolder.names(in: cacheFolder).first)
    let whole = TemporaryFolder.read("\(cacheFolder)/\(name)")
    for index in whole.indices {
      var damaged = whole
      damaged[index] ^= 0x10
      folder.write(damaged, to: "cache/pictures/\(name)")
      #expect(throws: ImageFailure.self, "byte \(index)") { try unattended.develop(order) }
    }
    for count in whole.indices {
      folder.write(whole.prefix(count), to: "cache/pictures/\(name)")
      #expect(throws: ImageFailure.self, "cut to \(count) bytes") { try unattended.develop(order) }
    }
    #expect(try pictureService().develop(order) == picture)
    #expect(TemporaryFolder.read("\(cacheFolder)/\(name)") == whole)
  }

  @Test func whatDoesNotFitGoesOldestFirst() throws {
    let pictureService = pictureService(limitBytes: 1_000)
    let source = photo()
    let first = order(source, columns: 10)
    for columns in 10...16 { _ = try pictureService.develop(order(source, columns: columns)) }
    let sizes = TemporaryFolder.names(in: cacheFolder).map { TemporaryFolder.read("\(cacheFolder)/\($0)").count }
    #expect(sizes.reduce(0, +) <= 1_000)
    #expect(throws: ImageFailure.self) { try unattended.develop(first) }
    #expect(throws: Never.self) { try unattended.develop(order(source, columns: 16)) }
  }

  @Test func aCacheThatCannotBeWrittenCostsNothing() throws {
    let pool = WorkerPool(command: TestPlaces.worker, workerCount: 1)
    let pictureService = PictureService(pool: pool, cacheFolder: "/dev/null/cache", drawing: { _ in nil })
    #expect(try pictureService.develop(order(photo())).size == Size(columns: 4, rows: 2))
  }
}

/// What was used last stays in memory.
@Suite struct PictureCacheTests {
  private func order(_ number: Int) -> ImageRequest {
    ImageRequest(
      source: .drawing("\(number)"), size: Size(columns: 10, rows: 10), treatment: .card, backdrop: RGB(0, 0, 0),
      depth: .full, glyphs: .blocks)
  }

  private func picture() throws -> CellImage {
    let cell = CellImage.Cell(scalar: " ", foreground: nil, background: nil)
    return try #require(
      CellImage(size: Size(columns: 10, rows: 10), cells: Array(repeating: cell, count: 100)))
  }

  @Test func theLongestUnusedGoes() throws {
    let picture = try picture()
    let pictureBytes = 100 * MemoryLayout<CellImage.Cell>.stride
    var cache = PictureCache(limitBytes: 10 * pictureBytes)
    for number in 0..<10 { cache.insert(picture, for: order(number)) }
    #expect(cache.picture(for: order(0)) != nil, "all fit, and 0 has now been used")
    cache.insert(picture, for: order(10))
    #expect(cache.byteCount <= cache.limitBytes)
    #expect(cache.picture(for: order(0)) != nil)
    #expect(cache.picture(for: order(10)) != nil)
    #expect(cache.picture(for: order(1)) == nil)
  }

  @Test func insertingAgainCountsOnce() throws {
    var cache = PictureCache(limitBytes: 1 << 20)
    cache.insert(try picture(), for: order(1))
    let byteCount = cache.byteCount
    cache.insert(try picture(), for: order(1))
    #expect(cache.byteCount == byteCount)
  }

  @Test func whatIsTooLargeIsNotKept() throws {
    var cache = PictureCache(limitBytes: 100)
    cache.insert(try picture(), for: order(1))
    #expect(cache.picture(for: order(1)) == nil)
    #expect(cache.byteCount == 0)
  }
}
