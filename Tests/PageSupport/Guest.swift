import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

/// Asks for pages and sends forms as a browser does, signed in or not. Every page that comes back must be whole HTML.
package struct Guest: Sendable {
  package let client: any TestClientProtocol
  package var cookie: String?

  package init(client: any TestClientProtocol, cookie: String? = nil) {
    self.client = client
    self.cookie = cookie
  }

  package func carrying(_ cookie: String?) -> Guest { Guest(client: client, cookie: cookie) }

  package func get(_ path: String) async throws -> Shown { try await send(path, .get, body: nil, type: nil) }

  package func post(_ path: String, _ fields: [(String, String)] = []) async throws -> Shown {
    let text = fields.map { "\(Guest.encode($0.0))=\(Guest.encode($0.1))" }.joined(separator: "&")
    return try await send(path, .post, body: text, type: "application/x-www-form-urlencoded")
  }

  package func upload(
    _ path: String, _ fields: [(String, String)], file: String, named name: String
  ) async throws -> Shown {
    let line = "--skillelinje\r\nContent-Disposition: form-data; name="
    let text =
      fields.map { "\(line)\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }.joined()
      + "\(line)\"fil\"; filename=\"\(name)\"\r\n\r\n\(file)\r\n--skillelinje--\r\n"
    return try await send(path, .post, body: text, type: "multipart/form-data; boundary=skillelinje")
  }

  private func send(_ path: String, _ method: HTTPRequest.Method, body: String?, type: String?) async throws -> Shown {
    var headers = HTTPFields()
    headers[.init("Sec-Fetch-Site")!] = "same-origin"
    headers[.accept] = "text/html"
    if let cookie { headers[.cookie] = cookie }
    if let type { headers[.contentType] = type }
    let response = try await client.executeRequest(
      uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    let shown = Shown(
      status: response.status.code, text: String(buffer: response.body), location: response.headers[.location],
      setCookie: response.headers[.setCookie])
    if shown.text.hasPrefix("<!doctype") {
      let problems = HTMLChecker.problems(in: Array(shown.text.utf8))
      #expect(problems.isEmpty, "\(method) \(path): \(problems.joined(separator: "; "))")
    }
    return shown
  }

  package static func encode(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
