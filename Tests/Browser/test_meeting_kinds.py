"""Meeting kinds: read, copied, changed by form and as a file, brought along, and changed by two at once."""

import re

import looks

PHONE_AND_WALL = [looks.Look(390, "light"), looks.Look(1920, "light"), looks.Look(1280, "dark")]


def copy(page, name, start="Teamsamtale", owner="Hele kommunen"):
    """Makes a copy of a shipped kind the way a consultant does, and stands on its page."""
    page.goto("/metoder")
    page.get_by_role("link", name=start, exact=True).click()
    page.get_by_role("link", name="Lav en kopi").click()
    page.get_by_label("Hvad skal den hedde?").fill(name)
    page.get_by_label("Hvem er den til?").select_option(label=owner)
    page.get_by_role("button", name=re.compile("^Lav (kopien|mødeformen)$")).click()
    assert page.get_by_role("heading", level=1).inner_text() == name


def test_a_leader_reads_the_learning_meeting_as_it_will_be_held(at_work, keep_shot):
    page = at_work("leader")
    page.goto("/")
    page.get_by_role("link", name="Mødeformer", exact=True).first.click()
    page.get_by_role("link", name="Læringsmøde om lokalsamfundsprofilen").click()
    words = page.locator("main").inner_text()
    for said in ("Hvad ved vi?", "Hvad tænker vi?", "Hvad gør vi?", "Hvem gør hvad", "Mødelederen styrer", "Kernekreds", "135 af 135"):
        assert said in words, said
    headings = page.locator("h3.phase-heading")
    assert headings.count() == 4
    assert [headings.nth(place).get_attribute("data-phase") for place in range(4)] == ["1", "2", "3", "4"]
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"kind-{look}"), looks.PHONE_AND_DESK + PHONE_AND_WALL) == []
    page.goto("/metoder/cirkler/data-wise")
    assert page.locator("h3.phase-heading").count() == 8
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"circle-{look}"), PHONE_AND_WALL) == []


def test_a_consultant_makes_a_kind_of_her_own_and_finds_the_old_text_again(at_work, keep_shot):
    page = at_work("consultant")
    copy(page, "Teamsamtale i Fjordlund")
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"own-kind-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_role("link", name="Ret dagsorden").click()
    page.locator("[name='punkt-7']").fill("Kaffe")
    page.get_by_role("button", name="Se det, før du gemmer").click()
    # An item without minutes is refused by its field, and what was typed is still there.
    assert page.title().startswith("Fejl: ")
    assert page.locator("[name='punkt-7']").input_value() == "Kaffe"
    page.locator("[name='minutter-7']").fill("10")
    page.get_by_role("button", name="Gem", exact=True).click()
    assert "Punkterne fylder 70 minutter, men mødet varer 60" in page.locator(".error-summary").inner_text()
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"agenda-form-{look}"), looks.PHONE_AND_DESK + PHONE_AND_WALL) == []
    page.locator("[name='minutter-3']").fill("5")
    page.get_by_role("button", name="Se det, før du gemmer").click()
    assert "Intet er gemt endnu" in page.locator("main").inner_text()
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"agenda-preview-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_role("button", name="Gem", exact=True).click()
    assert "ny version" in page.get_by_role("status").inner_text()
    assert "Kaffe" in page.locator("#dagsorden").inner_text()
    page.get_by_role("link", name="Versioner").click()
    assert looks.sweep(page, only=looks.PHONE_AND_DESK) == []
    page.get_by_role("link", name="Version 1", exact=True).click()
    assert "Kaffe" not in page.locator("#dagsorden").inner_text()
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"old-version-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_role("button", name="Brug den her igen").click()
    assert "Kaffe" not in page.locator("#dagsorden").inner_text()


def test_a_file_with_slips_is_told_where_they_stand_and_a_right_one_comes_in(at_work, keep_shot):
    page = at_work("consultant")
    copy(page, "Møde som fil", "Frit møde")
    page.get_by_role("link", name="Ret som fil").click()
    box = page.get_by_label("Filen", exact=True)
    text = box.input_value()
    box.fill(text.replace("minutes: 60", "minuts: 60").replace("minutes: 45", "minutes: mange"))
    page.get_by_role("button", name="Gem filen").click()
    found = page.locator("#fund").inner_text()
    assert "minuts" in found and "Mener du »minutes«?" in found and "mange" in found and "Linje" in found
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"file-findings-{look}"), looks.PHONE_AND_DESK + PHONE_AND_WALL) == []
    box.fill(text.replace("title: Velkomst", "title: Godmorgen"))
    page.get_by_role("button", name="Gem filen").click()
    assert "Godmorgen" in page.locator("#dagsorden").inner_text()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Hent som fil").click()
    file = fetched.value.path().read_text()
    assert fetched.value.suggested_filename == "moede-som-fil.yaml" and "Godmorgen" in file
    page.goto("/metoder/import")
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"import-{look}"), looks.PHONE_AND_DESK) == []
    page.get_by_label("Filen", exact=True).set_input_files(
        {"name": "andet.yaml", "mimeType": "application/yaml", "buffer": file.replace("slug: moede-som-fil", "slug: hentet-moede").encode()}
    )
    page.get_by_label("Hvem er den til?").select_option(label="Hele kommunen")
    page.get_by_role("button", name="Hent filen ind").click()
    assert "/metoder/moeder/hentet-moede" in page.url


def test_two_who_change_the_same_kind_see_both_texts_and_lose_neither(at_work, keep_shot):
    first, second = at_work("consultant"), at_work("consultant")
    copy(first, "Møde til to", "Frit møde")
    second.goto(first.url.split("?")[0])
    for page in (first, second):
        page.get_by_role("link", name=re.compile("^Ret spilleregler")).click()
    first.get_by_label("Spilleregler").fill("Vi lytter.")
    first.get_by_role("button", name="Gem", exact=True).click()
    second.get_by_label("Spilleregler").fill("Vi spørger.")
    second.get_by_role("button", name="Gem", exact=True).click()
    seen = second.locator(".versions").inner_text()
    assert "Vi lytter." in seen and "Vi spørger." in seen
    assert looks.sweep(second, lambda page, look: keep_shot(page, f"kind-conflict-{look}"), looks.PHONE_AND_DESK) == []
    second.get_by_label("Spilleregler").fill("Vi lytter.\nVi spørger.")
    second.get_by_role("button", name="Gem", exact=True).click()
    words = second.locator("#regler").inner_text()
    assert "Vi lytter." in words and "Vi spørger." in words


def test_a_leader_without_scripts_copies_a_circle_and_changes_a_phase(browser, workshop, signed_in):
    context = browser.new_context(
        locale="da-DK", base_url=workshop, storage_state=signed_in("leader", workshop), java_script_enabled=False
    )
    page = context.new_page()
    copy(page, "Vores cirkel", "Kommunens egen cirkel", "Strandby Skole")
    page.get_by_role("link", name="Ret faserne").click()
    page.locator("[name='fase-1']").fill("Lyt")
    page.get_by_role("button", name="Gem", exact=True).click()
    assert "Lyt: Hvad lægger vi mærke til?" in page.locator("#faser").inner_text()
    assert "Strandby Skole" in page.locator(".page-head").inner_text()
    context.close()
