"""Invitations at the size of a municipality: queued on the planner's page, delivered to a real mail server, and the
program killed twice (SIGKILL) while they go out. Every one must arrive, and none twice.

    Benchmarks/run letters            # 10,000; LETTERS=2000 Benchmarks/run letters for fewer
"""

import os
import pathlib
import re
import signal
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests" / "Faults"))
os.environ.setdefault("FAELLED_BINARY", os.environ.get("FAELLED", ""))

from inbox import Inbox  # noqa: E402
from program import Place  # noqa: E402
from test_mail import invited  # noqa: E402

COUNT = int(os.environ.get("LETTERS", "10000"))
PATIENCE = 3600

# Speaks SMTP over a bare socket: with the standard library's client, starting Python would be most of what is measured.
SENDMAIL = """#!{python} -IS
import socket, sys
to = sys.argv[sys.argv.index("--") + 1]
sender = sys.argv[sys.argv.index("-f") + 1]
server = socket.create_connection(("127.0.0.1", {port}), 20)
answers = server.makefile("rb")
def say(line, expected):
    if line:
        server.sendall(line + b"\\r\\n")
    while True:
        answer = answers.readline()
        if answer[3:4] != b"-":
            break
    if not answer.startswith(expected):
        sys.exit(75)
say(b"", b"220")
say(b"EHLO localhost", b"250")
say(b"MAIL FROM:<" + sender.encode() + b">", b"250")
say(b"RCPT TO:<" + to.encode() + b">", b"250")
say(b"DATA", b"354")
body = b"\\r\\n".join(sys.stdin.buffer.read().splitlines()).replace(b"\\r\\n.", b"\\r\\n..")
say(body + b"\\r\\n.", b"250")
say(b"QUIT", b"221")
"""


def wait(holds, what):
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            sys.exit(f"{what} did not come about in {PATIENCE} seconds")
        time.sleep(0.2)


def main():
    inbox = Inbox()
    with tempfile.TemporaryDirectory() as folder:
        place = Place(folder).begin()
        meeting = invited(place, COUNT)
        program = inbox.write_sendmail(place.folder / "sendmail")
        program.write_text(SENDMAIL.format(python=sys.executable, port=inbox.port))
        os.environ["FAELLED_SENDMAIL"] = str(program)
        os.environ["FAELLED_MAIL_FROM"] = "faelled@proeve.example"
        inbox.open()
        begun, kills = None, 0
        for goal in (COUNT // 5, COUNT * 3 // 5):
            with place.serve() as server:
                if begun is None:
                    begun = time.monotonic()
                    queue(place, server, meeting)
                wait(lambda: len(inbox.letters) >= goal, f"{goal} letters")
                server.process.send_signal(signal.SIGKILL)
                server.process.wait(10)
                kills += 1
            print(f"killed with {len(inbox.letters):,} letters delivered")
        with place.serve():
            wait(lambda: sent(place) == COUNT, "the last letter")
        seconds = time.monotonic() - begun
        judge(inbox, kills, seconds)


def queue(place, server, meeting):
    """Sends on the page as a planner does, with the time the answer took."""
    server.sign_in("karen@proeve.example")
    desk = f"/moeder/{meeting}/indkaldelse"
    version = re.search(r'name="version" value="(\d+)"', server.get(desk).text)[1]
    start = time.monotonic()
    answer = server.post(desk, version=version, sendt="", paamind="7")
    took = time.monotonic() - start
    assert answer.status == 303, answer.text[:500]
    queued = place.ask("SELECT count(*) FROM outbox")[0][0]
    assert queued == COUNT, queued
    print(f"queued {queued:,} invitations in {took:.1f} s (limit 10 s)")


def sent(place):
    return place.ask("SELECT count(*) FROM outbox WHERE state = 'sendt'")[0][0]


def judge(inbox, kills, seconds):
    twice = sum(count - 1 for count in inbox.got.values())
    receivers = {to for to, _ in inbox.letters}
    expected = {f"aase{n}@proeve.example" for n in range(COUNT)}
    lost = len(expected - receivers)
    print(
        f"delivered {len(inbox.letters):,} of {COUNT:,} across {kills} kills in {seconds:.0f} s"
        f" ({COUNT / seconds:.0f} a second): {lost} lost, {twice} twice"
    )
    inbox.close()
    sys.exit(1 if lost or twice or len(inbox.letters) != COUNT else 0)


if __name__ == "__main__":
    main()
