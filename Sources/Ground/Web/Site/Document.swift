import Markup

/// The page in its frame.
func document(_ page: Page, in surroundings: Surroundings) -> HTML {
  """
  <!doctype html>
  <html lang="da">
  <head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>\(page.title) – Fælled</title>
  <link rel="stylesheet" href="\(surroundings.assets.path("faelled.css"))">
  \(page.head)
  </head>
  <body>
  <main id="indhold">\(page.main)</main>
  </body>
  </html>
  """
}
