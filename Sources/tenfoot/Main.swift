@main
enum Main {
  static func main() {
    TenfootCommand.main()
  }
}
