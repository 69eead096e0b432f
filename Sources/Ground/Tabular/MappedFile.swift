import Foundation

/// The bytes of a file, lent by the kernel: a file of any size costs no memory of ours.
final class MappedFile {
  private(set) var base: UnsafePointer<UInt8>
  private(set) var count: Int
  private var mapped: UnsafeMutableRawPointer?
  private var owned: UnsafeMutableBufferPointer<UInt8>?

  init(path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Unreadable(errno == ENOENT ? .noFile(path) : .noAccess(path)) }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { throw Unreadable(.noFile(path)) }
    guard facts.st_size > 0 else { throw Unreadable(.emptyFile()) }
    count = Int(facts.st_size)
    guard let memory = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), memory != MAP_FAILED else {
      throw Unreadable(.noAccess(path))
    }
    madvise(memory, count, MADV_SEQUENTIAL)
    mapped = memory
    base = UnsafePointer(memory.assumingMemoryBound(to: UInt8.self))
  }

  init(bytes: [UInt8]) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    _ = copy.initialize(from: bytes)
    owned = copy
    base = UnsafePointer(copy.baseAddress!)
    count = bytes.count
  }

  deinit {
    if let mapped { munmap(mapped, count) }
    owned?.deallocate()
  }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// Gives pages that have been read back to the kernel, so that the size of the file never shows in our memory.
  func release(upTo offset: Int, from start: Int) {
    guard let mapped else { return }
    let page = 4096
    let first = (start + page - 1) / page * page
    let last = offset / page * page
    if last > first { madvise(mapped + first, last - first, MADV_DONTNEED) }
  }

  static let step = 4 << 20
}
