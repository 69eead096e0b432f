import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import People
import TestSupport
import Testing
import Values
import Web

/// Asks for pages and sends forms, signed in or not. Every page it is given must be whole HTML.
struct Browser: Sendable {
  let client: any TestClientProtocol
  let town: Town
  var cookie: String?

  func signedIn(as person: PersonID, of fixture: Fixture? = nil) async throws -> Browser {
    var browser = self
    browser.cookie = try await town.cookie(for: person, of: fixture)
    return browser
  }

  func get(_ path: String) async throws -> Shown { try await send(path, .get, body: nil, type: nil) }

  func post(_ path: String, _ fields: [(String, String)] = []) async throws -> Shown {
    let text = fields.map { "\(encode($0.0))=\(encode($0.1))" }.joined(separator: "&")
    return try await send(path, .post, body: text, type: "application/x-www-form-urlencoded")
  }

  func upload(_ path: String, _ fields: [(String, String)], file: String, named name: String) async throws -> Shown {
    var text = ""
    for (field, value) in fields {
      text += "--grænse\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n"
    }
    text +=
      "--grænse\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"\(name)\"\r\n\r\n\(file)\r\n--grænse--\r\n"
    return try await send(
      path, .post, body: text.replacing("grænse", with: "graense"), type: "multipart/form-data; boundary=graense")
  }

  private func send(_ path: String, _ method: HTTPRequest.Method, body: String?, type: String?) async throws -> Shown {
    var headers = HTTPFields()
    headers[.init("Sec-Fetch-Site")!] = "same-origin"
    if let cookie { headers[.cookie] = cookie }
    if let type { headers[.contentType] = type }
    let response = try await client.executeRequest(
      uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    let shown = Shown(
      status: response.status.code, text: String(buffer: response.body),
      location: response.headers[.location], cookie: response.headers[.setCookie])
    if shown.text.hasPrefix("<!doctype") {
      let problems = HTMLChecker.problems(in: Array(shown.text.utf8))
      #expect(problems.isEmpty, "\(method) \(path): \(problems.joined(separator: "; "))")
    }
    return shown
  }

  private func encode(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

/// What came back.
struct Shown: Sendable {
  let status: Int
  let text: String
  let location: String?
  let cookie: String?

  /// What a person reads: markup taken out, so that a sentence is found whatever is bold in it.
  var words: String {
    text.replacing(#/<[^>]*>/#, with: "").replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing(
      "&amp;", with: "&")
  }

  /// The value of a hidden field.
  func hidden(_ name: String) -> String? {
    let start = "name=\"\(name)\" value=\""
    guard let place = text.range(of: start) else { return nil }
    return String(text[place.upperBound...].prefix { $0 != "\"" })
  }
}
