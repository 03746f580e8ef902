import Device
import Pictures

/// The description of the confinement of the processes that read pictures.
struct ConfinementFindings {
  let language: Language

  /// The findings in a worker that is started for this purpose.
  var text: String {
    do throws(ImageFailure) {
      return text(of: try WorkerPool(workerCount: 1).confinement())
    } catch {
      return language == .chinese ? "未知：\(error.reason)" : "unknown: \(error.reason)"
    }
  }

  /// Describes the parts that are in force and those that the kernel lacks.
  func text(of confinement: WorkerConfinement) -> String {
    let parts = parts(of: confinement)
    let (present, missing) = (parts.filter(\.isInForce).map(\.name), parts.filter { !$0.isInForce }.map(\.name))
    let isChinese = language == .chinese
    let separator = isChinese ? "、" : ", "
    let list = present.isEmpty ? (isChinese ? "无" : "nothing") : present.joined(separator: separator)
    guard !missing.isEmpty else { return isChinese ? "完整：\(list)" : "complete: \(list)" }
    let rest = missing.joined(separator: separator)
    return isChinese ? "\(list)；此内核不支持：\(rest)" : "\(list); this kernel lacks: \(rest)"
  }

  private func parts(of confinement: WorkerConfinement) -> [(name: String, isInForce: Bool)] {
    let version = confinement.landlockVersion
    let isChinese = language == .chinese
    return [
      (isChinese ? "文件（Landlock\(suffix(version))）" : "files (Landlock\(suffix(version)))", version > 0),
      (isChinese ? "系统调用（seccomp）" : "system calls (seccomp)", confinement.hasCallFilter),
      (isChinese ? "禁止提权" : "no new privileges", confinement.hasNoNewPrivileges),
      (isChinese ? "独立会话" : "own session", confinement.hasOwnSession),
    ]
  }

  private func suffix(_ version: Int) -> String { version > 0 ? " \(version)" : "" }
}
