import Glibc

/// A folder that is gone when nobody holds it any more.
final class CacheFolder {
  /// Where it is.
  let path: String

  init?() {
    var template = Array("/tmp/tenfoot-tests-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { return nil }
    path = String(cString: made)
  }

  deinit {
    for folder in [path + "/terminfo/t", path + "/terminfo/f", path + "/terminfo", path] {
      for name in Self.names(in: folder) { unlink(folder + "/" + name) }
      rmdir(folder)
    }
  }

  /// Writes a file into it, and tells where it is; nil when it cannot.
  func write(_ text: String, as name: String) -> String? {
    guard let file = fopen(path + "/" + name, "w") else { return nil }
    let written = fputs(text, file)
    return fclose(file) == 0 && written >= 0 ? path + "/" + name : nil
  }

  /// The files in a folder below it, sorted.
  func names(in folder: String) -> [String] {
    Self.names(in: path + "/" + folder)
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
