"""A meeting is held: one leads, one writes on a phone, somebody comes by the code, and the big screen shows it."""

import random
import re

import looks
from test_preparing import planned


def go_on(page, to):
    """Two presses, and everybody stands at the next stage."""
    for _ in range(6):
        if to in page.locator("h1").inner_text():
            return
        page.get_by_text("Gå videre for alle …").click()
        page.get_by_role("button", name="Ja, gå videre for alle").click()
        page.wait_for_load_state()
    raise AssertionError(f"{to} was not reached: {page.locator('h1').inner_text()}")


def test_a_phase_of_a_meeting_with_a_leader_a_phone_a_guest_and_a_big_screen(at_work, workshop, browser, sign_ins):
    leader = at_work("leader")
    address = planned(leader, sign_ins)
    leader.goto(f"{address}/rum")
    leader.get_by_role("button", name="Åbn rummet for alle").click()
    go_on(leader, "Hvad ved vi?")

    phone = at_work("steward")
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.goto(f"{address}/rum")
    phone.get_by_role("button", name="Gå ind i mødet").click()
    leader.get_by_text(re.compile("^2$")).first.wait_for()

    phone.get_by_label("Jeg ser").fill("Flere børn kommer i klubben om fredagen")
    phone.get_by_role("button", name="Send noten").click()
    phone.get_by_text(re.compile("^Sendt")).first.wait_for()
    assert "Flere børn" not in leader.content(), "nobody reads it before it is shown"

    screen = at_work("leader")
    screen.set_viewport_size({"width": 1920, "height": 1080})
    screen.clock.install()
    screen.goto(f"{address}/rum/skaerm")
    assert "Flere børn" not in screen.content()
    leader.get_by_role("button", name="Vis alles noter").click()
    screen.get_by_text("Flere børn kommer i klubben").wait_for(timeout=10_000)
    phone.get_by_role("heading", name="Alles noter").wait_for(timeout=10_000)

    for page in (leader, phone, screen):
        assert looks.problems(page) == []
    # While somebody writes, what the others do leaves the text and the focus alone.
    phone.get_by_label("Jeg ser").fill("Jeg er ikke færdig")
    leader.get_by_role("button", name="+ 5 min.").click()
    phone.wait_for_timeout(1500)
    assert phone.get_by_label("Jeg ser").input_value() == "Jeg er ikke færdig"
    assert phone.evaluate("document.activeElement.name") == "note"
    # More than there is room for is turned to by itself: nobody stands at the screen.
    screen.evaluate("""() => {
      const list = document.querySelector('.notes')
      for (let at = 0; at < 40; at++) list.append(list.firstElementChild.cloneNode(true))
      document.dispatchEvent(new Event('live:patched'))
    }""")
    pages = int(re.fullmatch("Side 1 af ([0-9]+)", screen.locator("[data-turns]").inner_text())[1])
    seen = set()
    for turn in range(2, pages + 2):
        seen |= set(screen.evaluate("""() => {
          const foot = document.querySelector('.screen-foot').getBoundingClientRect().top
          return [...document.querySelectorAll('.note')].map((note, at) => [at, note.getBoundingClientRect()])
            .filter(([, box]) => box.top > -1 && box.bottom < foot + 1).map(([at]) => at)
        }"""))
        screen.clock.fast_forward(12_500)
        assert screen.locator("[data-turns]").inner_text().startswith(f"Side {1 if turn > pages else turn} ")
    assert len(seen) == 41, "each note is seen whole on one of the pages"


