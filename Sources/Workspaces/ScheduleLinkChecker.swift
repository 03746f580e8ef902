import AlbumService
import Calls
import InteractionService
import MallService
import ScheduleFiles

/// Finds attributes in a schedule that match no photo or product. The interaction service cannot check this itself.
struct ScheduleLinkChecker {
  /// The album service; nil if photos are not checked.
  let album: (any AlbumAPI)?
  /// The mall service; nil if products are not checked.
  let mall: (any MallAPI)?

  /// Returns a warning for each list of attributes without a match.
  func find(in document: ScheduleDocument) throws(ServiceFailure) -> [ScheduleProblem] {
    var known: [Query: Bool] = [:]
    var warnings: [ScheduleProblem] = []
    for (pointer, query) in Self.queries(document) {
      if known[query] == nil { known[query] = try hasMatch(query) }
      if known[query] == false { warnings.append(ScheduleProblem(pointer, query.fault)) }
    }
    return warnings
  }

  /// A query that attributes in a document cause.
  private enum Query: Hashable {
    case photos(AttributeList)
    case products(AttributeList)

    var fault: ScheduleFault {
      switch self {
      case .photos: .noPhotoMatches
      case .products: .noProductMatches
      }
    }
  }

  private static func queries(_ document: ScheduleDocument) -> [(pointer: String, query: Query)] {
    let programmes = document.schedules.flatMap { schedule in
      schedule.value.programmes.map { programme in
        let pointer = "/schedules/\(schedule.index)/programmes/\(programme.index)/shows/attributes"
        return (pointer, Query.photos(programme.value.shows?.attributes ?? []))
      }
    }
    let interactions = document.interactions.flatMap { payload in
      let interaction = payload.value.interaction
      let pointer = "/interactions/\(payload.index)"
      let isPromotion = interaction.type == .promotion
      let own = isPromotion ? Query.products(interaction.attributes) : .photos(interaction.attributes)
      let choices = interaction.choices.enumerated().map { place, choice in
        ("\(pointer)/choices/\(place)/attributes", Query.photos(choice.attributes))
      }
      return [("\(pointer)/attributes", own)] + choices
    }
    return programmes + interactions
  }

  private func hasMatch(_ query: Query) throws(ServiceFailure) -> Bool {
    switch query {
    case .photos([]), .products([]): return true
    case .photos(let list):
      guard let album else { return true }
      do throws(ServiceFailure) {
        return try album.items(MediaQuery(attributes: list.attributes), page: PageRequest(limit: 1), .local).totalCount
          > 0
      } catch  where error.code == .refused {
        // The album refuses attributes that photos do not have.
        return false
      }
    case .products(let list):
      guard let mall else { return true }
      return try mall.productCounts([list.attributes], .local)[0] > 0
    }
  }
}

/// Replaces names in the attributes of a schedule by canonical ones.
struct AttributeResolver {
  let names: NameCanonicalizer

  /// Returns a document with canonical brands, models and lenses.
  func canonical(_ document: ScheduleDocument) -> ScheduleDocument {
    var document = document
    var known: [AttributeList: AttributeList] = [:]
    func canonical(_ list: inout AttributeList) {
      guard !list.isEmpty else { return }
      let name = known[list] ?? AttributeList(names.attributes(list.attributes))
      known[list] = name
      list = name
    }
    for schedule in document.schedules.indices {
      for programme in document.schedules[schedule].value.programmes.indices {
        guard var shows = document.schedules[schedule].value.programmes[programme].value.shows else { continue }
        canonical(&shows.attributes)
        document.schedules[schedule].value.programmes[programme].value.shows = shows
      }
    }
    for place in document.interactions.indices {
      canonical(&document.interactions[place].value.interaction.attributes)
      for choice in document.interactions[place].value.interaction.choices.indices {
        canonical(&document.interactions[place].value.interaction.choices[choice].attributes)
      }
    }
    return document
  }
}
