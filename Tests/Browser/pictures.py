"""Takes the pictures of planning and preparing in the guides (docs/billeder), from a demo that is running.

    bin/demo 8080, and in another terminal:
    .venv/bin/python Tests/Browser/pictures.py http://localhost:8080

It plans a meeting in the demo; use one that may be thrown away.
"""

import pathlib
import sys

import house
import looks
from playwright.sync_api import sync_playwright

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "docs" / "billeder"
LEADER = {"email": "birgitte.holm@fjordlund.example", "password": "fjord-og-bakke-2026"}


def take(page, name, address):
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
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    pictures(sys.argv[1].rstrip("/"))
