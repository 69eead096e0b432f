/// Finds the route of an address. A literal segment wins over a hole: "/moeder/ny" before "/moeder/{id}".
struct RouteTree: Sendable {
  private final class Node: Sendable {
    let literals: [String: Node]
    let hole: Node?
    let routes: [Route.Method: Route]

    init(_ routes: [Route], depth: Int) {
      self.routes = Dictionary(
        uniqueKeysWithValues: routes.filter { $0.pattern.segments.count == depth }.map { ($0.method, $0) })
      let longer = routes.filter { $0.pattern.segments.count > depth }
      var named: [String: [Route]] = [:]
      var holes: [Route] = []
      for route in longer {
        switch route.pattern.segments[depth] {
        case .literal(let text): named[text, default: []].append(route)
        case .parameter: holes.append(route)
        }
      }
      literals = named.mapValues { Node($0, depth: depth + 1) }
      hole = holes.isEmpty ? nil : Node(holes, depth: depth + 1)
    }

    func find(_ segments: ArraySlice<String>) -> Node? {
      guard let first = segments.first else { return routes.isEmpty ? nil : self }
      return literals[first]?.find(segments.dropFirst()) ?? hole?.find(segments.dropFirst())
    }
  }

  struct Found {
    let methods: [Route.Method: Route]
    let parameters: [String: String]
  }

  private let root: Node

  init(_ routes: [Route]) { root = Node(routes, depth: 0) }

  func find(_ segments: [String]) -> Found? {
    guard let node = root.find(segments[...]), let pattern = node.routes.values.first?.pattern else { return nil }
    var parameters: [String: String] = [:]
    // GET and POST of one address may name their hole differently; both names are filled.
    for route in node.routes.values {
      for (segment, value) in zip(route.pattern.segments, segments) {
        if case .parameter(let name) = segment { parameters[name] = value }
      }
    }
    return pattern.segments.count == segments.count ? Found(methods: node.routes, parameters: parameters) : nil
  }
}

extension Collection<Route.Method> {
  var allowHeader: String {
    (contains(.get) ? ["GET", "HEAD"] : []).joined(separator: ", ")
      + (contains(.post) ? (contains(.get) ? ", POST" : "POST") : "")
  }
}