def test_a_kind_is_tried_with_invented_people(at_work):
    page = at_work("consultant")
    page.goto("/metoder/moeder/laeringsmoede")
    page.get_by_role("button", name="Prøv mødet af").click()
    go_on(page, "Hvad ved vi?")
    page.get_by_role("button", name="Lad de andre svare").click()
    assert "4.–6. klasse" not in page.locator("main").inner_text()
    page.get_by_role("button", name="Vis alles noter").click()
    page.get_by_text("I 4.–6. klasse kommer flere til tiden").first.wait_for()
    assert looks.problems(page) == []
    # A note is laid in a group with one tap, and another is dragged to it.
    first = page.locator("[data-note]").first
    first.get_by_text("Flyt").first.click()
    first.get_by_label("Læg den i en ny gruppe").fill("Fraværet")
    with page.expect_navigation():
        first.get_by_role("button", name="Lav gruppen").click()
    group = page.locator("[data-group]")
    assert group.locator("[data-note]").count() == 1
    with page.expect_navigation():
        page.locator("[data-ungrouped] [data-note]").first.drag_to(group.get_by_role("heading"))
    assert group.locator("[data-note]").count() == 2
    with page.expect_navigation():
        group.locator("[data-note]").first.drag_to(page.locator("[data-ungrouped]").get_by_role("heading"))
    assert group.locator("[data-note]").count() == 1
    assert looks.problems(page) == []


BOARD = """(document_) => [...document_.querySelectorAll('#rum-tavle ul.notes')].map((list) =>
  [list.id, ...[...list.children].map((note) => note.id + ': ' + note.querySelector('p').textContent)])"""
ACT = """([url, fields]) => fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) })"""


def test_a_board_that_is_told_note_by_note_is_the_board_as_it_is(at_work, sign_ins):
    """Sixty acts at random by two people; whoever looks on has the board of a page that is fetched anew."""
    chance = random.Random(20261122)
    leader = at_work("leader")
    address = planned(leader, sign_ins)
    leader.goto(f"{address}/rum")
    leader.get_by_role("button", name="Åbn rummet for alle").click()
    go_on(leader, "Hvad ved vi?")
    phone = at_work("steward")
    phone.goto(f"{address}/rum")
    phone.get_by_role("button", name="Gå ind i mødet").click()

    def act(page, where, **fields):
        page.evaluate(ACT, [f"{address}/rum/{where}", fields])

    act(phone, "noter", note="Den første", kilde="egen", trin="2", noegle="note-000000")
    act(leader, "visning", trin="2")
    phone.get_by_role("heading", name="Alles noter").wait_for(timeout=10_000)
    # One more note leaves the others alone: the board that stands there is the same.
    leader.locator("#rum-tavle").evaluate("(board) => board.stood = true")
    act(phone, "noter", note="Den anden", kilde="egen", trin="2", noegle="note-000900")
    leader.locator("#n-note-000900 > p").wait_for(timeout=10_000)
    assert leader.locator("#rum-tavle").evaluate("(board) => board.stood") is True
    assert leader.locator("#tavle-tal").inner_text() == "2 noter"
    for number in range(1, 61):
        note = f"note-{chance.randrange(number):06}"
        kind = chance.choices(["write", "change", "group", "into", "out", "hide", "show", "name"], [6, 2, 1, 3, 2, 1, 1, 1])[0]
        group = f"gruppe-{chance.randrange(4)}"
        if kind == "write":
            who = chance.choice([leader, phone])
            act(who, "noter", note=f"Note {number}", kilde="egen", trin="2", noegle=f"note-{number:06}")
        elif kind == "change":
            act(phone, "rettelser", **{"note-id": note, "note": f"Ændret {number}", "kilde": "egen"})
        elif kind == "group":
            act(leader, "grupper", **{"note-id": note, "navn": f"Gruppe {number}", "trin": "2", "noegle": group + f"-{number}"})
        elif kind in ("into", "name"):
            groups = leader.evaluate("[...document.querySelectorAll('[data-group]')].map((group) => group.dataset.group)")
            if groups:
                into = {"note-id": note} if kind == "into" else {"navn": f"Navn {number}"}
                act(leader, "grupper", gruppe=chance.choice(groups), **into)
        elif kind == "out":
            act(leader, "grupper", **{"note-id": note, "gruppe": "ingen"})
        else:
            act(leader, "rettelser", **{"note-id": note, "hvad": "skjul" if kind == "hide" else "vis", "grund": "Prøve"})
        if number % 10 == 0:
            for page in (leader, phone):
                whole = page.evaluate(
                    f"async () => ({BOARD})(new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html'))")
                page.wait_for_function(
                    f"(whole) => JSON.stringify(({BOARD})(document)) == JSON.stringify(whole)", arg=whole, timeout=10_000)
    assert leader.locator("#rum-tavle li.note").count() > 10
    assert looks.problems(leader) == []


