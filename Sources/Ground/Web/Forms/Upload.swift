import Crypto
import Foundation
import NIOCore
import NIOPosix

/// A file somebody sent, as it lies in the upload folder: whoever takes it moves it or calls `discard`.
package struct Upload: Sendable {
  /// A name of our own; what the sender calls the file never becomes a path.
  package let path: String
  /// What the sender calls the file, without folders and control signs. Empty when no file was chosen.
  package let name: String
  package let size: Int
  package let sha256: String
  /// The other fields of the form.
  package let form: Form

  package var isEmpty: Bool { size == 0 }

  package func discard() { unlink(path) }
}

extension Call {
  /// Takes the file in `field` from a multipart form, straight to disk, however large it is up to `limit`.
  ///
  /// Memory use is one piece of the network's size. A form that is cut off, too large or malformed leaves no
  /// file behind. A route that uses this is declared with `accepts: .file`, which gives the sender time.
  package func upload(field: String, to folder: String? = nil, limit: Int? = nil) async throws -> Upload {
    let limit = limit ?? house.settings.limits.uploadBytes
    // What the sender says beforehand saves both sides the transfer; what it does is counted all the same.
    if let announced = request.headers[.contentLength].flatMap(Int.init), announced > limit + 64 * 1024 {
      throw Refusal.tooLarge(limit)
    }
    let type = ContentType(request.headers[.contentType] ?? "")
    guard type.name == "multipart/form-data", let boundary = type.boundary, !boundary.isEmpty else {
      throw Refusal.invalid("Vi fik ingen fil. Gå tilbage, vælg filen igen, og send den.")
    }
    let receiver = try UploadReceiver(field: field, folder: folder ?? house.settings.uploadFolder, limit: limit)
    do {
      var parser = Multipart(boundary: boundary)
      var count = 0
      for try await piece in request.body {
        count += piece.readableBytes
        try parser.feed(piece.readableBytesView, receiver.take)
        try await receiver.flush()
      }
      try checkWhole(count)
      try parser.finish()
      return try receiver.finish()
    } catch {
      receiver.abandon()
      throw error
    }
  }
}

/// Writes the one file of a form to disk and remembers its text fields.
private final class UploadReceiver {
  private let field: String
  private let limit: Int
  private let path: String
  private let file: Int32
  private var name = ""
  private var size = 0
  private var hash = SHA256()
  private var fields: [(name: String, value: [UInt8])] = []
  private var fieldBytes = 0
  private var pending: [UInt8] = []
  private var current = Current.other
  private var isClosed = false

  private enum Current { case file, field, other }

  init(field: String, folder: String, limit: Int) throws {
    self.field = field
    self.limit = limit
    path = folder + "/upload-" + base64URL((0..<16).map { _ in UInt8.random(in: 0...255) })
    file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw FileFailure(code: errno) }
  }

  func take(_ event: Multipart.Event) throws {
    switch event {
    case .begin(let part):
      if part.name == field, part.filename != nil {
        current = .file
        name = part.filename ?? ""
      } else if part.filename == nil {
        current = .field
        fields.append((part.name, []))
      } else {
        current = .other
      }
    case .data(let data):
      switch current {
      case .file:
        size += data.count
        guard size <= limit else { throw Refusal.tooLarge(limit) }
        pending += data
      case .field:
        fieldBytes += data.count
        guard fieldBytes <= 1024 * 1024 else { throw Refusal.tooLarge(1024 * 1024) }
        fields[fields.count - 1].value += data
      case .other: break
      }
    case .end: current = .other
    }
  }

  /// Disks can be slow: the bytes are written on a thread that may wait.
  func flush() async throws {
    guard !pending.isEmpty else { return }
    let bytes = pending
    pending.removeAll(keepingCapacity: true)
    hash.update(data: bytes)
    let file = file
    try await NIOThreadPool.singleton.runIfActive { try writeAll(bytes, to: file) }
  }

  func finish() throws -> Upload {
    isClosed = true
    guard close(file) == 0 else { throw FileFailure(code: errno) }
    return Upload(
      path: path, name: name, size: size, sha256: hash.finalize().map { hex($0) }.joined(),
      form: Form(fields.map { ($0.name, String(decoding: $0.value, as: UTF8.self)) }))
  }

  func abandon() {
    if !isClosed { close(file) }
    unlink(path)
  }
}

private func writeAll(_ bytes: [UInt8], to file: Int32) throws {
  try bytes.withUnsafeBytes { source in
    var done = 0
    while done < source.count {
      let written = write(file, source.baseAddress! + done, source.count - done)
      if written < 0 {
        if errno == EINTR { continue }
        throw FileFailure(code: errno)
      }
      done += written
    }
  }
}

/// The operating system would not write the file: mostly because the disk is full.
struct FileFailure: Error {
  let code: Int32
  var isFull: Bool { code == ENOSPC || code == EDQUOT }
}
