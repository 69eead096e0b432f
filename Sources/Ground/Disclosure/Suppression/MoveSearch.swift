/// Finds moves without the solver: among the corners of a cube where the cells are one, else along the sums.
struct MoveSearch {
  private var cube: CubeSearch?
  private var circuits: CircuitSearch?

  init(_ system: CellSystem, _ relations: CellRelations) {
    if let shape = system.cube { cube = CubeSearch(shape) } else { circuits = CircuitSearch(system, relations) }
  }

  mutating func hide(_ cell: Int) {
    cube?.hide(cell)
    circuits?.hide(cell)
  }

  mutating func open(_ cell: Int) {
    cube?.open(cell)
    circuits?.open(cell)
  }

  /// The best move that raises the cell; its cells are in `best`.
  mutating func search(_ cell: Int, _ question: MoveQuestion) -> MoveAnswer? {
    cube != nil ? cube?.search(cell, question) : circuits?.search(cell, question)
  }

  var best: [(cell: Int32, sign: Int8)] { cube?.best ?? circuits?.best ?? [] }
}
