import Device

extension PageContext {
  /// Removes a profile from the television: asks for its PIN if it has one, and then for confirmation.
  mutating func removeProfile(_ profile: Profile) {
    if profile.hasPIN {
      go(to: PINDialog(.remove(profile)))
    } else {
      go(to: QuestionDialog(.removeProfile(profile)))
    }
  }

  /// Shows a profile that was added. The first one is chosen at once, since the television's data so far is its own.
  mutating func added(_ added: AddedProfile) {
    notify(.profiles(added.all))
    if added.all.count == 1 {
      enter(added.profile.id)
    } else {
      show(message: view.words(.personAdded, ["name": added.profile.name]))
    }
  }
}
