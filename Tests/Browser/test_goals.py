"""A goal and an action from the meeting they were made at, to what was learned."""

import datetime
import re

import looks

WIDE_AND_NARROW = [looks.Look(390, "light"), looks.Look(1920, "light")]


def day(page, legend, days):
    date = datetime.date.today() + datetime.timedelta(days=days)
    group = page.get_by_role("group", name=legend)
    for label, value in [("Dag", date.day), ("Måned", date.month), ("År", date.year)]:
        group.get_by_label(label, exact=True).fill(str(value))


def test_a_goal_and_an_action_from_the_meeting_to_what_was_learned(at_work, keep_shot):
    page = at_work("leader")
    page.goto("/moeder")
    page.locator("#holdte a[href^='/moeder/']").first.click()
    page.get_by_role("link", name=re.compile("Skriv et mål ind")).click()
    page.get_by_label("Hvilken forandring ønsker I jer?").fill("Alle begynder mandagen roligt")
    page.get_by_label("Hvilket tegn viser, at I er på vej?").fill("Færre kommer for sent")
    day(page, "Hvornår ser I efter tegnene?", 40)
    assert looks.sweep(page, lambda shot, look: keep_shot(shot, f"new-goal-{look}"), WIDE_AND_NARROW) == []
    page.get_by_role("button", name=re.compile("^Gem")).first.click()
    assert "Alle begynder mandagen roligt" in page.locator("main").inner_text()

    page.goto("/moeder")
    page.locator("#holdte a[href^='/moeder/']").first.click()
    page.get_by_role("link", name=re.compile("Skriv en handling ind")).click()
    page.get_by_label("Hvad gør I?").fill("Prøv den samme start i 7. b")
    who = page.get_by_label("Hvem har ansvaret?")
    who.select_option(value=who.locator("option", has_text="Birgitte Holm").first.get_attribute("value"))
    day(page, "Senest", 20)
    page.get_by_label("Hvad er det første skridt?").fill("Fortæl klassen om det")
    page.get_by_label("Hvilket mål hører det til?").select_option(label="Alle begynder mandagen roligt")
    assert looks.sweep(page, lambda shot, look: keep_shot(shot, f"new-action-{look}"), WIDE_AND_NARROW) == []
    page.get_by_role("button", name=re.compile("^Gem")).first.click()

    # It stands on Min side of whoever is responsible, who says how it went.
    page.goto("/")
    page.get_by_role("link", name=re.compile("Prøv den samme start i 7. b")).first.click()
    page.get_by_label("Gjort", exact=True).check()
    page.get_by_label("Hvad lærte I?").fill("Det virker, når alle klasser gør det.")
    page.get_by_role("button", name="Gem status").click()
    assert "Det virker, når alle klasser gør det." in page.locator("main").inner_text()
    assert looks.sweep(page, lambda shot, look: keep_shot(shot, f"action-{look}"), WIDE_AND_NARROW) == []
    page.goto("/")
    assert "Prøv den samme start i 7. b" not in page.locator("main").inner_text()
