import Foundation
import Live

/// What the operator decides, read from environment variables when the server starts.
package struct Settings: Sendable {
  /// Where people find the site, as they write it in the browser. Decides cookies, HSTS and which Host is answered.
  package var address: String?
  /// The interface the server listens on. Nothing but this machine reaches it unless the operator says otherwise.
  package var host: String
  package var port: Int
  /// Figures for Prometheus are served here, only to this machine. Zero turns them off.
  package var metricsPort: Int
  /// The one neighbour whose X-Forwarded-For and X-Forwarded-Proto are believed. Nil believes nobody.
  package var proxy: String?
  /// Folder with stylesheet, scripts and pictures.
  package var publicFolder: String
  /// Where uploads wait while they are read.
  package var uploadFolder: String
  /// The machine's mail program, an absolute path; without one letters stand in the outbox.
  package var sendmail: String?
  /// Whom letters are from, as an address; nil is faelled@ and the name of the site.
  package var mailFrom: String?
  /// The program that makes PDF (WeasyPrint), an absolute path; without one pages are printed by browsers alone.
  package var weasyprint: String?
  package var limits: Limits
  /// How many may follow what happens as it happens.
  package var live = LiveLimits()

  package init(
    address: String? = nil, host: String = "127.0.0.1", port: Int = 8080, metricsPort: Int = 0,
    proxy: String? = nil, publicFolder: String = "Public",
    uploadFolder: String = FileManager.default.temporaryDirectory.path, limits: Limits = Limits()
  ) {
    self.address = address
    self.host = host
    self.port = port
    self.metricsPort = metricsPort
    self.proxy = proxy
    self.publicFolder = publicFolder
    self.uploadFolder = uploadFolder
    self.limits = limits
  }

  /// Every variable the server reads, with one line for the operator; a test holds the guide to this list.
  package static let variables: [(name: String, meaning: String)] = [
    ("FAELLED_ADDRESS", "the public address, such as https://faelled.kommune.dk"),
    ("FAELLED_HOST", "the interface to listen on (127.0.0.1)"),
    ("FAELLED_PORT", "the port to listen on (8080)"),
    ("FAELLED_METRICS_PORT", "local port with figures for Prometheus (0: none)"),
    ("FAELLED_PROXY", "IP address of the reverse proxy whose X-Forwarded headers are believed"),
    ("FAELLED_PUBLIC", "folder with stylesheet and pictures (Public)"),
    ("FAELLED_UPLOADS", "folder where uploads wait while they are read"),
    ("FAELLED_STREAMS", "live streams open at once on this server (2000)"),
    ("FAELLED_STREAMS_EACH", "live streams open at once for one session or guest (4)"),
    ("FAELLED_SENDMAIL", "the mail program, such as /usr/bin/msmtp or /usr/sbin/sendmail (none)"),
    ("FAELLED_WEASYPRINT", "the program that makes PDF, such as /opt/weasyprint/bin/weasyprint (none)"),
    ("FAELLED_MAIL_FROM", "the address letters are from (faelled@ and the name of the site)"),
  ]

  package init(environment: [String: String]) {
    self.init()
    address = environment["FAELLED_ADDRESS"]
    host = environment["FAELLED_HOST"] ?? host
    port = environment["FAELLED_PORT"].flatMap(Int.init) ?? port
    metricsPort = environment["FAELLED_METRICS_PORT"].flatMap(Int.init) ?? metricsPort
    proxy = environment["FAELLED_PROXY"]
    publicFolder = environment["FAELLED_PUBLIC"] ?? publicFolder
    uploadFolder = environment["FAELLED_UPLOADS"] ?? uploadFolder
    sendmail = environment["FAELLED_SENDMAIL"].flatMap { $0.isEmpty ? nil : $0 }
    weasyprint = environment["FAELLED_WEASYPRINT"].flatMap { $0.isEmpty ? nil : $0 }
    live.streams = environment["FAELLED_STREAMS"].flatMap(Int.init) ?? live.streams
    live.streamsOfOne = environment["FAELLED_STREAMS_EACH"].flatMap(Int.init) ?? live.streamsOfOne
    mailFrom = environment["FAELLED_MAIL_FROM"].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// How much, how long and how slowly a visitor may send before the server says no.
package struct Limits: Sendable {
  package var headerBytes = 16 * 1024
  package var headerTime: Duration = .seconds(10)
  package var bodyBytes = 1024 * 1024
  /// After `bodyGrace` the body must have arrived at `bodyRate` bytes a second on average.
  package var bodyRate = 1024
  package var bodyGrace: Duration = .seconds(10)
  package var idle: Duration = .seconds(60)
  package var request: Duration = .seconds(30)
  package var upload: Duration = .seconds(600)
  package var uploadBytes = 200 * 1024 * 1024

  package init() {}
}
