"""Runs the measurements and prints one table. Started by Benchmarks/run, which sees to the peers.

Ours and theirs take turns within each round, so that a busy machine slows both; ratios are of medians.
"""
import datetime
import gzip
import http.client
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

HERE = Path(__file__).resolve().parent
FAELLED = os.environ["FAELLED"]
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SECONDS = int(os.environ.get("SECONDS_EACH", "5"))
PORT, PEER_PORT = 8391, 8392
EMAIL, PASSWORD = "maaler@example.dk", "en lang sætning til måling 7"
work = Path(tempfile.mkdtemp(prefix="faelled-bench-"))
environment = os.environ | {"FAELLED_METHODS": str(work / "methods"), "FAELLED_MAIL_FROM": "faelled@example.dk"}
table = []


def note(what, ours, theirs="", ratio="", target="", met=""):
    table.append((what, ours, theirs, ratio, target, met))
    print("  ".join(str(cell) for cell in table[-1]), flush=True)


def verdict(holds):
    return "yes" if holds else "NO"


def timed(command, **options):
    """Seconds, seconds of processor, peak MB and output of a command that must succeed unless `check` is False."""
    check = options.pop("check", True)
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if check and process.returncode != 0:
        sys.exit(f"{command} failed:\n{output[-2000:]}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output


def faelled(*arguments, database, **options):
    return timed([FAELLED, *arguments, "--database", str(database)], env=environment, cwd=HERE.parent, **options)


def generate(*arguments):
    subprocess.run([sys.executable, HERE / "generate.py", *map(str, arguments)], check=True)


def build(name, *libraries):
    subprocess.run(["gcc", "-O2", "-Wall", "-o", work / name, HERE / f"{name}.c", *libraries], check=True)


def municipality(database):
    """An empty municipality with the 100 areas and one person who may do everything with data."""
    timed([FAELLED, "user", "add", "--name", "Måler", "--email", EMAIL, "--role", "datasteward", "--password-stdin",
           "--municipality", "Bænkby", "--database", str(database)],
          env=environment, cwd=HERE.parent, stdin=secret())
    generate("areas", database)


def secret():
    file = tempfile.TemporaryFile()
    file.write(PASSWORD.encode() + b"\n")
    file.seek(0)
    return file


def measure_import(database):
    build("import_floor", "-lsqlite3")
    generate("rows", work / "bad.csv", "bad")
    generate("rows", work / "buried.csv", "buried")
    times = {"ours": [], "floor": [], "peer": [], "bad": []}  # pairs of wall and processor seconds
    peak, said = 0, ""
    for round in range(ROUNDS):
        ours = work / f"import-{round}" / "faelled.db"
        ours.parent.mkdir()
        municipality(ours)
        _, _, idle, _ = faelled("routes", database=ours)
        *seconds, memory, said = faelled("import", work / "rows.csv", "--source", "bench", "--accept", database=ours)
        times["ours"].append(seconds)
        peak = max(peak, memory - idle)
        times["floor"].append(timed([work / "import_floor", work / "rows.csv", work / f"floor-{round}.db"])[:2])
        *seconds, bad_holds = refused("bad", ours)
        times["bad"].append(seconds)
        if round == ROUNDS - 1:
            shutil.copytree(ours.parent, database.parent, dirs_exist_ok=True)
            buried, _, buried_holds = refused("buried", ours)
        shutil.rmtree(ours.parent)
        (work / f"floor-{round}.db").unlink()
    tool = HERE.parent / ".venv-bench" / "bin" / "sqlite-utils"
    times["peer"].append(timed([tool, "insert", work / "peer.db", "figure", work / "rows.csv", "--csv"])[:2])
    for place, clock in enumerate(("", ", processor time")):
        ours, floor, peer, bad = (
            statistics.median(pair[place] for pair in times[who]) for who in ("ours", "floor", "peer", "bad"))
        note(f"import 1,000,000 rows / C floor{clock}", f"{ours:.2f} s", f"{floor:.2f} s", f"{ours / floor:.2f} x",
             "<= 2.5 x", verdict(ours <= 2.5 * floor))
        note(f"import 1,000,000 rows / sqlite-utils{clock}", f"{ours:.2f} s", f"{peer:.1f} s",
             f"{peer / ours:.1f} x faster", ">= 10 x", verdict(peer >= 10 * ours))
    note("import, peak memory over an idle command", f"{peak:.0f} MB", "", "", "<= 64 MB", verdict(peak <= 64))
    note("one bad row last: found, named, nothing stored, time to the list", f"{bad:.2f} s", f"{floor:.2f} s",
         f"{bad / floor:.2f} x", "", verdict(bad_holds))
    note("the same behind 600 odd cells in an unused column", f"{buried:.2f} s", met=verdict(buried_holds))
    print(said.strip().splitlines()[-1])


def refused(name, database):
    """Imports a file whose last row is wrong. Seconds, seconds of processor, and whether it was refused as it must be:
    one error, which names the row, and nothing stored."""
    def datasets():
        store = sqlite3.connect(database)
        count = store.execute("SELECT count(*) FROM dataset").fetchone()[0]
        store.close()
        return count

    before = datasets()
    wall, processor, _, said = faelled(
        "import", work / f"{name}.csv", "--source", name, "--accept", database=database, check=False)
    errors = [line for line in said.splitlines() if line.startswith("Fejl")]
    return wall, processor, len(errors) == 1 and "1000001" in errors[0] and datasets() == before


class Server:
    """A server of ours on the database, until it is left."""

    def __init__(self, database):
        self.database = database

    def __enter__(self):
        began = time.monotonic()
        self.process = subprocess.Popen(
            [FAELLED, "serve", "--port", str(PORT), "--database", str(self.database)],
            env=environment, cwd=HERE.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.start = wait_for(PORT, "/sundhed", began)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)

    def memory(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def wait_for(port, path, began):
    while time.monotonic() - began < 30:
        try:
            if get(port, path)[0] == 200:
                return time.monotonic() - began
        except OSError:
            time.sleep(0.002)
    sys.exit(f"nobody answered on port {port}")


def get(port, path, **headers):
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return answer.status, body


def sign_in():
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)
    form = urllib.parse.urlencode({"email": EMAIL, "adgangskode": PASSWORD})
    line.request("POST", "/log-ind", form, {
        "Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{PORT}"})
    answer = line.getresponse()
    answer.read()
    if answer.status != 303:
        sys.exit(f"sign-in answered {answer.status}")
    return answer.getheader("Set-Cookie").split(";")[0]


def wrk(port, path, clients, cookie=None):
    """(requests a second, p50 ms, p99 ms); every answer must be a 2xx."""
    command = ["wrk", "-t1", f"-c{clients}", f"-d{SECONDS}", "--latency", "-H", "Accept-Encoding: gzip"]
    if cookie:
        command += ["-H", f"Cookie: {cookie}"]
    said = subprocess.run(command + [f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(said)

    def ms(share):
        number, unit = re.search(rf"{share}%\s+([\d.]+)(us|ms|s)", said).groups()
        return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), ms(50), ms(99)


def peer():
    """Django on the same figures, indexed the way the page asks for them."""
    path = work / "peer-page.db"
    store = sqlite3.connect(path)
    store.execute("CREATE TABLE figure (indicator TEXT, area TEXT, year INTEGER, part TEXT, x INTEGER, n INTEGER)")
    with open(work / "rows.csv", encoding="utf-8") as file:
        next(file)
        store.executemany("INSERT INTO figure VALUES (?,?,?,?,?,?)", (line.rstrip("\n").split(",") for line in file))
    store.execute("CREATE INDEX figure_page ON figure (area, part, indicator, year, x, n)")
    store.commit()
    store.close()
    process = subprocess.Popen(
        [HERE.parent / ".venv-bench" / "bin" / "gunicorn", "-w", "2", "-b", f"127.0.0.1:{PEER_PORT}", "--log-level",
         "error", "django_page:application"], cwd=HERE, env=os.environ | {"PEER_DATABASE": str(path)})
    return process, wait_for(PEER_PORT, "/profil/1", time.monotonic())


def measure_page(database):
    build("page_floor", "-lz")
    process, _ = peer()
    try:
        with Server(database) as server:
            cookie = sign_in()
            ours, theirs, kept = "/lokalsamfund/sogn-042/profil", "/profil/42", "/cached/42"
            check_pages(ours, theirs, cookie)
            runs = {(who, clients): [] for who in ("ours", "peer", "kept") for clients in (1, 8)}
            floors = []
            for _ in range(ROUNDS):
                for clients in (1, 8):
                    runs["ours", clients].append(wrk(PORT, ours, clients, cookie))
                    runs["peer", clients].append(wrk(PEER_PORT, theirs, clients))
                    runs["kept", clients].append(wrk(PEER_PORT, kept, clients))
                floors.append(timed([work / "page_floor", work / "page.html", "300"])[3].split())
            report(runs, statistics.median(float(p50) for p50, _ in floors))
            note("memory after the page runs", f"{server.memory():.0f} MB")
    finally:
        process.terminate()
        process.wait(20)


def check_pages(ours, theirs, cookie):
    status, body = get(PORT, ours, Cookie=cookie, **{"Accept-Encoding": "gzip"})
    html = gzip.decompress(body)
    if status != 200 or html.count(b"<svg") < 200 or b"n200" not in html:
        sys.exit(f"our page is not the page: {status}, {len(html)} bytes")
    (work / "page.html").write_bytes(html)
    _, packed = get(PEER_PORT, theirs, **{"Accept-Encoding": "gzip"})
    other = gzip.decompress(packed)
    note("page size (gzip)", f"{len(html) // 1024} KB ({len(body) // 1024} KB)",
         f"{len(other) // 1024} KB ({len(packed) // 1024} KB)")
    note("SVG and tables on the page", f"{html.count(b'<svg')} + {html.count(b'<table')}",
         f"{other.count(b'<svg')} + {other.count(b'<table')}")


def report(runs, floor):
    def median(who, clients, place):
        return statistics.median(run[place] for run in runs[who, clients])

    for clients in (1, 8):
        ours = median("ours", clients, 0)
        for who, name in (("peer", "Django"), ("kept", "Django, HTML kept in memory")):
            theirs = median(who, clients, 0)
            target, met = (">= 20 x", verdict(ours >= 20 * theirs)) if who == "peer" else ("", "")
            note(f"page, {clients} at a time / {name}", f"{ours:.0f} req/s", f"{theirs:.0f} req/s",
                 f"{ours / theirs:.1f} x", target, met)
        note(f"page, {clients} at a time: p50, p99 / Django", f"{median('ours', clients, 1):.2f}, {median('ours', clients, 2):.2f} ms",
             f"{median('peer', clients, 1):.1f}, {median('peer', clients, 2):.1f} ms")
    p50 = median("ours", 1, 1)
    note("page p50 / C floor (print + gzip -1, no HTTP)", f"{p50:.2f} ms", f"{floor:.2f} ms", f"{p50 / floor:.2f} x",
         "<= 3 x", verdict(p50 <= 3 * floor))


def measure_start(database):
    starts = []
    for _ in range(max(ROUNDS, 5)):
        with Server(database) as server:
            starts.append(server.start)
    cold = statistics.median(starts)
    note("exec to first 200 on /sundhed", f"{cold:.3f} s", "", "", "<= 0.15 s", verdict(cold <= 0.15))
    with Server(database) as server:
        time.sleep(int(os.environ.get("IDLE_SECONDS", "60")))
        idle = server.memory()
    note("memory when idle for a minute", f"{idle:.0f} MB", "", "", "<= 40 MB", verdict(idle <= 40))


def measure_invitations(database):
    """10,000 invitations put in the outbox by one press of the planner's button: letters, calendars, links and all."""
    count = int(os.environ.get("INVITATIONS", "10000"))
    with sqlite3.connect(database) as base:
        base.execute("UPDATE role_grant SET role = 'konsulent'")
    base.close()
    with Server(database):
        cookie = sign_in()

        def post(path, fields):
            line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
            line.request("POST", path, urllib.parse.urlencode(fields), {
                "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin", "Cookie": cookie})
            answer = line.getresponse()
            answer.read()
            line.close()
            if answer.status != 303:
                sys.exit(f"{path} answered {answer.status}")
            return answer.headers["Location"]

        day = datetime.date.today() + datetime.timedelta(days=60)
        where = post("/moeder", {"moedeform": "laeringsmoede", "omraade": "kommune", "dato-dag": day.day,
                                 "dato-maaned": day.month, "dato-aar": day.year, "fra": "9.00"})
        meeting = re.match(r"/moeder/([^/?]+)", where)[1]
        with sqlite3.connect(database) as base:
            municipality = base.execute("SELECT municipality FROM meeting").fetchone()[0]
            base.execute("DELETE FROM meeting_participant")
            base.executemany(
                "INSERT INTO meeting_participant (municipality, meeting, id, name, email, organisation, ring, note, added)"
                " VALUES (?, ?, ?, ?, ?, '', 'kerne', '', 0)",
                [(municipality, meeting, f"d-{n:05}", f"Åse Nr. {n}", f"aase{n}@example.dk") for n in range(count)])
        base.close()
        _, page = get(PORT, f"/moeder/{meeting}/indkaldelse", Cookie=cookie)
        version = re.search(rb'name="version" value="(\d+)"', page)[1].decode()
        began = time.monotonic()
        post(f"/moeder/{meeting}/indkaldelse", {"version": version, "sendt": ""})
        seconds = time.monotonic() - began
        with sqlite3.connect(database) as base:
            queued = base.execute("SELECT count(*) FROM outbox").fetchone()[0]
        base.close()
    if queued != count:
        sys.exit(f"{queued} letters are in the outbox")
    note(f"{count:,} invitations queued", f"{seconds:.1f} s", "", "", "<= 10 s", verdict(seconds <= 10))


def measure_meetings(database):
    """The planner's pages in a municipality of 500 units, and a word looked for among 1,000,000 items of agendas.

    The peer of the search is SQLite's own FTS5 on the same texts, asked in this process: no HTTP, nobody to hide from.
    """
    words = "velkomst trivsel fravær overgange sprog læsning ro fællesskab fritid forældre klub samarbejde".split()
    rare = "rundkørslen"
    meetings, items, units = 166_667, 6, 500
    with sqlite3.connect(database) as base:
        base.execute("UPDATE role_grant SET role = 'konsulent'")
        municipality = base.execute("SELECT municipality FROM municipality").fetchone()[0]
        area = base.execute("SELECT id FROM area WHERE kind <> 'kommune' LIMIT 1").fetchone()[0]
        base.executemany(
            "INSERT INTO unit (municipality, id, name, kind, kind_words, code, area, phone, version, changed) VALUES"
            " (?, ?, ?, 'lokalraad', '', '', ?, '', 1, 0)",
            [(municipality, f"enhed-{n:03}", f"Enhed {n:03}", area) for n in range(units)])

        def plans():
            for n in range(meetings):
                day = f"{2019 + n % 6}-{1 + n % 12:02}-{1 + n % 28:02}" if n >= 5000 else f"2026-{1 + n % 12:02}-{1 + n % 28:02}"
                yield (municipality, f"m-{n:06}", f"Møde {n}", "omraade", area, day)

        base.executemany(
            "INSERT INTO meeting (municipality, id, title, kind, kind_name, kind_text, circle_text, scope, target, day,"
            " start_minute, end_minute, place, place_key, intention, aims, data, practical, topics, is_first,"
            " cancel_words, version, made, changed) VALUES (?, ?, ?, 'frit-moede', 'Frit møde', 'x', '', ?, ?, ?, 540, 600,"
            " '', '', '', '', '', '', '', 0, '', 1, 0, 0)", plans())

        def lines():
            for n in range(meetings):
                for place in range(items):
                    yield municipality, f"m-{n:06}", place, f"{words[(n + place) % 12]} {words[(n * 7 + place) % 12]}" + (
                        f" {rare}" if n == 99 and place == 3 else "")

        base.executemany("INSERT INTO meeting_item VALUES (?, ?, ?, ?, '', 10, 0)", lines())
        folded = {word: word.replace("æ", "ae").replace("ø", "oe") for word in [*words, rare]}
        base.executemany(
            "INSERT OR IGNORE INTO meeting_word (municipality, meeting, word, place, day)"
            " SELECT ?1, ?2, ?4, ?3, day FROM meeting WHERE municipality = ?1 AND id = ?2",
            ((line[0], line[1], line[2], folded[word]) for line in lines() for word in set(line[3].split())))
        base.execute("ANALYZE")
    base.close()
    peer = sqlite3.connect(work / "fts.db")
    peer.execute("CREATE VIRTUAL TABLE item USING fts5(day UNINDEXED, text)")
    peer.executemany("INSERT INTO item VALUES (?, ?)", ((line[1], line[3]) for line in lines()))
    peer.commit()

    def median(ask):
        times = []
        for _ in range(max(ROUNDS, 5)):
            began = time.monotonic()
            ask()
            times.append(time.monotonic() - began)
        return statistics.median(times) * 1000

    with Server(database):
        cookie = sign_in()

        def ask(path, must):
            status, page = get(PORT, path, Cookie=cookie)
            if status != 200 or must.encode() not in page:
                sys.exit(f"{path} answered {status} without {must}")

        for path, name, must in (("/moeder/ny", "a new meeting, 500 units to choose from", "Enhed 499"),
                                 ("/moeder", "the list of 5,000 meetings of a year", "Møde 1<")):
            ours = median(lambda: ask(path, must))
            note(name, f"{ours:.0f} ms", "", "", "<= 200 ms", verdict(ours <= 200))
        for question in ("rundkørs", "trivsel", "fravær sprog"):
            ours = median(lambda: ask("/moeder?find=" + urllib.parse.quote(question), question.split()[0]))
            match = " ".join(word + "*" for word in question.split())
            theirs = median(lambda: peer.execute(
                "SELECT * FROM item WHERE item MATCH ? ORDER BY day DESC LIMIT 50", (match,)).fetchall())
            note(f"1,000,000 items searched for »{question}« / FTS5 alone", f"{ours:.0f} ms", f"{theirs:.0f} ms",
                 f"{ours / theirs:.1f} x", "<= 300 ms", verdict(ours <= 300))
    peer.close()


def main():
    chosen = sys.argv[1:] or ["import", "page", "start", "invitations", "meetings"]
    generate("methods", work / "methods")
    generate("rows", work / "rows.csv")
    database = work / "town" / "faelled.db"
    database.parent.mkdir()
    if "import" in chosen:
        measure_import(database)
    else:
        municipality(database)
    if "import" not in chosen and not set(chosen) <= {"invitations", "meetings"}:
        faelled("import", work / "rows.csv", "--source", "bench", "--accept", database=database)
    if "page" in chosen or "start" in chosen:
        seconds, processor, memory, said = faelled("release", database=database)
        note("release of all of it", f"{seconds:.1f} s", f"{processor:.1f} s of processor, {memory:.0f} MB peak")
        print(said.strip())
    if "page" in chosen:
        measure_page(database)
    if "start" in chosen:
        measure_start(database)
    if "invitations" in chosen:
        measure_invitations(database)
    if "meetings" in chosen:
        measure_meetings(database)
    print("\n| what | ours | peer or floor | ratio | target | met |\n|---|---|---|---|---|---|")
    for row in table:
        print("| " + " | ".join(row) + " |")


try:
    main()
finally:
    shutil.rmtree(work, ignore_errors=True)
