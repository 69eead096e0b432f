"""A meeting is held: one leads, one writes on a phone, somebody comes by the code, and the big screen shows it."""

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
