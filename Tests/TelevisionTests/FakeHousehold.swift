import AlbumService
import Calls
import Device

@testable import Television

/// The people of an album and the profiles of a television, in memory: the viewer is Anna.
struct FakeHousehold {
  static let anna = Person(id: "anna", name: "Anna")
  static let people = [
    anna, Person(id: "ben", name: "Ben"), Person(id: "carla", name: "Carla"), Person(id: "dora", name: "Dora"),
  ]

  var profiles: [Profile] = []
  var pins: [String: PIN] = [:]
  /// The id of the profile that was chosen last.
  var last: String?
  var guesses: [String: PINGuesses] = [:]
  var people = Self.people
  var states: [String: Acquaintance.State] = [:]
  var sharing = Sharing()
  var readers: [String: Set<String>] = [:]

  /// Anna and Ben have profiles; Ben has the PIN 1234. Ben is Anna's friend, and Carla asks to be.
  static var family: FakeHousehold {
    var family = FakeHousehold()
    family.profiles = [
      Profile(id: "a", name: "Anna", person: "anna", usesMainData: true),
      Profile(id: "b", name: "Ben", person: "ben", hasPIN: true),
    ]
    family.pins["b"] = try? PIN("1234")
    family.states = ["ben": .friend, "carla": .asking]
    return family
  }

  var acquaintances: [Acquaintance] {
    people.compactMap { person in
      states[person.id].map { Acquaintance(person: person, state: $0, since: "2026-11-20T10:00:00Z") }
    }
  }

  /// Returns the answer to a request about people; nil for any other request.
  mutating func answer(_ request: any ServiceRequest, at now: ClockReading) -> ServiceAnswer? {
    do throws(ServiceFailure) {
      if let answer = try friends(request) { return answer }
      return try profiles(request)
    } catch {
      return ServiceAnswer(failure: error)
    }
  }

  private mutating func friends(_ request: any ServiceRequest) throws(ServiceFailure) -> ServiceAnswer? {
    switch request {
    case let request as AcquaintancesRequest: return .of(request, acquaintances)
    case let request as AccountRequest:
      return .of(request, Account(person: Self.anna, sharing: sharing, itemCount: 5))
    case let request as SetSharingRequest:
      sharing = request.sharing
      return .of(request, Account(person: Self.anna, sharing: sharing, itemCount: 5))
    case let request as AskFriendRequest:
      guard let other = people.first(where: { $0.name == request.name }) else {
        throw ServiceFailure(.notFound, .person)
      }
      states[other.id] = states[other.id] == .asking ? .friend : .asked
      return .of(request, acquaintances)
    case let request as ChangeFriendshipRequest:
      switch request.change {
      case .ask: states[request.person] = .friend
      case .end, .unblock: states[request.person] = nil
      case .block: states[request.person] = .blocked
      }
      return .of(request, acquaintances)
    case let request as ReadersRequest: return .of(request, readers(of: request.album))
    case let request as SetReaderRequest:
      if request.isReader {
        readers[request.album, default: []].insert(request.person)
      } else {
        readers[request.album]?.remove(request.person)
      }
      return .of(request, readers(of: request.album))
    default: return nil
    }
  }

  private func readers(of album: String) -> [Person] { people.filter { readers[album]?.contains($0.id) == true } }

  private mutating func profiles(_ request: any ServiceRequest) throws(ServiceFailure) -> ServiceAnswer? {
    switch request {
    case let request as ProfilesRequest: return .of(request, profiles)
    case let request as CandidatesRequest:
      return .of(request, people.filter { person in !profiles.contains { $0.person == person.id } })
    case let request as AddProfileRequest: return .of(request, try add(request.owner))
    case let request as RemoveProfileRequest:
      profiles.removeAll { $0.id == request.id }
      pins[request.id] = nil
      return .of(request, profiles)
    case let request as SetPINRequest:
      pins[request.id] = request.pin
      for index in profiles.indices where profiles[index].id == request.id {
        profiles[index].hasPIN = request.pin != nil
      }
      return .of(request, profiles)
    case let request as CheckPINRequest:
      try check(request)
      return .of(request, ())
    default: return nil
    }
  }

  private mutating func add(_ owner: AddProfileRequest.Owner) throws(ServiceFailure) -> AddedProfile {
    let person: Person
    switch owner {
    case .person(let id):
      guard let known = people.first(where: { $0.id == id }) else { throw ServiceFailure(.notFound, .person) }
      person = known
    case .new(let name):
      person = Person(id: "new-\(people.count)", name: name)
      people.append(person)
    }
    // A list of people that is out of date may offer one who has a profile already.
    guard !profiles.contains(where: { $0.person == person.id }) else { throw ServiceFailure(.conflict, .profileExists) }
    let profile = Profile(id: "p-\(person.id)", name: person.name, person: person.id)
    profiles.append(profile)
    return AddedProfile(profile: profile, all: profiles)
  }

  private mutating func check(_ request: CheckPINRequest) throws(ServiceFailure) {
    let before = guesses[request.id] ?? PINGuesses()
    func checkWait(_ guesses: PINGuesses) throws(ServiceFailure) {
      let wait = guesses.waitMS(at: request.at)
      if wait > 0 { throw ServiceFailure(.tooManyRequests, .pin, [:], retryAfterMS: wait) }
    }
    try checkWait(before)
    if pins[request.id] == request.pin || pins[request.id] == nil { return guesses[request.id] = PINGuesses() }
    let after = before.afterWrong(at: request.at)
    guesses[request.id] = after
    try checkWait(after)
    throw ServiceFailure(.refused, .pin)
  }
}
