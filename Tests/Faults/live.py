"""A meeting whose room is open, readers of its live channel by the hundred, and a net between that can be cut."""

import contextlib
import hashlib
import json
import re
import secrets
import selectors
import socket
import threading
import time

import program

LEADER = "birgitte@proeve.example"


def plan(place, server):
    """Plans a meeting for a year from now and signs its leader in. Gives its address."""
    add(place, "Birgitte Holm", LEADER, "konsulent")
    server.sign_in(LEADER)
    return make(server)


def make(server):
    """One more meeting by whoever is signed in."""
    form = server.get("/moeder/ny").text
    scope = re.search(r'name="omraade"[^>]*>(.*?)</select>', form, re.S)[1]
    made = server.post("/moeder", **{
        "moedeform": "laeringsmoede", "omraade": re.search(r'value="([^"]+)"', scope)[1],
        "dato-dag": "3", "dato-maaned": "december", "dato-aar": str(time.localtime().tm_year + 1), "fra": "13.00",
        "sted": "Salen", "maal": "To fælles mål",
    })
    assert made.status == 303, made.text[:3000]
    return made.location.split("?")[0].removesuffix("/planlaeg")


def add(place, name, email, role):
    done = place.run(
        "user", "add", "--name", name, "--email", email, "--role", role, "--municipality", "Prøve Kommune",
        "--password-stdin", given=program.PASSWORD + "\n",
    )
    assert done.returncode == 0, done.stderr


def hold(place, server):
    """Plans a meeting, opens its room and goes to the phase where notes are written. Gives the room's address."""
    return open_room(server, plan(place, server))


def open_room(server, meeting):
    room = meeting + "/rum"
    assert server.post(room + "/aabning", fortrolighed="navngivet").status == 303
    assert server.post(room + "/plads", fra="0", til="2").status == 303
    return room


def sessions(place, count, email=LEADER):
    """Cookies of sessions of one person, put straight into the table: a sign-in costs what it should."""
    (municipality, person), = place.ask(f"SELECT municipality, id FROM person WHERE email = '{email}'")
    ids = [secrets.token_urlsafe(32) for _ in range(count)]
    now = int(time.time() * 1000)
    place.write(*(
        "INSERT INTO session (municipality, person, hash, created, seen) VALUES "
        f"('{municipality}', '{person}', '{hashlib.sha256(id.encode()).hexdigest()}', {now}, {now})" for id in ids
    ))
    return [f"session={id}" for id in ids]


def notes(place):
    """The texts of the notes in the log, in their order."""
    bodies = [json.loads(row[0]) for row in place.ask("SELECT body FROM room_event ORDER BY sequence")]
    return re.findall(r'"text":\s*"([^"]*)"', json.dumps(bodies, ensure_ascii=False))


def head(place):
    return place.ask("SELECT max(sequence) FROM room_event")[0][0]


class Reader:
    """One stream, as raw as it comes."""

    def __init__(self, cookie):
        self.cookie = cookie
        self.seen = 0
        self.line = None
        self.text = b""
        self.moments = {}  # number -> when it was heard
        self.retry = None
        self.said_goodbye = False

    @property
    def is_open(self):
        return self.line is not None


class Crowd:
    """Many readers on one thread."""

    def __init__(self, port, path, cookies, since, each=4):
        self.port, self.path = port, path
        self.readers = [Reader(cookie) for cookie in cookies for _ in range(each)]
        for reader in self.readers:
            reader.seen = since
        self.poll = selectors.DefaultSelector()
        self.refusals = []

    def open(self, readers=None, room=None):
        for reader in readers or self.readers:
            line = socket.socket()
            if room:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
            line.settimeout(10)
            line.connect(("127.0.0.1", self.port))
            line.sendall(
                f"GET {self.path}?since={reader.seen} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                f"Cookie: {reader.cookie}\r\n\r\n".encode()
            )
            line.setblocking(False)
            reader.line, reader.text, reader.retry, reader.said_goodbye = line, b"", None, False
            self.poll.register(line, selectors.EVENT_READ, reader)
        return self

    def listen(self, until, seconds):
        """Hears what is said until it is so; gives how long it took."""
        began = time.monotonic()
        while not until() and time.monotonic() - began < seconds:
            for key, _ in self.poll.select(0.05):
                self.hear(key.data)
        return time.monotonic() - began

    def hear(self, reader):
        try:
            piece = reader.line.recv(1 << 16)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece:
            return self.drop(reader)
        reader.text += piece
        for number in re.findall(rb"(?:^|\n)id: (\d+)\r?\n", reader.text):
            number = int(number)
            reader.moments.setdefault(number, time.monotonic())
            reader.seen = max(reader.seen, number)
        for wait in re.findall(rb"retry: (\d+)", reader.text):
            reader.retry = int(wait) / 1000
        reader.said_goodbye = reader.said_goodbye or b"event: slut" in reader.text
        if not b"HTTP/1.1 200".startswith(reader.text[:12]):
            self.refusals.append(reader.text[:12].decode())
            return self.drop(reader)
        # Numbers stand near the end; what is cut off here has been read.
        reader.text = reader.text[:12] + reader.text[12:][-4000:]

    def drop(self, reader):
        self.poll.unregister(reader.line)
        reader.line.close()
        reader.line = None

    def close(self):
        for reader in self.readers:
            if reader.is_open:
                self.drop(reader)

    @property
    def count(self):
        return sum(reader.is_open for reader in self.readers)

    def has(self, number):
        return all(reader.seen >= number for reader in self.readers)


class Net:
    """Stands between browser and server; cut, it moves nothing either way and says nothing about it."""

    def __init__(self, port):
        self.to = port
        self.whole = threading.Event()
        self.whole.set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self.to))
            except OSError:
                near.close()
                continue
            for a, b in ((near, far), (far, near)):
                threading.Thread(target=self.carry, args=(a, b), daemon=True).start()

    def carry(self, a, b):
        with contextlib.suppress(OSError):
            while piece := a.recv(1 << 16):
                self.whole.wait()
                b.sendall(piece)
        for line in (a, b):
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def cut(self):
        self.whole.clear()

    def mend(self):
        self.whole.set()

    def close(self):
        self.mend()
        self.listener.close()
