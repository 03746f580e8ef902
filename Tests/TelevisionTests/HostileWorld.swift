import AlbumService
import Attributes
import Calls
import InteractionService
import MallService
import MediaFuzz
import TestSupport

/// Photos, products and orders with hostile texts and absurd numbers, as a database edited by hand may contain.
enum HostileWorld {
  static func photos(_ count: Int, _ generator: inout SeededGenerator) -> [MediaItem] {
    (0..<count).map { photo($0, &generator) }
  }

  static func products(_ count: Int, _ generator: inout SeededGenerator) -> [Product] {
    (0..<count).map { product($0, &generator) }
  }

  static func orders(of products: [Product], _ generator: inout SeededGenerator) -> [Order] {
    (0..<9).map { index in
      // Sometimes of a product that does not exist any more.
      let product = generator.chance(oneIn: 3) ? HostileText.text(&generator) : generator.element(of: products).id
      return Order(
        id: "\(index)" + HostileText.text(&generator), product: product, price: money(&generator),
        key: HostileText.text(&generator),
        orderedAt: time(&generator))
    }
  }

  private static func photo(_ index: Int, _ generator: inout SeededGenerator) -> MediaItem {
    func text() -> String { HostileText.text(&generator) }
    func number() -> Double? { Self.number(&generator) }
    let albums = ["Harbours", "\u{1B}[2J", text(), ""]
    var photo = MediaItem(
      id: "\(index)" + text(), title: text(), file: "/" + text(), album: generator.element(of: albums), owner: text(),
      contentHash: text(), selectionCount: count(&generator))
    (photo.brand, photo.model, photo.lens) = (text(), text(), generator.chance(oneIn: 2) ? text() : nil)
    (photo.exifMake, photo.exifModel) = (text(), text())
    var facts = PhotoFacts()
    facts.exposureProgram = generator.element(of: ExposureProgram.allCases)
    (facts.exposureTime, facts.fNumber, facts.iso) = (number(), number(), number())
    (facts.exposureBias, facts.focalLength, facts.focalLength35) = (number(), number(), number())
    facts.pixelSize = PixelSize(width: count(&generator), height: count(&generator))
    facts.orientation = count(&generator)
    photo.kind = generator.element(of: [.photo(facts), .photo(facts), .video(VideoFacts()), .audio(AudioFacts())])
    photo.picture = generator.chance(oneIn: 3) ? nil : MediaReference(token: text())
    photo.takenAt = generator.chance(oneIn: 4) ? nil : time(&generator)
    photo.problem = generator.chance(oneIn: 3) ? text() : nil
    return photo
  }

  private static func product(_ index: Int, _ generator: inout SeededGenerator) -> Product {
    func text() -> String { HostileText.text(&generator) }
    func number() -> Double? { Self.number(&generator) }
    func numbers() -> [Double]? {
      generator.chance(oneIn: 4) ? nil : (0..<generator.integer(in: 0...3)).compactMap { _ in number() }
    }
    var product = Product(
      id: "\(index)" + text(), brand: generator.chance(oneIn: 2) ? "Canon\u{202E}" : text(), model: text(),
      kind: generator.element(of: ProductKind.allCases), price: money(&generator))
    product.purchaseCount = count(&generator)
    product.variant = generator.chance(oneIn: 3) ? nil : ["en": text(), "zh-Hans": text(), text(): text()]
    product.year = count(&generator)
    (product.megapixels, product.zoom, product.fNumber, product.exposureTime) = (number(), number(), number(), number())
    product.sensorSize = SensorSize(name: text(), widthMM: number(), heightMM: number())
    (product.equivalentFocalLength, product.focalLength, product.isoRange) = (numbers(), numbers(), numbers())
    (product.processor, product.mount) = (text(), text())
    product.picture = generator.chance(oneIn: 2) ? MediaReference(token: text()) : nil
    product.colours = generator.chance(oneIn: 4) ? nil : (0..<generator.integer(in: 0...9)).map { _ in text() }
    return product
  }

