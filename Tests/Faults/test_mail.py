"""Letters get out once: with a mail server that is down, and a program that is killed in the middle.

A real SMTP server (aiosmtpd) receives; the mail program is a small `sendmail` that speaks to it and says yes only when the
server has. The letters lie in the outbox of an ordinary database.
"""

import collections
import contextlib
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time

import pytest

from program import PROGRAM, ROOT, free_port

aiosmtpd = pytest.importorskip("aiosmtpd.controller")

SENDMAIL = """#!{python} -I
import smtplib, sys
sender, to = sys.argv[sys.argv.index("-f") + 1], sys.argv[sys.argv.index("--") + 1]
try:
    with smtplib.SMTP("127.0.0.1", {port}, timeout=20) as server:
        server.sendmail(sender, [to], sys.stdin.buffer.read())
except smtplib.SMTPRecipientsRefused as error:
    print(error, file=sys.stderr)
    sys.exit(67)
except OSError as error:
    print(error, file=sys.stderr)
    sys.exit(75)
"""


class Inbox:
    """What the mail server has taken: how often each Message-ID came."""

    def __init__(self):
        self.port = free_port()
        self.got = collections.Counter()
        self.controller = None

    async def handle_DATA(self, server, session, envelope):
        lines = envelope.content.split(b"\r\n")
        name = next(line for line in lines if line.startswith(b"Message-ID: "))
        self.got[name.decode()] += 1
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("ukendt"):
            return "550 5.1.1 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def open(self):
        self.controller = aiosmtpd.Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def close(self):
        if self.controller:
            self.controller.stop()
        self.controller = None


@pytest.fixture
def inbox():
    inbox = Inbox()
    yield inbox
    inbox.close()


@pytest.fixture
def post(tmp_path, inbox):
    """A database with nothing but the tables, and the mail program beside it."""
    database = tmp_path / "faelled.db"
    subprocess.run([PROGRAM, "migrate", "--database", database], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    program = tmp_path / "sendmail"
    program.write_text(SENDMAIL.format(python=sys.executable, port=inbox.port))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return tmp_path


def put(folder, count, to="birgitte@fjordlund.example"):
    """Letters as the program writes them, in the table it reads them from."""
    rows = [
        (f"brev-{number:05}", f"noegle-{number}", to, f"Message-ID: <brev-{number:05}@fjordlund.example>\r\n\r\nHej\r\n")
        for number in range(count)
    ]
    with contextlib.closing(sqlite3.connect(folder / "faelled.db")) as database, database:
        database.executemany(
            "INSERT INTO outbox (municipality, id, key, recipient, sender, message, state, attempts, due, made, problem)"
            " VALUES ('fjordlund', ?, ?, ?, 'faelled@fjordlund.example', ?, 'venter', 0, 0, strftime('%s') * 1000, '')",
            rows,
        )


def states(folder):
    with contextlib.closing(sqlite3.connect(folder / "faelled.db", timeout=20)) as database:
        return dict(database.execute("SELECT state, count(*) FROM outbox GROUP BY state").fetchall())


def start(folder):
    said = (folder / "said.txt").open("a")
    return subprocess.Popen(
        [PROGRAM, "serve", "--database", folder / "faelled.db", "--port", str(free_port())], cwd=ROOT, stdout=said, stderr=said,
        env=dict(os.environ, FAELLED_SENDMAIL=str(folder / "sendmail"), FAELLED_MAIL_FROM="faelled@fjordlund.example"),
    )


def wait(holds, seconds):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.05)


@contextlib.contextmanager
def running(folder):
    process = start(folder)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def test_a_thousand_letters_get_out_once_each_though_the_program_is_killed_twice(post, inbox):
    put(post, 1000)
    inbox.open()
    for goal in (200, 600):
        process = start(post)
        wait(lambda: sum(inbox.got.values()) >= goal, 120)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        assert states(post).get("sendt", 0) < 1000
    with running(post):
        wait(lambda: states(post) == {"sendt": 1000}, 180)
    assert len(inbox.got) == 1000
    assert set(inbox.got.values()) == {1}
    left = sorted(path.name for path in (post / "post").iterdir())
    assert left == ["navn", "optaget"]


def test_letters_wait_while_the_mail_server_is_down_and_none_is_lost(post, inbox):
    put(post, 40)
    with running(post):
        wait(lambda: "venter" in states(post) and "sender" not in states(post) and attempts(post) >= 40, 60)
        assert sum(inbox.got.values()) == 0
        inbox.open()
        wait(lambda: states(post) == {"sendt": 40}, 90)
    assert len(inbox.got) == 40 and set(inbox.got.values()) == {1}


def attempts(folder):
    with contextlib.closing(sqlite3.connect(folder / "faelled.db", timeout=20)) as database:
        return database.execute("SELECT sum(attempts) FROM outbox").fetchone()[0]


def test_an_address_nobody_has_is_given_up_with_the_servers_words_and_the_rest_get_out(post, inbox):
    put(post, 3)
    with contextlib.closing(sqlite3.connect(post / "faelled.db")) as database, database:
        database.execute("UPDATE outbox SET recipient = 'ukendt@fjordlund.example' WHERE id = 'brev-00001'")
    inbox.open()
    with running(post):
        wait(lambda: states(post) == {"sendt": 2, "opgivet": 1}, 60)
    with contextlib.closing(sqlite3.connect(post / "faelled.db")) as database:
        problem = database.execute("SELECT problem FROM outbox WHERE state = 'opgivet'").fetchone()[0]
    assert "No such user" in problem


def test_two_programs_on_one_database_and_desk_send_nothing_twice(post, inbox):
    put(post, 300)
    inbox.open()
    with running(post), running(post):
        wait(lambda: states(post) == {"sendt": 300}, 120)
    assert len(inbox.got) == 300 and set(inbox.got.values()) == {1}
