import Calls

extension Schedule {
  /// Returns the schedule without what is over: interactions that are no longer shown and await no results, and programmes that have
  /// ended, unless one of the remaining interactions belongs to them.
  ///
  /// A schedule that was kept then has what a new one has, up to its end.
  public func remaining(at now: Instant) -> Schedule {
    var rest = self
    rest.interactions.removeAll { $0.at + ScheduleLimits.reachMS(of: $0) <= now }
    let needed = Set(rest.interactions.map(\.programme))
    rest.programmes.removeAll { $0.stop <= now && !needed.contains($0.id) }
    return rest
  }
}
