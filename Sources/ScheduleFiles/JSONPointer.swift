/// A place in a JSON document (RFC 6901). Its text is built only on demand, because most places are never reported.
indirect enum JSONPointer {
  case root
  case member(JSONPointer, String)
  case item(JSONPointer, Int)

  /// The pointer as text, `/schedules/0/serial`.
  var text: String {
    switch self {
    case .root: ""
    case .member(let parent, let name):
      parent.text + "/" + name.flatMap { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }
    case .item(let parent, let index): parent.text + "/\(index)"
    }
  }

  static func / (parent: JSONPointer, name: String) -> JSONPointer { .member(parent, name) }
  static func / (parent: JSONPointer, index: Int) -> JSONPointer { .item(parent, index) }
}
