import Markup

/// Rows and columns with headings a screen reader can follow; on phones every row becomes a small list.
///
///     Table("Indlæsninger", ["Kilde", .number("Rækker")], sources.map { Table.Row("\($0.name)", ["\($0.rows)"]) })
package struct Table: Sendable {
  package struct Column: Sendable, ExpressibleByStringLiteral {
    let title: String
    let isNumber: Bool

    package init(_ title: String, isNumber: Bool = false) {
      self.title = title
      self.isNumber = isNumber
    }

    package init(stringLiteral title: String) { self.init(title) }

    /// Numbers stand to the right, so that their digits line up.
    package static func number(_ title: String) -> Column { Column(title, isNumber: true) }
  }

  package struct Row: Sendable {
    let head: HTML
    let cells: [HTML]

    /// The head names the row (and may link to it); the cells answer the other columns, in order.
    package init(_ head: HTML, _ cells: [HTML]) {
      self.head = head
      self.cells = cells
    }
  }

  let caption: String
  let columns: [Column]
  let rows: [Row]
  let foot: Row?
  let isCaptionSeen: Bool
  let stacks: Bool

  /// The caption is read aloud, and seen unless the heading just above says the same. `stacks: false` keeps narrow
  /// tables of numbers as tables on phones.
  package init(
    _ caption: String, _ columns: [Column], _ rows: [Row], foot: Row? = nil, isCaptionSeen: Bool = false,
    stacks: Bool = true
  ) {
    precondition(
      (rows + (foot.map { [$0] } ?? [])).allSatisfy { $0.cells.count == columns.count - 1 }, "A cell for each column")
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.foot = foot
    self.isCaptionSeen = isCaptionSeen
    self.stacks = stacks
  }

  /// Roles are written out, because the layout on phones makes browsers forget that this is a table.
  package var html: HTML {
    let foot: HTML? = foot.map { "<tfoot role=\"rowgroup\">\(row($0))</tfoot>" }
    return """
      <table class="table\(stacks ? " table-stack" : "")" role="table">\
      <caption\(attribute: "class", isCaptionSeen ? nil : "vh")>\(caption)</caption>\
      <thead role="rowgroup"><tr role="row">\(columns, heading)</tr></thead>\
      <tbody role="rowgroup">\(rows, row)</tbody>\(foot)</table>

      """
  }

  private func heading(_ column: Column) -> HTML {
    """
    <th role="columnheader" scope="col"\(attribute: "class", column.isNumber ? "num" : nil)>\(column.title)</th>
    """
  }

  private func row(_ row: Row) -> HTML {
    let cells: [HTML] = zip(columns.dropFirst(), row.cells).map { column, cell in
      """
      <td role="cell"\(attribute: "class", column.isNumber ? "num" : nil) data-label="\(column.title)"><span>\(cell)</span></td>
      """
    }
    return "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">\(row.head)</th>\(cells)</tr>"
  }
}
