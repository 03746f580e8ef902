/// The name of a browser for its owner, from what it sends about itself.
enum BrowserName {
  /// The products and their names, most specific first: most browsers also name those that they are compatible with.
  private static let browsers = [
    ("MicroMessenger/", "WeChat"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"),
    ("HuaweiBrowser/", "Huawei Browser"), ("MiuiBrowser/", "Mi Browser"), ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
  ]

  private static let systems = [
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("OpenHarmony", "HarmonyOS"), ("Android", "Android"),
    ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
  ]

  /// Returns the browser and the system of the field `User-Agent`, such as `Firefox, Android`; empty for unknown ones.
  static func of(_ userAgent: String?) -> String {
    let text = (userAgent ?? "").prefix(1_000)
    return [browsers, systems].compactMap { names in names.first { text.contains($0.0) }?.1 }.joined(separator: ", ")
  }
}
