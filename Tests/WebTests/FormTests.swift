import Testing
import Web

@Suite struct FormTests {
  @Test(arguments: [
    ("navn=%C3%86ble+p%C3%A6re", "Æble pære"), ("navn=a%2Bb", "a+b"), ("navn=%zz%4", "%zz%4"), ("navn=%ff", "\u{FFFD}"),
    ("navn==a", "=a"), ("navn", ""), ("", ""), ("&&navn=x&&", "x"), ("navn=1&navn=2", "1"), ("navn=+%0A+x%C2%A0", "x"),
    ("navn=a%00b", "a\u{FFFD}b"),
  ])
  func `fields are read as browsers write them`(sent: String, expected: String) {
    #expect(Form(encoded: sent).text("navn") == expected)
  }

  @Test func `all values, ticks and passwords are found`() {
    let form = Form(encoded: "rolle=a&rolle=b&aktiv=on&kode=+hemmelig+&tal=12")
    #expect(form.values("rolle") == ["a", "b"])
    #expect(form.checked("aktiv") && !form.checked("passiv"))
    #expect(form.checked("rolle", "b") && !form.checked("rolle", "c"))
    #expect(form.raw("kode") == " hemmelig " && form.text("kode") == "hemmelig")
    #expect(form.number("tal") == 12 && form.number("rolle") == nil)
    #expect(form.optional("kode") == "hemmelig" && form.optional("andet") == nil)
  }

  @Test func `errors keep the order of the page and the title tells that there are some`() {
    var errors = FormErrors()
    #expect(errors.title("Ret skole") == "Ret skole")
    errors.check("navn", false, "Skriv skolens navn.")
    errors.check("kode", true, "Skriv koden.")
    errors.add("adresse", "Skriv adressen.")
    #expect(errors.items.map(\.field) == ["navn", "adresse"])
    #expect(errors["navn"] == "Skriv skolens navn." && errors["kode"] == nil)
    #expect(errors.title("Ret skole") == "Fejl: Ret skole")
  }

  @Test(arguments: [
    ("tal.csv", "attachment; filename=\"tal.csv\"; filename*=UTF-8''tal.csv"),
    (
      "Skoler på Ærø.csv",
      "attachment; filename=\"Skoler p_ _r_.csv\"; filename*=UTF-8''Skoler%20p%C3%A5%20%C3%86r%C3%B8.csv"
    ),
    (
      "a\"; x=\"b\r\nSet-Cookie: y.csv",
      "attachment; filename=\"a__ x=_b__Set-Cookie: y.csv\"; filename*=UTF-8''a%22%3B%20x%3D%22bSet-Cookie%3A%20y.csv"
    ),
  ])
  func `a download has its name and nothing else in the header`(name: String, header: String) throws {
    let answer = Answer.bytes([], type: "text/csv", filename: name)
    #expect(answer.headers.first { $0.name == "Content-Disposition" }?.value == header)
  }
}
