import HTTPTypes

/// The headers that tell browsers what our pages never do. They are on every answer, also on those that say no.
enum SecurityHeaders {
  static func add(to fields: inout HTTPFields, policy: String, isSecure: Bool) {
    fields[.contentSecurityPolicy] = policy
    fields[.xContentTypeOptions] = "nosniff"
    fields[.referrerPolicy] = "same-origin"
    fields[.crossOriginOpenerPolicy] = "same-origin"
    fields[.crossOriginResourcePolicy] = "same-origin"
    fields[.permissionsPolicy] =
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"
    // Two years, as the preload lists ask; told only over https, where it cannot lock anybody out.
    if isSecure { fields[.strictTransportSecurity] = "max-age=63072000; includeSubDomains" }
  }

  /// A page may run the scripts the frame wrote into it and nothing else: text that got in as a script has no nonce.
  static func page(nonce: String) -> String {
    "default-src 'none'; script-src 'nonce-\(nonce)'; \(pageParts)"
  }

  /// A page for everybody runs no script at all.
  static let openPage = "default-src 'none'; \(pageParts)"

  private static let pageParts =
    "style-src 'self'; img-src 'self' data:; font-src 'self'; "
    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; report-uri \(Site.reportPath)"

  /// Anything that is not a page of ours is shown, if at all, without scripts, forms or our cookies.
  static let file = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

  /// For answers that have no content.
  static let nothing = "default-src 'none'; frame-ancestors 'none'"
}

extension HTTPField.Name {
  static let referrerPolicy = HTTPField.Name("Referrer-Policy")!  // valid header names, all of them
  static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
  static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
  static let clearSiteData = HTTPField.Name("Clear-Site-Data")!
}
