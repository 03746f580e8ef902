import AlbumService
import ArgumentParser
import Calls

/// The required option for the person that a command acts as.
struct PersonOption: ParsableArguments {
  @Option(
    name: .customLong("as"), help: ArgumentHelp("The person to act as.", valueName: "person"))
  var name: String

  /// Returns the context of a read by the person.
  ///
  /// - Throws: ``Failure`` for an unknown name.
  func call(_ people: any PeopleAdministration) throws -> CallContext {
    try .of(try people.existing(name))
  }

  /// Returns the context of a write by the person.
  ///
  /// - Throws: ``Failure`` for an unknown name.
  func write(_ people: any PeopleAdministration) throws -> WriteContext {
    WriteContext(try call(people), key: .random())
  }
}

/// The option for the person that a command acts as; without it, the command sees everything in the album.
struct ViewerOption: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Only what this person can see and change (default: everything).", valueName: "person"))
  var name: String?

  /// Returns the context of a read.
  ///
  /// - Throws: ``Failure`` for an unknown name.
  func call(_ people: any PeopleAdministration) throws -> CallContext {
    try name.map { try .of(try people.existing($0)) } ?? .local
  }

  /// Returns the context of a write.
  ///
  /// - Throws: ``Failure`` for an unknown name.
  func write(_ people: any PeopleAdministration) throws -> WriteContext {
    WriteContext(try call(people), key: .random())
  }
}

extension CallContext {
  /// Returns the context of a program that calls a store on its own machine as a person.
  fileprivate static func of(_ person: Person) throws -> CallContext {
    CallContext(caller: Caller(viewer: person.id, device: CallContext.local.caller.device))
  }
}

extension PeopleAdministration {
  /// Returns the person with a name.
  ///
  /// - Throws: ``Failure`` for an unknown name, with the nearest names.
  func existing(_ name: String) throws -> Person {
    if let person = try person(named: name) { return person }
    let names = try accounts().map(\.person.name)
    let hint =
      names.isEmpty
      ? CommandPhrase.noPeopleYet() : NearestNames.question(NearestNames.names(closestTo: name, among: names))
    throw Failure(CommandPhrase.noPersonNamed(["name": name]) + hint)
  }
}
