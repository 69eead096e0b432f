"""The year wheel as people use it: look at the year, put something on it, move it on, subscribe."""

import re

import pytest

import looks

HOLIDAYS = "Ferie;Første dag;Sidste dag\r\nProjektuge uden undervisning;7-6-2027;11-6-2027\r\n"


def school_year(page):
    """The first of the two years in the heading."""
    return int(re.search(r"(\d{4})/", page.get_by_role("heading", level=1).inner_text())[1])


def test_the_drawing_and_the_list_show_the_same_year(at_work, keep_shot):
    page = at_work("leader")
    page.goto("/")
    page.get_by_role("link", name="Årshjul", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Skoleåret ")
    # Each line of the list that is an occasion has a mark on the wheel; a line of several weeks has several.
    listed = page.locator(".months li.row-split .title").all_inner_texts()
    assert len(listed) >= 20 and "Læringsmøde om profilen" in listed
    drawn = page.locator(".wheel g[transform]").count()
    weeks = sum(len(re.findall(r"\d+", text.split("uge")[-1])) for text in page.locator(".months li:has(.title) > .num").all_inner_texts())
    assert drawn == weeks
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"wheel-{look}")) == []


def test_the_wheel_is_whole_without_scripts_and_on_paper(browser, workshop, signed_in, tmp_path):
    context = browser.new_context(
        locale="da-DK", base_url=workshop, java_script_enabled=False, storage_state=signed_in("leader", workshop)
    )
    page = context.new_page()
    page.goto("/aarshjul")
    page.get_by_label("Vis årshjulet for").select_option("kommune")
    page.get_by_label("Nye tal").check()
    page.get_by_role("button", name="Vis", exact=True).click()
    titles = page.locator(".months .title").all_inner_texts()
    assert titles and all("udgivet" in title or "måling" in title for title in titles)
    page.goto("/aarshjul")
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Vis", exact=True).is_visible()
    assert page.locator(".wheel").is_visible()
    context.close()


def test_a_leader_puts_a_meeting_on_the_wheel_and_corrects_it(at_work, keep_shot):
    page = at_work("leader")
    page.goto("/aarshjul")
    year = school_year(page)
    page.get_by_role("link", name="Tilføj en begivenhed").click()
    page.get_by_role("button", name="Sæt i årshjulet").click()
    assert page.title().startswith("Fejl: ") and page.locator(".error-summary a").count() == 4
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"occasion-form-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_label("Hvad sker der?").fill("Læringsmøde om læselyst")
    page.get_by_label(re.compile("^Læringsmøde")).check()
    page.get_by_label("Hvem hører den til?").select_option(label="Hele Strandby")
    for label, value in [("Dag", "16"), ("Måned", "juni"), ("År", f"{year + 1}")]:
        page.get_by_role("group", name="Dato", exact=True).get_by_label(label, exact=True).fill(value)
    page.get_by_label("Fra klokken").fill("13")
    page.get_by_label("Til klokken").fill("15.30")
    page.get_by_role("button", name="Sæt i årshjulet").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Læringsmøde om læselyst"
    assert "kl. 13.00–15.30" in page.locator("main").inner_text().replace("\u00a0", " ")
    page.get_by_role("link", name="Ret begivenheden").click()
    page.get_by_text("Gentag begivenheden").click()
    page.get_by_label(re.compile("^Hver måned, samme dato")).check()
    page.get_by_role("button", name="Gem begivenheden").click()
    assert "Den 16. hver måned" in page.locator("main").inner_text()
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"occasion-{look}"), looks.PHONE_AND_DESK) == []


def test_two_who_change_the_same_occasion_see_both_texts(at_work, keep_shot):
    first, second = at_work("leader"), at_work("leader")
    first.goto("/aarshjul")
    first.get_by_role("link", name="Opfølgning på målenes tegn").click()
    address = first.url
    for page in (first, second):
        page.goto(address + "/ret")
    first.get_by_label("Hvad sker der?").fill("Opfølgning på tegnene")
    first.get_by_role("button", name="Gem begivenheden").click()
    second.get_by_label("Hvad sker der?").fill("Vi følger op")
    second.get_by_role("button", name="Gem begivenheden").click()
    seen = second.locator(".versions").inner_text()
    assert "Opfølgning på tegnene" in seen and "Vi følger op" in seen
    assert looks.sweep(second, lambda page, look: keep_shot(page, f"occasion-conflict-{look}"), looks.PHONE_AND_DESK) == []


def test_a_plan_of_holidays_is_seen_before_it_is_taken_in(at_work, keep_shot):
    page = at_work("administrator")
    page.goto("/aarshjul/ferier")
    page.get_by_role("link", name="Hent en ferieplan ind fra en fil").click()
    broken = HOLIDAYS.replace("7-6-2027", "i juni").encode()
    for content, words in [(broken, "Det er ikke en dato"), (HOLIDAYS.encode(), "Projektuge uden undervisning")]:
        page.locator("input[type=file]").set_input_files({"name": "plan.csv", "mimeType": "text/csv", "buffer": content})
        page.get_by_role("button", name="Se planen igennem").click()
        assert words in page.locator("main").inner_text()
        assert looks.sweep(page, lambda page, look: keep_shot(page, f"holiday-plan-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_role("button", name="Hent planen ind").click()
    assert "7.–11. juni 2027" in page.locator("main").inner_text()


def test_a_year_is_moved_and_taken_back(at_work, keep_shot):
    page = at_work("leader")
    page.goto("/aarshjul")
    year = school_year(page)
    page.get_by_role("link", name="Flyt til næste skoleår").click()
    boxes = page.get_by_role("checkbox")
    assert boxes.count() >= 6
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"moving-{look}"), looks.PHONE_AND_DESK) == []
    boxes.first.uncheck()
    chosen = boxes.count() - 1
    page.get_by_role("button", name=f"Sæt dem i {year + 1}/").click()
    assert school_year(page) == year + 1
    assert page.locator(".months .title").count() >= chosen
    page.goto(f"/aarshjul/flytning?aar={year}")
    page.get_by_role("button", name=re.compile("^Fortryd flytningen")).first.click()
    assert "Flytningen er fortrudt" in page.locator("main").inner_text()
    assert page.get_by_role("checkbox").count() == chosen + 1


def test_a_calendar_is_subscribed_to_and_closed(at_work, keep_shot):
    page = at_work("leader")
    page.goto("/aarshjul/kalendere")
    page.get_by_role("button", name="Lav en adresse").click()
    address = page.get_by_label(re.compile("^Kopiér den nu")).input_value()
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"calendar-{look}"), looks.PHONE_AND_DESK) == []
    path = address[address.index("/aarshjul"):]
    calendar = read_calendar(page.request.get(path).text())
    titles = [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]
    assert "Læringsmøde om profilen (Strandby)" in titles and "Efterårsferie" in titles
    assert len({str(event["UID"]) for event in calendar.walk("VEVENT")}) == len(titles)
    page.goto("/aarshjul/kalendere")
    page.get_by_role("button", name=re.compile("^Luk adressen")).click()
    assert page.request.get(path).status == 404


def read_calendar(text):
    """By a reader that knows nothing of our writer; it raises on what is not RFC 5545."""
    icalendar = pytest.importorskip("icalendar")
    return icalendar.Calendar.from_ical(text)
