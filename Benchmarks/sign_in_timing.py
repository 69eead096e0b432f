"""Can the time of an answer tell whether an e-mail address has an account? (ASVS 6.3.8)

    FAELLED_BINARY=.build/release/faelled python3 Benchmarks/sign_in_timing.py [--pairs 1000]

Makes a municipality with as many accounts as pairs, then asks in turn for an account that exists with a wrong password and
for an address nobody has, each from an address of its own, as the limits demand. Compares the two with Mann and Whitney's
test: U is normal for this many (Mann & Whitney 1947), ties are counted half. Not among the timed tests, since a busy machine
makes it say anything; run it alone, on an idle machine. Exit code 1 when p < 0.001 and the medians differ by more than 2 %.
"""

import argparse
import http.client
import math
import os
import pathlib
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = os.environ.get("FAELLED_BINARY", str(ROOT / ".build" / "release" / "faelled"))
PASSWORD = "fire tilfældige ord her"


def make(folder, count):
    """The first account is made by the program, the others are copies with addresses of their own."""
    environment = {
        **os.environ, "FAELLED_DATABASE": f"{folder}/faelled.db", "FAELLED_METHODS": str(ROOT / "Methods"),
        "FAELLED_PUBLIC": str(ROOT / "Public"), "FAELLED_UPLOADS": str(folder), "FAELLED_PROXY": "127.0.0.1",
    }
    words = ["user", "add", "--name", "Anna", "--email", "p0@maaling.example", "--municipality", "Måling", "--password-stdin"]
    subprocess.run([PROGRAM, *words], input=PASSWORD + "\n", text=True, env=environment, check=True, capture_output=True)
    base = sqlite3.connect(f"{folder}/faelled.db")
    base.row_factory = sqlite3.Row
    for table, fields in (("person", ("id", "email", "email_key")), ("account", ("person", "email_key"))):
        first = dict(base.execute(f"SELECT * FROM {table}").fetchone())
        for number in range(1, count):
            row = {**first}
            for field in fields:
                row[field] = f"p{number}@maaling.example" if "email" in field else f"p{number}"
            base.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
    base.commit()
    base.close()
    return environment


def serve(environment, folder):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    said = open(f"{folder}/said.txt", "w")
    process = subprocess.Popen([PROGRAM, "serve", "--port", str(port)], env=environment, stdout=said, stderr=said)
    for _ in range(200):
        if "Fælled svarer på" in pathlib.Path(f"{folder}/said.txt").read_text():
            return process, port
        time.sleep(0.05)
    raise SystemExit("the server never answered")


def ask(connection, email, number):
    body = urllib.parse.urlencode({"email": email, "adgangskode": "forkert kode her"})
    headers = {
        "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin",
        "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
    }
    began = time.perf_counter()
    connection.request("POST", "/log-ind", body, headers)
    answer = connection.getresponse()
    text = answer.read()
    took = time.perf_counter() - began
    if answer.status != 422:
        raise SystemExit(f"expected a refusal, got {answer.status}")
    return took, text


def mann_whitney(a, b):
    """Two-sided p, by the normal approximation with ties."""
    ranked = sorted([(value, 0) for value in a] + [(value, 1) for value in b])
    ranks, ties, place = 0.0, 0, 0
    while place < len(ranked):
        end = place
        while end < len(ranked) and ranked[end][0] == ranked[place][0]:
            end += 1
        rank = (place + end + 1) / 2
        ranks += rank * sum(1 for item in ranked[place:end] if item[1] == 0)
        ties += (end - place) ** 3 - (end - place)
        place = end
    m, n = len(a), len(b)
    u = ranks - m * (m + 1) / 2
    spread = math.sqrt(m * n / 12 * ((m + n + 1) - ties / ((m + n) * (m + n - 1))))
    z = (u - m * n / 2) / spread
    return u / (m * n), math.erfc(abs(z) / math.sqrt(2))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--pairs", type=int, default=1000)
    pairs = arguments.parse_args().pairs
    with tempfile.TemporaryDirectory() as folder:
        process, port = serve(make(folder, pairs), folder)
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port)
            for number in range(20):
                ask(connection, f"opvarmning{number}@maaling.example", 1 << 20 | number)
            known, unknown, words = [], [], set()
            for number in range(pairs):
                # Who comes first changes, so that what follows a quick answer is not always the same.
                for mine, email in ((known, f"p{number}"), (unknown, f"x{number}"))[:: 1 if number % 2 else -1]:
                    took, text = ask(connection, f"{email}@maaling.example", number * 2 + (mine is known))
                    mine.append(took)
                    words.add(len(text.replace(email.encode(), b"")))
        finally:
            process.terminate()
            process.wait()
    share, p = mann_whitney(known, unknown)
    a, b = statistics.median(known) * 1000, statistics.median(unknown) * 1000
    print(f"known {a:.2f} ms, unknown {b:.2f} ms (medians of {pairs}); P(known > unknown) = {share:.3f}, p = {p:.3f}")
    print(f"lengths of the answers: {sorted(words)}")
    sys.exit(1 if p < 0.001 and abs(a - b) / b > 0.02 else 0)


if __name__ == "__main__":
    main()
