"""The live scripts in Chromium: what is new comes by itself, and nothing anybody writes is lost, disturbed or doubled."""

import re
import time

import pytest
from playwright.sync_api import expect

import stage as stages

KEPT = re.compile(r"Gemt på din (telefon|computer) – sendes, når der er net")


@pytest.fixture
def stage():
    with stages.played() as stage:
        yield stage


@pytest.fixture
def context(browser):
    context = browser.new_context(locale="da-DK", timezone_id="Europe/Copenhagen", reduced_motion="reduce")
    context.set_default_timeout(8000)
    yield context
    context.close()


@pytest.fixture
def room(context, stage):
    return entered(context, stage)


def entered(context, stage):
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.errors = errors
    page.goto(stage.url)
    expect(page.locator("[data-connection]")).to_have_text("Forbundet")
    return page


def write(page, text):
    page.get_by_label("Jeg ser").fill(text)
    page.get_by_role("button", name="Send noten").click()


def wait(true, seconds=8):
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    assert true()


class TestPatches:
    def test_what_happens_is_shown_and_focus_scroll_and_what_is_open_stay(self, room, stage):
        room.locator("details summary").click()
        room.get_by_role("button", name="Jeg er færdig").focus()
        stage.move_on("Fase 2")
        expect(room.locator("h1")).to_have_text("Fase 2")
        expect(room.get_by_role("button", name="Jeg er færdig")).to_be_focused()
        assert room.locator("details").get_attribute("open") is not None
        for number in range(60):
            stage.note(f"note {number}")
        expect(room.locator("#noter li")).to_have_count(60)
        room.evaluate("scrollTo(0, 900)")
        before = room.evaluate("scrollY")
        seen = room.evaluate("[...document.querySelectorAll('#noter li')].find((li) => li.getBoundingClientRect().top > 100).id")
        place = f"document.getElementById('{seen}').getBoundingClientRect().top"
        top = room.evaluate(place)
        stage.note("øverst")
        expect(room.locator("#noter li")).to_have_count(61)
        assert before > 0 and abs(room.evaluate(place) - top) < 2
        assert room.errors == []

    def test_focus_in_what_is_gone_goes_to_the_heading_above(self, room, stage):
        room.get_by_role("button", name="Jeg er færdig").focus()
        stage.happens('<div id="top"><h1>Fase 3</h1></div>')
        expect(room.locator("h1")).to_have_text("Fase 3")
        expect(room.locator("h1")).to_be_focused()

    def test_while_somebody_writes_nothing_under_the_hand_moves(self, room, stage):
        room.get_by_label("Jeg ser").press_sequentially("Jeg er midt i")
        stage.note("en")
        stage.note("to")
        expect(room.get_by_role("button", name="2 nye – vis")).to_be_visible()
        assert room.locator("#noter li").count() == 0
        stage.happens('<form id="skriv"><p>Fasen er slut</p></form>')
        stage.move_on("Fase 2")
        expect(room.locator("h1")).to_have_text("Fase 2")
        expect(room.get_by_label("Jeg ser")).to_have_value("Jeg er midt i")
        expect(room.get_by_label("Jeg ser")).to_be_focused()
        room.get_by_role("button", name="2 nye – vis").click()
        expect(room.locator("#noter li")).to_have_count(2)
        expect(room.locator("[data-show]")).to_have_count(0)
        # The text is still not sent, so its form stays; emptied and left, it goes.
        assert room.get_by_label("Jeg ser").input_value() == "Jeg er midt i"
        room.get_by_label("Jeg ser").fill("")
        room.get_by_role("button", name="Jeg er færdig").focus()
        expect(room.get_by_text("Fasen er slut")).to_be_visible()

    def test_what_is_empty_and_stays_so_is_not_offered_to_whoever_writes(self, room, stage):
        room.get_by_label("Jeg ser").press_sequentially("Jeg er midt i")
        stage.happens('<div id="senere" data-quiet data-phase="2"></div>')
        expect(room.locator("#senere[data-phase]")).to_have_count(1)
        expect(room.locator("[data-show]")).to_have_count(0)
        stage.happens('<div id="senere" data-quiet data-phase="2"><p>Aftal, hvem der indkalder</p></div>')
        room.get_by_role("button", name="Nyt – vis").click()
        expect(room.get_by_text("Aftal, hvem der indkalder")).to_be_visible()
        expect(room.get_by_label("Jeg ser")).to_have_value("Jeg er midt i")

    def test_an_empty_field_goes_when_the_writing_is_over_and_what_comes_instead_is_seen(self, room, stage):
        room.get_by_label("Jeg ser").focus()
        stage.happens('<form id="skriv"></form>')
        expect(room.get_by_label("Jeg ser")).to_have_count(0)
        room.get_by_role("button", name="Jeg er færdig").focus()
        stage.happens('<form id="skriv"><label for="tekst">Nu</label><textarea id="tekst" name="tekst"></textarea></form>')
        room.get_by_label("Nu").focus()
        stage.happens('<div id="senere" data-quiet><p>Hvad tager I med?</p></div>')
        expect(room.get_by_text("Hvad tager I med?")).to_be_visible()
        expect(room.locator("[data-show]")).to_have_count(0)
        expect(room.get_by_label("Nu")).to_be_focused()

    def test_hostile_text_is_text(self, room, stage):
        stage.note('<img src=x onerror="document.title=1"><script>document.title=1</script>')
        expect(room.locator("#noter li")).to_have_count(1)
        assert room.title() == "Rum" and room.locator("#noter img").count() == 0

    def test_two_hundred_changes_leave_focus_where_it_was(self, room, stage):
        room.get_by_label("Jeg ser").focus()
        for number in range(200):
            stage.move_on(f"Fase {number}")
        expect(room.locator("h1")).to_have_text("Fase 199")
        expect(room.get_by_label("Jeg ser")).to_be_focused()


