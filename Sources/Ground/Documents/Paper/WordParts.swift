/// The parts of a word processor's file that are the same for every document.
enum WordParts {
  static let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let main = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  static let types = """
    <Types xmlns="\(package)/content-types"><Default Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Override PartName="/word/document.xml" ContentType="\(main).document.main+xml"/>\
    <Override PartName="/word/styles.xml" ContentType="\(main).styles+xml"/>\
    <Override PartName="/word/numbering.xml" ContentType="\(main).numbering+xml"/>\
    <Override PartName="/word/settings.xml" ContentType="\(main).settings+xml"/>\
    <Override PartName="/word/footer1.xml" ContentType="\(main).footer+xml"/>\
    <Override PartName="/docProps/core.xml" \
    ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
    """

  static let relations = """
    <Relationships xmlns="\(package)/relationships">\
    <Relationship Id="rId1" Type="\(r)/officeDocument" Target="word/document.xml"/>\
    <Relationship Id="rId2" Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
    </Relationships>
    """

  static let documentRelations = """
    <Relationships xmlns="\(package)/relationships">\
    <Relationship Id="rId1" Type="\(r)/styles" Target="styles.xml"/>\
    <Relationship Id="rId2" Type="\(r)/numbering" Target="numbering.xml"/>\
    <Relationship Id="rId3" Type="\(r)/settings" Target="settings.xml"/>\
    <Relationship Id="rId4" Type="\(r)/footer" Target="footer1.xml"/></Relationships>
    """

  static func properties(_ title: String) -> String {
    """
    <cp:coreProperties xmlns:cp="\(package)/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">\
    <dc:title>\(PaperDocument.escaped(title))</dc:title><dc:language>da-DK</dc:language></cp:coreProperties>
    """
  }

  /// As newer word processors lay it out; the language of what has none of its own.
  static let settings = """
    <w:settings xmlns:w="\(w)"><w:compat><w:compatSetting w:name="compatibilityMode" \
    w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="da-DK"/></w:settings>
    """

  /// "Side 2 af 5", counted by whoever opens it.
  static let footer = """
    <w:ftr xmlns:w="\(w)"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\
    <w:r><w:t xml:space="preserve">Side </w:t></w:r>\(counted("PAGE"))\
    <w:r><w:t xml:space="preserve"> af </w:t></w:r>\(counted("NUMPAGES"))</w:p></w:ftr>
    """

  private static func counted(_ field: String) -> String {
    "<w:fldSimple w:instr=\" \(field) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
  }

  static let numbering = """
    <w:numbering xmlns:w="\(w)"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>\
    <w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>\
    </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>
    """

  static let styles = """
    <w:styles xmlns:w="\(w)"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>\
    <w:sz w:val="22"/><w:lang w:val="da-DK"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr>\
    </w:pPrDefault></w:docDefaults>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
    \(style("Title", "Title", size: 40, level: nil))\(style("Heading1", "heading 1", size: 30, level: 0))\
    \(style("Heading2", "heading 2", size: 26, level: 1))\(style("Heading3", "heading 3", size: 22, level: 2))\
    <w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/>\
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>\
    <w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>\
    <w:pPr><w:jc w:val="right"/></w:pPr></w:style>\
    <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>\
    \(["top", "left", "bottom", "right", "insideH", "insideV"].map(border).joined())\
    </w:tblBorders></w:tblPr></w:style></w:styles>
    """

  private static func border(_ side: String) -> String {
    "<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"
  }

  private static func style(_ id: String, _ name: String, size: Int, level: Int?) -> String {
    let outline = level.map { "<w:outlineLvl w:val=\"\($0)\"/>" } ?? ""
    return """
      <w:style w:type="paragraph" w:styleId="\(id)"><w:name w:val="\(name)"/><w:basedOn w:val="Normal"/>\
      <w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/>\(outline)</w:pPr>\
      <w:rPr><w:b/><w:sz w:val="\(size)"/></w:rPr></w:style>
      """
  }
}
