"""One whole meeting on the real program: forty people, three topics, from the welcome to approved minutes.

Meanwhile nets are cut, the server is killed twice, forms come twice, a leader disappears, a guest is shown out, and the
big screen comes late. Five people and the screen are pages in Chromium; the others do what the browser's scripts do.
With FAELLED_FAULTS=full all forty are pages in Chromium, and everybody writes in every topic.
"""

import contextlib
import json
import random
import re
import time

import pytest

import attending
import live
import program
import tabs

sync = pytest.importorskip("playwright.sync_api")

TOPICS = ["Ro i timerne", "Fritid til alle", "Overgange"]
RECORDER, TEACHER = "rasmus@proeve.example", "sofie@proeve.example"
# Seconds on a machine that does other things as well: for one thing, and for what everybody does.
SOON, LONG = 30, 180
# What a phone writes: words, stage, whose it is, and a number.
WRITTEN = re.compile(r"\w+ \w+ \d+-gæst\d+-\d\.")


class Meeting:
    """The server that is killed and comes again, the pages, and everybody's phones."""

    def __init__(self, place, server, browser, full):
        self.place, self.server, self.browser = place, server, browser
        self.address = live.plan(place, server)
        self.room = self.address + "/rum"
        self.hall = (tabs if full else attending).Hall(server.port)
        self.contexts, self.refusals, self.heard = {}, [], {}
        self.chance = random.Random(20261122)
        self.wrote = []

    def page(self, who, width, height, cookie=None, port=None):
        site = f"http://localhost:{port or self.server.port}"
        context = self.browser.new_context(
            locale="da-DK", timezone_id="Europe/Copenhagen", base_url=site, viewport={"width": width, "height": height}
        )
        if cookie:
            name, value = cookie.split("=", 1)
            context.add_cookies([{"name": name, "value": value, "url": site}])
        page = context.new_page()
        page.set_default_timeout(SOON * 1000)
        page.on("response", lambda answer: answer.status == 429 and self.refusals.append(answer.url))
        heard = self.heard.setdefault(who, [])
        # What its stream says, also what is not shown.
        context.new_cdp_session(page).on("Network.eventSourceMessageReceived", lambda event: heard.append(event["data"]))
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.eventSourceMessageReceived", lambda event: heard.append(event["data"]))
        self.contexts[who] = context
        return page

    # The server.

    def kill(self):
        """kill -9, and the next one on the same port."""
        self.server.process.kill()
        self.server.process.wait()
        self.start()

    def start(self, before=()):
        cookie = self.server.cookie
        self.server = program.Server(self.place, port=self.server.port, before=before)
        self.server.__enter__()
        self.server.cookie = cookie

    # What is said of the room, behind everybody's back.

    def events(self, name):
        rows = self.place.ask("SELECT body FROM room_event ORDER BY sequence")
        return [event[name] for event in (json.loads(row[0]) for row in rows) if name in event]

    def texts(self):
        return [event["_0"]["text"] for event in self.events("wrote")]

    def close(self):
        for context in self.contexts.values():
            with contextlib.suppress(Exception):
                context.close()
        self.hall.close()
        self.server.__exit__()


@pytest.fixture
def meeting(place, full):
    with sync.sync_playwright() as playwright, place.serve() as server:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        meeting = Meeting(place, server, browser, full)
        yield meeting
        meeting.close()
        browser.close()


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def wait(true, seconds=SOON):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def go_on(page, to):
    """Two presses for each step, and everybody stands there."""
    for _ in range(5):
        if to in page.locator("h1").inner_text():
            return
        page.get_by_text("Gå videre for alle …").click()
        press(page, "Ja, gå videre for alle")
    raise AssertionError(f"{to} was not reached: {page.locator('h1').inner_text()}")


def enter(page):
    if page.get_by_role("button", name="Gå ind i mødet").count():
        press(page, "Gå ind i mødet")


