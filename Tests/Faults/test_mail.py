"""Letters get out once: with a mail server that is down, and a program that is killed in the middle.

A real SMTP server (aiosmtpd) receives; the mail program is a small `sendmail` that speaks to it and says yes only when the
server has. The letters lie in the outbox of an ordinary database.
"""

import contextlib
import datetime
import email
import os
import re
import signal
import sqlite3
import subprocess
import time

import pytest

from inbox import Inbox
from program import PROGRAM, ROOT, free_port

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
    inbox.write_sendmail(tmp_path / "sendmail")
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


DAY = datetime.date.today() + datetime.timedelta(days=60)


def invited(place, count):
    """A meeting planned on the pages, with so many participants put straight into the table."""
    done = place.run(
        "user", "add", "--name", "Karen Konsulent", "--email", "karen@proeve.example", "--role", "konsulent",
        "--password-stdin", given="fire tilfældige ord her\n",
    )
    assert done.returncode == 0, done.stderr
    with place.serve() as server:
        server.sign_in("karen@proeve.example")
        made = server.post(
            "/moeder",
            **{"moedeform": "laeringsmoede", "omraade": "kommune", "dato-dag": DAY.day, "dato-maaned": DAY.month,
               "dato-aar": DAY.year, "fra": "9.00"},
        )
        assert made.status == 303, made.text[:2000]
        meeting = re.match(r"/moeder/([^/?]+)", made.location)[1]
    with contextlib.closing(sqlite3.connect(place.database)) as base, base:
        municipality = base.execute("SELECT municipality FROM meeting").fetchone()[0]
        base.execute("DELETE FROM meeting_participant")
        base.executemany(
            "INSERT INTO meeting_participant (municipality, meeting, id, name, email, organisation, ring, note, added)"
            " VALUES (?, ?, ?, ?, ?, '', 'kerne', '', 0)",
            [(municipality, meeting, f"d-{n:05}", f"Åse Nr. {n}", f"aase{n}@proeve.example") for n in range(count)],
        )
    return meeting


def test_real_invitations_reach_everybody_once_though_the_program_is_killed_twice(place, inbox, monkeypatch):
    """Sent on the planner's page, and killed twice while they go out."""
    count = 600
    meeting = invited(place, count)
    monkeypatch.setenv("FAELLED_SENDMAIL", str(inbox.write_sendmail(place.folder / "sendmail")))
    monkeypatch.setenv("FAELLED_MAIL_FROM", "faelled@proeve.example")
    inbox.open()
    for goal in (100, 300):
        with place.serve() as server:
            if goal == 100:
                server.sign_in("karen@proeve.example")
                desk = f"/moeder/{meeting}/indkaldelse"
                version = re.search(r'name="version" value="(\d+)"', server.get(desk).text)[1]
                fields = {"version": version, "sendt": "", "paamind": "7"}
                assert server.post(desk, **fields).status == 303
                # Pressed twice: nobody gets it twice.
                assert server.post(desk, **fields).status == 412
            wait(lambda: sum(inbox.got.values()) >= goal, 180)
            server.process.send_signal(signal.SIGKILL)
            server.process.wait(10)
        assert place.ask("SELECT count(*) FROM outbox WHERE state = 'sendt'")[0][0] < count
    with place.serve():
        wait(lambda: place.ask("SELECT count(*) FROM outbox WHERE state = 'sendt'")[0][0] == count, 240)
    assert len(inbox.got) == count and set(inbox.got.values()) == {1}
    assert sorted(to for to, _ in inbox.letters) == sorted(f"aase{n}@proeve.example" for n in range(count))
    uids, links = set(), set()
    for to, source in inbox.letters:
        letter = email.message_from_bytes(source)
        parts = {part.get_content_type(): part.get_payload(decode=True).decode() for part in letter.walk() if not part.is_multipart()}
        assert [part.get_content_type() for part in letter.walk()][1:] == ["text/plain", "text/html", "text/calendar"]
        calendar = parts["text/calendar"].replace("\r\n ", "")
        assert "METHOD:REQUEST" in calendar and f":mailto:{to}" in calendar and f"TZID=Europe/Copenhagen:{DAY:%Y%m%d}T090000" in calendar
        uids.add(re.search(r"UID:(.*)\r", calendar)[1])
        links.add(re.search(r"/svar/[\w-]{43}", parts["text/plain"])[0])
    assert len(uids) == len(links) == count


def test_a_mail_server_pipes_the_answers_of_calendars_in_and_nonsense_changes_nothing(place, inbox, monkeypatch):
    meeting = invited(place, 2)
    monkeypatch.setenv("FAELLED_SENDMAIL", str(inbox.write_sendmail(place.folder / "sendmail")))
    monkeypatch.setenv("FAELLED_MAIL_FROM", "faelled@proeve.example")
    inbox.open()
    with place.serve() as server:
        server.sign_in("karen@proeve.example")
        desk = f"/moeder/{meeting}/indkaldelse"
        version = re.search(r'name="version" value="(\d+)"', server.get(desk).text)[1]
        assert server.post(desk, version=version, sendt="").status == 303
        wait(lambda: len(inbox.letters) == 2, 60)
        to, source = inbox.letters[0]
        parts = [part for part in email.message_from_bytes(source).walk() if part.get_content_type() == "text/calendar"]
        request = parts[0].get_payload(decode=True).decode()
        reply = request.replace("METHOD:REQUEST", "METHOD:REPLY").replace("NEEDS-ACTION", "ACCEPTED")
        letter = f"From: {to}\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n{reply}"
        for nonsense in ("", "Jeg er på ferie", letter.replace("REPLY", "COUNTER"), letter.replace("UID:", "UID:x"), letter[: len(letter) // 2]):
            done = place.run("post-svar", given=nonsense)
            assert done.returncode == 65 and "Intet er ændret" in done.stderr, (nonsense[:80], done.stdout, done.stderr)
        assert place.ask("SELECT count(*) FROM meeting_reply")[0][0] == 0
        # The server runs meanwhile, and sees the answer at once.
        done = place.run("post-svar", "--as", "mailserveren", given=letter)
        assert done.returncode == 0 and "har svaret ja" in done.stdout, done.stderr
        assert "1 ja og 1 har ikke svaret" in server.get(desk).text
        assert place.ask("SELECT person FROM access_log WHERE action = 'moede-svar'")[0][0] == "kommandolinje:mailserveren"
