import Attributes
import MallService

/// A small catalogue, and for each rule of ``MallService/ProductCriteria`` the products of it that match.
public enum MatchingExamples {
  /// The catalogue.
  public static let products: [Product] = [
    .sample("reflex", model: "Canon EOS 550D", kind: .dslr) {
      ($0.isoRange, $0.exposureTime, $0.megapixels) = ([100, 6400], 0.00025, 18)
      $0.sensorSize = SensorSize(name: "APS-C")
    },
    .sample("kit", model: "Canon EOS 550D", kind: .dslr) {
      // A body has no focal lengths of its own, so these must not count.
      ($0.focalLength, $0.equivalentFocalLength) = ([18, 55], [29, 88])
    },
    .sample("mirrorless", brand: "Sony", kind: .mirrorless) { $0.equivalentFocalLength = [24, 70] },
    .sample("compact", model: "Canon PowerShot G7 X") {
      ($0.focalLength, $0.equivalentFocalLength, $0.fNumber) = ([8.8, 36.8], [24, 100], 1.8)
      ($0.isoRange, $0.exposureTime, $0.zoom) = ([125, 12800], 0.0005, 4.2)
      ($0.processor, $0.colours, $0.megapixels) = ("DIGIC 6", ["black", "silver"], 20.2)
      $0.sensorSize = SensorSize(name: "1\"")
    },
    .sample("phone", brand: "Apple", kind: .phone) {
      ($0.equivalentFocalLength, $0.fNumber, $0.colours) = ([28, 28], 2.2, ["black \"jet\""])
    },
    .sample("prime", model: "Canon EF 50mm f/1.4 USM", kind: .lens) { ($0.focalLength, $0.fNumber) = ([50, 50], 1.4) },
    .sample("zoom", brand: "Sigma", model: "Sigma 24-70mm f/2.8", kind: .lens) {
      ($0.focalLength, $0.fNumber, $0.zoom) = ([24, 70], 2.8, 2.9)
    },
    .sample("twin", model: "Canon PowerShot G7 X", kind: .other),
    .sample("accent", brand: "Éclair", model: "Éclair Straße 1", kind: .other) { $0.colours = ["grün"] },
  ]

  /// Attributes, and the ids of the products that match all of them.
  public static let rules: [(attributes: [Attribute], ids: Set<String>)] = names + coverage + measures + combinations

  private static let names: [([Attribute], Set<String>)] = [
    ([Attribute(.brand, "canon")], ["reflex", "kit", "compact", "prime", "twin"]),
    ([Attribute(.brand, " Canon\u{7} ")], ["reflex", "kit", "compact", "prime", "twin"]),
    ([Attribute(.brand, "éclair")], ["accent"]),
    ([Attribute(.brand, "ÉCLAIR")], ["accent"]),
    ([Attribute(.brand, "E\u{301}clair")], ["accent"]),
    ([Attribute(.brand, "Eclair")], []),
    ([Attribute(.brand, "")], []),
    ([Attribute(.brand, "Canon\u{0}Nikon")], []),
    ([Attribute(.model, "CANON EOS 550d")], ["reflex", "kit"]),
    ([Attribute(.model, "ÉCLAIR STRAßE 1")], ["accent"]),
    ([Attribute(.model, "Canon EF 50mm f/1.4 USM")], ["prime"]),
    ([Attribute(.lens, "canon ef 50MM f/1.4 usm")], ["prime"]),
    ([Attribute(.lens, "Canon EOS 550D")], []),
    ([Attribute(.kind, "LENS")], ["prime", "zoom"]),
    ([Attribute(.kind, "toaster")], []),
    ([Attribute(.processor, "digic 6")], ["compact"]),
    ([Attribute(.sensorSize, "1\"")], ["compact"]),
    ([Attribute(.colour, "Silver")], ["compact"]),
    ([Attribute(.colour, "black")], ["compact"]),
    ([Attribute(.colour, "black \"jet\"")], ["phone"]),
    ([Attribute(.colour, "GRÜN")], ["accent"]),
    ([Attribute(.colour, "bla")], []),
    ([Attribute(.colour, ",")], []),
    ([Attribute(.colour, "\n")], []),
    ([Attribute(.colour, "black\nsilver")], []),
  ]

  private static let coverage: [([Attribute], Set<String>)] = [
    ([Attribute(.focalLength, 50)], ["prime", "zoom"]),
    ([Attribute(.focalLength, 24)], ["zoom"]),
    ([Attribute(.focalLength, 8.8)], []),
    ([Attribute(.focalLength35, 28)], ["compact", "phone"]),
    ([Attribute(.focalLength35, 24)], ["compact"]),
    ([Attribute(.focalLength, 50), Attribute(.focalLength35, 80)], ["prime", "zoom", "compact"]),
    ([Attribute(.focalLength, 4), Attribute(.focalLength35, 28)], ["compact", "phone"]),
    ([Attribute(.focalLength35, 28), Attribute(.brand, "Apple"), Attribute(.focalLength, 4)], ["phone"]),
    ([Attribute(.focalLength, 24), Attribute(.focalLength, 70)], ["zoom"]),
    ([Attribute(.equivalentFocalLength, 28)], ["mirrorless", "compact", "phone"]),
  ]

  private static let measures: [([Attribute], Set<String>)] = [
    ([Attribute(.fNumber, 1.8)], ["compact", "prime"]),
    ([Attribute(.fNumber, 2.8)], ["compact", "phone", "prime", "zoom"]),
    ([Attribute(.fNumber, 2.7)], ["compact", "phone", "prime", "zoom"]),
    ([Attribute(.fNumber, 2.5)], ["compact", "phone", "prime"]),
    ([Attribute(.iso, 6400)], ["reflex", "compact"]),
    ([Attribute(.iso, 6401)], ["compact"]),
    ([Attribute(.iso, 1)], ["reflex", "compact"]),
    ([Attribute(.exposureTime, 0.00025)], ["reflex"]),
    ([Attribute(.exposureTime, 0.0005)], ["reflex", "compact"]),
    ([Attribute(.exposureTime, 0.000491)], ["reflex", "compact"]),
    ([Attribute(.exposureTime, 0.00048)], ["reflex"]),
    ([Attribute(.zoom, 3)], ["compact"]),
    ([Attribute(.megapixels, 18)], ["reflex", "compact"]),
    ([Attribute(.fNumber, .greatestFiniteMagnitude)], ["compact", "phone", "prime", "zoom"]),
    ([Attribute(.iso, -.greatestFiniteMagnitude)], ["reflex", "compact"]),
    ([Attribute(.zoom, -0.0)], ["compact", "zoom"]),
  ]

  private static let combinations: [([Attribute], Set<String>)] = [
    ([], Set(products.map(\.id))),
    ([Attribute(.colour, "black"), Attribute(.colour, "silver")], ["compact"]),
    ([Attribute(.brand, "Canon"), Attribute(.brand, "Sony")], []),
    ([Attribute(.iso, 400), Attribute(.fNumber, 2.8), Attribute(.brand, "Canon")], ["compact"]),
    ([Attribute(.iso, 400), Attribute(.lens, "Canon EF 50mm f/1.4 USM")], []),
  ]

  /// Attributes that products do not have.
  public static let others = [
    Attribute(.exposureProgram, "manual"), Attribute(.exposureBias, -0.3), Attribute(.takenAt, "2014-06-21"),
  ]
}