class TestTheLine:
    def test_a_net_that_goes_silent_is_told_in_five_seconds_and_caught_up_in_two(self, room, stage):
        expect(room.locator("[data-connection]")).to_have_text("Forbundet")
        time.sleep(1)
        stage.set(line="still")
        cut = time.monotonic()
        # Five seconds and two are what is promised; a machine that is shared with other tests gets three times that.
        expect(room.locator("[data-connection]")).to_have_text(re.compile(r"^Uden net siden \d\d\.\d\d$"), timeout=15_000)
        assert time.monotonic() - cut < 15
        stage.move_on("Fase 2")
        time.sleep(2)
        back = time.monotonic()
        stage.set(line="open")
        expect(room.locator("h1")).to_have_text("Fase 2")
        assert time.monotonic() - back < 6
        expect(room.locator("[data-connection]")).to_have_text("Forbundet")

    def test_a_server_that_starts_again_is_back_within_two_seconds_and_nobody_is_alarmed(self, room, stage):
        stage.set(line="dead")
        wait(lambda: stage.streams == 0)
        time.sleep(0.3)
        stage.move_on("Fase 2")
        stage.set(line="open")
        back = time.monotonic()
        expect(room.locator("h1")).to_have_text("Fase 2")
        assert time.monotonic() - back < 6
        expect(room.locator("[data-connection]")).to_have_text("Forbundet")

    def test_a_long_absence_of_the_server_is_survived(self, room, stage):
        stage.set(line="dead")
        expect(room.locator("[data-connection]")).to_contain_text("Uden net siden")
        time.sleep(4)
        stage.move_on("Fase 3")
        stage.set(line="open")
        expect(room.locator("h1")).to_have_text("Fase 3")

    def test_a_log_that_is_shorter_than_what_was_seen_fetches_the_page(self, room, stage):
        for number in range(5):
            stage.move_on(f"Fase {number}")
        expect(room.locator("h1")).to_have_text("Fase 4")
        stage.set(line="dead")
        wait(lambda: stage.streams == 0)
        stage.seq, stage.log, stage.heading = 2, {}, "Gendannet"
        stage.set(line="open")
        expect(room.locator("h1")).to_have_text("Gendannet")
        stage.move_on("Videre")
        expect(room.locator("h1")).to_have_text("Videre")

    def test_after_a_minute_in_a_pocket_the_page_is_fetched_and_what_is_written_stays(self, room, stage):
        room.get_by_label("Jeg ser").fill("skrevet før lommen")
        room.evaluate(
            """() => {
              let hidden = true, ahead = 0, now = Date.now;
              Object.defineProperty(document, 'hidden', { get: () => hidden });
              Date.now = () => now() + ahead;
              document.dispatchEvent(new Event('visibilitychange'));
              hidden = false; ahead = 61000;
              window.wake = () => document.dispatchEvent(new Event('visibilitychange'));
            }""")
        # Nothing tells of it but the page itself.
        stage.heading = "Fase 4"
        stage.notes.append(("server-x", "kom imens"))
        room.evaluate("wake()")
        expect(room.locator("h1")).to_have_text("Fase 4")
        expect(room.get_by_label("Jeg ser")).to_have_value("skrevet før lommen")
        room.get_by_role("button", name="Jeg er færdig").focus()
        expect(room.locator("#noter")).to_contain_text("kom imens")

    def test_somebody_shown_out_sees_why(self, room, stage):
        stage.signed_in = False
        stage.set(line="bye")
        expect(room.get_by_role("heading", name="Log ind")).to_be_visible()

    def test_a_proxy_that_holds_events_back_is_asked_instead(self, context, stage):
        stage.line = "held"
        page = context.new_page()
        page.goto(stage.url)
        stage.move_on("Fase 2")
        expect(page.locator("h1")).to_have_text("Fase 2", timeout=15000)
        stage.move_on("Fase 3")
        expect(page.locator("h1")).to_have_text("Fase 3")
        expect(page.locator("[data-connection]")).to_have_text("Forbundet")

    def test_a_full_server_is_asked_now_and_then(self, context, stage):
        stage.line = "full"
        page = context.new_page()
        page.goto(stage.url)
        stage.move_on("Fase 2")
        expect(page.locator("h1")).to_have_text("Fase 2")
        expect(page.locator("[data-connection]")).to_have_text("Forbundet")
        stage.set(line="open")
        stage.move_on("Fase 3")
        expect(page.locator("h1")).to_have_text("Fase 3", timeout=15000)

    def test_tabs_share_one_line_and_the_one_that_is_left_takes_it_over(self, context, stage):
        first = entered(context, stage)
        second = entered(context, stage)
        wait(lambda: stage.streams == 1)
        stage.move_on("Fase 2")
        for page in (first, second):
            expect(page.locator("h1")).to_have_text("Fase 2")
        assert stage.streams == 1
        second.close()
        stage.move_on("Fase 3")
        expect(first.locator("h1")).to_have_text("Fase 3")
        wait(lambda: stage.streams == 1)

    def test_without_locks_each_tab_has_its_own_line(self, context, stage):
        context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })")
        pages = [entered(context, stage) for _ in range(2)]
        wait(lambda: stage.streams == 2)
        stage.move_on("Fase 2")
        for page in pages:
            expect(page.locator("h1")).to_have_text("Fase 2")


