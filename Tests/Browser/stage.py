"""A small room that the live scripts are tried in: it can hang, lie, forget and go away as no server of ours would.

It speaks the same language as Ground/Live (see docs/decisions/0021-live.md) under the same content policy as Site.
"""

import contextlib
import html
import http.server
import pathlib
import threading
import time
import urllib.parse

PUBLIC = pathlib.Path(__file__).resolve().parents[2] / "Public"
POLICY = (
    "default-src 'none'; script-src 'nonce-n'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Stage:
    def __init__(self):
        self.changed = threading.Condition()
        self.notes = []  # (key, text)
        self.heading = "Fase 1"
        self.seq = 0
        self.log = {}  # seq -> html
        self.streams = 0
        self.opened = 0
        self.posts = []
        self.ends_at = None
        self.skew = 0.0
        self.says = ""
        self.signed_in = True
        self.line = "open"  # open, still (nothing moves), held (nothing is let through), full (429), dead
        self.post = "take"  # take, slow (a second each), fail (503), refuse (422), lose (taken, answer lost), dead
        self.port = None

    # What happens in the room.

    def happens(self, *parts):
        with self.changed:
            self.seq += 1
            self.log[self.seq] = "".join(parts)
            self.changed.notify_all()
            return self.seq

    def note(self, text, key=""):
        with self.changed:
            self.notes.insert(0, (key or f"server-{len(self.notes)}", text))
        self.happens(self.list() if not key else self.mine())

    def move_on(self, heading, say=""):
        self.heading, self.says = heading, say
        self.happens(self.top())

    def set(self, line=None, post=None):
        with self.changed:
            self.line = line or self.line
            self.post = post or self.post
            self.changed.notify_all()

    # How it looks.

    def top(self):
        timer = ""
        if self.ends_at:
            now = time.time() + self.skew
            ends, now = int((self.ends_at + self.skew) * 1000), int(now * 1000)
            timer = f'<p id="ur" role="timer" data-ends-at="{ends}" data-now="{now}"><b>0:00</b></p>'
        say = f' data-say="{self.says}"' if self.says else ""
        return (f'<div id="top"{say}><h1>{self.heading}</h1>{timer}<details><summary>Tal</summary><p>Tabel</p></details>'
                f'<button type="button" id="faerdig">Jeg er færdig</button></div>')

    def list(self):
        items = "".join(
            f'<li id="n-{key}"><p>{html.escape(text)}</p></li>' for key, text in self.notes if key.startswith("server-"))
        return f'<ul id="noter" class="notes" data-quiet>{items}</ul>'

    def mine(self):
        """One's own; before there is one, a sentence stands in its place."""
        items = "".join(
            f'<li class="note"><p>{html.escape(text)}</p><input type="hidden" name="note-id" value="{key}"></li>'
            for key, text in self.notes if not key.startswith("server-"))
        content = f'<ul class="notes" data-outbox-list>{items}</ul>' if items else "<p data-outbox-list>Her står det</p>"
        return f'<div id="mine">{content}</div>'
    def form(self):
        return ('<form id="skriv" method="post" action="/rum/noter" data-outbox>'
                '<input type="hidden" name="noegle" value="fra-serveren">'
                '<label for="tekst">Jeg ser</label><textarea id="tekst" name="tekst" data-draft></textarea>'
                '<button type="submit">Send noten</button></form>')

    def page(self):
        scripts = "".join(f'<script type="module" src="/{name}.js" nonce="n"></script>' for name in ("outbox", "live"))
        return (f'<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Rum</title>'
                f'<link rel="stylesheet" href="/faelled.css">{scripts}</head><body>'
                '<header><p class="badge" data-connection></p><form method="post" action="/log-ud">'
                '<button>Log ud</button></form></header>'
                f'<main data-live="/rum/nyt" data-seq="{self.seq}">{self.top()}{self.form()}{self.mine()}{self.list()}'
                '<div id="senere" data-quiet></div></main>'
                '<p role="status" data-announce></p><label><input type="checkbox" data-mute>Stille</label></body></html>')


@contextlib.contextmanager
def played():
    stage = Stage()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_GET(self):
            url = urllib.parse.urlsplit(self.path)
            if url.path == "/rum":
                if stage.line == "dead":
                    return self.hang()
                if not stage.signed_in:
                    return self.go("/log-ind")
                return self.give(stage.page())
            if url.path == "/log-ind":
                return self.give("<!doctype html><title>Log ind</title><h1>Log ind</h1>")
            if url.path == "/rum/nyt":
                return self.follow(dict(urllib.parse.parse_qsl(url.query)))
            file = PUBLIC / url.path.lstrip("/")
            if file.suffix in (".js", ".css") and file.exists():
                kind = {".js": "javascript", ".css": "css"}[file.suffix]
                return self.give(file.read_text(), f"text/{kind}; charset=utf-8")
            self.give("", status=404)

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
            fields = dict(urllib.parse.parse_qsl(body))
            if self.path == "/log-ud":
                return self.go("/log-ind")
            if self.path != "/rum/noter":
                return self.give("", status=405)
            if stage.post == "slow":
                time.sleep(1)
            stage.posts.append(fields)
            if stage.post == "dead":
                return self.hang()
            if not stage.signed_in:
                return self.go("/log-ind")
            if stage.post == "fail":
                return self.give("", status=503)
            if stage.post == "refuse":
                return self.give('{"title":"Nej","detail":"Fase 1 er slut."}', "application/problem+json", 422)
            if fields["noegle"] not in [key for key, _ in stage.notes]:
                stage.note(fields["tekst"], fields["noegle"])
            if stage.post == "lose":
                stage.post = "take"
                return self.hang()
            self.give("", status=204)

        def hang(self):
            """The line breaks without a word."""
            self.close_connection = True
            self.connection.close()

        def go(self, where):
            self.send_response(303)
            self.send_header("Location", where)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def give(self, text, type="text/html; charset=utf-8", status=200):
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", type)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body)

        def follow(self, query):
            if not stage.signed_in:
                return self.go("/log-ind")
            if stage.line == "dead":
                return self.hang()
            since = max(int(query["since"]), int(self.headers.get("Last-Event-ID") or 0))
            if query.get("nu"):
                return self.give(self.missed(since)[0], "text/event-stream; charset=utf-8")
            if stage.line == "full":
                return self.give("", status=429)
            self.close_connection = True
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream; charset=utf-8")
            self.end_headers()
            stage.opened += 1
            stage.streams += 1
            try:
                self.tell(since)
            except OSError:
                pass
            finally:
                stage.streams -= 1

        def tell(self, since):
            self.say("retry: 2000\n: forbundet\n\n")
            while True:
                with stage.changed:
                    stage.changed.wait_for(lambda: stage.line in ("dead", "bye") or since < stage.seq, 0.5)
                if stage.line == "dead":
                    return
                if stage.line in ("still", "held"):
                    time.sleep(0.05)
                    continue
                if stage.line == "bye":
                    return self.say("event: slut\ndata: adgang\n\n")
                text, since = self.missed(since)
                self.say(text or "event: puls\ndata: 1\n\n")

        def missed(self, since):
            if since > stage.seq:
                return f"id: {stage.seq}\nevent: reset\ndata: hent\n\n", stage.seq
            parts = {part.split('id="')[1].split('"')[0]: part for seq, part in stage.log.items() if seq > since}
            if not parts:
                return "", since
            return f"id: {stage.seq}\nevent: patch\ndata: {''.join(parts.values())}\n\n", stage.seq

        def say(self, text):
            self.wfile.write(text.encode())
            self.wfile.flush()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stage.port = server.server_address[1]
    stage.url = f"http://localhost:{stage.port}/rum"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield stage
    finally:
        stage.set(line="dead")
        server.shutdown()
