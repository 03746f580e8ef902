@main
struct Tenfoot {
  static func main() {
    WorkerEntry.runIfAsked()
  }
}