  /// Channels, programmes and interactions with hostile texts; interactions of every type are shown within minutes.
  static func services(_ generator: inout SeededGenerator) -> FakeInteractionService {
    func text() -> String { HostileText.text(&generator) }
    func words() -> LocalText { LocalText(["en": text(), "zh-Hans": text(), text(): text()]) }
    let start = Instant(unixMS: 1_795_291_200_000)
    var services = FakeInteractionService()
    services.channels = (1...4).map {
      Channel(id: "\($0)" + text(), number: generator.element(of: [$0, 0, 9_999]), name: words())
    }
    for channel in services.channels {
      var schedule = Schedule.empty(channel.id, from: start)
      schedule.refreshAfterSeconds = generator.element(of: [0, 1, 3_600, .max / 1_000_000])
      schedule.programmes = (0..<6).map { place in
        let begin = start + Int64(place * 1_200_000)
        return Programme(
          id: text(), start: begin, stop: begin + generator.element(of: [1_200_000, 0, -1, 90_000_000_000_000]),
          title: words(),
          summary: generator.chance(oneIn: 2) ? words() : nil,
          shows: ProgrammePictures(
            album: generator.chance(oneIn: 2) ? words() : nil, secondsEach: generator.element(of: [nil, 0, -4, 30])))
      }
      schedule.interactions = (0..<20).map { place in
        let id = "\(place)" + text()
        services.interactions[id] = interaction(id, place, &generator)
        return ScheduledInteraction(
          id: id, programme: generator.element(of: schedule.programmes).id, at: start + Int64(place * 9_000),
          show: start + Int64(place * 9_000 + generator.element(of: [0, 3_000, -5_000])),
          durationSeconds: generator.element(of: [8, 1, 600]),
          resultsAt: generator.chance(oneIn: 2) ? start + Int64(place * 9_000 + 4_000) : nil)
      }
      services.schedules[channel.id] = schedule
    }
    return services
  }

  private static func interaction(_ id: String, _ place: Int, _ generator: inout SeededGenerator) -> Interaction {
    func words() -> LocalText {
      LocalText(["en": HostileText.text(&generator), "zh-Hans": HostileText.text(&generator)])
    }
    let kinds = Interaction.Kind.allCases
    let choices = (0..<generator.integer(in: 0...9)).map {
      InteractionChoice(
        id: "\($0)", label: words(), note: words(), attributes: [Attribute(.model, HostileText.text(&generator))])
    }
    return Interaction(
      id: id, type: kinds[place % kinds.count], title: words(), text: words(), choices: choices,
      attributes: generator.chance(oneIn: 2) ? [Attribute(.brand, "Canon\u{202E}")] : [])
  }

  private static func money(_ generator: inout SeededGenerator) -> Money {
    let amounts: [Int64] = [0, -1, 99, 12_999_00, .max, .min, 1 << 53]
    return Money(
      amountMinor: generator.element(of: amounts),
      currency: generator.element(of: ["CNY", "EUR", "", HostileText.text(&generator)]))
  }

  private static func time(_ generator: inout SeededGenerator) -> String {
    generator.element(of: [
      "2014-06-21T21:40:05", "2014-06-21T21:40:05+02:00", "0000-00-00T99:99:99", "-1", "", "T", "9999-12-31T23:59:59Z",
      "2014-13-41T25:61:61", "２０１４-06-21T21:40:05", HostileText.text(&generator),
    ])
  }

  private static func number(_ generator: inout SeededGenerator) -> Double? {
    generator.element(of: [
      nil, 0, -0.0, 1, -1, 1.0 / 125, 2.8, 50, 400, .nan, .infinity, 1e-300, 1e-9, 1e9, 1e19, 1e300, -1e300,
      .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1 + 0.2, 9_223_372_036_854_775_808,
    ])
  }

  private static func count(_ generator: inout SeededGenerator) -> Int {
    generator.element(of: [0, 1, 2, 24, 4_000, 1 << 31, 1_000_000_007, 1 << 40])
  }
}
