import Attributes
import InteractionService
import Screen

/// The programme guide.
struct GuidePage: TelevisionPage {
  var name: PageName { .guide }

  func crumb(_ scene: Scene) -> String {
    scene.words(.guide)
  }

  func offers(_ scene: Scene) -> Offers { Offers(ok: nil) }
  func focusMap(_ scene: Scene) -> FocusMap { FocusMap() }
  func draw(into frame: inout Frame, _ scene: Scene) {}
}
