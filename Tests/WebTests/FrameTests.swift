import Markup
import TestSupport
import Testing
import Web

@Suite struct FrameTests {
  static let page = Page(
    title: "Strandby", menu: "lokalsamfund", phase: 1, trace: Gallery.trace, main: "<h1>Strandby</h1>")

  @Test(arguments: hostileTexts)
  func `a name or a title never becomes markup in the frame`(text: String) {
    var page = FrameTests.page
    page.title = text
    page.trace = Trace([Trace.Step(phase: 0, note: text, path: "/")], here: 0)
    var around = Gallery.surroundings
    around.visitor = Visitor(
      municipality: Gallery.mette.municipality, municipalityName: text, person: Gallery.mette.person, name: text,
      permissions: [], areas: [])
    let html = Frame.render(page, in: around)
    #expect(HTMLChecker.problems(in: html) == [])
    #expect(HTMLTree(html).all("script").isEmpty)
  }

  @Test func `the page one stands on is marked in the menu, and the arc of its phase is lit`() {
    let tree = HTMLTree(Frame.render(FrameTests.page, in: Gallery.surroundings))
    #expect(tree.all(attribute: "aria-current", "page").map(\.text) == ["Lokalsamfund"])
    #expect(
      tree.all(class: "mark").first?.all("path").filter { $0.classes.contains("is-here") }.map { $0["data-phase"] } == [
        "1"
      ])
    #expect(tree.first("main")?["data-phase"] == "1")
    #expect(tree.all(attribute: "aria-current", "step").count == 1)
  }

  @Test func `whoever is not signed in sees neither menu nor a way out`() {
    let tree = HTMLTree(Frame.render(FrameTests.page, in: Surroundings(menu: Gallery.surroundings.menu)))
    #expect(tree.all(class: "site-nav").isEmpty)
    #expect(tree.all("form").isEmpty)
  }

  @Test func `signing out is a form, so that no link or picture can do it`() throws {
    let form = try #require(HTMLTree(Frame.render(FrameTests.page, in: Gallery.surroundings)).first("form"))
    #expect(form["method"] == "post" && form["action"] == "/log-ud")
  }

  @Test func `head, content and tail are byte for byte the whole page`() {
    for sheet in Gallery.sheets {
      let around = sheet.isSignedIn ? Gallery.surroundings : Surroundings()
      let parts = Frame.parts(sheet.page, in: around)
      #expect(parts.head + sheet.page.main.bytes + parts.tail == Gallery.draw(sheet).bytes)
    }
  }

  @Test func `the accessibility statement, privacy and help can be reached from every page`() {
    for around in [Gallery.surroundings, Surroundings()] {
      let links = HTMLTree(Frame.render(FrameTests.page, in: around)).first("footer")?.all("a").map(\.text)
      #expect(links?.suffix(3) == ["Tilgængelighedserklæring", "Privatliv", "Hjælp"])
    }
  }

  @Test func `the page speaks Danish, needs no script, and has no style of its own`() {
    let html = Frame.render(FrameTests.page, in: Gallery.surroundings)
    let tree = HTMLTree(html)
    #expect(tree.first("html")?["lang"] == "da")
    #expect(tree.first("title")?.text == "Strandby – Fælled")
    #expect(tree.all("script").isEmpty && tree.all("style").isEmpty && tree.all(attribute: "style").isEmpty)
  }
}
