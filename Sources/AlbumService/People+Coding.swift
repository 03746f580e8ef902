/// Coding as one flat object, as `tenfoot people list --json` prints it.
extension Account {
  private enum CodingKeys: String, CodingKey {
    case id, name, sharesPlaces, sharesOriginals, itemCount
  }

  /// Reads an account.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      person: Person(
        id: try members.decode(String.self, forKey: .id), name: try members.decode(String.self, forKey: .name)),
      sharing: Sharing(
        places: try members.decode(Bool.self, forKey: .sharesPlaces),
        originals: try members.decode(Bool.self, forKey: .sharesOriginals)),
      itemCount: try members.decode(Int.self, forKey: .itemCount))
  }

  /// Writes an account.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(person.id, forKey: .id)
    try members.encode(person.name, forKey: .name)
    try members.encode(sharing.places, forKey: .sharesPlaces)
    try members.encode(sharing.originals, forKey: .sharesOriginals)
    try members.encode(itemCount, forKey: .itemCount)
  }
}

extension Acquaintance {
  private enum CodingKeys: String, CodingKey {
    case id, name, state, since
  }

  /// Reads an acquaintance.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      person: Person(
        id: try members.decode(String.self, forKey: .id), name: try members.decode(String.self, forKey: .name)),
      state: try members.decode(State.self, forKey: .state), since: try members.decode(String.self, forKey: .since))
  }

  /// Writes an acquaintance.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(person.id, forKey: .id)
    try members.encode(person.name, forKey: .name)
    try members.encode(state, forKey: .state)
    try members.encode(since, forKey: .since)
  }
}

extension NewAccessToken {
  private enum CodingKeys: String, CodingKey {
    case secret
  }

  /// Reads a token with its secret.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(token: try AccessToken(from: decoder), secret: try members.decode(String.self, forKey: .secret))
  }

  /// Writes a token with its secret.
  public func encode(to encoder: any Encoder) throws {
    try token.encode(to: encoder)
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(secret, forKey: .secret)
  }
}
