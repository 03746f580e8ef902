import Foundation
import TestSupport
import Testing

/// The README names the commands that continuous integration runs, and its links lead somewhere.
@Suite struct ReadmeTests {
  @Test func theCommandsAreThoseOfContinuousIntegration() throws {
    let readme = try Repository.text("README.md")
    let commands = readme.components(separatedBy: "```sh\n").dropFirst().map { $0.components(separatedBy: "\n```")[0] }
    let start = try #require(commands.first)
    #expect(start.contains("cat .ci/packages.txt"))
    #expect(start.hasSuffix("&& swift build -c release --static-swift-stdlib && .build/release/tenfoot"))
    let test = try #require(commands.dropFirst().first)
    #expect(test.contains("cat .ci/packages.txt"))
    #expect(test.hasSuffix("&& swift test"))
    // Continuous integration ends with the same command.
    let run = try Repository.text(".ci/run")
    #expect(run.split(separator: "\n").last?.hasPrefix("swift test") == true)
  }

  @Test func thePackageListIsWellFormed() throws {
    let packages = try Repository.text(".ci/packages.txt").split(separator: "\n")
    #expect(packages.prefix(2) == ["libncursesw5-dev", "libsqlite3-dev"])
    #expect(Set(packages).count == packages.count)
    #expect(packages.allSatisfy { $0.wholeMatch(of: #/[a-z0-9][a-z0-9.+-]+/#) != nil })
  }

  @Test func everyLinkHasATarget() throws {
    let documents = ["assets", "docs", "Tools"].flatMap { Repository.files(in: $0, endings: [".md"]) }
    for document in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"] + documents {
      for link in try Repository.text(document).matches(of: #/\]\(([^)#]+)\)/#).map(\.output.1)
      where !link.contains("://") {
        let folder = document.split(separator: "/").dropLast().joined(separator: "/")
        let path = Repository.path(folder.isEmpty ? String(link) : "\(folder)/\(link)")
        #expect(FileManager.default.fileExists(atPath: path), "\(document): \(link)")
      }
    }
  }

  @Test func noFileNamesALocalPath() throws {
    let endings = [".swift", ".c", ".h", ".md", ".toml", ".py", ".tape", ".txt", ".json", ".jsonl", ".tsv"]
    let folders = ["Sources", "Tests", "Tools", "assets", "docs", "keymaps", "packaging"]
    let files = folders.flatMap { Repository.files(in: $0, endings: endings) }
    for file in files + ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "Package.swift"] {
      let text = try Repository.text(file)
      for place in ["/work" + "/", "/root" + "/", "/home" + "/user"] {
        #expect(!text.contains(place), "\(file) names \(place)")
      }
    }
  }
}
