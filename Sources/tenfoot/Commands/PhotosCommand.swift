import AlbumService
import ArgumentParser
import Calls
import Workspaces

/// `tenfoot photos`: lists photos.
struct PhotosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "photos",
    abstract: "List the photos of the album.",
    discussion: """
      The most looked up come first. Brands, models and lenses are found in any spelling: "rebel t2i" finds the photos \
      of the Canon EOS 550D.

      Examples:
        tenfoot photos --model "rebel t2i"
        tenfoot photos --album Holidays --sort newest --limit 10
        tenfoot photos --lens "Canon EF 50mm f/1.4 USM" --json
      """)

  @Option(help: ArgumentHelp("Only photos taken with cameras of this brand.", valueName: "name"))
  var brand: String?
  @Option(help: ArgumentHelp("Only photos taken with this camera.", valueName: "name"))
  var model: String?
  @Option(help: ArgumentHelp("Only photos taken with this lens.", valueName: "name"))
  var lens: String?
  @Option(
    help: ArgumentHelp(
      "Only photos in this album: its name, or the end of its folder's path, such as 2019/07.", valueName: "name"))
  var album: String?
  @Option(help: ArgumentHelp("Only photos of this owner.", valueName: "name"))
  var owner: String?
  @Option(help: "Most looked up first, or newest first.")
  var sort = MediaQuery.Sort.popular
  @OptionGroup var viewer: ViewerOption
  @OptionGroup var list: ListOptions
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func run() throws {
    let workspace = try data.workspace()
    let service = try workspace.openAlbum()
    let canonicalizer = NameCanonicalizer(names: try workspace.cameraNames())
    let attributes = canonicalizer.attributes(brand: brand, model: model, lens: lens)
    let call = try viewer.call(service)
    let query = MediaQuery(attributes: attributes, owner: owner, sort: sort)
    let albums = try album.map { try service.albums(meantBy: $0, call).map(\.id) }
    let order = json.isOn ? .bytes : CommandTexts.current.nameOrder
    let photos = try list.read(query, ofAlbums: albums, titles: order) { try service.items($0, page: $1, call) }
    if json.isOn { return try JSON.print(array: photos.map(\.withoutPicture)) }
    Self.table(photos).lines().forEach(Message.print)
    if photos.isEmpty {
      let isFiltered = query != MediaQuery(sort: sort) || albums != nil
      let question = NearestNames.question(try suggestions(workspace, service, canonicalizer, call))
      Message.printError(isFiltered ? CommandPhrase.noPhotosMatch() + question : CommandPhrase.noPhotos())
    }
  }

  /// Returns at most three names near the name that was searched for: of the album's cameras and lenses, else of the mall's; empty
  /// where the mall has the name itself.
  private func suggestions(
    _ workspace: Workspace, _ service: any AlbumAPI, _ names: NameCanonicalizer, _ call: CallContext
  ) throws -> [String] {
    guard let wanted = model ?? lens ?? brand else { return [] }
    let photos = try ListOptions.all { try service.items(MediaQuery(), page: $0, call) }
    let known = photos.compactMap { model != nil ? $0.model : lens != nil ? $0.lens : $0.brand }
    let near = NearestNames.names(closestTo: wanted, among: Array(Set(known)))
    if !near.isEmpty { return near }
    let products = ProductSuggestions(mall: try workspace.openMall(), names: names)
    return try products.models(for: wanted).filter { $0.lowercased() != wanted.lowercased() }
  }

  private static func table(_ photos: [MediaItem]) -> Table {
    var table = Table(columns: [
      .init(.title, limitCells: 40), .init(.camera, limitCells: 36), .init(.taken), .init(.album, limitCells: 32),
      .init(.lookUps, alignment: .trailing), .init(.id),
    ])
    table.rows = photos.map { photo in
      let taken = photo.takenAt.map { String($0.prefix(16)).replacing("T", with: " ") } ?? ""
      let camera = photo.model ?? photo.brand ?? ""
      return [photo.title, camera, taken, photo.album, String(photo.selectionCount), photo.id]
    }
    return table
  }
}

extension MediaQuery.Sort: ExpressibleByArgument {}
