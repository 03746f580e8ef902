import AlbumPages
import AlbumService
import Calls
import Foundation
import HTTPServer
import InteractionFixtures
import TestSupport
import Testing

@testable import AlbumServer

/// The pages as HTML: everything that people and devices have named is escaped, and every text exists in both languages.
@Suite struct PageHTMLTests {
  private static let pieces = [
    "<", ">", "&", "\"", "'", "</bdi>", "<script>alert(1)</script>", "&lt;", "&#0;", "<!--", "-->", "]]>", "=", "`",
    "\0",
    "\u{1B}", "\u{202E}", "\u{FFFE}", "\n", "界", "e\u{301}", "👨‍👩‍👧", "{name}", "javascript:", " onload=x ", "a", "B ",
  ]

  /// All pages, in both languages, with a name wherever one is shown.
  private static func documents(_ name: String) throws -> [String] {
    let texts = try PageAssets.repository().texts
    return PageLanguage.allCases.flatMap { language -> [String] in
      let person = Person(id: name, name: name)
      let view = PageView(texts: texts, language: language, person: person, target: name, notice: .askedNotice)
      let device = RequestingDevice(name: name, address: name, network: name, isOfThisMachine: false)
      let friends = Acquaintance.State.allCases.map { Acquaintance(person: person, state: $0, since: name) }
      let token = AccessToken(id: name, name: name, created: name, lastUsed: name)
      let session = WebSession(id: name, person: person, name: name, created: name)
      let failure = ServiceFailure(.refused, .uploadContent, ["details": name])
      let files = [UploadedFile.Outcome.added, .known, .failed(failure)].map { UploadedFile(name: name, outcome: $0) }
      let account = Account(person: person, sharing: Sharing(), itemCount: 1)
      return [
        SignInPage(next: name, name: name, error: name).document(view),
        StartPage(account: account, requestCount: 2, acceptsUploads: true).document(view),
        UploadPage(album: name, albums: [name, name], isWithoutPhotos: true).document(view),
        UploadResultPage(files: files, isComplete: false, album: name).document(view),
        DevicePage.entry(view, text: name, error: name), DevicePage.decision(view, device, UserCode.random()),
        DevicePage.result(view, isApproved: true), FriendsPage(friends, name: name, error: name).document(view),
        DevicesPage(tokens: [token], sessions: [session], currentSession: name).document(view),
        PasswordPage(name: name, error: (.new, name)).document(view),
        PasswordPage(name: name, invitation: name).document(view), ErrorPage.document(view, name),
      ]
    }
  }

