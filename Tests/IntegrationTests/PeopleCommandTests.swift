import Foundation
import TestSupport
import Testing

/// The commands about people, and every command run as a stranger.
@Suite struct PeopleCommandTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  /// A data folder with Anna, Ben and Carla, who have a photo each in an album of their own.
  private static let prepared = Result { () throws -> (TemporaryFolder, String) in
    let folder = try TemporaryFolder()
    let tenfoot = Tenfoot(data: folder.file("data"))
    for (name, file) in [("Anna", "kite"), ("Ben", "stairs"), ("Carla", "dunes")] {
      let path = folder.file("\(name)-\(file).jpg")
      try FileManager.default.copyItem(atPath: Repository.path("assets/demo/\(file).jpg"), toPath: path)
      try tenfoot("people", "add", name)
      try tenfoot("import", "--copy", "--owner", name, "--album", "\(name)-album", path)
    }
    return (folder, tenfoot.data)
  }

  init() throws {
    let prepared = try Self.prepared.get()
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: prepared.1, toPath: folder.file("data"))
    tenfoot = Tenfoot(data: folder.file("data"))
  }

  private func befriend() throws {
    #expect(try tenfoot("friends", "ask", "Anna", "--as", "Ben").output.contains("Anna"))
    #expect(try tenfoot("friends", "accept", "Ben", "--as", "Anna").status == 0)
  }

  private func titles(_ arguments: String...) throws -> [String] {
    let outcome = try tenfoot.run(["photos", "--json"] + arguments)
    return try (outcome.json() as? [[String: Any]] ?? []).compactMap { $0["album"] as? String }
  }

  private func id(_ name: String) throws -> String {
    let photos = try tenfoot("photos", "--json", "--owner", name).json() as? [[String: Any]]
    return try #require(photos?.first?["id"] as? String)
  }

  @Test func peopleAreAddedListedAndRemoved() throws {
    let people = try tenfoot("people", "list", "--json").json() as? [[String: Any]] ?? []
    #expect(people.compactMap { $0["name"] as? String } == ["Anna", "Ben", "Carla"])
    #expect(people.compactMap { $0["itemCount"] as? Int } == [1, 1, 1])
    #expect(try tenfoot("people", "list").output.hasPrefix("PERSON"))
    let again = try tenfoot("people", "add", "ANNA")
    #expect(again.status == 1 && again.messages.contains("Another person has this name"))
    #expect(try tenfoot("people", "set", "Anna", "--places", "on").status == 0)
    let changed = try tenfoot("people", "list", "--json").json() as? [[String: Any]] ?? []
    #expect(changed.compactMap { $0["sharesPlaces"] as? Bool } == [true, false, false])
    let unanswered = try tenfoot("people", "remove", "Ben")
    #expect(unanswered.status == 1 && unanswered.messages.contains("--yes"))
    #expect(try tenfoot("import", "--copy", "--owner", "Ben", Repository.path("assets/demo/agave.jpg")).status == 0)
    let media = try FileManager.default.subpathsOfDirectory(atPath: tenfoot.data + "/media").filter { $0.contains(".") }
    #expect(try tenfoot("people", "remove", "Ben", "--yes").status == 0)
    #expect(try titles() == ["Anna-album", "Carla-album"] || titles() == ["Carla-album", "Anna-album"])
    let left = try FileManager.default.subpathsOfDirectory(atPath: tenfoot.data + "/media").filter { $0.contains(".") }
    #expect(left.count == media.count - 1, "the copy of the photo is deleted")
    for options in [["--dry-run"], []] {
      let unknown = try tenfoot.run(
        ["import", "--owner", "Bem"] + options + [Repository.path("assets/demo/agave.jpg")])
      #expect(unknown.status == 1 && unknown.messages.contains("There is no person “Bem”"))
    }
    let others = try tenfoot("import", "--owner", "Bem", Repository.path("assets/demo/agave.jpg"))
    #expect(others.status == 1 && others.messages.contains("There is no person “Bem”"))
    let unknown = try tenfoot("people", "remove", "Bem", "--yes")
    #expect(unknown.status == 1 && unknown.messages.contains("There is no person “Bem”"))
  }

  @Test func friendsSeeEachOthersPhotosUntilOneEndsIt() throws {
    #expect(try titles("--as", "Anna") == ["Anna-album"])
    try befriend()
    #expect(try Set(titles("--as", "anna")) == ["Anna-album", "Ben-album"])
    #expect(try tenfoot("friends", "list", "--as", "Anna").output.contains("friend"))
    #expect(try tenfoot("friends", "end", "Anna", "--as", "Ben").status == 0)
    #expect(try titles("--as", "Anna") == ["Anna-album"])
    let log = try tenfoot("friends", "log", "--as", "Anna", "--json").json() as? [[String: Any]] ?? []
    #expect(log.compactMap { $0["kind"] as? String } == ["ended", "befriended"])
    for arguments in [["refuse", "Ben"], ["end", "Ben"], ["accept", "Carla"], ["unblock", "Carla"]] {
      #expect(try tenfoot.run(["friends"] + arguments + ["--as", "Anna"]).status == 1, "\(arguments)")
    }
  }

  @Test func albumsAreShownToAPerson() throws {
    #expect(try tenfoot("friends", "share", "Carla", "--album", "Anna-album", "--as", "Anna").status == 0)
    #expect(try Set(titles("--as", "Carla")) == ["Anna-album", "Carla-album"])
    #expect(try titles("--as", "Carla", "--album", "Anna-album") == ["Anna-album"])
    #expect(try tenfoot("friends", "unshare", "Carla", "--album", "Anna-album", "--as", "Anna").status == 0)
    #expect(try titles("--as", "Carla") == ["Carla-album"])
  }

  @Test func tokensAreShownOnceAndRevoked() throws {
    let created = try tenfoot("token", "create", "Phone", "--as", "Anna")
    #expect(created.output.hasPrefix("tfa_") && created.output.count == 69)
    let tokens = try tenfoot("token", "list", "--as", "Anna", "--json").json() as? [[String: Any]] ?? []
    let id = try #require(tokens.first?["id"] as? String)
    #expect(!(try tenfoot("token", "list", "--as", "Anna").output.contains("tfa_")))
    #expect(try tenfoot("token", "revoke", id, "--as", "Ben").status == 1)
    #expect(try tenfoot("token", "revoke", id, "--as", "Anna").status == 0)
    #expect(try tenfoot("token", "list", "--as", "Anna").messages.contains("No tokens"))
    // Names do as well, as long as they are not ambiguous.
    for name in ["Phone", "Tablet", "Tablet"] { _ = try tenfoot("token", "create", name, "--as", "Anna") }
    #expect(try tenfoot("token", "revoke", "Tablet", "--as", "Anna").status == 1)
    #expect(try tenfoot("token", "revoke", "Phone", "--as", "Ben").status == 1)
    #expect(try tenfoot("token", "revoke", "Phone", "--as", "Anna").status == 0)
    let left = try tenfoot("token", "list", "--as", "Anna", "--json").json() as? [[String: Any]] ?? []
    #expect(left.map { $0["name"] as? String } == ["Tablet", "Tablet"])
  }

  @Test func passwordsAreSetFromStandardInputAndRemoved() throws {
    let set = try tenfoot.run(["people", "password", "anna"], input: "correct horse\n")
    #expect(set.status == 0 && set.output.hasPrefix("Anna can sign in") && set.messages.isEmpty)
    for (input, message) in [
      ("short\n", "8 to 1000 characters"), ("", "No password was entered"), ("\n", "No password"),
    ] {
      let outcome = try tenfoot.run(["people", "password", "Anna"], input: input)
      #expect(outcome.status == 1 && outcome.messages.contains(message), "\(input): \(outcome.messages)")
    }
    #expect(try tenfoot("people", "password", "Anna", "--remove").output.hasPrefix("Anna has no password"))
    let unknown = try tenfoot.run(["people", "password", "Ana"], input: "correct horse\n")
    #expect(unknown.status == 1 && unknown.messages.contains("There is no person “Ana”"))
  }

  @Test func aTypedPasswordIsNotShownAndTheTerminalIsRestored() throws {
    let cases: [(keys: [String], message: String?, status: Int32)] = [
      (["my secret wordx\u{7F}\r", "my secret word\r"], "Anna can sign in", 0),
      (["a secret\r", "b secret\r"], "are different", 1),
      (["界\u{7F}wrong\u{15}my secret word\n", "my secret word\n"], "Anna can sign in", 0),
      (["my se\u{3}"], nil, 130), (["\u{4}"], "No password was entered", 1),
    ]
    for (keys, message, status) in cases {
      let window = try TerminalWindow(tenfoot, ["people", "password", "Anna"])
      for (question, line) in zip(["New password for Anna:", "The same password again:"], keys) {
        #expect(window.shows(question))
        window.type(line)
      }
      if let message { #expect(window.shows(message), "\(window.text)") }
      #expect(window.waitForEnd() == status, "\(keys)")
      #expect(window.unrestored.isEmpty && !window.text.contains("secret"), "\(window.text)")
    }
  }

  @Test func anInvitationIsALink() throws {
    let invited = try tenfoot("people", "invite", "Anna", "--public-url", "https://album.example/")
    #expect(invited.output.hasPrefix("https://album.example/invitation?code=tfv_") && invited.messages.contains("Anna"))
    #expect(try tenfoot("people", "invite", "Anna").output.contains(":8701/invitation?code=tfv_"))
    #expect(try tenfoot("people", "invite", "Anna", "--public-url", "album").status == 64)
  }

  @Test func anExportHasEverything() throws {
    try befriend()
    let target = folder.file("export")
    #expect(try tenfoot("export", "--as", "Anna", target).status == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: target + "/files")
    #expect(files.count == 1)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: target + "/tenfoot.json")))
        as? [String: Any])
    let photos = try #require(document["photos"] as? [[String: Any]])
    let exported = try #require(photos.first?["exportedFile"] as? String)
    #expect(photos.count == 1 && photos[0]["album"] as? String == "Anna-album")
    let copy = try Data(contentsOf: URL(fileURLWithPath: "\(target)/\(exported)"))
    #expect(try copy == Data(contentsOf: URL(fileURLWithPath: Repository.path("assets/demo/kite.jpg"))))
    #expect((document["friends"] as? [[String: Any]])?.first?["name"] as? String == "Ben")
    #expect(Set(document.keys) == ["account", "albums", "friends", "photos", "sharingLog", "tokens"])
    let full = folder.file("full")
    folder.write("notes".utf8, to: "full/notes.txt")
    #expect(try tenfoot("export", "--as", "Anna", full).status == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: full) == ["notes.txt"])
    let again = try tenfoot("export", "--as", "Anna", target)
    #expect(again.status == 1 && again.messages.contains("is not empty"))
  }

  // MARK: Strangers

  /// The arguments of each command that is run as Carla; nil for commands that are not run as a person. PHOTO is Ben's photo.
  private static let asStranger: [String: [String]?] = [
    "photos": ["photos", "--json"], "correct": ["correct", "PHOTO", "--model", "Nikon D90"],
    "remove": ["remove", "PHOTO"], "export": ["export", "FOLDER"],
    "friends": nil, "friends list": ["friends", "list"], "friends log": ["friends", "log"],
    "friends ask": ["friends", "ask", "Nobody"], "friends accept": ["friends", "accept", "Anna"],
    "friends refuse": ["friends", "refuse", "Anna"], "friends end": ["friends", "end", "Anna"],
    "friends block": ["friends", "block", "Nobody"], "friends unblock": ["friends", "unblock", "Anna"],
    "friends share": ["friends", "share", "Anna", "--album", "Ben-album"],
    "friends unshare": ["friends", "unshare", "Anna", "--album", "Ben-album"],
    "token": nil, "token create": ["token", "create", "x"], "token list": ["token", "list"],
    "token revoke": ["token", "revoke", "PHOTO"],
    "people": nil, "people add": nil, "people list": nil, "people set": nil, "people password": nil,
    "people invite": nil, "people remove": nil,
    "tenfoot": nil, "tv": nil, "replay": nil, "keys": nil, "doctor": nil, "import": nil, "demo": nil, "demo add": nil,
    "demo remove": nil, "products": nil, "buy": nil, "orders": nil, "catalog": nil, "catalog import": nil, "guide": nil,
    "guide import": nil, "schedule": nil, "schedule import": nil, "schedule show": nil, "serve": nil,
    "sign in": nil, "sign out": nil, "upload": nil,
    // Profiles are those of the machine; see ProfileCommandTests.
    "profile": nil, "profile add": nil, "profile list": nil, "profile unlock": nil, "profile remove": nil,
  ]

  @Test func everyCommandIsInTheTable() {
    let pages = Repository.files(in: "Tests/IntegrationTests/Help", endings: [".txt"]).compactMap { file in
      file.split(separator: "/").last.map { String($0.dropLast(".txt".count)).replacing("-", with: " ") }
    }
    #expect(Set(pages) == Set(Self.asStranger.keys))
  }

  @Test func noCommandShowsAStrangerAnything() throws {
    let photo = try id("Ben")
    for (command, arguments) in Self.asStranger.sorted(by: { $0.key < $1.key }) {
      guard let arguments else { continue }
      let filled = arguments.map { $0 == "PHOTO" ? photo : $0 == "FOLDER" ? folder.file("carla") : $0 }
      let outcome = try tenfoot.run(filled + ["--as", "Carla"])
      #expect(!(outcome.output + outcome.messages).contains("stairs"), "\(command)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("carla/files")).count == 1)
    let document = try String(contentsOfFile: folder.file("carla/tenfoot.json"), encoding: .utf8)
    #expect(!document.contains("Ben"))
    #expect(try tenfoot("correct", photo, "--clear", "--as", "Carla").status == 1)
    #expect(try tenfoot("remove", photo, "--as", "Carla").status == 1)
    #expect(try titles("--owner", "Ben") == ["Ben-album"])
    // A friend sees the photo, and cannot change it.
    try befriend()
    let refused = try tenfoot("correct", photo, "--clear", "--as", "Anna")
    #expect(refused.status == 1 && refused.messages.contains("belongs to someone else"))
    #expect(try tenfoot("remove", "--album", "Ben-album", "--yes", "--as", "Anna").status == 1)
  }
}
