import Foundation
import Tabular
import Values
import Web

/// Areas, units and teams as they stand in a form.
enum OrganisationForms {
  static func area(_ form: Form, on area: Area, in tree: AreaTree) -> (Area, FormErrors) {
    var next = area
    next.name = form.line("navn")
    next.code = form.line("kode")
    next.kind = Area.Kind(rawValue: form.text("slags")) ?? area.kind
    next.parent = form.optional("ligger-i").map { ID<Area>(PlainText.line($0)) }
    next.aliases = form.text("andre-navne").split(whereSeparator: \.isNewline).map {
      PlainText.line(String($0))
    }.filter { !$0.isEmpty }
    next.system = form.optional("inddeling").map { AreaSystem(PlainText.line($0).lowercased()) } ?? .localCommunities
    next.version = form.number("version") ?? 0
    var errors = FormErrors()
    errors.check("navn", !next.name.isEmpty, OrganisationWords.nameMissing)
    errors.check("slags", Area.Kind(rawValue: form.text("slags")) != nil, OrganisationWords.kindMissing)
    let fields = [("navn", next.name), ("kode", next.code), ("inddeling", next.system.name)]
    for (field, text) in fields + next.aliases.map({ ("andre-navne", $0) }) {
      errors.check(field, text.count <= 200, PersonWords.tooLong)
      errors.check(field, CPR.find(in: text) == nil, PersonWords.cpr)
    }
    if let objection = tree.objection(to: next) {
      if case .codeIsTaken = objection {
        errors.add("kode", OrganisationWords.of(objection))
      } else {
        errors.add("ligger-i", OrganisationWords.of(objection))
      }
    }
    return (next, errors)
  }

  static func form(_ area: Area, in tree: AreaTree) -> Form {
    Form(
      [
        ("navn", area.name), ("kode", area.code), ("slags", area.kind.rawValue),
        ("ligger-i", area.parent?.raw ?? ""), ("inddeling", area.system.name),
        ("andre-navne", area.aliases.joined(separator: "\n")), ("version", "\(area.version)"),
      ] + tree.otherAreas(of: area.id).map { ("ligger-ogsaa-i", $0.id.raw) })
  }

  /// The other systems' areas that were ticked, as far as they exist.
  static func memberships(_ form: Form, in tree: AreaTree) -> [ID<Area>] {
    form.values("ligger-ogsaa-i").map { ID<Area>(PlainText.line($0)) }.filter { tree[$0] != nil }
  }

  static func unit(_ form: Form, on unit: Unit, in tree: AreaTree) -> (Unit, FormErrors) {
    var next = unit
    let kind = UnitKind(code: form.text("slags"), words: form.line("anden-slags"))
    next.name = form.line("navn")
    next.kind = kind ?? unit.kind
    next.code = form.line("kode")
    next.area = form.optional("ligger-i").map { ID<Area>(PlainText.line($0)) }
    next.phone = form.line("telefon")
    next.version = form.number("version") ?? 0
    var errors = FormErrors()
    errors.check("navn", !next.name.isEmpty, OrganisationWords.nameMissing)
    errors.check("slags", kind != nil, OrganisationWords.kindMissing)
    errors.check("anden-slags", kind != .other(""), OrganisationWords.otherMissing)
    errors.check("ligger-i", next.area.map { tree[$0] != nil } ?? true, OrganisationWords.of(.parentIsMissing))
    let fields = [("navn", next.name), ("kode", next.code), ("telefon", next.phone), ("anden-slags", next.kindWords)]
    for (field, text) in fields {
      errors.check(field, text.count <= 200, PersonWords.tooLong)
      errors.check(field, CPR.find(in: text) == nil, PersonWords.cpr)
    }
    return (next, errors)
  }

  static func form(_ unit: Unit) -> Form {
    Form([
      ("navn", unit.name), ("slags", unit.kind.code), ("anden-slags", unit.kindWords), ("kode", unit.code),
      ("ligger-i", unit.area?.raw ?? ""), ("telefon", unit.phone), ("version", "\(unit.version)"),
    ])
  }

  static func teamName(_ form: Form) -> (String, FormErrors) {
    let name = form.line("navn")
    var errors = FormErrors()
    errors.check("navn", !name.isEmpty, OrganisationWords.nameMissing)
    errors.check("navn", name.count <= 200, PersonWords.tooLong)
    errors.check("navn", CPR.find(in: name) == nil, PersonWords.cpr)
    return (name, errors)
  }
}