  /// The tags of a document without the values of attributes.
  private static func tags(_ document: String) -> [String] {
    document.matches(of: #/<[^>]*>/#).map { String($0.output).replacing(#/"[^"]*"/#, with: "\"\"") }
  }

  @Test func hostileNamesDoNotChangeAnyPage() throws {
    let expected = try Self.documents("harmless").map(Self.tags)
    var generator = SeededGenerator()
    for _ in 0..<60 {
      let name = "x" + FuzzedText.random(of: Self.pieces, count: 12, using: &generator)
      for (document, tags) in zip(try Self.documents(name), expected) {
        #expect(Self.tags(document) == tags, "\(name.debugDescription)")
        #expect(document.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
      }
    }
  }

  @Test func textIsReadBackAsItWas() {
    var generator = SeededGenerator()
    for _ in 0..<500 {
      let text = FuzzedText.random(of: Self.pieces, count: 12, using: &generator)
      let escaped = HTML("\(text)").text
      #expect(!escaped.contains(where: "<>\"'".contains))
      let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      let read = entities.reduce(escaped) { $0.replacing($1.0, with: $1.1) }
      let allowed = text.unicodeScalars.filter { scalar in
        scalar == "\n" || scalar.properties.generalCategory != .control && !scalar.properties.isNoncharacterCodePoint
      }
      #expect(Array(read.unicodeScalars) == Array(allowed))
    }
  }

  // MARK: Texts

  @Test(arguments: PageLanguage.allCases)
  func everyPhraseHasASentenceAndNoSentenceIsUnused(_ language: PageLanguage) throws {
    let forms = language == .english ? ["one", "other"] : ["other"]
    let expected = PagePhrase.allCases.flatMap { phrase in
      phrase.isCounted ? forms.map { "\(phrase.rawValue).\($0)" } : [phrase.rawValue]
    }
    let sentences = try PageAssets.sentences(language)
    #expect(Set(sentences.keys) == Set(expected))
    #expect(sentences.values.allSatisfy { !$0.isEmpty })
    let lines = try Repository.text("assets/pages/\(language.rawValue).toml").split(separator: "\n")
    #expect(lines.filter { !$0.hasPrefix("#") }.count == expected.count)
  }

  @Test func bothLanguagesUseTheSameValues() throws {
    let english = try PageAssets.sentences(.english)
    for (key, sentence) in try PageAssets.sentences(.chinese) {
      let values = { (text: String) in Set(text.matches(of: #/\{[a-zA-Z]+\}/#).map { String($0.output) }) }
      #expect(values(sentence) == values(english[key] ?? ""), "\(key)")
    }
  }

  @Test func everyPhraseIsUsed() throws {
    let sources = try ["Sources/AlbumPages", "Sources/AlbumServer"]
      .flatMap { Repository.files(in: $0, endings: [".swift"]) }.filter { !$0.hasSuffix("/PagePhrase.swift") }
      .map(Repository.text).joined()
    for phrase in PagePhrase.allCases {
      #expect(sources.contains(try Regex("\\.\(phrase.rawValue)(?![A-Za-z])")), "\(phrase)")
    }
  }

  // MARK: Colours

  /// WCAG 2.1 AA: 4.5 for texts, 3 for the borders of fields and buttons and for the focus.
  @Test(arguments: ["light", "dark"]) func coloursHaveTheirContrast(_ scheme: String) throws {
    let blocks = try Repository.text("assets/pages/style.css").matches(of: #/:root \{([^}]*--ground[^}]*)\}/#)
    #expect(blocks.count == 2)
    let block = blocks[scheme == "light" ? 0 : 1].output.1
    let colours = Dictionary(
      uniqueKeysWithValues: block.matches(of: #/--(\w+): #([0-9a-f]{6})/#).map { (String($0.output.1), $0.output.2) })
    func contrast(_ first: String, _ second: String) throws -> Double {
      let luminances = try [first, second].map { name in
        let colour = try #require(colours[name], "\(name)")
        return try Self.luminance(colour)
      }.sorted()
      return (luminances[1] + 0.05) / (luminances[0] + 0.05)
    }
    for background in ["ground", "surface", "raised"] {
      for text in ["text", "body", "quiet", "accent", "alert"] {
        #expect(try contrast(text, background) >= 4.5, "\(text) on \(background)")
      }
      for shape in ["line", "focus"] { #expect(try contrast(shape, background) >= 3, "\(shape) on \(background)") }
    }
    #expect(try contrast("ink", "button") >= 7)
  }

  private static func luminance(_ hex: Substring) throws -> Double {
    let number = try #require(Int(hex, radix: 16))
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double((number >> shift) & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}

/// The limits for guesses, at times that tests set.
@Suite struct GuessLimiterTests {
  private final class Clock: Sendable {
    private let time = SettableClock()
    func advance(ms: Int64) { time.advance(ms: ms) }
    var nowMS: @Sendable () -> Int64 { { self.time.now().unixMS } }
  }

  /// Returns whether a guess is made; false if there were too many before.
  private func isMade(_ limiter: GuessLimiter, _ keys: [GuessLimiter.Key], isRight: Bool = false) throws -> Bool {
    do throws(ServiceFailure) {
      _ = try limiter.guess(keys) { () throws(ServiceFailure) in isRight ? 1 : nil }
      return true
    } catch {
      #expect(error.code == .tooManyRequests && (error.retryAfterMS ?? 0) > 0)
      return false
    }
  }

  @Test func wrongGuessesAreLimitedAndRightOnesAreNot() throws {
    let clock = Clock()
    let limiter = GuessLimiter(nowMS: clock.nowMS)
    let key = GuessLimiter.Key.account("anna")
    for _ in 0..<100 { #expect(try isMade(limiter, [key], isRight: true)) }
    for _ in 0..<30 { #expect(try isMade(limiter, [key])) }
    #expect(try !isMade(limiter, [key], isRight: true))
    #expect(try isMade(limiter, [.account("ben")]))
    clock.advance(ms: 19_999)
    #expect(try !isMade(limiter, [key]))
    clock.advance(ms: 1)
    #expect(try isMade(limiter, [key]) && !isMade(limiter, [key]))
  }

  @Test func aNetworkCannotUseUpTheGuessesOfAnAccount() throws {
    let clock = Clock()
    let limiter = GuessLimiter(nowMS: clock.nowMS)
    let stranger = GuessLimiter.Key.network(try #require(NetworkAddress("192.0.2.7")))
    let account = GuessLimiter.Key.account("anna")
    for _ in 0..<10 { #expect(try isMade(limiter, [account, stranger])) }
    #expect(try !isMade(limiter, [account, stranger]))
    for _ in 0..<1_000 {
      clock.advance(ms: 30_000)
      _ = try isMade(limiter, [account, stranger])
      #expect(try isMade(limiter, [account], isRight: true))
    }
  }
}