class TestTimeAndVoice:
    @pytest.mark.parametrize("skew", [0, 5400, -5400])
    def test_the_time_that_is_left_is_the_servers(self, context, stage, skew):
        stage.skew, stage.ends_at = skew, time.time() + 168
        page = entered(context, stage)
        expect(page.locator("#ur b")).to_have_text(re.compile(r"^2:4[5-8]$"))
        assert page.locator("#ur").get_attribute("aria-label") == "3 min. tilbage"

    def test_it_is_said_when_a_minute_is_left_and_the_end_ends_nothing(self, context, stage):
        stage.ends_at = time.time() + 62
        page = entered(context, stage)
        expect(page.locator("[data-announce]")).to_have_text("1 minut tilbage")
        stage.ends_at = time.time() + 1
        stage.move_on("Fase 1")
        expect(page.locator("#ur b")).to_have_text("0:00")
        write(page, "efter tiden")
        expect(page.locator("#mine")).to_contain_text("efter tiden")

    def test_one_sentence_in_five_seconds_the_latest_and_none_when_muted(self, room, stage):
        voice = room.locator("[data-announce]")
        stage.move_on("Fase 1", say="en")
        expect(voice).to_have_text("en")
        stage.move_on("Fase 1", say="to")
        stage.move_on("Fase 1", say="tre")
        time.sleep(3)
        expect(voice).to_have_text("en")
        expect(voice).to_have_text("tre", timeout=4000)
        room.get_by_label("Stille").check()
        time.sleep(5)
        stage.move_on("Fase 1", say="fire")
        time.sleep(1)
        expect(voice).to_have_text("tre")


