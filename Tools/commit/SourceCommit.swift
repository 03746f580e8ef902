import PackagePlugin

/// Generates `SourceCommit.swift` before each build; an unchanged commit leaves the file as it is and rebuilds nothing.
@main struct SourceCommit: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) -> [Command] {
    let root = context.package.directoryURL
    return [
      .prebuildCommand(
        displayName: "Reading the commit of the sources",
        executable: root.appending(path: "Tools/commit/generate"),
        arguments: [root.path(percentEncoded: false), context.pluginWorkDirectoryURL.path(percentEncoded: false)],
        outputFilesDirectory: context.pluginWorkDirectoryURL)
    ]
  }
}
