import Device
import Foundation
import TestSupport
import Testing
import Workspaces

/// The texts of the command line in both languages.
@Suite struct CommandTextTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot
  private static let chinese = ["LC_ALL": "zh_CN.UTF-8"]

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try PreparedData.stocked().copied(to: folder)
  }

  private static func sentences(_ language: Language) throws -> [String: String] {
    try AssetFolder(environment: [:]).commandWording(language).sentences
  }

  private static func phrases() throws -> [String] {
    try Repository.text("Sources/tenfoot/Texts/CommandPhrase.swift").matches(of: #/(?m)^  case (\w+)$/#)
      .map { String($0.output.1) }
  }

  // MARK: The files

  @Test(arguments: Language.allCases)
  func everyPhraseHasASentenceAndNoSentenceIsUnused(_ language: Language) throws {
    let keys = Set(try Self.sentences(language).keys)
    let names = Set(keys.map { String($0.prefix { $0 != "." }) })
    #expect(Set(try Self.phrases()).subtracting(names).sorted() == [], "missing")
    #expect(names.subtracting(try Self.phrases()).sorted() == [], "left over")
    let counted = Set(keys.filter { $0.contains(".") }.map { String($0.prefix { $0 != "." }) })
    let forms = language == .english ? ["one", "other"] : ["other"]
    #expect(
      keys.filter { $0.contains(".") }.sorted() == counted.flatMap { name in forms.map { "\(name).\($0)" } }.sorted())
  }

  @Test func bothLanguagesUseTheSameValues() throws {
    let english = try Self.sentences(.english)
    for (key, sentence) in try Self.sentences(.chinese) {
      let expected = try #require(english[key], "\(key)")
      #expect(Self.placeholders(sentence) == Self.placeholders(expected), "\(key)")
    }
  }

  @Test func everyPhraseIsUsed() throws {
    let sources = try Repository.files(in: "Sources/tenfoot", endings: [".swift"])
      .filter { !$0.hasSuffix("/CommandPhrase.swift") }.map(Repository.text).joined()
    for phrase in try Self.phrases() {
      #expect(sources.contains(try Regex("\\.\(phrase)(?![A-Za-z])")), "\(phrase)")
    }
  }

  private static func placeholders(_ sentence: String) -> Set<String> {
    Set(sentence.matches(of: #/\{([a-zA-Z]+)\}/#).map { String($0.output.1) })
  }

  // MARK: Help

  @Test func theChineseHelpNamesTheSameArgumentsAndExamples() throws {
    let pages = try AssetFolder(environment: [:]).helpPages(.chinese)
    let files = Repository.files(in: "Tests/IntegrationTests/Help", endings: [".txt"])
    #expect(pages.count == files.count)
    for file in files {
      let name = try #require(file.split(separator: "/").last).dropLast(".txt".count)
      let words = name.hasPrefix("sign-") ? String(name) : String(name).replacing("-", with: " ")
      let command: String = name == "tenfoot" ? "tenfoot" : String("tenfoot \(words)")
      let english = try Repository.text(file)
      let page = try #require(pages[command], "\(command)")
      #expect(Self.parts(of: page) == Self.parts(of: english), "\(command)")
      let usage = try #require(english.firstMatch(of: #/(?m)^USAGE: (.*)$/#)).output.1
      #expect(page.contains("用法：\(usage)\n"), "\(command)")
    }
  }

  /// The arguments, options, subcommands and examples that a help lists.
  private static func parts(of help: String) -> Set<String> {
    let listed = help.matches(
      of: #/(?m)^  (-[^ ]+(?: <[^>]+>|, --[a-z-]+)?|<[^>]+>|[a-z]+)(?=  | \(default\)|$| [A-Z]| [^\x00-\x7F])/#)
    let examples = help.matches(of: #/(?m)^  ((?:tenfoot|curl)(?: [^ \n]+)*)/#).map { String($0.output.1) }
    return Set(listed.map { String($0.output.1) } + examples)
  }

  @Test func helpIsInTheLanguageOfTheLocale() throws {
    for arguments in [["help", "photos"], ["photos", "--help"], ["--help", "photos"]] {
      let outcome = try tenfoot.run(arguments, environment: Self.chinese)
      #expect(outcome.status == 0 && outcome.messages.isEmpty)
      #expect(outcome.output.hasPrefix("概述：列出相册中的照片。\n"), "\(outcome.output)")
    }
    #expect(try tenfoot.run(["--help"], environment: Self.chinese).output.hasPrefix("概述：终端里的电视"))
    #expect(try tenfoot.run(["--version"], environment: Self.chinese).output.hasPrefix("tenfoot "))
  }

  // MARK: Results and errors

  @Test(arguments: [
    (["photos"], 0, "还没有照片。请用“tenfoot import 文件夹”导入。"),
    (["photos", "--model", "X"], 0, "没有符合条件的照片。"),
    (["photos", "--album", "Boats"], 1, "错误：没有名为“Boats”的相册。还没有任何相册"),
    (["photos", "--limit", "0"], 64, "错误：--limit 至少为 1，不能是 0；省略则不限数量"),
    (["photos", "--sort", "newst"], 64, "错误：“newst”不是“--sort <sort>”的有效值。可用的值：“popular”或“newest”。您要找的是“newest”吗？"),
    (["photos", "--modle", "x"], 64, "错误：未知选项“--modle”。您要找的是“--model”吗？"),
    (["photos", "more"], 64, "错误：多余的参数“more”。"),
    (["photos", "--model"], 64, "错误：选项“--model <name>”缺少值。"),
    (["buy"], 64, "错误：缺少参数“<product>”。"),
    (["buy", "kodak-moment"], 1, "错误：没有编号或名称为“kodak-moment”的商品。请用“tenfoot products”列出编号"),
    (["hlep"], 64, "错误：没有名为“hlep”的命令、文件或文件夹。您要找的是“help”吗？"),
    (["catalog", "imprt"], 64, "错误：“tenfoot catalog”没有子命令“imprt”。您要找的是“import”吗？"),
    (["correct", "nobody", "--clear"], 1, "错误：没有编号为“nobody”的照片。"),
    (["photos", "--data", "/dev/null/x"], 1, "错误：无法使用数据文件夹 /dev/null/x：/dev/null 不是文件夹。"),
  ])
  func messagesAreInTheLanguageOfTheLocale(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let outcome = try tenfoot.run(arguments, environment: Self.chinese)
    #expect(outcome.status == status)
    #expect(outcome.messages.hasPrefix(message), "\(outcome.messages)")
    #expect(!outcome.messages.contains("Usage") && !outcome.messages.contains("Help:"), "\(outcome.messages)")
  }

  @Test func resultsAreInTheLanguageOfTheLocale() throws {
    let bought = try tenfoot.run(["buy", "Nikon D90"], environment: Self.chinese)
    #expect(bought.output.hasPrefix("已购买 Nikon D90，"), "\(bought.output)\(bought.messages)")
    #expect(try tenfoot.run(["orders"], environment: Self.chinese).output.hasPrefix("下单时间"))
    // JSON is the same in every language.
    let (english, chinese) = (
      try tenfoot("orders", "--json").output, try tenfoot.run(["orders", "--json"], environment: Self.chinese).output
    )
    #expect(english == chinese)
  }

  @Test func theSavedLanguageComesBeforeThatOfTheLocale() throws {
    try tenfoot.save(language: .chinese)
    #expect(try tenfoot("photos").messages.hasPrefix("还没有照片。"))
    #expect(try tenfoot("tv", "--lang", "en", "--sped", "1").messages.hasPrefix("Error: Unknown option “--sped”."))
    #expect(try tenfoot("photos", "--data", folder.path + "/other").messages.hasPrefix("No photos."))
    // Reading the setting creates no file.
    let names = try FileManager.default.contentsOfDirectory(atPath: tenfoot.data)
    #expect(names.filter { $0.hasPrefix("television") } == ["television.sqlite"])
  }
}