def test_dots_stand_at_once_and_are_sent_when_there_is_net(at_work, sign_ins):
    leader = at_work("leader")
    address = planned(leader, sign_ins)
    leader.goto(f"{address}/rum")
    leader.get_by_role("button", name="Åbn rummet for alle").click()
    go_on(leader, "Hvad ved vi?")
    for number in range(3):
        leader.evaluate(ACT, [f"{address}/rum/noter", dict(
            note=f"Note {number}", kilde="egen", trin="2", noegle=f"note-{number:06}")])
    leader.get_by_role("button", name="Vis alles noter").click()
    leader.get_by_text("Giv prikker til noterne").click()
    leader.get_by_role("button", name="Begynd at give prikker").click()
    phone = at_work("steward")
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.goto(f"{address}/rum")
    phone.get_by_role("button", name="Gå ind i mødet").click()
    ballot, left = phone.locator("#rum-prikker"), phone.locator("[data-left]")
    budget = int(left.inner_text())
    give = ballot.get_by_role("button", name="Giv en prik")
    give.first.click()
    ballot.get_by_text(re.compile("^Sendt")).wait_for()
    assert left.inner_text() == str(budget - 1)

    phone.context.set_offline(True)
    give.first.click()
    give.nth(1).click()
    ballot.get_by_role("button", name="Tag en prik tilbage").first.click()
    give.nth(1).press("Enter")
    ballot.get_by_text(re.compile("^Gemt på din")).wait_for()
    assert left.inner_text() == str(budget - 3)
    for _ in range(9):
        give.nth(2).press("Enter")
    given = ballot.locator("[name^=prik-]").evaluate_all("(all) => all.map((one) => Number(one.value))")
    assert given[:2] == [1, 2] and sum(given) <= budget, "no more than there are"
    assert ballot.get_by_text(f"Du har givet {given[1]} prikker").first.is_visible()
    assert looks.problems(phone) == []
    # What needs the server now says so and stays a page; it does not end in the browser's own.
    said, heard = leader.locator("[data-no-line]"), leader.locator("[data-announce]")
    leader.route("**/*", lambda route: route.abort())
    leader.evaluate("dispatchEvent(new Event('offline'))")
    leader.get_by_role("button", name="+ 5 min.").click()
    said.filter(has_text="Tryk igen, når der står »Forbundet«").wait_for()
    heard.filter(has_text="Tryk igen").wait_for(state="attached")
    leader.unroute("**/*")
    leader.evaluate("dispatchEvent(new Event('online'))")
    said.wait_for(state="detached")
    heard.filter(has_text="Forbundet igen").wait_for(state="attached")
    leader.get_by_role("button", name="+ 5 min.").click()

    phone.context.set_offline(False)
    ballot.get_by_text(re.compile("^Sendt")).wait_for(timeout=20_000)
    phone.reload()
    kept = ballot.locator("[name^=prik-]").evaluate_all("(all) => all.map((one) => Number(one.value))")
    assert kept == given
    # Whoever closes the vote shows what was given; dots that come too late are told so and change nothing.
    phone.route("**/prikker", lambda route: None)
    ballot.get_by_role("button", name="Tag en prik tilbage").nth(1).click()
    leader.get_by_role("button", name="Vis resultatet for alle").click()
    phone.get_by_role("heading", name="Sådan faldt prikkerne").wait_for(timeout=10_000)
    assert f"{sum(given)} prikker i alt" in phone.locator("main").inner_text()
