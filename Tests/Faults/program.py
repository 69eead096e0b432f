"""Fælled as the fault tests meet it: a program in a folder of its own, asked on the command line and over HTTP."""

import contextlib
import http.client
import os
import pathlib
import re
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("FAELLED_BINARY", str(ROOT / ".build" / "debug" / "faelled"))
PASSWORD = "fire tilfældige ord her"
STEWARD = "dagny@proeve.example"


class Place:
    """A folder with a database and the files beside it."""
    def __init__(self, folder, address=None):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.database = self.folder / "faelled.db"
        self.address = address or self.database

    @property
    def environment(self):
        own = {
            "FAELLED_DATABASE": self.address,
            "FAELLED_DATA": self.folder,
            "FAELLED_METHODS": ROOT / "Methods",
            "FAELLED_PUBLIC": ROOT / "Public",
            "FAELLED_UPLOADS": self.folder,
        }
        return {**os.environ, **{name: str(value) for name, value in own.items()}}

    def run(self, *words, given="", before=(), timeout=120):
        """One command to its end; its words are checked to be words and not the insides of the program."""
        done = subprocess.run(
            [*map(str, before), PROGRAM, *map(str, words)],
            env=self.environment, cwd=self.folder, input=given, capture_output=True, text=True, timeout=timeout,
        )
        said = done.stdout + done.stderr
        assert "Fatal error" not in said and "Stack dump" not in said and "Crash" not in said, said[-3000:]
        return done

    def begin(self):
        """The municipality, an administrator and a data steward."""
        for role, name, email in (
            ("administrator", "Anna Admin", "anna@proeve.example"),
            ("datasteward", "Dagny Data", STEWARD),
        ):
            done = self.run(
                "user", "add", "--name", name, "--email", email, "--role", role,
                "--municipality", "Prøve Kommune", "--password-stdin", given=PASSWORD + "\n",
            )
            assert done.returncode == 0, done.stderr
        return self

    def add_areas(self, names):
        """Local communities under the municipality, put straight into the table: thousands, and in a moment."""
        with sqlite3.connect(self.database) as base:
            base.row_factory = sqlite3.Row
            whole = dict(base.execute("SELECT * FROM area").fetchone())
            for place, name in enumerate(names):
                area = {**whole, "id": f"omraade-{place:05}", "parent": whole["id"], "name": name, "slug": f"o{place}",
                        "kind": "lokalsamfund", "code": ""}
                columns = ", ".join(area)
                base.execute(f"INSERT INTO area ({columns}) VALUES ({', '.join('?' * len(area))})", list(area.values()))
        base.close()

    def ask(self, query):
        base = sqlite3.connect(self.database)
        try:
            return base.execute(query).fetchall()
        finally:
            base.close()

    def write(self, *statements):
        """Behind the program's back."""
        base = sqlite3.connect(self.database)
        for statement in statements:
            base.execute(statement)
        base.commit()
        base.close()

    def acts(self):
        """What the access log of the municipality says was done, oldest first."""
        return [row[0] for row in self.ask("SELECT action FROM access_log WHERE municipality <> '' ORDER BY sequence")]

    def take(self, name, areas, quarters, source="Folketal"):
        """Imports a file of its own making; gives the number of its rows."""
        rows = population(self.folder / name, areas, quarters)
        done = self.run("import", name, "--source", source, "--indicator", "folketal", "--accept")
        assert done.returncode == 0, done.stderr
        return rows

    def datasets(self):
        return self.ask("SELECT count(*) FROM dataset")[0][0]

    def blocks(self):
        return self.ask("SELECT count(*) FROM observation_block")[0][0]

    def is_sound(self):
        done = self.run("doctor")
        # On the small disks of these tests the doctor is right that there is little room left.
        worries = [line for line in done.stderr.splitlines() if "ledig plads på disken" not in line]
        assert not worries and (done.returncode == 0 or done.stderr), done.stdout + done.stderr

    def serve(self, *options):
        return Server(self, options)

    def refuses_to_serve(self):
        """The words of a start that ends before the port is open."""
        done = self.run("serve", "--port", free_port(), timeout=20)
        assert done.returncode == 1 and "Fælled svarer på" not in done.stderr, done.stdout + done.stderr
        return done.stderr


class Server:
    """A running server; a `with` ends it whatever happens."""

    def __init__(self, place, options=(), port=None, before=()):
        self.place = place
        self.options = options
        self.port = port or free_port()
        # Words that stand before the program's own: another clock, for instance.
        self.before = before
        self.words = place.folder / "said.txt"
        self.cookie = None

    def __enter__(self):
        with self.words.open("w") as output:
            self.process = subprocess.Popen(
                [*self.before, PROGRAM, "serve", "--port", str(self.port), *self.options], env=self.place.environment, cwd=self.place.folder,
                stdout=output, stderr=subprocess.STDOUT, process_group=0,
            )
        for _ in range(300):
            if self.process.poll() is not None:
                raise AssertionError(f"the server stopped at once: {self.words.read_text()[-2000:]}")
            if "Fælled svarer på" in self.words.read_text():
                return self
            time.sleep(0.1)
        raise AssertionError("the server never answered")

    def __exit__(self, *_):
        # Also what stands behind the words before the program's own.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    @property
    def peak_memory(self):
        """The most memory the server has had at once, in MB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def headers(self, more=None):
        own = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
        if self.cookie:
            own["Cookie"] = self.cookie
        return {**own, **(more or {})}

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, self.headers(headers))
            answer = connection.getresponse()
            text = answer.read().decode(errors="replace")
            return Answer(answer.status, text, answer.getheader("Location"), answer.getheader("Set-Cookie"))
        finally:
            connection.close()

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, **fields):
        return self.ask(
            "POST", path, urllib.parse.urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"}
        )

    def sign_in(self, email=STEWARD):
        answer = self.post("/log-ind", email=email, adgangskode=PASSWORD)
        assert answer.status == 303, answer.text[:2000]
        self.cookie = answer.cookie.split(";")[0]
        return self

    def upload(self, content, name="fil.csv", source="Prøven"):
        head, tail = form_around(name, source)
        return self.ask("POST", "/data/import", head + content + tail, {"Content-Type": FORM})


class Answer:
    def __init__(self, status, text, location, cookie):
        self.status, self.text, self.location, self.cookie = status, text, location, cookie


LINE = "skillelinje"
FORM = f"multipart/form-data; boundary={LINE}"


def form_around(name, source):
    """What stands before and after the file in a form that sends one."""
    field = f"--{LINE}\r\nContent-Disposition: form-data; name="
    head = f'{field}"kilde"\r\n\r\n{source}\r\n{field}"fil"; filename="{name}"\r\n\r\n'
    return head.encode(), f"\r\n--{LINE}--\r\n".encode()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def population(path, areas, quarters, spoiled=None):
    """A file of the number of people: one row for each area and quarter. `spoiled` is (row, text)."""
    row = 1
    with open(path, "w") as file:
        file.write("Område;Kvartal;Folketal\n")
        for area in range(areas):
            for quarter in range(quarters):
                row += 1
                value = 500 + (area * 7 + quarter) % 900
                if spoiled and spoiled[0] == row:
                    value = spoiled[1]
                file.write(f"Område {area};{1995 + quarter // 4}K{quarter % 4 + 1};{value}\n")
    return row - 1
