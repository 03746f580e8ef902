import AlbumService
import Attributes
import MallService
import Screen

extension Phrase {
  /// Returns the name of an attribute on a photo's page.
  static func attribute(_ name: AttributeName) -> Phrase {
    switch name {
    case .brand: .attributeBrand
    case .model: .attributeModel
    case .lens: .attributeLens
    case .exposureProgram: .attributeExposureProgram
    case .exposureTime: .attributeExposureTime
    case .fNumber: .attributeFNumber
    case .iso: .attributeIso
    case .exposureBias: .attributeExposureBias
    case .focalLength: .attributeFocalLength
    case .focalLength35, .equivalentFocalLength: .attributeFocalLength35
    case .takenAt: .taken
    case .kind: .cameraType
    case .zoom: .zoom
    case .processor: .processor
    case .colour: .colour
    case .megapixels: .effectivePixels
    case .sensorSize: .sensorSize
    }
  }

  /// Returns the name of an exposure program.
  static func program(_ program: ExposureProgram) -> Phrase {
    switch program {
    case .manual: .programManual
    case .normal: .programNormal
    case .aperturePriority: .programAperturePriority
    case .shutterPriority: .programShutterPriority
    case .creative: .programCreative
    case .action: .programAction
    case .portrait: .programPortrait
    case .landscape: .programLandscape
    }
  }

  /// Returns the name of a kind of product.
  static func kind(_ kind: ProductKind) -> Phrase {
    switch kind {
    case .compact: .kindCompact
    case .dslr: .kindDslr
    case .mirrorless: .kindMirrorless
    case .phone: .kindPhone
    case .action: .kindAction
    case .camcorder: .kindCamcorder
    case .lens: .kindLens
    case .other: .kindOther
    }
  }

  /// Returns why an image cannot be shown.
  static func imageProblem(_ problem: ImageProblem) -> Phrase {
    switch problem {
    case .notFound: .imageNotFound
    case .notPermitted: .imageNotPermitted
    case .unreadable: .imageUnreadable
    case .unreachable: .imageUnreachable
    case .empty: .imageEmpty
    case .notAPicture: .imageNotAPicture
    case .unsupported: .imageUnsupported
    case .noPreview: .imageNoPreview
    case .undecodable: .imageUndecodable
    case .incomplete: .imageIncomplete
    case .damaged: .imageDamaged
    case .tooSlow: .imageTooSlow
    case .tooLarge: .imageTooLarge
    case .readerFailed: .imageReaderFailed
    case .noReader: .imageNoReader
    }
  }
}
