"""kill -9 while minutes are sent out: they are out with every letter, or they are a draft without one."""

import random
import shutil
import threading
import time

import live
import program

GUESTS = 80


def letters(place):
    return place.ask("SELECT count(*) FROM outbox WHERE key LIKE '%:referat:%'")[0][0]


def state(place):
    return place.ask("SELECT coalesce((SELECT state FROM minutes), 'kladde')")[0][0]


def held(place, server):
    """A meeting with many guests who have an address; it is over. Gives its address."""
    meeting = live.hold(place, server).removesuffix("/rum")
    for number in range(GUESTS):
        added = server.post(meeting + "/deltagere/ny", navn=f"Gæst {number}", mail=f"gaest{number}@example.org", fra="", kreds="udvidet")
        assert added.status == 303, added.text[:2000]
    assert server.post(meeting + "/rum/slut").status == 303
    return meeting


def test_killed_while_minutes_are_sent_out_every_letter_is_there_or_none(copy, tmp_path, monkeypatch, full):
    monkeypatch.setenv("FAELLED_MAIL_FROM", "faelled@proeve.example")
    ready = copy(tmp_path / "ready")
    with ready.serve() as server:
        meeting, cookie = held(ready, server), server.cookie

    def attempt(name, wait):
        """Sends, and kills after so many seconds; without a number it is let finish. Gives the place and the seconds it took."""
        shutil.copytree(ready.folder, tmp_path / name)
        place = program.Place(tmp_path / name)
        with place.serve() as server:
            server.cookie = cookie
            assert server.get(meeting + "/referat").status == 200
            sent = []

            def send():
                try:
                    sent.append(server.post(meeting + "/referat/udsendelse", version="0").status)
                except OSError:
                    sent.append(None)

            began = time.monotonic()
            sender = threading.Thread(target=send)
            sender.start()
            if wait is None:
                sender.join()
            else:
                time.sleep(wait)
                server.process.kill()
                server.process.wait()
                sender.join()
            return place, time.monotonic() - began, sent[0]

    whole, length, status = attempt("whole", None)
    assert status == 303 and state(whole) == "sendt"
    everybody = letters(whole)
    assert everybody >= GUESTS
    chance = random.Random(20261203)
    for number in range(20 if full else 6):
        place, _, status = attempt(f"t{number}", chance.uniform(0, length))
        found = (state(place), letters(place))
        assert found in {("kladde", 0), ("sendt", everybody)}, found
        assert status != 303 or found[0] == "sendt", "what was said to be sent is sent"
        place.is_sound()
        # Afterwards the minutes can be sent out, once.
        with place.serve() as server:
            server.cookie = cookie
            again = server.post(meeting + "/referat/udsendelse", version="0").status
        assert again == (303 if found[0] == "kladde" else 409)
        assert (state(place), letters(place)) == ("sendt", everybody)
        shutil.rmtree(place.folder)
