import Markup

/// The few signs used beside words. Never alone: what a sign says is always said in text as well.
package enum Icon: Sendable {
  case warning, fault, information, done, locked, wait

  package var html: HTML {
    switch self {
    case .warning:
      "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M12 3 22 20.5H2Z\"/><path d=\"M12 10v4.5M12 17.4v.1\"/></svg>"
    case .fault:
      "<svg viewBox=\"0 0 18 18\" aria-hidden=\"true\"><circle cx=\"9\" cy=\"9\" r=\"7.5\"/><path d=\"M9 5v4.5M9 12.4v.1\"/></svg>"
    case .information:
      "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"9.5\"/><path d=\"M12 11v5.5M12 7.4v.1\"/></svg>"
    case .done: "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"m2.5 8.5 3.5 3.5 7.5-8\"/></svg>"
    case .locked:
      "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><rect x=\"3\" y=\"7\" width=\"10\" height=\"7\" rx=\"1\"/><path d=\"M5 7V5a3 3 0 0 1 6 0v2\"/></svg>"
    case .wait:
      "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"6.25\"/><path d=\"M8 4.5V8l2.5 1.5\"/></svg>"
    }
  }
}
