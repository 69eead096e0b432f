"""Meetings over a bad net and a server that is stopped: nothing acknowledged is lost, nothing is shown twice."""

import concurrent.futures
import random
import re
import signal
import statistics
import threading
import time

import pytest

import live
import program


@pytest.fixture
def held(place):
    with place.serve() as server:
        yield place, server, live.hold(place, server)


def note(server, room, text, key=None):
    return server.post(room + "/noter", note=text, kilde="egen", noegle=key or f"noegle-{time.monotonic_ns()}", trin="2")


def follow(place, server, room, count, each=4):
    """Streams that are up to date and open."""
    crowd = live.Crowd(server.port, room + "/live", live.sessions(place, -(-count // each)), live.head(place), each)
    crowd.open()
    crowd.listen(lambda: all(b"forbundet" in reader.text for reader in crowd.readers), 60)
    assert crowd.count >= count
    return crowd


def delays(server, room, crowd, posts, place):
    """How long from each post until each reader has it, in seconds."""
    found = []
    for number in range(posts):
        began = time.monotonic()
        assert note(server, room, f"note {number} {began}").status == 303
        last = live.head(place)
        crowd.listen(lambda: crowd.has(last), 10)
        found += [reader.moments[last] - began for reader in crowd.readers if last in reader.moments]
    return found


def test_readers_that_take_nothing_cost_the_others_nothing(held, full):
    """Row 11. The readers' sockets are full; the server keeps a number for each, not what they have missed."""
    place, server, room = held
    many = 500 if full else 40
    # As many that do take what they are told: a reader costs what it costs.
    all_quick = follow(place, server, room, 20 + many)
    before = statistics.median(delays(server, room, all_quick, 4, place))
    all_quick.close()
    quick = follow(place, server, room, 20)
    slow = live.Crowd(server.port, room + "/live", live.sessions(place, many // 4), 0, 4).open(room=2048)
    time.sleep(2)
    assert note(server, room, "i gang").status == 303
    quick.listen(lambda: quick.has(live.head(place)), 10)
    memory = server.peak_memory
    after = statistics.median(delays(server, room, quick, 6, place))
    assert len(slow.readers) == many and quick.count == 20
    assert after < before * 2 + 0.2, (before, after)
    assert server.peak_memory - memory < 64, "MB for readers that take nothing"
    slow.close()


def test_the_same_form_many_times_at_once_is_one_note(held):
    """Row 13."""
    place, server, room = held
    with concurrent.futures.ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: note(server, room, "kun én", "noegle-0001").status, range(24)))
    assert set(answers) == {303}
    assert live.notes(place).count("kun én") == 1
    assert note(server, room, "noget andet", "noegle-0001").status == 422
    # Back in the browser, and sent again an hour later by an outbox.
    assert note(server, room, "to").status == 303
    assert note(server, room, "kun én", "noegle-0001").status == 303
    assert live.notes(place).count("kun én") == 1 and live.notes(place).count("noget andet") == 0


def test_whoever_loses_the_role_is_cut_off_within_a_second_and_may_do_no_more(held, full):
    """Row 25."""
    place, server, room = held
    crowd = follow(place, server, room, 4)
    her = f"(SELECT id FROM person WHERE email = '{live.LEADER}')"
    place.write(f"DELETE FROM meeting_participant WHERE person = {her}")
    crowd.listen(lambda: crowd.count == 0, 2)
    assert crowd.count == 4, "the role still reaches the meeting"
    place.write(f"DELETE FROM role_grant WHERE person = {her}")
    took = crowd.listen(lambda: crowd.count == 0, 5)
    assert crowd.count == 0 and took < (1.2 if full else 3)
    assert all(reader.said_goodbye for reader in crowd.readers)
    assert note(server, room, "for sent").status in (403, 404)
    assert "for sent" not in live.notes(place)


def test_all_streams_are_back_three_seconds_after_a_restart(held, full):
    """Row 14. Each comes back after the time it was given, with its position; who is refused comes again."""
    place, server, room = held
    many = 1000 if full else 60
    crowd = follow(place, server, room, many)
    assert note(server, room, "før").status == 303
    crowd.listen(lambda: crowd.has(live.head(place)), 20)
    server.process.send_signal(signal.SIGTERM)
    crowd.listen(lambda: crowd.count == 0, 10)
    assert crowd.count == 0
    assert server.process.wait(10) == 0
    waits = [reader.retry for reader in crowd.readers]
    assert all(0.3 < wait < 2 for wait in waits) and len(set(waits)) > many * 0.3
    again = program.Server(place)
    again.port, again.cookie = server.port, server.cookie
    with again:
        assert note(again, room, "mens alle var væk").status == 303
        last = live.head(place)
        began = time.monotonic()
        due = {reader: reader.retry for reader in crowd.readers}
        while not crowd.has(last):
            moment = time.monotonic() - began
            now = [reader for reader, at in due.items() if at <= moment and not reader.is_open]
            for reader in now:
                due[reader] = moment + random.uniform(1, 2)
            if now:
                crowd.open(now)
            crowd.listen(lambda: False, 0.02)
            assert moment < 40, (sum(reader.seen >= last for reader in crowd.readers), crowd.refusals)
        took = time.monotonic() - began
        assert crowd.count == many
        # The promise is for a release build on a machine with nothing else to do, which `full` asks for.
        assert took < (3 if full else 30), (took, crowd.refusals)
        assert again.get("/sundhed").status == 200


def test_a_server_that_is_told_to_stop_finishes_what_it_does_and_sends_its_readers_home(held, full):
    """Row 30. What was answered is there after the restart; the gap is under two seconds."""
    place, server, room = held
    crowd = follow(place, server, room, 8)
    taken, stop = [], threading.Event()

    def write(worker):
        for number in range(10_000):
            if stop.is_set():
                return
            text = f"arbejder {worker} nr {number}."
            try:
                if note(server, room, text, f"noegle-{worker}-{number}").status == 303:
                    taken.append(text)
            except OSError:
                return

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for worker in range(4):
            pool.submit(write, worker)
        crowd.listen(lambda: len(taken) > 12, 20)
        told = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        crowd.listen(lambda: crowd.count == 0, 5)
        assert crowd.count == 0 and time.monotonic() - told < (1 if full else 3)
        assert all(reader.retry < 2 for reader in crowd.readers)
        assert server.process.wait(10) == 0
        stop.set()
    with program.Server(place) as again:
        gap = time.monotonic() - told
        assert again.get("/sundhed").status == 200
    written = live.notes(place)
    assert len(taken) > 12 and all(written.count(text) == 1 for text in taken)
    assert gap < (2 if full else 8), gap


@pytest.fixture
def page(place, held):
    """A phone in the room, behind a net that can be cut."""
    sync = pytest.importorskip("playwright.sync_api")
    _, server, room = held
    net = live.Net(server.port)
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(locale="da-DK", timezone_id="Europe/Copenhagen")
        name, value = live.sessions(place, 1)[0].split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": f"http://localhost:{net.port}"}])
        page = context.new_page()
        page.goto(f"http://localhost:{net.port}{room}")
        yield page, net, sync.expect
        browser.close()
    net.close()


@pytest.mark.parametrize("seconds", [1, 12])
def test_a_cut_net_is_told_and_every_note_arrives_once(held, page, seconds, full):
    """Row 12, both directions, without a word to either end."""
    place, server, room = held
    page, net, expect = page
    badge = page.locator("[data-connection]")
    expect(badge).to_have_text("Forbundet", timeout=10_000)
    # Whoever leads has the field folded away.
    page.get_by_text("Skriv selv en note").click()
    net.cut()
    began = time.monotonic()
    for number in range(3):
        page.locator("form[data-outbox] textarea").first.fill(f"uden net {number}.")
        page.get_by_role("button", name="Send noten").click()
    if seconds > 6:
        expect(badge).to_have_text(re.compile("Uden net siden"), timeout=6_000)
        assert time.monotonic() - began < 6
        expect(page.get_by_text("sendes, når der er net").first).to_be_visible()
    time.sleep(max(0, seconds - (time.monotonic() - began)))
    net.mend()
    back = time.monotonic()
    expect(badge).to_have_text("Forbundet", timeout=8_000)
    assert time.monotonic() - back < (2.5 if full else 6)
    for number in range(3):
        deadline = time.monotonic() + 40
        while f"uden net {number}." not in live.notes(place) and time.monotonic() < deadline:
            page.wait_for_timeout(200)
    assert [live.notes(place).count(f"uden net {number}.") for number in range(3)] == [1, 1, 1]
