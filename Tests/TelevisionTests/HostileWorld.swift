import AlbumService
import Attributes
import Calls
import InteractionService
import MallService
import MediaFuzz

/// Photos, products and orders of which every text is hostile and every number absurd though finite, as a database that
/// somebody has edited by hand may hold them.
enum HostileWorld {
  static func photos(_ count: Int, _ dice: inout Dice) -> [Photo] {
    (0..<count).map { photo($0, &dice) }
  }

  static func products(_ count: Int, _ dice: inout Dice) -> [Product] {
    (0..<count).map { product($0, &dice) }
  }

  static func orders(of products: [Product], _ dice: inout Dice) -> [Order] {
    (0..<9).map { index in
      // Now and then of a product that is no more.
      let product = dice.once(in: 3) ? HostileText.text(&dice) : dice.pick(products).id
      return Order(
        id: "\(index)" + HostileText.text(&dice), product: product, price: money(&dice), key: HostileText.text(&dice),
        orderedAt: time(&dice))
    }
  }

  private static func photo(_ index: Int, _ dice: inout Dice) -> Photo {
    func text() -> String { HostileText.text(&dice) }
    func number() -> Double? { Self.number(&dice) }
    let albums = ["Harbours", "\u{1B}[2J", text(), ""]
    var photo = Photo(
      id: "\(index)" + text(), title: text(), file: "/" + text(), album: dice.pick(albums), owner: text(),
      mediaType: dice.pick([.photo, .video, .audio]), contentHash: text(), selectionCount: count(&dice))
    (photo.brand, photo.model, photo.lens) = (text(), text(), dice.once(in: 2) ? text() : nil)
    (photo.exifMake, photo.exifModel) = (text(), text())
    photo.exposureProgram = dice.pick(ExposureProgram.allCases)
    (photo.exposureTime, photo.fNumber, photo.iso) = (number(), number(), number())
    (photo.exposureBias, photo.focalLength, photo.focalLength35) = (number(), number(), number())
    photo.takenAt = dice.once(in: 4) ? nil : time(&dice)
    (photo.width, photo.height, photo.orientation) = (count(&dice), count(&dice), count(&dice))
    photo.problem = dice.once(in: 3) ? text() : nil
    return photo
  }

  private static func product(_ index: Int, _ dice: inout Dice) -> Product {
    func text() -> String { HostileText.text(&dice) }
    func number() -> Double? { Self.number(&dice) }
    func numbers() -> [Double]? { dice.once(in: 4) ? nil : (0..<dice.roll(0...3)).compactMap { _ in number() } }
    var product = Product(
      id: "\(index)" + text(), brand: dice.once(in: 2) ? "Canon\u{202E}" : text(), model: text(),
      kind: dice.pick(ProductKind.allCases), price: money(&dice))
    product.purchaseCount = count(&dice)
    product.variant = dice.once(in: 3) ? nil : ["en": text(), "zh-Hans": text(), text(): text()]
    product.year = count(&dice)
    (product.megapixels, product.zoom, product.fNumber, product.exposureTime) = (number(), number(), number(), number())
    product.sensorSize = SensorSize(name: text(), widthMM: number(), heightMM: number())
    (product.equivalentFocalLength, product.focalLength, product.isoRange) = (numbers(), numbers(), numbers())
    (product.processor, product.mount, product.picture) = (text(), text(), dice.once(in: 2) ? text() : nil)
    product.colours = dice.once(in: 4) ? nil : (0..<dice.roll(0...9)).map { _ in text() }
    return product
  }

  /// Channels, programmes and interactions of which every text is hostile; something of every type comes within minutes.
  static func studio(_ dice: inout Dice) -> FakeInteractionService {
    func text() -> String { HostileText.text(&dice) }
    func words() -> LocalText { LocalText(["en": text(), "zh-Hans": text(), text(): text()]) }
    let start = Instant(unixMS: 1_795_291_200_000)
    var studio = FakeInteractionService()
    studio.channels = (1...4).map { Channel(id: "\($0)" + text(), number: dice.pick([$0, 0, 9_999]), name: words()) }
    for channel in studio.channels {
      var schedule = Schedule.empty(channel.id, from: start)
      schedule.refreshAfterSeconds = dice.pick([0, 1, 3_600, .max / 1_000_000])
      schedule.programmes = (0..<6).map { place in
        let begin = start + Int64(place * 1_200_000)
        return Programme(
          id: text(), start: begin, stop: begin + dice.pick([1_200_000, 0, -1, 90_000_000_000_000]), title: words(),
          summary: dice.once(in: 2) ? words() : nil,
          shows: ProgrammePictures(album: dice.once(in: 2) ? words() : nil, secondsEach: dice.pick([nil, 0, -4, 30])))
      }
      schedule.interactions = (0..<20).map { place in
        let id = "\(place)" + text()
        studio.interactions[id] = interaction(id, place, &dice)
        return ScheduledInteraction(
          id: id, programme: dice.pick(schedule.programmes).id, at: start + Int64(place * 9_000),
          show: start + Int64(place * 9_000 + dice.pick([0, 3_000, -5_000])), durationSeconds: dice.pick([8, 1, 600]),
          resultsAt: dice.once(in: 2) ? start + Int64(place * 9_000 + 4_000) : nil)
      }
      studio.schedules[channel.id] = schedule
    }
    return studio
  }

  private static func interaction(_ id: String, _ place: Int, _ dice: inout Dice) -> Interaction {
    func words() -> LocalText { LocalText(["en": HostileText.text(&dice), "zh-Hans": HostileText.text(&dice)]) }
    let kinds = Interaction.Kind.allCases
    let choices = (0..<dice.roll(0...9)).map {
      InteractionChoice(
        id: "\($0)", label: words(), note: words(), attributes: [Attribute(.model, HostileText.text(&dice))])
    }
    return Interaction(
      id: id, type: kinds[place % kinds.count], title: words(), text: words(), choices: choices,
      attributes: dice.once(in: 2) ? [Attribute(.brand, "Canon\u{202E}")] : [])
  }

  private static func money(_ dice: inout Dice) -> Money {
    let amounts: [Int64] = [0, -1, 99, 12_999_00, .max, .min, 1 << 53]
    return Money(amountMinor: dice.pick(amounts), currency: dice.pick(["CNY", "EUR", "", HostileText.text(&dice)]))
  }

  private static func time(_ dice: inout Dice) -> String {
    dice.pick([
      "2014-06-21T21:40:05", "2014-06-21T21:40:05+02:00", "0000-00-00T99:99:99", "-1", "", "T", "9999-12-31T23:59:59Z",
      "2014-13-41T25:61:61", "２０１４-06-21T21:40:05", HostileText.text(&dice),
    ])
  }

  private static func number(_ dice: inout Dice) -> Double? {
    dice.pick([
      nil, 0, -0.0, 1, -1, 1.0 / 125, 2.8, 50, 400, 1e-300, 1e-9, 1e9, 1e19, 1e300, -1e300,
      .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1 + 0.2, 9_223_372_036_854_775_808,
    ])
  }

  private static func count(_ dice: inout Dice) -> Int {
    dice.pick([0, 1, 2, 24, 4_000, 1 << 31, 1_000_000_007, 1 << 40])
  }
}
