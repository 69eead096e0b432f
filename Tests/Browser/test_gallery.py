"""The look by itself: every part, in every width and mode, without a server."""

import pytest

import looks


def sheets():
    return ["parts", "desk", "form", "blank-form", "first-day", "sign-in", "missing"]


@pytest.mark.parametrize("sheet", sheets())
def test_every_part_is_accessible_and_fits_in_every_look(browser, gallery_url, sheet, keep_shot):
    page = browser.new_page(locale="da-DK")
    found = looks.open_page(page, f"{gallery_url}/{sheet}.html")
    assert found + looks.sweep(page, lambda page, look: keep_shot(page, f"{sheet}-{look}")) == []
    page.close()


@pytest.mark.parametrize("sheet", sheets())
def test_everything_can_be_reached_and_seen_with_the_keyboard(browser, gallery_url, sheet):
    for width in (320, 1280):
        context = browser.new_context(**looks.Look(width, "light").context)
        page = context.new_page()
        page.goto(f"{gallery_url}/{sheet}.html")
        reachable = page.evaluate(
            """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
              .filter(e => e.checkVisibility()).length"""
        )
        groups = page.evaluate(
            "() => { let n = 0; const seen = new Set(); for (const r of document.querySelectorAll('input[type=radio]'))"
            " { if (seen.has(r.name)) n++; seen.add(r.name) } return n }"
        )
        stops = looks.keyboard_walk(page)
        assert [stop for stop in stops if not stop["seen"]] == [], "focus is not seen"
        assert [stop for stop in stops if not stop["clear"]] == [], "focus is covered"
        assert len(stops) == reachable - groups  # a group of radio buttons is one stop
        context.close()


def test_the_first_tab_leads_past_the_menu(browser, gallery_url):
    page = browser.new_page()
    page.goto(f"{gallery_url}/parts.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Spring til indholdet"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.close()


def test_a_form_that_came_back_begins_at_what_is_wrong(browser, gallery_url):
    page = browser.new_page()
    page.goto(f"{gallery_url}/form.html")
    assert page.title().startswith("Fejl: ")
    assert page.evaluate("document.activeElement.classList.contains('error-summary')")
    links = page.locator(".error-summary a")
    for place in range(links.count()):
        links.nth(place).click()
        focused = page.evaluate("[document.activeElement.matches('input'), document.activeElement.getAttribute('aria-invalid')]")
        assert focused == [True, "true"], links.nth(place).inner_text()
    page.close()


def test_text_can_be_spaced_out_without_being_cut_off(browser, gallery_url):
    """WCAG 1.4.12: line height, paragraphs, letters and words further apart."""
    for sheet in sheets():
        page = browser.new_page(viewport={"width": 320, "height": 900}, bypass_csp=True)
        page.goto(f"{gallery_url}/{sheet}.html")
        page.add_style_tag(content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }")
        assert looks.scrolling(page) == [], sheet
        page.close()
