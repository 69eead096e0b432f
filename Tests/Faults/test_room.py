"""The room of a meeting under faults: kills at a write, clocks that jump, callers that dawdle, two who act at once."""

import concurrent.futures
import contextlib
import json
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import threading
import time

import pytest

import live
import program
import strace


@pytest.fixture
def held(place):
    with place.serve() as server:
        yield place, server, live.hold(place, server)


def post(server, act, key, **fields):
    return server.post(act, noegle=key, **fields)


def happened(place):
    """(name, content) of everything in the log, in its order."""
    rows = place.ask("SELECT body FROM room_event ORDER BY sequence")
    return [next(iter(json.loads(row[0]).items())) for row in rows]


# Row 1


class Killed:
    """A server that dies at the nth call of a kind, counted from when it is taken hold of."""

    def __init__(self, server, call, nth):
        self.words = ["strace", "-f", "-qq", "-o", "/dev/null", "-p", str(server.process.pid), "-e", f"trace={call}",
                      "-e", f"inject={call}:signal=SIGKILL:when={nth}"]
        self.status = pathlib.Path(f"/proc/{server.process.pid}/status")

    def __enter__(self):
        self.process = subprocess.Popen(self.words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while "TracerPid:\t0\n" in self.status.read_text():
            assert self.process.poll() is None, "strace did not hold on"
            time.sleep(0.02)
        # It takes hold of one thread after the other.
        time.sleep(0.2)

    def __exit__(self, *_):
        # Let go of at once: who is traced and dead is nobody's to bury.
        self.process.kill()
        self.process.wait(20)


def forms(room, ballot, options, number):
    """A note, a vote and a phase, as they are sent: act, key, fields, and how they are known in the log."""
    text = f"Note nr. {number}."
    return [
        (f"{room}/noter", f"noegle-n-{number}", {"note": text, "trin": "2"},
         lambda log: sum(name == "wrote" and what["_0"]["text"] == text for name, what in log)),
        (f"{room}/prikker", f"noegle-p-{number}", {"afstemning": ballot, f"prik-{options[number % 2]}": "1"},
         lambda log: [what["dots"] for name, what in log if name == "laidDots"].count({options[number % 2]: 1}) > number // 2),
        (f"{room}/tid", f"noegle-t-{number}", {"minutter": str(20 + number)},
         lambda log: sum(name == "timed" for name, _ in log) > number),
    ]


@pytest.mark.skipif(not strace.allowed(), reason="strace is missing or may not trace here: no kill at a chosen write")
def test_killed_at_any_write_what_was_answered_is_there_once_and_the_rest_not_at_all(held, full):
    """Row 1: note, vote and time, killed at the nth write or flush, and sent again as a browser does."""
    place, server, room = held
    for number in range(2):
        assert post(server, room + "/noter", f"noegle-f-{number}", note=f"Valg {number}", trin="2").status == 303
    assert server.post(room + "/visning", trin="2").status == 303
    assert server.post(room + "/afstemning", antal="3", hoejst="2").status == 303
    (ballot,) = [what["_0"] for name, what in happened(place) if name == "openedBallot"]
    options = [option["id"] for option in ballot["options"]]
    pages = range(1, 16) if full else (2, 5)
    points = [("pwrite64", nth) for nth in pages] + [("fdatasync", nth) for nth in ((1, 2, 3) if full else (1,))]
    died, cookie = 0, server.cookie
    for number, (call, nth) in enumerate(points):
        taken = []
        with Killed(server, call, nth):
            with contextlib.suppress(OSError, program.http.client.HTTPException):
                for path, key, fields, count in forms(room, ballot["id"], options, number):
                    assert post(server, path, key, **fields).status == 303
                    taken.append(count)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.process.wait(0.5)
            died += 1
        server.process.kill()
        server.process.wait()
        log = happened(place)
        assert all(count(log) >= 1 for count in taken), (call, nth, "acknowledged and not there")
        assert [row[0] for row in place.ask("SELECT sequence FROM room_event ORDER BY sequence")] == list(range(1, len(log) + 1))
        server.__enter__()
        server.cookie = cookie
        # The browser, which heard no answer, sends again.
        for path, key, fields, count in forms(room, ballot["id"], options, number):
            assert post(server, path, key, **fields).status == 303
        assert forms(room, ballot["id"], options, number)[0][3](happened(place)) == 1, (call, nth)
    assert died >= len(points) // 2, f"only {died} of {len(points)} were killed"
    place.is_sound()


# Row 9


MOMENTS = [
    "2027-03-28 00:59:55", "2027-03-28 01:00:05", "2027-10-31 00:59:55", "2027-10-31 01:00:05", "2028-02-29 11:00:00",
    "2028-12-31 22:59:58",
]


@pytest.mark.skipif(not shutil.which("faketime"), reason="faketime is missing: no clock that jumps")
def test_a_clock_that_jumps_disturbs_neither_the_order_nor_the_time_that_is_left(place):
    """Row 9: an hour back, the two nights the clock is changed, a leap day, a new year, and a day ahead."""
    clock = place.folder / "ur"

    def set_clock(text):
        clock.write_text(text + "\n")

    set_clock("+0")
    # A clock that is read from a file each time it is asked.
    before = ["faketime", "-m", "-f", "+0", "env", "-u", "FAKETIME", f"FAKETIME_TIMESTAMP_FILE={clock}",
              "FAKETIME_NO_CACHE=1", "FAKETIME_DONT_FAKE_MONOTONIC=1"]
    with program.Server(place, before=before) as server:
        room = live.hold(place, server)
        crowd = live.Crowd(server.port, room + "/live", [server.cookie], live.head(place), 1).open()
        written = []

        def note(text):
            written.append(text)
            assert server.post(room + "/noter", note=text, trin="2", kilde="egen").status == 303
            crowd.listen(lambda: crowd.has(live.head(place)), 5)
            assert crowd.has(live.head(place)), text

        def left():
            """Milliseconds the clock in the room has."""
            ends, now = re.search(r'data-ends-at="(\d+)" data-now="(\d+)"', server.get(room).text).groups()
            return int(ends) - int(now)

        note("Før uret gik galt")
        before = left()
        set_clock("-1h")
        note("En time tilbage")
        # What is shown follows the server's clock, as the ends of the phase does; nothing was ended by it.
        assert abs(left() - before - 3_600_000) < 60_000
        assert crowd.count == 1, "a stream lives by no clock on the wall"
        set_clock("+0")
        note("Tilbage igen")
        set_clock("+1d")
        assert server.get(room).location.startswith("/log-ind"), "a day ahead the session is over, and not extended"
        crowd.listen(lambda: crowd.count == 0, 4)
        assert crowd.count == 0
        for moment in MOMENTS:
            set_clock(f"@{moment}")
            server.cookie = None
            server.sign_in(live.LEADER)
            crowd = live.Crowd(server.port, room + "/live", [server.cookie], live.head(place), 1).open()
            note(f"Klokken {moment}.")
            assert server.post(room + "/tid", minutter="2").status == 303
            first = left()
            assert server.post(room + "/tid", minutter="5").status == 303
            assert 290_000 < left() - first < 310_000
            crowd.close()
        assert live.notes(place) == written


# Row 10


def test_callers_that_dawdle_cost_the_others_nothing_and_are_cut_off(held, full):
    """Row 10: heads and bodies that come a byte a second, and answers nobody reads."""
    place, server, room = held

    def times(count):
        taken = []
        for number in range(count):
            began = time.monotonic()
            assert post(server, room + "/noter", f"noegle-{time.monotonic_ns()}", note=f"Note {began}", trin="2").status == 303
            taken.append(time.monotonic() - began)
        return statistics.median(taken), max(taken)

    before, _ = times(12)
    lines = []
    head = f"POST {room}/noter HTTP/1.1\r\nHost: localhost\r\nCookie: {server.cookie}\r\nSec-Fetch-Site: same-origin\r\n"
    for number in range(1500 if full else 200):
        line = socket.create_connection(("127.0.0.1", server.port), 10)
        if number % 3 == 0:
            line.sendall(head.encode()[:40])
        elif number % 3 == 1:
            line.sendall((head + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\nnote=").encode())
        else:
            line.sendall(f"GET {room} HTTP/1.1\r\nHost: localhost\r\nCookie: {server.cookie}\r\n".encode())
        lines.append(line)
    stop = threading.Event()

    def drip():
        while not stop.wait(1):
            for line in lines:
                with contextlib.suppress(OSError):
                    line.send(b"x")

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        after, worst = times(12)
        assert after < before * (2 if full else 3) + 0.1, (before, after)
        assert worst < 2, worst

        def cut(line):
            line.settimeout(0.01)
            try:
                while line.recv(4096):
                    pass
                return True
            except TimeoutError:
                return False
            except OSError:
                return True

        deadline = time.monotonic() + 40
        waiting = list(lines)
        while waiting and time.monotonic() < deadline:
            waiting = [line for line in waiting if not cut(line)]
        assert not waiting, f"{len(waiting)} of {len(lines)} are still held"
        assert server.get("/sundhed").status == 200
    finally:
        stop.set()
        thread.join()
        for line in lines:
            line.close()
    assert "Note" in "".join(live.notes(place))


# Row 15


def test_two_who_lead_at_once_and_one_of_them_wins(held):
    """Row 15. The other is told where the meeting is, and nobody is moved twice."""
    place, server, room = held
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        at = 2
        for _ in range(12):
            ready = threading.Barrier(2)

            def move(to):
                ready.wait()
                return to, server.post(room + "/plads", fra=str(at), til=str(to))

            answers = list(pool.map(move, (at + 1, at - 1)))
            (won,) = [to for to, answer in answers if answer.status == 303]
            (lost,) = [answer for _, answer in answers if answer.status != 303]
            assert lost.status == 409
            assert f'<input type="hidden" name="fra" value="{won}">' in lost.text, "shown where the meeting is"
            moves = [what["to"] for name, what in happened(place) if name == "moved"]
            assert moves[-1] == won
            at = won
            # Between the ends of the agenda, where there is a stage on either side.
            if at not in (2, 3, 4):
                assert server.post(room + "/plads", fra=str(at), til="2").status == 303
                at = 2
    assert server.get("/sundhed").status == 200


def test_two_take_the_lead_at_once_and_the_last_one_has_it(held):
    """Row 15, when the leader is gone and two press the same button."""
    place, server, room = held
    live.add(place, "Rasmus Bro", "rasmus@proeve.example", "konsulent")
    other = live.sessions(place, 1, "rasmus@proeve.example")[0]
    own = server.cookie

    def press(act, cookie, **fields):
        return server.ask(
            "POST", f"{room}/{act}", program.urllib.parse.urlencode(fields),
            {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie},
        )

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for _ in range(6):
            assert [answer.status for answer in pool.map(lambda cookie: press("ledelse", cookie), (own, other))] == [303, 303]
            leader = [what["_0"] for name, what in happened(place) if name == "tookLead"][-1]
            statuses = {cookie: press("tid", cookie, minutter="2").status for cookie in (own, other)}
            assert sorted(statuses.values()) == [303, 422], (leader, statuses)


# Row 16


def test_two_who_edit_the_same_part_of_the_minutes_lose_neither_text(held):
    """Row 16: the second is shown both, and what is kept is what a person has chosen."""
    place, server, room = held
    address = room.removesuffix("/rum") + "/referat/ret/trin-3"
    assert server.post(room + "/noter", note="Der er mere ro", trin="2", kilde="egen").status == 303
    assert server.post(room + "/visning", trin="2").status == 303
    page = server.get(address).text
    version = re.search(r'name="version"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="version"', page)
    version = next(value for value in version.groups() if value)
    note = re.search(r'name="med"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="med"', page)
    kept = next(value for value in note.groups() if value)
    texts = ["Birgitte: vi talte længe om morgenen.", "Rasmus: husk, at det kun er i 4. klasse."]
    ready = threading.Barrier(2)

    def save(text):
        ready.wait()
        return text, server.post(address, version=version, med=kept, tekst=text)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(save, texts))
    assert sorted(answer.status for _, answer in answers) == [303, 412]
    (second, merge), = [(text, answer) for text, answer in answers if answer.status == 412]
    assert all(text in merge.text for text in texts)
    version = re.search(r'name="version"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="version"', merge.text)
    version = next(value for value in version.groups() if value)
    assert server.post(address, version=version, med=kept, tekst="\n".join(texts)).status == 303
    minutes = server.get(room.removesuffix("/rum") + "/referat").text
    assert all(text in minutes for text in texts)


# Row 22


@pytest.fixture
def phone(held):
    sync = pytest.importorskip("playwright.sync_api")
    place, server, room = held
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(locale="da-DK", timezone_id="Europe/Copenhagen", viewport={"width": 390, "height": 844})
        site = f"http://localhost:{server.port}"
        name, value = live.sessions(place, 1)[0].split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": site}])

        def page():
            page = context.new_page()
            page.goto(site + room)
            page.get_by_text("Skriv selv en note").click()
            return page

        yield page, context, sync.expect
        browser.close()


DRAFT = "Jeg er midt i en sætning om"


def test_a_phone_that_sleeps_or_throws_its_tab_away_has_the_draft_and_catches_up(held, phone):
    """Row 22: frozen while others write, then thrown away without a word."""
    place, server, room = held
    page, context, expect = phone
    first = page()
    expect(first.locator("[data-connection]")).to_have_text("Forbundet", timeout=10_000)
    first.locator("#note").press_sequentially(DRAFT)
    first.wait_for_timeout(500)
    session = context.new_cdp_session(first)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    assert server.post(room + "/noter", note="Mens telefonen sov", trin="2", kilde="egen").status == 303
    assert server.post(room + "/visning", trin="2").status == 303
    time.sleep(1)
    session.send("Page.setWebLifecycleState", {"state": "active"})
    expect(first.locator("#rum-tavle")).to_contain_text("Mens telefonen sov", timeout=6_000)
    assert first.locator("#note").input_value() == DRAFT
    # The phone needs its memory for something else: no event, nothing is asked.
    first.close(run_before_unload=False)
    again = page()
    assert again.locator("#note").input_value() == DRAFT
    again.locator("#note").press_sequentially(" i dag")
    again.get_by_role("button", name="Send noten").click()
    expect(again.get_by_text(DRAFT + " i dag").first).to_be_visible()
    again.wait_for_timeout(500)
    assert live.notes(place).count(DRAFT + " i dag") == 1
    once_more = page()
    assert once_more.locator("#note").input_value() == ""


def test_a_browser_without_storage_warns_before_one_writes(held, phone):
    """Row 22: private mode."""
    place, _, _ = held
    page, context, expect = phone
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('forbudt', 'SecurityError') } })"
    )
    own = page()
    expect(own.get_by_text("Denne browser gemmer ikke kladder")).to_be_visible()
    own.locator("#note").fill("Uden lager")
    own.get_by_role("button", name="Send noten").click()
    expect(own.get_by_text(re.compile("^Sendt")).first).to_be_visible()
    assert live.notes(place).count("Uden lager") == 1
