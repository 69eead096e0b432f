import Foundation

/// Makes sure that the file is on the disk, gives it its name in one step, and makes sure of the name too.
func settle(_ draft: String, as target: String) throws {
  try flush(draft)
  guard rename(draft, target) == 0 else { throw diskError() }
  try flush((target as NSString).deletingLastPathComponent)
}

func flush(_ path: String) throws {
  let file = open(path.isEmpty ? "." : path, O_RDONLY)
  guard file >= 0 else { throw diskError() }
  defer { close(file) }
  guard fsync(file) == 0 else { throw diskError() }
}

private func diskError() -> StoreError {
  switch errno {
  case ENOSPC, EDQUOT: .full
  case EROFS, EACCES, EPERM: .readOnly
  default: .other(String(cString: strerror(errno)))
  }
}

func sameFile(_ a: String, _ b: String) -> Bool {
  var first = stat()
  var second = stat()
  guard stat(a, &first) == 0, stat(b, &second) == 0 else { return false }
  return first.st_dev == second.st_dev && first.st_ino == second.st_ino
}
