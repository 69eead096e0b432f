"""Serves the gallery that the Swift tests wrote, with the stylesheet and the rules of the real server.

    swift test --filter GalleryTests
    python gallery.py shots [FOLDER] [NAME ...]     pictures of every sheet in every look
"""

import contextlib
import http.server
import pathlib
import sys
import threading

import looks

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHEETS = ROOT / ".build" / "gallery"
# As strict as the server: what does not work here does not work there.
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"


class Handler(http.server.SimpleHTTPRequestHandler):
    def translate_path(self, path):
        name = path.split("?")[0].lstrip("/")
        public = ROOT / "Public" / name
        return str(public if public.is_file() else SHEETS / name)

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served():
    """The address of the gallery, for as long as the block runs."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def sheets():
    return sorted(path.name for path in SHEETS.glob("*.html"))


def shots(folder, names):
    from playwright.sync_api import sync_playwright

    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = looks.chromium(playwright)
        for look in looks.ALL:
            page = browser.new_context(**look.context).new_page()
            for sheet in names or sheets():
                page.goto(f"{address}/{sheet}")
                page.screenshot(path=folder / f"{sheet.removesuffix('.html')}-{look}.png", full_page=True)
            page.context.close()
        browser.close()


if __name__ == "__main__":
    if sys.argv[1:2] != ["shots"]:
        sys.exit(__doc__)
    shots(sys.argv[2] if len(sys.argv) > 2 else SHEETS / "shots", sys.argv[3:])
