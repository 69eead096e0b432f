import Hummingbird
import NIOCore

extension Call {
  /// The fields of the form that was sent, whether URL-encoded or multipart. At most 1 MB.
  package func form() async throws -> Form {
    let bytes = try await body()
    let type = ContentType(request.headers[.contentType] ?? "")
    switch type.name {
    case "application/x-www-form-urlencoded": return Form(encoded: String(decoding: bytes, as: UTF8.self))
    case "multipart/form-data": return try Call.textFields(of: bytes, boundary: type.boundary)
    case "" where bytes.isEmpty: return Form()
    default: throw Refusal.invalid("Formularen kom i et format, vi ikke kan læse.")
    }
  }

  /// The whole body, for the few routes that do not take a form.
  package func body() async throws -> [UInt8] {
    let limit = house.settings.limits.bodyBytes
    var bytes: [UInt8] = []
    for try await part in request.body {
      guard bytes.count + part.readableBytes <= limit else { throw Refusal.tooLarge(limit) }
      bytes.append(contentsOf: part.readableBytesView)
    }
    try checkWhole(bytes.count)
    return bytes
  }

  /// A body that stopped early must never pass for a whole one: half a form would be saved.
  func checkWhole(_ count: Int) throws {
    try Task.checkCancellation()
    if let announced = request.headers[.contentLength].flatMap(Int.init), announced != count { throw CutOff() }
  }

  private static func textFields(of bytes: [UInt8], boundary: String?) throws -> Form {
    guard let boundary else { throw Refusal.invalid("Formularen mangler sin skillelinje.") }
    var parser = Multipart(boundary: boundary)
    var fields: [(name: String, value: [UInt8])] = []
    var isFile = false
    func take(_ event: Multipart.Event) {
      switch event {
      case .begin(let part):
        isFile = part.filename != nil
        if !isFile { fields.append((part.name, [])) }
      case .data(let data): if !isFile { fields[fields.count - 1].value += data }
      case .end: break
      }
    }
    try parser.feed(bytes, take)
    try parser.finish()
    return Form(fields.map { ($0.name, String(decoding: $0.value, as: UTF8.self)) })
  }
}

/// "multipart/form-data; boundary=…" taken apart.
struct ContentType {
  let name: String
  let boundary: String?

  init(_ header: String) {
    let parts = header.split(separator: ";").map { $0.trimming(" \t") }
    name = parts.first?.lowercased() ?? ""
    boundary = parts.dropFirst().first { $0.lowercased().hasPrefix("boundary=") }.map {
      $0.dropFirst("boundary=".count).trimming("\"")
    }
  }
}

extension StringProtocol {
  func trimming(_ characters: String) -> String {
    guard let first = firstIndex(where: { !characters.contains($0) }),
      let last = lastIndex(where: { !characters.contains($0) })
    else { return "" }
    return String(self[first...last])
  }
}

/// The sender went away, or was cut off, in the middle of what was to be sent.
struct CutOff: Error {}
