"""A school leader who has never planned a meeting here does so in six fields, with a neutral helper."""

import re

import house
import looks

PHONE_AND_WALL = [looks.Look(320, "light"), looks.Look(390, "dark"), looks.Look(1920, "light")]


def test_six_fields_make_a_plan_that_is_ready_to_send(browser, workshop, sign_ins, keep_shot):
    context = browser.new_context(locale="da-DK", base_url=workshop, viewport={"width": 390, "height": 844})
    page = context.new_page()
    house.sign_in(page, workshop, sign_ins["leader"])

    def swept(name):
        assert looks.sweep(page, lambda page, look: keep_shot(page, f"{name}-{look}"), PHONE_AND_WALL) == []

    page.goto("/moeder")
    page.get_by_role("link", name="Planlæg et møde").click()
    # What a person counts as fields: a choice among kinds is one, and so is a date of three parts.
    names = page.eval_on_selector_all(
        "main form [name]", "all => [...new Set(all.filter(e => e.type != 'hidden').map(e => e.name.split('-')[0]))]")
    assert len(names) <= 6, names
    page.get_by_label("Hvor holder I det?").fill("Salen")
    page.get_by_role("button", name="Lav planen").click()
    assert "Mødet er planlagt" in page.get_by_role("status").inner_text()
    assert "Det beder du folk om" in page.locator("main").inner_text()
    plan = re.search(r"/moeder/[^/?#]+", page.url)[0]
    # The walk over the whole site looks at every other page of a meeting in every look.
    for address in ["/deltagere?find=mette", "/videre?til=udvidet", "/gentag?gentag=maaned&fridage=spring-over"]:
        page.goto(plan + address)
        swept("plan" + re.sub(r"\W+", "-", address))
    page.goto("/moeder?find=velkomst")
    assert "Fundet i jeres dagsordener" in page.locator("main").inner_text()
    swept("found")
    context.close()


def test_a_neutral_helper_is_asked_for_with_one_click_and_says_yes(browser, workshop, sign_ins, keep_shot):
    def person(who):
        page = browser.new_context(locale="da-DK", base_url=workshop).new_page()
        house.sign_in(page, workshop, sign_ins[who])
        return page

    leader, helper = person("leader"), person("partner")
    leader.goto("/moeder/ny")
    leader.get_by_role("button", name="Lav planen").click()
    leader.get_by_role("link", name="Neutral hjælper").click()
    leader.get_by_role("button", name="Bed om en hjælper").click()
    title = leader.locator(".crumbs a").nth(1).inner_text()
    helper.goto("/")
    helper.get_by_role("link", name=re.compile("Vil du hjælpe ved")).first.click()
    looked = lambda page, look: keep_shot(page, f"helper-desk-{look}")
    assert looks.sweep(helper, looked, PHONE_AND_WALL) == []
    helper.get_by_role("button", name=re.compile(f"Ja, jeg hjælper.*{re.escape(title)}")).first.click()
    assert "Mødet står nu blandt dem" in helper.get_by_role("status").inner_text()
    leader.reload()
    assert "har sagt ja" in leader.locator("main").inner_text()
    leader.get_by_label("Jeres aftale").fill("Vi leder fase 3 og 4 selv")
    leader.get_by_role("button", name="Gem aftalen").click()
    assert "Vi leder fase 3 og 4 selv" in leader.get_by_label("Jeres aftale").input_value()
    assert looks.sweep(leader, lambda page, look: keep_shot(page, f"help-{look}"), PHONE_AND_WALL) == []
