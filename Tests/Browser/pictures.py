"""Takes the pictures of planning, preparing and holding a meeting in the guides (docs/billeder), from a demo that is running.

    bin/demo 8080, and in another terminal:
    .venv/bin/python Tests/Browser/pictures.py http://localhost:8080

It plans a meeting in the demo and holds its first phase; use one that may be thrown away.
"""

import pathlib
import sys

import house
import looks
from playwright.sync_api import sync_playwright

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "docs" / "billeder"
LEADER = {"email": "birgitte.holm@fjordlund.example", "password": "fjord-og-bakke-2026"}


GUESTS = ("Bodil Høj", "Camilla Strøm", "Jens Ravn", "Lise Toft")
SEEN = (
    ("Flere i 3. klasse bliver hentet tidligt om fredagen", "Klubben har åbent en aften mere om ugen"),
    ("Færre børn er med i en forening end for to år siden", "De store står og venter på bussen uden en voksen"),
    ("Fraværet er højest om mandagen",),
    ("Naboerne har lavet en lektiecafé i beboerhuset", "Der er kø til musikskolen og ledige pladser i håndbold"),
)


def take(page, name, address=None):
    if address:
        page.goto(address)
    page.screenshot(path=FOLDER / f"{name}.png")


def pictures(site):
    with sync_playwright() as playwright:
        browser = looks.chromium(playwright)
        context = {**looks.Look(1280, "light").context, "viewport": {"width": 1280, "height": 960}}
        page = browser.new_context(**context).new_page()
        house.sign_in(page, site, LEADER)
        take(page, "planlaeg-felter", f"{site}/moeder/ny")
        page.get_by_label("Hvor holder I det?").fill("Salen, Strandby Skole")
        page.get_by_role("button", name="Lav planen").click()
        meeting = page.url.split("/planlaeg")[0]
        take(page, "planlaeg", f"{meeting}/planlaeg")
        take(page, "forbered", f"{meeting}/forbered")
        hold(browser, page, site, meeting)
        browser.close()


def hold(browser, page, site, meeting):
    """From the opening to the dots: on the leader's desk, on a phone and on the big screen."""
    page.goto(f"{meeting}/gaester")
    page.get_by_role("button", name="Lav en kode").click()
    page.get_by_role("button", name="Lad koden virke nu").click()
    code = page.locator("dl.facts dd").first.inner_text().replace(" ", "")
    page.goto(f"{meeting}/rum")
    page.get_by_role("button", name="Åbn rummet for alle").click()
    phones = []
    for name in GUESTS:
        look = {**looks.Look(390, "light").context, "viewport": {"width": 390, "height": 844}}
        phone = browser.new_context(**look).new_page()
        phone.goto(f"{site}/m/{code}")
        phone.get_by_label("Dit navn").fill(name)
        phone.get_by_role("button", name="Gå ind i mødet").click()
        phones.append(phone)
    while "Hvad ved vi?" not in page.locator("h1").inner_text():
        page.get_by_text("Gå videre for alle …").click()
        page.get_by_role("button", name="Ja, gå videre for alle").click()
        page.wait_for_load_state()
    for phone, notes in zip(phones, SEEN):
        for note in notes:
            phone.get_by_label("Jeg ser").fill(note)
            phone.get_by_role("button", name="Send noten").click()
            phone.locator("li.note", has_text=note).get_by_text("Sendt").wait_for()
    phones[0].get_by_text("Jeg ser …").evaluate("(label) => scrollTo(0, label.getBoundingClientRect().top + scrollY - 90)")
    take(phones[0], "rum-telefon")
    page.get_by_role("button", name="Vis alles noter").click()
    page.wait_for_load_state()
    wide = {**looks.Look(1920, "light").context, "viewport": {"width": 1920, "height": 1080}}
    screen = browser.new_context(**wide, storage_state=page.context.storage_state()).new_page()
    take(screen, "storskaerm", f"{meeting}/rum/skaerm")
    take(page, "rum-leder", f"{meeting}/rum")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    pictures(sys.argv[1].rstrip("/"))
