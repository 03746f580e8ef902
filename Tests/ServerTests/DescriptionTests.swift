import AlbumServer
import Foundation
import HTTPServer
import HTTPTypes
import InteractionServer
import MallServer
import TestSupport
import Testing
import WireFormat

/// The OpenAPI documents, which describe exactly the routes.
@Suite struct DescriptionTests {
  private static func services() throws -> [HTTPService] {
    let fixtures = try Fixtures()
    let empty = Array("{}".utf8)
    return [
      AlbumServer.service(
        fixtures.album, description: empty,
        options: AlbumServerOptions(uploads: AlbumPeople.uploads(into: fixtures.album, fixtures.folder))),
      MallServer.service(fixtures.mall, description: empty, accounts: fixtures.mall),
      InteractionServer.service(fixtures.interactions, description: empty, accounts: fixtures.interactions),
    ]
  }

  private static func document(_ name: String) throws -> [String: Any] {
    let text = try Repository.text("assets/servers/\(name).json")
    return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  @Test func everyRouteIsDescribedAndNothingElse() throws {
    for service in try Self.services() {
      let paths = try #require(try Self.document(service.name)["paths"] as? [String: [String: Any]])
      let described = paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } }
      let routes = service.routes.routes.map { "\($0.method.rawValue) \($0.template)" }
      #expect(Set(described) == Set(routes), "\(service.name)")
      #expect(described.count == routes.count)
    }
  }

  @Test(arguments: ["album", "mall", "interaction"]) func everyOperationNamesItsProblemsAndParameters(_ name: String)
    throws
  {
    let document = try Self.document(name)
    #expect(document["openapi"] as? String == "3.1.0")
    let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
    for (path, methods) in paths {
      for (method, operation) in methods {
        let responses = try #require(operation["responses"] as? [String: Any])
        #expect(responses["default"] != nil && responses.count > 1, "\(method) \(path)")
        let parameters = operation["parameters"] as? [[String: Any]] ?? []
        let named = parameters.filter { $0["in"] as? String == "path" }.compactMap { $0["name"] as? String }
        let expected = path.matches(of: #/\{(\w+)\}/#).map { String($0.output.1) }
        #expect(named == expected, "\(method) \(path)")
      }
    }
  }
}