class TestTheOutbox:
    def test_what_is_sent_is_there_once_and_the_field_is_empty(self, room, stage):
        write(room, "Der er ro om morgenen")
        expect(room.locator("#mine li")).to_have_count(1)
        expect(room.locator("#mine")).to_contain_text("Der er ro om morgenen")
        expect(room.get_by_label("Jeg ser")).to_have_value("")
        # It stands there before it is sent.
        wait(lambda: stage.posts)
        assert len(stage.posts) == 1 and re.match(r"^[0-9a-f-]{36}$", stage.posts[0]["noegle"])
        write(room, "Og to")
        wait(lambda: len(stage.posts) == 2)
        expect(room.locator("#mine .state")).to_have_count(0)
        expect(room.locator("#mine li")).to_have_count(2)
        assert stage.posts[0]["noegle"] != stage.posts[1]["noegle"]

    def test_what_is_written_while_another_is_on_its_way_is_sent_after_it(self, room, stage):
        stage.set(post="slow")
        for number in range(3):
            write(room, f"hurtig {number}")
        wait(lambda: len(stage.notes) == 3)
        assert [text for _, text in stage.notes] == ["hurtig 2", "hurtig 1", "hurtig 0"]
        expect(room.locator("#mine li")).to_have_count(3)

    def test_without_net_it_waits_on_the_phone_through_a_restart_of_the_browsers_page(self, room, stage, context):
        context.set_offline(True)
        expect(room.locator("[data-connection]")).to_contain_text("Uden net siden")
        write(room, "skrevet i tunnelen")
        write(room, "og denne")
        expect(room.locator("#mine .state").first).to_have_text(KEPT)
        expect(room.locator("#mine li")).to_have_count(2)
        # Before the net is back: what waits is sent in that moment.
        stage.set(post="fail")
        context.set_offline(False)
        room.reload()
        expect(room.locator("#mine li")).to_have_count(2)
        expect(room.locator("#mine .state").first).to_have_text(KEPT)
        stage.set(post="take")
        expect(room.locator("#mine .state")).to_have_count(0, timeout=20000)
        expect(room.locator("#mine li")).to_have_count(2)
        assert [text for _, text in stage.notes] == ["og denne", "skrevet i tunnelen"]

    def test_an_answer_that_is_lost_does_not_make_two(self, room, stage):
        stage.set(post="lose")
        write(room, "kun én gang")
        wait(lambda: len(stage.posts) >= 2, 10)
        expect(room.locator("#mine li")).to_have_count(1)
        assert len(stage.notes) == 1 and stage.posts[0]["noegle"] == stage.posts[1]["noegle"]

    def test_a_double_click_makes_one(self, room, stage):
        room.get_by_label("Jeg ser").fill("dobbelt")
        room.get_by_role("button", name="Send noten").dblclick()
        # The note stands on the page before it is sent: nothing more is on its way when none of them waits.
        wait(lambda: stage.posts)
        expect(room.locator("#mine .state")).to_have_count(0)
        expect(room.locator("#mine li")).to_have_count(1)
        assert len(stage.posts) == 1

    def test_a_no_is_told_and_the_text_can_be_taken_back(self, room, stage):
        stage.set(post="refuse")
        write(room, "for sent")
        expect(room.locator("#mine .state")).to_have_text("Fase 1 er slut.")
        room.reload()
        expect(room.locator("#mine")).to_contain_text("for sent")
        room.get_by_role("button", name="Tag teksten tilbage").click()
        expect(room.get_by_label("Jeg ser")).to_have_value("for sent")
        expect(room.locator("#mine li")).to_have_count(0)
        assert len(stage.posts) == 1

    def test_a_session_that_ran_out_loses_nothing(self, room, stage):
        stage.signed_in = False
        write(room, "efter en lang pause")
        expect(room.locator("#mine .state")).to_contain_text("Log ind igen")
        stage.signed_in = True
        room.reload()
        wait(lambda: len(stage.notes) == 1)
        expect(room.locator("#mine li")).to_have_count(1)

    def test_a_draft_survives_the_page_and_goes_when_it_is_sent(self, room, stage):
        room.get_by_label("Jeg ser").press_sequentially("halv tanke")
        room.reload()
        expect(room.get_by_label("Jeg ser")).to_have_value("halv tanke")
        room.get_by_role("button", name="Send noten").click()
        expect(room.locator("#mine li")).to_have_count(1)
        room.reload()
        expect(room.locator("#mine li")).to_have_count(1)
        expect(room.get_by_label("Jeg ser")).to_have_value("")

    def test_signing_out_leaves_nothing_on_a_shared_computer_and_asks_first(self, room, stage):
        stage.set(post="fail")
        write(room, "usendt")
        room.get_by_label("Jeg ser").press_sequentially("kladde")
        time.sleep(0.5)
        assert room.evaluate("Object.keys(localStorage).length") == 2
        asked = []
        room.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        room.get_by_role("button", name="Log ud").click()
        assert "går tabt" in asked[0] and room.evaluate("Object.keys(localStorage).length") == 2
        room.once("dialog", lambda dialog: dialog.accept())
        room.get_by_role("button", name="Log ud").click()
        expect(room.get_by_role("heading", name="Log ind")).to_be_visible()
        assert room.evaluate("Object.keys(localStorage).length") == 0

    def test_a_browser_that_keeps_nothing_says_so_before_one_writes_and_still_sends(self, context, stage):
        context.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('nej', 'SecurityError') } })")
        page = entered(context, stage)
        expect(page.get_by_text("Denne browser gemmer ikke kladder")).to_be_visible()
        stage.set(post="fail")
        write(page, "uden lager")
        expect(page.locator("#mine .state")).to_have_text(KEPT)
        stage.set(post="take")
        expect(page.locator("#mine .state")).to_have_count(0, timeout=20000)
        assert [text for _, text in stage.notes] == ["uden lager"] and page.errors == []
