import Calls
import HTTPTypes
import TestSupport
import Testing
import WireFormat

/// The fields of requests and answers.
@Suite struct FieldTests {
  @Test func keyAndDeviceAreReadAsTheyWereWritten() throws {
    var generator = SeededGenerator()
    for _ in 0..<300 {
      let key = RandomCalls.key(&generator)
      let device = WireTexts.random(using: &generator)
      var fields = HTTPFields()
      CallFields.write(Caller(device: device), token: "tfa_1", to: &fields)
      CallFields.write(key, to: &fields)
      #expect(try CallFields.key(fields) == key)
      #expect(CallFields.device(fields) == device)
      #expect(CallFields.token(fields) == "tfa_1")
      #expect(fields.allSatisfy { field in field.value.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
    }
  }

  @Test(arguments: [nil, "", "%", "%4", "%ff"]) func anInvalidKeyIsRefused(_ value: String?) {
    var fields = HTTPFields()
    fields[.idempotencyKey] = value
    #expect(throws: ServiceFailure(.refused, .key)) { try CallFields.key(fields) }
  }

  @Test func datesAreWrittenAndRead() {
    let instant = Instant(unixMS: 784_111_777_000)
    #expect(HTTPDate.text(instant) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HTTPDate.instant("Sun, 06 Nov 1994 08:49:37 GMT") == instant)
    for text in [
      "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 1994 08:49:37 GMT",
    ] {
      #expect(HTTPDate.instant(text) == nil)
    }
  }

  @Test func theServersTimeIsExactUnlessACacheAnswers() {
    let time = Instant(unixMS: 1_795_291_500_250)
    var fields = HTTPFields()
    ServerTime.write(time, to: &fields)
    #expect(ServerTime.read(fields) == time)
    fields[.age] = "7"
    #expect(ServerTime.read(fields) == time.wholeSecond + 7_000)
    fields[.age] = nil
    fields[.date] = HTTPDate.text(time + 20_000)
    #expect(ServerTime.read(fields) == time.wholeSecond + 20_000)
  }

  @Test func tagsDifferByContent() {
    let contents =
      (0..<4_000).map { Array("\($0) abcdefgh \($0 / 7)".utf8) } + (0..<64).map { [UInt8](repeating: 0, count: $0) }
    #expect(Set(contents.map { EntityTag(of: $0) }).count == contents.count)
    #expect(EntityTag(of: contents[5]) == EntityTag(of: contents[5]))
  }

  @Test func conditionsMatchTags() throws {
    let tag = try #require(EntityTag("a,b"))
    for header in [tag.header, "W/\(tag.header)", "\"x\", \(tag.header)", " * ", "\(tag.header),\"y\""] {
      #expect(TagCondition(header: header).matches(tag), "\(header)")
    }
    for header in ["", "a,b", "\"a\"", "\"", "\"a,b", "W/"] {
      #expect(!TagCondition(header: header).matches(tag), "\(header)")
    }
  }
}

/// Byte ranges of a file of 1,000 bytes.
@Suite struct ByteRangeTests {
  @Test(arguments: [
    ("bytes=0-499", 0, 500), ("bytes=500-", 500, 1_000), ("bytes=-500", 500, 1_000), ("bytes=-5000", 0, 1_000),
    ("bytes=999-99999999999999999999", 999, 1_000), ("BYTES=0-0", 0, 1), ("bytes=0-9223372036854775807", 0, 1_000),
  ])
  func aRangeIsCutToTheFile(_ header: String, _ lower: Int64, _ upper: Int64) {
    #expect(ByteRange(header: header, sizeBytes: 1_000) == .part(lower..<upper))
  }

  @Test(arguments: ["bytes=1000-", "bytes=-0", "bytes=99999999999999999999-"])
  func aRangeBeyondTheFileIsUnsatisfiable(_ header: String) {
    #expect(ByteRange(header: header, sizeBytes: 1_000) == .unsatisfiable)
  }

  @Test(arguments: [
    nil, "", "bytes", "bytes=", "bytes=-", "bytes=5-4", "bytes=0-1,3-4", "lines=0-1", "bytes=+1-2", "bytes=1--2",
  ])
  func anotherFormIsIgnored(_ header: String?) {
    #expect(ByteRange(header: header, sizeBytes: 1_000) == .whole)
  }

  @Test func aPartOfAnAnswerIsReadAsItWasWritten() throws {
    let read = try #require(ByteRange.parse(contentRange: ByteRange.contentRange(5..<10, sizeBytes: 20)))
    #expect(read.range == 5..<10 && read.sizeBytes == 20)
    for text in [
      "", "bytes */20", "bytes 5-4/20", "bytes 5-20/20", "bytes 5-6/*", "bytes -5-6/20",
      "bytes 0-9223372036854775807/9223372036854775807",
    ] {
      #expect(ByteRange.parse(contentRange: text) == nil, "\(text)")
    }
  }
}

/// Finding the route of a request.
@Suite struct RouteTableTests {
  private static let table: RouteTable<Int> = {
    var table = RouteTable<Int>()
    table.add(Route(.get, "/v1/photos"), 1)
    table.add(Route(.get, "/v1/photos/{id}"), 2)
    table.add(Route(.delete, "/v1/photos/{id}"), 3)
    return table
  }()

  @Test func findsARouteAndTheValuesOfItsPath() {
    guard case .found(2, _, ["a/b"]) = Self.table.match(.get, path: "/v1/photos/a%2Fb") else {
      Issue.record("not found")
      return
    }
  }

  @Test func headFindsGet() {
    guard case .found(1, _, []) = Self.table.match(.head, path: "/v1/photos") else {
      Issue.record("not found")
      return
    }
  }

  @Test func aWrongMethodNamesTheRightOnes() {
    guard case .methodNotAllowed([.delete, .get, .head]) = Self.table.match(.post, path: "/v1/photos/a") else {
      Issue.record("found")
      return
    }
  }

  @Test(arguments: ["/", "", "/v1", "/v1/photos/", "/v1/photos/a/b", "/v1/photos/%zz", "/V1/photos", "//v1/photos"])
  func anotherPathIsNotFound(_ path: String) {
    guard case .notFound = Self.table.match(.get, path: path) else {
      Issue.record("found")
      return
    }
  }
}