def write(page, text):
    page.locator("#note").fill(text)
    page.get_by_role("button", name="Send noten").click()


# What the phones write


def stage_of(meeting):
    return meeting.events("moved")[-1]["to"]


def all_write(meeting, count, words, each=None, **more):
    """Everybody writes at once, like people: not all in the same second. Every seventh form comes twice."""
    stage = stage_of(meeting)

    async def one(phone):
        for number in range(count):
            await attending.asyncio.sleep(meeting.chance.uniform(0, 1))
            text = f"{words} {stage}-{phone.name}-{number}."
            meeting.wrote.append(text)
            twice = 2 if (len(meeting.wrote) + number) % 7 == 0 else 1
            await phone.send("noter", twice, note=text, trin=stage, **more)

    return meeting.hall.each(one, meeting.hall.inside[each] if isinstance(each, slice) else each)


def hidden(meeting, texts):
    """Nobody has heard a note of somebody else's, in any byte."""
    for phone in meeting.hall.phones:
        heard = phone.heard_since()
        met = {*WRITTEN.findall(heard), *(text for text in texts if not WRITTEN.match(text) and text in heard)}
        assert not [text for text in met & set(texts) if f"-{phone.name}-" not in text], phone.name
    for who, context in meeting.contexts.items():
        heard = "".join(meeting.heard[who]) + context.pages[0].content()
        assert not [text for text in texts if text in heard and f"-{who}-" not in text], who


def reveal(meeting, page, words):
    """The leader shows the notes, and all have them all."""
    hidden(meeting, words)
    press(page, "Vis alles noter")
    meeting.hall.wait_for(*words)


def write_as(meeting, page, who, text):
    text = f"{text} -{who}-"
    meeting.wrote.append(text)
    write(page, text)
    page.get_by_text(re.compile("^Sendt")).first.wait_for()


def joins_by_phone(meeting, code):
    """Somebody new reads the code on the screen and writes with a thumb: acts, and seconds until the note is stored."""
    acts, began = 0, time.monotonic()
    phone = meeting.page("ny", 390, 844)

    def types(field, text):
        field.press_sequentially(text, delay=150)

    phone.goto("/m")
    types(phone.locator("[name=kode]"), code.lower())
    press(phone, "Gå videre")
    acts += 1
    types(phone.get_by_label("Dit navn"), "Mia")
    press(phone, "Gå ind i mødet")
    acts += 1
    text = "Flere leger -ny-"
    types(phone.locator("#note"), text)
    phone.get_by_role("button", name="Send noten").click()
    wait(lambda: text in meeting.texts())
    seconds = time.monotonic() - began
    meeting.wrote.append(text)
    assert acts <= 3 and seconds < 20, (acts, seconds)
    return acts, round(seconds, 1)


