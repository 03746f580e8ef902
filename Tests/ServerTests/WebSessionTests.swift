import AlbumServer
import AlbumService
import Calls
import Foundation
import HTTPServer
import Testing
import WireFormat

@testable import AlbumServer

/// A session of the pages stands for a person on routes that accept it, and on no others.
@Suite struct WebSessionTests {
  private let album: AlbumPeople
  private let servers: RunningServers

  init() throws {
    album = try AlbumPeople()
    var routes = ServerRoutes()
    for (path, acceptsSession) in [("/open", true), ("/closed", false)] {
      for method in [HTTPMethod.get, .post] {
        routes.add(
          Route(method == .get ? .get : .post, path),
          Endpoint(access: .owner, acceptsSession: acceptsSession) { request throws(ServiceFailure) in
            ServerResponse(.ok, body: .bytes(Array((request.context.caller.viewer ?? "owner").utf8)))
          })
      }
    }
    let store = album.album
    let service = HTTPService(
      name: "album", routes: routes, description: [], tokens: AccessTokens([AlbumPeople.ownerToken]),
      viewer: { token throws(ServiceFailure) in try store.viewer(ofToken: token) },
      sessions: AlbumServer.sessions(of: store, nil), limits: .withoutSharing
    ) { _ in }
    servers = try RunningServers([service], of: album.folder)
  }

  private enum HTTPMethod {
    case get
    case post
  }

  private func reply(_ method: String, _ path: String, _ fields: [String: String]) throws -> RawConnection.Reply {
    try servers.reply(RequestText.get(path, method: method, fields))
  }

  @Test func aSessionStandsForItsPerson() throws {
    let anna = album.person("Anna").id
    #expect(try reply("GET", "/open", album.cookie("Anna")).text == anna)
    let own = album.cookie("Anna").merging(["Origin": "http://localhost"]) { $1 }
    #expect(try reply("POST", "/open", own).text == anna)
    #expect(try reply("GET", "/open", ["Cookie": "tenfoot-session=tfs_0"]).status == 401)
    #expect(try reply("GET", "/open", [:]).status == 401)
    for method in ["GET", "POST"] { #expect(try reply(method, "/closed", own).status == 401) }
  }

  @Test func aTokenCountsBeforeASession() throws {
    let both = album.fields("Ben").merging(album.cookie("Anna")) { $1 }
    #expect(try reply("POST", "/open", both).text == album.person("Ben").id)
    let invalid = album.cookie("Anna").merging(["Authorization": "Bearer x"]) { $1 }
    #expect(try reply("GET", "/open", invalid).status == 401)
  }

  @Test(arguments: [[:], ["Origin": "https://evil.example"], ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"]])
  func pagesOfOtherSitesChangeNothing(_ origin: [String: String]) throws {
    #expect(try reply("POST", "/open", album.cookie("Anna").merging(origin) { $1 }).status == 403)
  }

  @Test func anEndedSessionIsRefusedAtOnce() throws {
    let session = try #require(try album.album.sessions(album.call("Anna")).first)
    try album.album.endSession(id: session.id, album.call("Anna"))
    #expect(try reply("GET", "/open", album.cookie("Anna")).status == 401)
  }
}
