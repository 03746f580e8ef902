import Calls

/// An error at a place in a schedule file, or something inadvisable.
public enum ScheduleFault: Hashable, WordedProblem {
  // Members
  case expectedObject
  case expectedList
  case expectedFlag
  case expectedNumber
  case expectedText
  case expectedTexts(example: String)
  case expectedTextOf(least: Int, most: Int)
  case expectedID(least: Int, most: Int)
  case expectedChannelID(least: Int, most: Int)
  case expectedWholeNumber(least: Int, most: Int)
  case expectedTime(example: String)
  case expectedLanguageTag
  case expectedAttributes(example: String)
  case expectedOneOf(names: [String])
  case unknownAttribute(names: [String])
  case missing(member: String)
  case unknownMember

  // Interactions
  case choiceCount(kind: String, least: Int, most: Int, count: Int)
  case noChoices(kind: String)
  case choiceTwice(choice: String)
  case noRightChoice
  case rightChoiceOf(kind: String)
  case unknownChoice(choice: String)
  case needsAttributes(kind: String)
  case attributesOf(kind: String)

  // References between the parts
  case channelTwice(channel: String)
  case channelNumberTwice(number: Int)
  case interactionTwice(interaction: String)
  case scheduleTwice(channel: String)
  case programmeTwice(programme: String)
  case scheduledTwice(interaction: String)
  case tooManyOccurrences(number: Int, most: Int)
  case untilBeforeFrom
  case stopBeforeStart
  case showBeforeAt
  case cycleTooShort(seconds: Int)
  case outsideSchedule(from: Instant, until: Instant)
  case outsideProgramme(start: Instant, stop: Instant)
  case programmesOverlap(programme: String, stop: Instant)
  case noProgrammeInSchedule(programme: String)
  case resultsTooEarly(end: Instant)

  // What is stored already
  case numberTaken(channel: String, number: Int)
  case unknownChannel(channel: String)
  case olderSerial(serial: Int)
  case usedSerial(serial: Int)
  case unknownInteraction(interaction: String)
  case noProgrammeOfChannel(programme: String)
  case scheduledElsewhere(interaction: String, channel: String)

  // Warnings
  case littleTime(seconds: Int64, least: Int64)
  case noResults(kind: String)
  case resultsOf(kind: String)
  case interactionsOverlap(time: Instant, interaction: String)
  case noPhotoMatches
  case noProductMatches

  /// The first part of the keys of its sentences.
  public static let group = "schedule"
}
