import AlbumService
import Calls
import InteractionService
import MallService
import ScheduleFiles

/// Finds the attributes in a schedule that lead nowhere: the third server cannot, since it knows neither of the others.
struct ScheduleLinkChecker {
  /// The first server; nil where there is none yet.
  let album: (any AlbumAPI)?
  /// The second server; nil where there is none yet.
  let mall: (any MallAPI)?

  /// Every place whose attributes find nothing.
  func find(in document: ScheduleDocument) throws(ServiceFailure) -> [ScheduleProblem] {
    var known: [Question: Bool] = [:]
    var warnings: [ScheduleProblem] = []
    for (pointer, question) in Self.questions(document) {
      if known[question] == nil { known[question] = try isAnswered(question) }
      if known[question] == false { warnings.append(ScheduleProblem(pointer, question.complaint)) }
    }
    return warnings
  }

  /// What a place in a document asks a server.
  private enum Question: Hashable {
    case photos(AttributeList)
    case products(AttributeList)

    var complaint: String {
      switch self {
      case .photos: "no photo of this machine's album is like that"
      case .products: "no product of this machine's mall is like that"
      }
    }
  }

  private static func questions(_ document: ScheduleDocument) -> [(pointer: String, question: Question)] {
    let programmes = document.schedules.flatMap { schedule in
      schedule.value.programmes.map { programme in
        let pointer = "/schedules/\(schedule.index)/programmes/\(programme.index)/shows/attributes"
        return (pointer, Question.photos(programme.value.shows?.attributes ?? []))
      }
    }
    let interactions = document.interactions.flatMap { payload in
      let interaction = payload.value.interaction
      let pointer = "/interactions/\(payload.index)"
      let isPromotion = interaction.type == .promotion
      let own = isPromotion ? Question.products(interaction.attributes) : .photos(interaction.attributes)
      let choices = interaction.choices.enumerated().map { place, choice in
        ("\(pointer)/choices/\(place)/attributes", Question.photos(choice.attributes))
      }
      return [("\(pointer)/attributes", own)] + choices
    }
    return programmes + interactions
  }

  private func isAnswered(_ question: Question) throws(ServiceFailure) -> Bool {
    switch question {
    case .photos([]), .products([]): return true
    case .photos(let list):
      guard let album else { return true }
      do throws(ServiceFailure) {
        return try album.items(MediaQuery(attributes: list.attributes), page: PageRequest(limit: 1), .local).totalCount
          > 0
      } catch  where error.code == .refused {
        // It asks for what albums know nothing of.
        return false
      }
    case .products(let list):
      guard let mall else { return true }
      return try mall.productCounts([list.attributes], .local)[0] > 0
    }
  }
}

/// Brings the attributes of a schedule under their canonical names.
struct AttributeResolver {
  let names: NameCanonicalizer

  /// A document with canonical brands, models and lenses.
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
