import AlbumService
import Attributes
import WireFormat
import Calls

extension QueryParameters {
  /// Adds a query for media: `album`, attributes by their names, `owner` and `sort`.
  mutating func add(_ query: MediaQuery) {
    add("album", query.album)
    add(query.attributes)
    add("owner", query.owner)
    add("sort", query.sort.rawValue)
  }
}

extension ParameterReader {
  /// Reads a query for media; without parameters, all items, most looked up first.
  mutating func mediaQuery() throws(ServiceFailure) -> MediaQuery {
    MediaQuery(
      album: try text("album"), attributes: try attributes(), owner: try text("owner"),
      sort: try value("sort", MediaQuery.Sort.init(rawValue:)) ?? .popular)
  }
}