def small_text(page):
    """What is smaller than 28 px, of what is seen: [text, px]."""
    return page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), small = []
          while (walker.nextNode()) {
            const text = walker.currentNode.data.trim(), part = walker.currentNode.parentElement
            if (!text || part.closest('.vh, script, noscript, title') || !part.checkVisibility()) continue
            const box = part.ownerSVGElement
            const scale = box ? box.getBoundingClientRect().width / box.viewBox.baseVal.width : 1
            const size = parseFloat(getComputedStyle(part).fontSize) * scale
            if (size < 28) small.push([text, Math.round(size)])
          }
          return small
        }"""
    )


def decide(meeting, page, topic, votes=False):
    """A goal and an action, with a vote before them where there is one."""
    start, phones = len(meeting.wrote), meeting.hall.inside[:6]
    all_write(meeting, 1, "Vi kan", each=phones).result(LONG)
    reveal(meeting, page, meeting.wrote[start:])
    meeting.mark(" to vote")
    if votes:
        vote(meeting, page)
        meeting.mark(" vote")
    year = time.localtime().tm_year + 2
    outcome(page, "maal", {"maal": f"Mål {topic + 1}: det, vi gerne vil se", "tegn-1": "Det kan ses",
                           "ser-dag": "1", "ser-maaned": "marts", "ser-aar": str(year)})
    page.get_by_text("Gå videre for alle …").click()
    press(page, "Ja, gå videre for alle")
    outcome(page, "handling", {"hvad": f"Handling {topic + 1}: vi begynder i det små", "hvem-navn": "Sofie Bang",
                               "frist-dag": "1", "frist-maaned": "februar", "frist-aar": str(year)})


def outcome(page, sort, values):
    form = page.locator("form", has=page.locator(f"input[name=slags][value={sort}]"))
    form.locator("xpath=ancestor::details").locator("summary").first.click()
    for name, value in values.items():
        form.locator(f"[name='{name}']").fill(value)
    with page.expect_navigation():
        form.locator("button[type=submit], button").last.click()
    assert values.get(sort, values.get("hvad")) in page.content()


def vote(meeting, page):
    """Everybody lays their dots while the server is killed; the sum that is shown is what was acknowledged."""
    hall = meeting.hall
    page.get_by_text("Giv prikker til noterne").click()
    press(page, "Begynd at give prikker")
    hall.wait_for('name="afstemning"')

    async def one(phone):
        await attending.asyncio.sleep(meeting.chance.uniform(0, 1.5))
        assert await phone.vote(meeting.chance)

    voting = hall.each(one)
    wait(lambda: len(meeting.events("laidDots")) > 8)
    assert not any(phone.shows("Sådan faldt prikkerne") for phone in hall.inside)
    meeting.kill()
    voting.result(LONG)
    meeting.mark(" voted")
    page.reload()
    press(page, "Vis resultatet for alle")
    total = 3 * len(hall.inside)
    hall.wait_for(f"{total} prikker i alt")
    # A form with all the dots, or a press for each: nothing counts twice.
    laid = [(event["voter"], json.dumps(event["dots"], sort_keys=True)) for event in meeting.events("laidDots")]
    assert len(laid) == len(set(laid))
    assert [sum(json.loads(dots).values()) for dots in dict(laid).values()] == [3] * len(hall.inside)


def shown_out(meeting, phone, writing):
    """In the middle of the writing: the stream ends, and what is sent afterwards is not taken."""
    (guest,), = meeting.place.ask(f"SELECT id FROM meeting_guest WHERE name = '{phone.name}'")
    writing.result(LONG)
    began = time.monotonic()
    assert meeting.server.post(f"{meeting.address}/gaester/{guest}/ud").status == 303
    wait(lambda: phone.is_out, 5)
    assert time.monotonic() - began < 3
    assert not meeting.hall.run(phone.send("noter", note="Jeg er her stadig", trin=stage_of(meeting)))
    assert "Jeg er her stadig" not in meeting.texts()


def test_forty_people_hold_a_meeting_from_the_welcome_to_approved_minutes(meeting, full):
    place, hall, chance = meeting.place, meeting.hall, meeting.chance
    few = None if full else slice(0, 14)
    began = time.monotonic()

    def mark(name):
        print(f"{time.monotonic() - began:6.1f}", name, flush=True)

    meeting.mark = mark

    # Planned: three topics, a recorder, and a code for guests.
    for name, email in (("Rasmus Bro", RECORDER), ("Sofie Bang", TEACHER)):
        live.add(place, name, email, "konsulent" if email == RECORDER else "medarbejder")
        person, = place.ask(f"SELECT id FROM person WHERE email = '{email}'")
        assert meeting.server.post(meeting.address + "/deltagere", person=person[0]).status == 303
    version, = place.ask("SELECT version FROM meeting")[0]
    chosen = meeting.server.post(
        meeting.address + "/emner", version=version, bredde="emner", egne="\n".join(TOPICS), grund="Vi har hele dagen")
    assert chosen.status == 303, chosen.text[:3000]
    assert meeting.server.post(meeting.address + "/gaester/kode", nu="1").status == 303
    (code,), = place.ask("SELECT code FROM meeting_door")

    # The welcome.
    leader = meeting.page("leder", 1280, 900, meeting.server.cookie)
    leader.goto(meeting.address + "/ret")
    leader.get_by_label("Hvem skriver referat?").select_option(label="Rasmus Bro")
    press(leader, "Gem")
    leader.goto(meeting.room)
    press(leader, "Åbn rummet for alle")
    recorder = meeting.page("referent", 1280, 900, live.sessions(place, 1, RECORDER)[0])
    sofie = meeting.page("sofie", 390, 844, live.sessions(place, 1, TEACHER)[0])
    for page in (recorder, sofie):
        page.goto(meeting.room)
        enter(page)
    net = live.Net(meeting.server.port)
    walker = meeting.page("gaar-rundt", 390, 844, port=net.port)
    walker.goto(f"/m/{code}")
    walker.get_by_label("Dit navn").fill("Viggo på farten")
    press(walker, "Gå ind i mødet")
    hall.come(code, [f"gæst{number:02}" for number in range(35)])
    hall.wait_for("Velkomst")
    mark("welcome")

    # The first topic: a new one comes, nets are cut, forms come twice, the server is killed.
    go_on(leader, "Hvad ved vi?")
    newcomer = joins_by_phone(meeting, code)
    mark("newcomer")
    before = len(meeting.texts())
    writing = all_write(meeting, 2, "Vi ser", kilde="egen")
    write_as(meeting, sofie, "sofie", "Flere er i gang fra begyndelsen")
    wait(lambda: len(meeting.texts()) > before + 15)
    cutting = hall.cut_some(0.1, 2, chance)
    meeting.kill()
    writing.result(LONG)
    cutting.result(30)
    mark("written")
    reveal(meeting, leader, meeting.wrote)
    # Other people's notes and one's own are no news to the form one writes in.
    assert sofie.locator("#rum-skriv").locator("xpath=preceding-sibling::*[1][@data-show]").count() == 0
    mark("shown")

    # Reflection: one writes where there is no net, and the others go on; the big screen comes late.
    go_on(leader, "Hvad tænker vi?")
    walker.get_by_role("heading", name="Hvad tænker vi?").wait_for()
    # Nobody has to fetch anything: the tab and the mark follow.
    sofie.get_by_role("heading", name="Hvad tænker vi?").wait_for()
    assert sofie.title().startswith("Fase 2: Refleksion")
    assert sofie.locator(".room-bar .mark .is-here[data-phase='2']").count() == 1
    net.cut()
    late = [f"Uden net tænkte jeg det her {number} -gaar-rundt-" for number in range(2)]
    for text in late:
        write(walker, text)
    start = len(meeting.wrote)
    all_write(meeting, 1, "Måske fordi", imod="At det også er sådan andre steder", each=hall.inside[:12]).result(LONG)
    reveal(meeting, leader, meeting.wrote[start:])
    screen = meeting.page("skaerm", 1920, 1080, meeting.server.cookie)
    screen.goto(meeting.room + "/skaerm")
    screen.get_by_text(meeting.wrote[-1]).wait_for()
    assert small_text(screen) == []
    go_on(leader, "Hvad gør vi?")
    assert not [text for text in late if text in meeting.texts()]
    net.mend()
    wait(lambda: set(late) <= set(meeting.texts()))
    meeting.wrote += late
    hall.wait_for(*late)
    mark("reflected")
    decide(meeting, leader, 0)
    mark("first topic")

    # The second topic: whoever leads disappears, and another takes over with one press; a kill in the middle of a vote.
    go_on(leader, "Hvad ved vi?")
    meeting.contexts.pop("leder").close()
    recorder.reload()
    press(recorder, "Tag over som mødeleder")
    mark(" took over")
    start = len(meeting.wrote)
    all_write(meeting, 1, "Vi ser", kilde="egen", each=few).result(LONG)
    reveal(meeting, recorder, meeting.wrote[start:])
    mark(" revealed")
    go_on(recorder, "Hvad tænker vi?")
    go_on(recorder, "Hvad gør vi?")
    mark(" moved")
    decide(meeting, recorder, 1, votes=True)
    mark("second topic")

    # The third: somebody is shown out in the middle of it.
    go_on(recorder, "Hvad ved vi?")
    start = len(meeting.wrote)
    cutting = hall.cut_some(0.1, 2, chance)
    writing = all_write(meeting, 1, "Vi ser", kilde="egen", each=few)
    shown_out(meeting, hall.phones[7], writing)
    cutting.result(30)
    reveal(meeting, recorder, meeting.wrote[start:])
    go_on(recorder, "Hvad tænker vi?")
    go_on(recorder, "Hvad gør vi?")
    decide(meeting, recorder, 2)
    mark("third topic")

    # The end.
    go_on(recorder, "Afrunding")
    hall.each(lambda phone: phone.send("afrunding", 2, plus=f"Stilheden {phone.name}", delta="")).result(LONG)
    for _ in range(3):
        if recorder.get_by_text("Slut mødet …").count():
            break
        recorder.get_by_text("Gå videre for alle …").click()
        press(recorder, "Ja, gå videre for alle")
    recorder.get_by_text("Slut mødet …").click()
    press(recorder, "Ja, slut mødet")
    hall.wait_for("Stilheden gæst00")
    mark("ended")

    # Acknowledged = stored = shown = in the minutes, and nothing twice.
    stored = meeting.texts()
    assert sorted(stored) == sorted(meeting.wrote), (set(stored) ^ set(meeting.wrote))
    taken = [fields["note"] for phone in hall.phones for act, fields in phone.taken if act == "noter"]
    assert set(taken) <= set(stored) and len(taken) > 100
    assert len(meeting.events("weighed")) == len(hall.inside)
    for phone in hall.inside:
        shown = phone.text
        assert [text for text in stored if shown.count(f"<p>{text}</p>") != 1] == [], phone.name
        assert phone.doubled == 0 and phone.statuses[429] == 0 and not phone.refused, (phone.name, phone.refused)
    assert not meeting.refusals, "429"
    recorder.goto(meeting.address + "/referat")
    minutes = recorder.inner_text("main")
    assert [text for text in stored if minutes.count(text) < 1] == []
    for words in (*TOPICS, "Mål 1", "Mål 2", "Mål 3", "Handling 1", "Handling 2", "Handling 3", "Stilheden gæst00"):
        assert words in minutes, words
    mark("minutes")

    # Sent out, objected to, and approved when the days to object have gone.
    press(recorder, "Send referatet ud")
    sofie.goto(meeting.address + "/referat")
    sofie.get_by_label("Din indsigelse").fill("Vi sagde også, at det haster.")
    press(sofie, "Gem indsigelsen")
    meeting.server.process.terminate()
    assert meeting.server.process.wait(20) == 0
    meeting.start(before=("faketime", "-f", "+21d"))
    meeting.server.sign_in(RECORDER)
    later = meeting.page("senere", 1280, 900, meeting.server.cookie)
    later.goto(meeting.address + "/referat")
    assert "Vi sagde også, at det haster." in later.content()
    press(later, "Godkend og lås referatet")
    assert [row[0] for row in place.ask("SELECT state FROM minutes")] == ["godkendt"]
    later.goto(meeting.address + "/referat")
    assert [text for text in stored if text not in later.inner_text("main")] == []
    assert meeting.server.post(meeting.address + "/referat/ret/trin-3", version="0", tekst="For sent").status == 409
    place.is_sound()
    mark("approved")
    print(len(stored), "notes; the new one:", newcomer)
