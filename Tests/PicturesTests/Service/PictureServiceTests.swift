import Calls
import Glibc
import Pictures
import Screen
import Synchronization
import TestSupport
import Testing

/// Pictures are rendered once and then read from the disk cache.
@Suite struct PictureServiceTests {
  private let folder: TemporaryFolder
  private let sources = OpenedSources()
  private var cacheFolder: String { "\(folder.path)/cache/pictures" }
  private var photo: String { "\(folder.path)/photo.png" }

  init() throws {
    folder = try TemporaryFolder()
    writePhoto(RGB(200, 40, 40))
  }

  /// The sources whose files a service has opened.
  private final class OpenedSources: Sendable {
    private let sources = Mutex<[ImageSource]>([])

    var all: [ImageSource] { sources.withLock { $0 } }
    func add(_ source: ImageSource) { sources.withLock { $0.append(source) } }
  }

  /// Writes the file that all sources refer to.
  private func writePhoto(_ colour: RGB, width: Int = 16) {
    folder.write(PNG.picture(width: width, height: 16) { _, _ in colour }, to: "photo.png")
  }

  private func service(
    _ command: WorkerCommand = .programUnderTest, open: PictureService.Opener? = nil
  ) -> PictureService {
    PictureService(pool: WorkerPool(command: command, workerCount: 1), cacheFolder: cacheFolder) {
      [sources, photo] request throws(ImageFailure) in
      sources.add(request.source)
      if let open { return try open(request) }
      do throws(OpenFile.Failure) { return try OpenFile(path: photo) } catch { throw ImageFailure(error) }
    }
  }

  /// A service without workers: all its pictures come from the cache.
  private var cacheOnly: PictureService { service(.missing) }

  private func request(_ source: ImageSource, columns: Int = 4) -> ImageRequest {
    ImageRequest(
      source: source, size: Size(columns: columns, rows: 2), treatment: .card, backdrop: RGB(0, 0, 0), depth: .full,
      glyphs: .blocks)
  }

  @Test(arguments: [ImageSource.album("1f"), .mall("1f"), .asset("camera")])
  func rendersAPictureOnce(source: ImageSource) throws {
    let image = try service().render(request(source))
    #expect(try cacheOnly.render(request(source)) == image)
  }

  @Test func opensNoFileForACachedPictureOfTheAlbum() throws {
    let image = try service().render(request(.album("1f")))
    unlink(photo)
    #expect(try cacheOnly.render(request(.album("1f"))) == image)
    #expect(sources.all == [.album("1f")])
  }

  @Test func cachesPicturesOfTheAlbumByTheirReference() throws {
    let image = try service().render(request(.album("1f")))
    writePhoto(RGB(40, 40, 200), width: 24)
    #expect(try service().render(request(.album("1f"))) == image)
    #expect(try service().render(request(.album("2a"))) != image)
  }

  @Test(arguments: [ImageSource.mall("1f"), .asset("camera")])
  func cachesOtherPicturesByTheIdentityOfTheirOpenFile(source: ImageSource) throws {
    let image = try service().render(request(source))
    #expect(try cacheOnly.render(request(source)) == image)
    #expect(sources.all == [source, source])
    writePhoto(RGB(40, 40, 200), width: 24)
    #expect(throws: ImageFailure.self) { try cacheOnly.render(request(source)) }
    #expect(try service().render(request(source)) != image)
  }

  @Test func rendersAFileWhoseNameIsGone() throws {
    let file = try OpenFile(path: photo)
    unlink(photo)
    let image = try service(open: { _ in file }).render(request(.mall("1f")))
    #expect(try service(.missing, open: { _ in file }).render(request(.mall("1f"))) == image)
  }

  @Test func rendersAgainForAnotherRequest() throws {
    _ = try service().render(request(.album("1f")))
    #expect(throws: ImageFailure.self) { try cacheOnly.render(request(.album("1f"), columns: 5)) }
  }

  @Test(arguments: [
    "../../outside", "/etc/passwd", "a/b", ".", "..", "", "\u{0}", "a\nb", "%2F", "\u{1B}[2J", "ｆｕｌｌ",
    String(repeating: "x", count: 100), String(repeating: "x", count: 300), String(repeating: "/", count: 50),
  ])
  func keepsPicturesOfAnyReferenceInTheCacheFolder(reference: String) throws {
    let image = try service().render(request(.album(reference)))
    #expect(try cacheOnly.render(request(.album(reference))) == image)
    #expect(TemporaryFolder.names(in: cacheFolder).count == 1)
    #expect(TemporaryFolder.names(in: folder.path) == ["cache", "photo.png"])
    #expect(TemporaryFolder.names(in: "\(folder.path)/cache") == ["pictures"])
  }

  @Test(arguments: [ImageSource.album("1f"), .mall("1f"), .asset("camera")])
  func reportsAFileThatCannotBeOpened(source: ImageSource) {
    let failure = ImageFailure(.unreachable, "file not found", problem: .notFound)
    unlink(photo)
    #expect(throws: failure) { try service().render(request(source)) }
    #expect(TemporaryFolder.names(in: cacheFolder).isEmpty)
  }

  @Test func rendersAgainWhenTheCachedPictureIsDamaged() throws {
    let image = try service().render(request(.album("1f")))
    let name = try #require(TemporaryFolder.names(in: cacheFolder).first)
    let intact = TemporaryFolder.read("\(cacheFolder)/\(name)")
    folder.write(intact.dropLast(9) + intact.suffix(8), to: "cache/pictures/\(name)")
    #expect(try service().render(request(.album("1f"))) == image)
    #expect(TemporaryFolder.read("\(cacheFolder)/\(name)") == intact)
  }

  @Test func rendersWithoutACacheFolder() throws {
    let pool = WorkerPool(command: .programUnderTest, workerCount: 1)
    let service = PictureService(pool: pool, cacheFolder: "/dev/null/cache") { [photo] _ throws(ImageFailure) in
      do throws(OpenFile.Failure) { return try OpenFile(path: photo) } catch { throw ImageFailure(error) }
    }
    #expect(try service.render(request(.album("1f"))).size == Size(columns: 4, rows: 2))
  }
}
