"""From a profile to a meeting: what is pinned stays what it was, and what is asked is answered once for all."""

import re

import looks
import test_journeys as journeys

FIGURE = "Samlet fravær i procent"


def planned(page):
    """Plans a meeting as the form proposes it; gives its address."""
    page.goto("/moeder/ny")
    page.get_by_role("button", name="Lav planen").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Planlæg mødet"
    return re.search(r"/moeder/[^/?]+", page.url)[0]


def to_the_figure(page):
    """From the profile of Strandby to the page where its figure is pinned and asked about."""
    page.goto("/lokalsamfund/strandby/profil")
    page.get_by_role("link", name="Fastgør tal til et møde, eller spørg om dem").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Tal om Strandby"
    page.get_by_role("link", name=FIGURE, exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == FIGURE


def choose(page, meeting):
    """Few meetings are buttons, many a list."""
    value = meeting.rsplit("/", 1)[1]
    radio = page.locator(f'input[type="radio"][value="{value}"]')
    if radio.count():
        radio.check()
    else:
        page.get_by_label("Hvilket møde?").select_option(value)


def release(steward, number):
    """Sends a new number for Strandby and publishes it; gives the page of the release."""
    journeys.send(steward, journeys.FILE.format(number), f"Fravær, {number}", "nyt-fravaer.csv")
    journeys.map_columns(steward)
    steward.get_by_role("button", name="Gem 1 tal").click()
    steward.get_by_role("button", name="Lav en udgivelse").click()
    page = steward.url
    steward.get_by_label("Jeg har set profilerne igennem").check()
    steward.get_by_role("button", name="Udgiv", exact=True).click()
    return page


def test_a_figure_is_pinned_with_a_note_and_stays_what_it_was(at_work, keep_shot):
    leader, steward = at_work("leader"), at_work("steward")
    meeting = planned(leader)
    leader.goto(meeting)
    assert "Ingen tal er fastgjort endnu" in leader.locator("main").inner_text()
    to_the_figure(leader)
    before = leader.locator(".figure-sentence").inner_text()
    assert "8,8" not in before
    leader.get_by_label("Din note").fill("010203-1234 mangler ofte")
    choose(leader, meeting)
    leader.get_by_role("button", name="Fastgør tallet").click()
    assert leader.title().startswith("Fejl: ") and "CPR" in leader.locator(".error-summary").inner_text()
    leader.get_by_label("Din note").fill("Hvad ved vi om dem, der mangler mest?")
    assert looks.sweep(leader, lambda page, look: keep_shot(page, f"figure-{look}"), looks.PHONE_AND_DESK) == []
    leader.get_by_role("button", name="Fastgør tallet").click()
    assert "Tallet er fastgjort." in leader.get_by_role("status").inner_text()

    # On the meeting, short and in full, and on the planner's list.
    for address in (meeting, f"{meeting}/tal"):
        leader.goto(address)
        told = leader.locator("main").inner_text()
        assert FIGURE.split()[1] in told and "Hvad ved vi om dem, der mangler mest?" in told, told[:800]
        assert looks.sweep(leader, lambda page, look: keep_shot(page, f"pinned-{look}"), looks.PHONE_AND_DESK) == []
    assert before in leader.locator("main").inner_text()
    leader.goto(f"{meeting}/planlaeg")
    assert "1 tal fastgjort" in leader.locator("main").inner_text().replace("\u00a0", " ")

    # A release that says something else changes the profile and not the meeting.
    made = release(steward, "8,8")
    assert "8,8" in journeys.absence(leader)
    leader.goto(f"{meeting}/tal")
    kept = leader.locator("main").inner_text()
    assert before in kept and "8,8" not in kept
    steward.goto(made)
    steward.get_by_role("button", name="Træk tilbage").click()

    # The note is one's own to mend.
    leader.get_by_text("Ret eller fjern din note").click()
    leader.get_by_label(re.compile("^Din note")).fill("Hvem mangler mest?")
    leader.get_by_role("button", name="Gem noten").click()
    assert "Hvem mangler mest?" in leader.locator("main").inner_text()
    leader.get_by_role("button", name=re.compile("^Fjern tallet fra mødet")).click()
    assert "Ingen tal er fastgjort endnu" in leader.locator("main").inner_text()


def test_a_question_is_answered_once_and_stands_by_the_figure_for_all(at_work, keep_shot):
    leader, steward = at_work("leader"), at_work("steward")
    to_the_figure(leader)
    leader.get_by_label("Dit spørgsmål").fill("Hvordan er Strandbys fravær talt i maj?")
    leader.get_by_role("button", name="Send spørgsmålet").click()
    assert "Dit spørgsmål er sendt" in leader.get_by_role("status").inner_text()

    steward.goto("/")
    steward.get_by_role("link", name=re.compile("venter på svar")).click()
    if steward.get_by_role("heading", level=1).inner_text() == "Spørgsmål om tal":
        assert looks.sweep(steward, lambda page, look: keep_shot(page, f"questions-{look}"), looks.PHONE_AND_DESK) == []
        steward.get_by_role("link", name="Hvordan er Strandbys fravær talt i maj?").click()
    steward.get_by_label("Spørgsmålet, som andre læser det").fill("Hvordan tælles fravær i maj?")
    steward.get_by_role("button", name="Gem svaret").click()
    assert steward.title().startswith("Fejl: ")
    assert looks.sweep(steward, lambda page, look: keep_shot(page, f"answer-{look}"), looks.PHONE_AND_DESK) == []
    steward.get_by_label("Svar", exact=True).fill("Som i resten af skoleåret.\nFridage tæller ikke.")
    steward.get_by_role("button", name="Gem svaret").click()
    assert "Svaret er gemt" in steward.get_by_role("status").inner_text()

    leader.goto("/")
    leader.get_by_role("link", name=re.compile("Der er svar på dit spørgsmål")).first.click()
    assert "Fridage tæller ikke." in leader.locator("main").inner_text()
    for address in ("/indikatorer/samlet-fravaer", "/lokalsamfund/kirkeby/tal/samlet-fravaer", "/spoergsmaal"):
        leader.goto(address)
        told = leader.locator("main").inner_text()
        assert "Hvordan tælles fravær i maj?" in told and "Fridage tæller ikke." in told, address


def test_pinning_works_without_scripts(browser, workshop, signed_in):
    context = browser.new_context(
        locale="da-DK", base_url=workshop, storage_state=signed_in("leader", workshop), java_script_enabled=False,
        viewport={"width": 390, "height": 844})
    page = context.new_page()
    meeting = planned(page)
    to_the_figure(page)
    choose(page, meeting)
    page.get_by_role("button", name="Fastgør tallet").click()
    assert "Tallet er fastgjort." in page.get_by_role("status").inner_text()
    page.goto(meeting)
    assert "Se tallene i fuld størrelse" in page.locator("main").inner_text()
    context.close()
