import Markup
import Testing

struct HTMLTests {
  @Test func `a value is text where it stands`() {
    let name = "<b>\"Åse\" & 'Bo'</b>"
    let row: HTML = "<li title=\"\(name)\">\(name)</li>"
    #expect(
      row.description
        == "<li title=\"&lt;b&gt;&quot;Åse&quot; &amp; &#39;Bo&#39;&lt;/b&gt;\">&lt;b&gt;&quot;Åse&quot; &amp; &#39;Bo&#39;&lt;/b&gt;</li>"
    )
  }

  @Test func `a path fills an address and a script may carry its nonce`() {
    let nonce = "r4nd0m"
    let path: Path = "/lokalsamfund/\("Ærø/..")/profil"
    let page: HTML = """
      <a href="\(path)">Profil</a><script nonce="\(nonce)" src="\("/live.js" as Path)"></script>
      <input type="checkbox"\(attribute: "checked", when: true)>\(["a", "b"]) 
      """
    #expect(
      page.description.hasPrefix(
        "<a href=\"/lokalsamfund/%C3%86r%C3%B8%2F../profil\">Profil</a><script nonce=\"r4nd0m\" src=\"/live.js\">"))
    #expect(page.description.contains("<input type=\"checkbox\" checked>"))
  }
}
