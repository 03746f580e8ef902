/// A request that the load is made of.
///
/// `{photo}`, `{channel}`, `{interaction}` and `{at}` stand for the IDs and the time of the data; see ``Load``.
struct LoadTarget {
  var name: String
  /// The server: `album`, `mall` or `interaction`.
  var server: String
  /// The path and the query.
  var path: String
  /// What is sent.
  var note: String
  /// The JSON body of a POST under a key and from a device of its own; empty for none; nil for a GET.
  var body: String?

  /// A page of the album.
  static let photos = LoadTarget(
    name: "A page of 60 photos", server: "album", path: "/v1/photos?limit=60", note: "GET, the same page")
  private static let schedule = LoadTarget(
    name: "A schedule", server: "interaction", path: "/v1/channels/{channel}/schedule", note: "GET")
  private static let interaction = LoadTarget(
    name: "An interaction", server: "interaction", path: "/v1/interactions/{interaction}", note: "GET")
  private static let products = LoadTarget(
    name: "A page of 60 products", server: "mall", path: "/v1/products?limit=60", note: "GET, the same page")
  private static let lookUp = LoadTarget(
    name: "A look-up", server: "mall", path: "/v1/products?iso=25600&brand=Canon&limit=20",
    note: "GET, products by attributes")
  private static let selection = LoadTarget(
    name: "A photo that is looked up", server: "album", path: "/v1/photos/{photo}/selections", note: "POST", body: "")
  private static let order = LoadTarget(
    name: "An order", server: "mall", path: "/v1/orders", note: "POST", body: #"{"product":"nikon-d90"}"#)
  private static let vote = LoadTarget(
    name: "A vote", server: "interaction", path: "/v1/responses", note: "POST",
    body: #"{"interaction":"{interaction}","action":"chose","choice":"a","at":"{at}"}"#)

  /// What caches keep.
  static let cacheable = [schedule, interaction]
  /// What changes nothing.
  static let reads = [photos, products, lookUp, schedule, interaction]
  /// Everything.
  static let all = reads + [selection, order, vote]
}
