"""From the planner's invitation to the answer, the change and the cancelling, as people on phones meet them."""

import datetime
import email
import os
import re
import time

import pytest

import house
import looks

DAY = datetime.date.today() + datetime.timedelta(days=60)
NEXT = DAY + datetime.timedelta(days=1)
MONTHS = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"]
PHONE = {"width": 390, "height": 844}
PHONE_AND_WALL = [looks.Look(320, "light"), looks.Look(390, "dark"), looks.Look(1920, "light")]


@pytest.fixture(scope="module")
def post(post_office):
    with post_office() as opened:
        yield opened


@pytest.fixture
def person(browser, post):
    """A page on a phone: signed in as one of the demo's people, or nobody."""
    contexts = []

    def page(who=None):
        context = browser.new_context(locale="da-DK", base_url=post[0], viewport=PHONE)
        contexts.append(context)
        fresh = context.new_page()
        if who:
            house.sign_in(fresh, post[0], who)
        return fresh

    yield page
    for context in contexts:
        context.close()


def fill_day(page, day):
    for part, value in (("dag", day.day), ("maaned", MONTHS[day.month - 1]), ("aar", day.year)):
        page.locator(f"[name='dato-{part}']").fill(str(value))


def plan(page):
    """A meeting planned by the consultant, with one guest from outside. Gives its address."""
    page.goto("/moeder/ny")
    page.get_by_label(re.compile("^Læringsmøde om lokalsamfundsprofilen")).check()
    page.get_by_label("Hvem handler det om?").select_option(label="Hele Strandby")
    fill_day(page, DAY)
    page.get_by_label("Begynder klokken").fill("9.00")
    page.get_by_role("button", name="Lav planen").click()
    address = re.search(r"/moeder/[^/?#]+", page.url)[0]
    page.goto(f"{address}/deltagere/ny")
    page.locator("[name='navn']").fill("Ole Hal")
    page.locator("[name='mail']").fill("ole@hallen.example")
    page.locator("main form button[type=submit]").last.click()
    return address


def letter(inbox, to, kind, seconds=60):
    """The newest letter to somebody whose calendar says `kind`; its plain text and its calendar."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for receiver, source in reversed(inbox.letters):
            if receiver != to:
                continue
            parts = {part.get_content_type(): part.get_payload(decode=True).decode()
                     for part in email.message_from_bytes(source).walk() if not part.is_multipart()}
            calendar = parts["text/calendar"].replace("\r\n ", "")
            if kind in calendar:
                return parts["text/plain"], calendar
        time.sleep(0.2)
    pytest.fail(f"no letter to {to} with {kind}")


def test_an_invitation_is_sent_answered_changed_and_called_off(person, post, sign_ins, keep_shot):
    inbox = post[1]
    planner = person(sign_ins["consultant"])
    address = plan(planner)
    planner.goto(f"{address}/indkaldelse")
    assert "Ole Hal" in planner.locator("main").inner_text()
    assert looks.sweep(planner, lambda page, look: keep_shot(page, f"invitation-{look}"), looks.PHONE_AND_DESK + PHONE_AND_WALL) == []
    planner.get_by_role("button", name=re.compile("Send indkaldelsen")).click()
    assert "sendt" in planner.get_by_role("status").inner_text()

    words, calendar = letter(inbox, "ole@hallen.example", "METHOD:REQUEST")
    assert "Kære Ole Hal" in words and "SEQUENCE:0" in calendar
    link = re.search(r"/svar/[\w-]+", words)[0]
    ole = person()
    ole.goto(link)
    assert "Indkaldelsen er til Ole Hal" in ole.locator("main").inner_text()
    assert looks.sweep(ole, lambda page, look: keep_shot(page, f"answer-{look}"), looks.PHONE_AND_DESK + PHONE_AND_WALL) == []
    ole.get_by_label("Ja, jeg kommer").check()
    ole.get_by_label("En linje til den, der indkalder").fill("Jeg har kaffe med")
    ole.get_by_role("button", name="Send svar").click()
    assert "glæder os" in ole.get_by_role("status").inner_text()

    planner.reload()
    assert "1 ja" in planner.locator("#svar").inner_text() and "Jeg har kaffe med" in planner.locator("#svar").inner_text()
    assert looks.sweep(planner, lambda page, look: keep_shot(page, f"answers-{look}"), looks.PHONE_AND_DESK + PHONE_AND_WALL) == []

    planner.goto(f"{address}/ret")
    fill_day(planner, NEXT)
    planner.locator("main form button[type=submit]").first.click()
    planner.goto(f"{address}/indkaldelse")
    assert f"den {NEXT.day}. {MONTHS[NEXT.month - 1]} {NEXT.year}" in planner.locator("main").inner_text()
    planner.get_by_role("button", name=re.compile("Send ændringen")).click()
    words, changed = letter(inbox, "ole@hallen.example", "SEQUENCE:1")
    assert "Det er nyt" in words and f"{NEXT:%Y%m%d}T090000" in changed
    assert re.search(r"UID:.*", changed)[0] == re.search(r"UID:.*", calendar)[0]
    ole.goto(link)
    assert "flyttet, siden du svarede" in ole.locator("main").inner_text()

    planner.goto(f"{address}/indkaldelse")
    planner.locator("#aflys summary").click()
    planner.get_by_label("Skriv til dem, der var inviteret").fill("Hallen er optaget.")
    planner.get_by_role("button", name=re.compile("Aflys mødet")).click()
    assert "aflyst" in planner.get_by_role("status").inner_text()
    words, _ = letter(inbox, "ole@hallen.example", "METHOD:CANCEL")
    assert "Hallen er optaget." in words
    ole.goto(link)
    assert "Mødet er aflyst" in ole.locator("main").inner_text() and ole.get_by_role("button").count() == 0


def test_a_guest_is_in_the_meeting_after_three_steps(person, sign_ins, keep_shot):
    planner = person(sign_ins["consultant"])
    address = plan(planner)
    planner.goto(f"{address}/gaester")
    planner.get_by_role("button", name="Lav en kode").click()
    planner.get_by_role("button", name="Lad koden virke nu").click()
    code = planner.locator("dl.facts dd").first.inner_text()
    assert looks.sweep(planner, lambda page, look: keep_shot(page, f"guest-code-{look}"), looks.PHONE_AND_DESK + PHONE_AND_WALL) == []
    guest = person()
    guest.goto("/m")
    assert looks.sweep(guest, lambda page, look: keep_shot(page, f"door-{look}"), looks.PHONE_AND_DESK + PHONE_AND_WALL) == []
    # One: the code. Two: on. Three: in, with a name or without.
    guest.get_by_label("Kode").fill(code.lower())
    guest.get_by_role("button", name="Gå videre").click()
    assert looks.sweep(guest, lambda page, look: keep_shot(page, f"join-{look}"), looks.PHONE_AND_DESK) == []
    guest.get_by_role("button", name="Gå ind i mødet").click()
    words = guest.locator("main").inner_text()
    assert "Du er med som Gæst 1" in words and "Dagsorden" in words
    assert looks.sweep(guest, lambda page, look: keep_shot(page, f"room-{look}"), looks.PHONE_AND_DESK + PHONE_AND_WALL) == []
    guest.get_by_role("link", name=re.compile("Læs profilen")).click()
    assert "Du læser med som gæst" in guest.locator("main").inner_text()
    guest.get_by_role("link", name=re.compile("Tilbage til mødet")).click()
    planner.reload()
    planner.get_by_role("button", name=re.compile("Vis ud")).click()
    guest.reload()
    assert "Du er med som" not in guest.locator("main").inner_text()
