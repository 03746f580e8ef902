@main
struct Tenfoot {
  static func main() {}
}
