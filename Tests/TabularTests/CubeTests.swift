import Tabular
import Testing

@Suite struct CubeTests {
  static let dimension = """
    "BEVÆGELSE":{"label":"bevægelsesart","category":{"index":{"K":2,"M+K":0,"M":1},"label":{"M+K":"Alle","M":"Mænd","K":"Kvinder"}}},
    "Tid":{"label":"tid","category":{"index":["2022","2023"],"label":{"2022":"2022","2023":"2023"}}}
    """
  static let first =
    #"{"dataset":{"dimension":{\#(dimension),"id":["BEVÆGELSE","Tid"],"size":[3,2]},"value":[1,2,3,null,5,6.5],"status":{"3":".."}}}"#
  static let second =
    #"{"version":"2.0","class":"dataset","id":["BEVÆGELSE","Tid"],"size":["3",2],"dimension":{\#(dimension)},"value":{"0":1,"1":2,"2":3,"4":5,"5":6.5},"status":{"3":".."}}"#

  @Test(arguments: [first, second])
  func `JSON-stat of both versions, by the labels that people read`(text: String) throws {
    let ours = try Reading(text)
    #expect(ours.table.dimensions == ["bevægelsesart", "tid"])
    #expect(
      ours.rows == [
        ["Alle", "2022", "1"], ["Alle", "2023", "2"], ["Mænd", "2022", "3"], ["Mænd", "2023", ".."],
        ["Kvinder", "2022", "5"],
        ["Kvinder", "2023", "6.5"],
      ])
  }

  static let px = """
    CHARSET="ANSI";
    TITLE="Elever efter skole; køn og "
    "tid";
    TITLE[en]="Pupils";
    STUB="skole","køn";
    HEADING="tid";
    VALUES("skole")="Bakke;skolen","Sø"
    "skolen";
    VALUES("køn")="Piger","Drenge";
    VALUES("tid")="2022","2023";
    DATA=
    1 2.5
    3 ".."
    "-" 6
    7 8;
    """

  @Test func `PX with translations, broken lines and signs`() throws {
    let ours = try Reading(Self.px)
    #expect(ours.table.dimensions == ["skole", "køn", "tid"])
    #expect(ours.rows[1] == ["Bakke;skolen", "Piger", "2023", "2.5"])
    #expect(ours.rows[3] == ["Bakke;skolen", "Drenge", "2023", ".."])
    #expect(ours.rows[4] == ["Søskolen", "Piger", "2022", "-"])
  }

  @Test func `PX with a cell too few is refused`() throws {
    let findings = try withFile(Array(Self.px.replacing("7 8;", with: "7;").utf8)) { refusal($0) }
    #expect(findings?.items[0].found == "7 celler")
  }
}
