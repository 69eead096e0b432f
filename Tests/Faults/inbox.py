"""A real SMTP server (aiosmtpd) and the small `sendmail` that speaks to it: where letters end in tests."""

import collections
import stat
import sys

import pytest

from program import free_port

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
    """What the mail server has taken: how often each Message-ID came, and the letters themselves."""

    def __init__(self):
        self.port = free_port()
        self.got = collections.Counter()
        self.letters = []
        self.controller = None

    async def handle_DATA(self, server, session, envelope):
        lines = envelope.content.split(b"\r\n")
        name = next(line for line in lines if line.startswith(b"Message-ID: "))
        self.got[name.decode()] += 1
        self.letters.append((envelope.rcpt_tos[0], envelope.content))
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

    def write_sendmail(self, program):
        """The mail program, for FAELLED_SENDMAIL."""
        program.write_text(SENDMAIL.format(python=sys.executable, port=self.port))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return program
