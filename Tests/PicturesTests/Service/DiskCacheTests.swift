import Glibc
import TestSupport
import Testing

@testable import Pictures

/// The disk cache keeps what it can, and never returns damaged bytes.
@Suite struct DiskCacheTests {
  private let folder: TemporaryFolder
  private var path: String { "\(folder.path)/cache" }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func cache(limitBytes: Int = 1_000_000) -> DiskCache {
    DiskCache(folder: path, limitBytes: limitBytes)
  }

  private var fileNames: [String] { TemporaryFolder.names(in: path) }

  /// Sets a file's dates, in seconds since 1970.
  private func date(_ name: String, seconds: Int) {
    var times = Array(repeating: timespec(tv_sec: seconds, tv_nsec: 0), count: 2)
    #expect(utimensat(AT_FDCWD, "\(path)/\(name).cells", &times, 0) == 0)
  }

  @Test(arguments: [[], [7], Array(0...255)] as [[UInt8]]) func returnsWhatWasWritten(bytes: [UInt8]) {
    cache().write(bytes, "name")
    #expect(cache().read("name") == bytes)
    #expect(cache().read("other") == nil)
  }

  @Test func replacesWhatWasWrittenBefore() {
    cache().write([1, 2, 3], "name")
    cache().write([4], "name")
    #expect(cache().read("name") == [4])
    #expect(fileNames == ["name.cells"])
  }

  @Test func ignoresDamagedFiles() throws {
    cache().write(Array(0..<40), "name")
    let file = "\(path)/name.cells"
    let intact = TemporaryFolder.read(file)
    for index in intact.indices {
      var damaged = intact
      damaged[index] ^= 0x10
      folder.write(damaged, to: "cache/name.cells")
      #expect(cache().read("name") == nil, "byte \(index)")
    }
    for count in intact.indices {
      folder.write(intact.prefix(count), to: "cache/name.cells")
      #expect(cache().read("name") == nil, "\(count) bytes are left")
    }
    folder.write(intact, to: "cache/name.cells")
    #expect(cache().read("name") == Array(0..<40))
  }

  @Test func deletesTheOldestFilesWhenItIsFull() {
    let cache = cache(limitBytes: 1_000)
    for number in 0..<9 {
      cache.write([UInt8](repeating: 0, count: 100), "\(number)")
      date("\(number)", seconds: 1_000 + number)
    }
    cache.write([UInt8](repeating: 0, count: 100), "new")
    let sizes = fileNames.map { TemporaryFolder.read("\(path)/\($0)").count }
    #expect(sizes.reduce(0, +) <= 900)
    #expect(cache.read("0") == nil && cache.read("1") == nil)
    #expect(cache.read("8") != nil && cache.read("new") != nil)
  }

  @Test func acceptsFilesOfAnyDate() {
    let cache = cache(limitBytes: 300)
    // Nanoseconds since 1970 of the year 2286 exceed 64 bits.
    for (name, seconds) in [("future", 10_000_000_000), ("past", -10_000_000_000)] {
      cache.write([UInt8](repeating: 0, count: 100), name)
      date(name, seconds: seconds)
    }
    cache.write([UInt8](repeating: 0, count: 100), "present")
    #expect(cache.read("future") != nil && cache.read("past") == nil)
  }

  @Test(arguments: [Int.min, -1, 0, 1]) func keepsNothingBeyondItsLimit(limitBytes: Int) {
    let cache = cache(limitBytes: limitBytes)
    cache.write([1, 2, 3], "name")
    #expect(cache.read("name") == nil)
    #expect(fileNames.isEmpty)
  }

  @Test(arguments: ["/dev/null/cache", "/proc/cache"]) func ignoresAFolderThatCannotBeWritten(folder: String) {
    let cache = DiskCache(folder: folder, limitBytes: 1_000)
    cache.write([1], "name")
    #expect(cache.read("name") == nil)
  }
}
