import Calls
import Foundation
import MallFixtures
import MallService
import MallStore
import Synchronization
import TestSupport
import Testing

/// What only the store on this machine does: pictures in files, and cursors that may be forged.
@Suite struct MallStoreTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func aPictureIsOpenedByItsName() throws {
    let path = folder.file("dslr-black.png")
    try Data("picture".utf8).write(to: URL(fileURLWithPath: path))
    let mall = try SQLiteMallStore(
      path: folder.file("mall.sqlite"), picturePath: { $0 == "dslr-black" ? path : nil })
    let reference = MediaReference(token: "dslr-black")
    let whole = try mall.open(reference, .original, range: nil, .test)
    #expect(whole.range == 0..<7 && whole.sizeBytes == 7)
    #expect(try mall.open(reference, .thumbnail(widthPixels: 9), range: -5..<3, .test).range == 0..<3)
    #expect(try mall.open(reference, .original, range: 100..<Int64.max, .test).range.isEmpty)
    expect(.notFound) { try mall.open(MediaReference(token: "dslr-white"), .original, range: nil, .test) }
  }

  @Test func aReferenceThatIsNoNameIsNeverLookedUp() throws {
    let asked = Mutex<[String]>([])
    let mall = try SQLiteMallStore(
      path: folder.file("mall.sqlite"),
      picturePath: { name in
        asked.withLock { $0.append(name) }
        return "/etc/passwd"
      })
    for token in ["", "..", "../a", "a/b", "/etc/passwd", "a.png", "a\u{0}", String(repeating: "a", count: 101)] {
      expect(.notFound) { try mall.open(MediaReference(token: token), .original, range: nil, .test) }
    }
    #expect(asked.withLock { $0 } == [])
  }

  /// Cursors with the list's own signature and forged places and keys.
  private static let forged = [
    #"{"i":9223372036854775807,"k":[0,"",""],"l":"LIST"}"#, #"{"i":-1,"k":[0,"",""],"l":"LIST"}"#,
    #"{"i":-9223372036854775808,"k":[0,"",""],"l":"LIST"}"#, #"{"i":1e400,"k":[0,"",""],"l":"LIST"}"#,
    #"{"i":9223372036854775806,"k":[9223372036854775807,"",""],"l":"LIST"}"#,
    #"{"i":0,"k":[-9223372036854775808,"",""],"l":"LIST"}"#, #"{"i":0,"k":[9223372036854775808,"",""],"l":"LIST"}"#,
    #"{"i":0,"k":[],"l":"LIST"}"#, #"{"i":0,"k":["",0,0],"l":"LIST"}"#,
    #"{"i":0,"k":[0,"\u0000","\u0000"],"l":"LIST"}"#,
    #"{"i":0,"k":[0.5,"",""],"l":"LIST"}"#, #"{"i":0,"k":[null,"",""],"l":"LIST"}"#,
  ]

  @Test(arguments: forged)
  func forgedCursorsAreRefusedOrAnswered(_ json: String) throws {
    let mall = try SQLiteMallStore(path: folder.file("mall.sqlite"))
    var generator = SeededGenerator(seed: 4)
    try mall.addProducts(Product.random(count: 9, using: &generator))
    let own = try #require(try mall.products(ProductQuery(), page: PageRequest(limit: 1)).next)
    let members = try JSONSerialization.jsonObject(with: try #require(Self.decoded(own.token))) as? [String: Any]
    let list = try #require(members?["l"] as? String)
    let cursor = PageCursor(token: Self.encoded(json.replacing("LIST", with: list)))
    for position in [PageRequest.Position.after(cursor), .before(cursor)] {
      do throws(ServiceFailure) {
        let page = try mall.products(ProductQuery(), page: PageRequest(position, limit: 5))
        #expect(page.items.count <= 5 && page.totalCount == 9)
        #expect((0...9).contains(page.firstIndex))
      } catch {
        #expect(error == ServiceFailure(.refused, .cursor))
      }
    }
  }

  @Test func randomBytesAreNoCursor() throws {
    let mall = try SQLiteMallStore(path: folder.file("mall.sqlite"))
    var generator = SeededGenerator(seed: 6)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      for token in [String(decoding: bytes, as: UTF8.self), Data(bytes).base64EncodedString()] {
        expect(.refused) {
          try mall.products(ProductQuery(), page: PageRequest(.after(PageCursor(token: token))))
        }
      }
    }
  }

  private static func decoded(_ token: String) -> Data? {
    let base64 = token.replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: base64 + String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4))
  }

  private static func encoded(_ json: String) -> String {
    Data(json.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
