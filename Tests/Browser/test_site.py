"""The real pages, found by following links as each of the demo's people and as a stranger."""

import gzip
import re
import subprocess

import pytest

import house
import looks

# Routes no link on a page leads to, each with the reason.
NO_LINK = {
    "/sundhed": "for machines that watch the server",
    "/velkommen/{token}": "the link stands in an invitation",
    "/opsaetning/{token}": "the link is printed when the server starts for the first time",
    "/opsaetning": "open only until the first administrator is made",
    "/was": "the short address the law asks for",
    "/data/import/{file}": "there while a file waits; the journeys go there",
    "/data/import/{file}/plan": "there while a file waits; the journeys go there",
    "/data/import/{file}/fund.csv": "there while a file waits; the journeys fetch it",
    "/organisation/import/{id}": "there while a file waits",
    "/aarshjul/kalender/{token}": "for calendar programs; the address is shown once to whoever makes it",
    "/moeder/{id}/materiale/margen.css": "the margin of printed sheets: a stylesheet, which no link leads to",
    "/moeder/{id}/forbered/data/{data}": "there when somebody has brought a file; the journey of preparing fetches it",
    "/m": "on the page where one signs in, while a meeting's code is open; for those who never sign in",
    "/svar/{token}": "the link stands in a letter; test_invitations goes there",
    **{
        f"/m/{{kode}}{rest}": "behind a code the planner makes; test_invitations goes there"
        for rest in ("", "/lokalsamfund", "/lokalsamfund/{slug}/profil", "/lokalsamfund/{slug}/profil.csv", "/lokalsamfund/{slug}/profil.xlsx",
                     "/indikatorer", "/indikatorer/{slug}", "/kommune", "/materiale", "/materiale/margen.css", "/forbered",
                     "/forbered/data/{data}", "/forberedelser", "/rum", "/skaerm", "/rum/live", "/skaerm/live")
    },
    **{
        f"/moeder/{{id}}/{what}/ny": "linked to once a meeting has begun; the tests of outcomes go there"
        for what in ("behov", "maal", "handlinger")
    },
    "/moeder/{id}/gaester": "on a meeting to come; the walk opens one that was held, and test_invitations goes there",
    "/moeder/{id}/rum/live": "what a room's page listens to",
    "/moeder/{id}/rum/skaerm": "from a room that is open; test_room goes there",
    "/moeder/{id}/rum/skaerm/live": "what the big screen listens to",
    "/proevemoede/{id}": "there when somebody tries a kind of meeting; test_room goes there",
    "/moeder/{id}/referat": "linked to once a meeting has begun; the walk opens one that is to come",
    "/moeder/{id}/referat.docx": "from the minutes of a meeting that has begun",
    "/moeder/{id}/referat.pdf": "from the minutes of a meeting that has begun, where the program for it is set up",
    "/moeder/referater/samlet.docx": "from a year that has approved minutes",
    "/moeder/referater/samlet.pdf": "from a year that has approved minutes, where the program for it is set up",
    "/svar/{token}/referat.docx": "from a guest's minutes",
    "/svar/{token}/referat.pdf": "from a guest's minutes, where the program for it is set up",
    "/moeder/{id}/referat/ret/{del}": "from the minutes of a meeting that has begun",
    "/svar/{token}/referat": "the link stands in a letter; the tests of minutes go there",
    "/organisation/team/{id}": "from a unit that has teams; the walk opens one unit of each kind of page",
}


@pytest.fixture(params=["stranger", "leader", "steward", "consultant", "administrator", "denmark"])
def visitor(request, browser, signed_in):
    """Somebody in front of the screen."""
    state = None if request.param == "stranger" else signed_in(request.param)
    context = browser.new_context(locale="da-DK", storage_state=state)
    page = context.new_page()
    page.who = request.param
    yield page
    context.close()


@pytest.fixture(scope="module")
def swept():
    """Routes that have been looked at in every way, by whoever came first; for the next one look is enough."""
    return set()


def test_every_page_is_accessible_fits_and_is_quiet_in_every_look(visitor, site, known_routes, swept, keep_shot):
    found, seen = [], 0
    for route, address, is_page in house.crawl(visitor, site, known_routes):
        if route is None:
            found.append(f"no such route: {address}")
        elif is_page:
            seen += 1
            wrong = looks.open_page(visitor, address)
            name = f"{visitor.who}-{route.pattern}"
            only = looks.QUICK if route.pattern in swept else None
            wrong += looks.sweep(visitor, lambda page, look: keep_shot(page, f"{name}-{look}"), only)
            swept.add(route.pattern)
            found += [f"{visitor.who} {address}: {problem}" for problem in wrong]
    assert found == []
    assert seen >= (1 if visitor.who == "stranger" else 5)


@pytest.fixture(scope="module")
def walks(browser, site, signed_in, known_routes):
    """Who comes where by following links: for each of the demo's people one address of every route."""
    found = {}
    for role in ("leader", "steward", "consultant", "administrator", "denmark"):
        context = browser.new_context(storage_state=signed_in(role))
        found[role] = list(house.crawl(context.new_page(), site, known_routes))
        context.close()
    return found


def test_every_page_can_be_reached_by_following_links(walks, known_routes):
    reached = {route.pattern for walk in walks.values() for route, *_ in walk if route}
    lonely = [route.pattern for route in known_routes if route.pattern not in reached and route.pattern not in NO_LINK]
    # A stranger's page is not linked to from inside.
    assert [pattern for pattern in lonely if pattern != "/log-ind"] == []


def test_every_page_can_be_walked_with_the_keyboard_also_in_a_small_window(browser, signed_in, walks):
    """320 by 256 is what is left of 1280 by 1024 at 400 %: nothing that sticks may cover what has the focus."""
    found, walked = [], set()
    for role, walk in walks.items():
        context = browser.new_context(
            locale="da-DK", storage_state=signed_in(role), viewport={"width": 320, "height": 256}
        )
        page = context.new_page()
        for route, address, is_page in walk:
            if not is_page or route is None or route.pattern in walked:
                continue
            walked.add(route.pattern)
            page.goto(address)
            stops = looks.keyboard_walk(page, limit=60)
            found += [f"{address}: focus not seen on {stop['name']}" for stop in stops if not stop["seen"]]
            found += [f"{address}: covered: {stop['name']}" for stop in stops if not stop["clear"]]
            # On the big screen there is nothing to press.
            if len(stops) < 4 and not route.pattern.endswith("/skaerm"):
                found.append(f"{address}: only {len(stops)} stops")
        context.close()
    assert found == []


def test_pages_are_light(browser, site, signed_in, walks):
    """A profile of 55 figures is at most 30 KB compressed, other pages 14 KB; no script on a profile, six requests at most."""
    found, weighed = [], set()
    for role, walk in walks.items():
        context = browser.new_context(storage_state=signed_in(role))
        page = context.new_page()
        for route, address, is_page in walk:
            if not is_page or route is None or (route.pattern in weighed and not route.pattern.endswith("/profil")):
                continue
            weighed.add(route.pattern)
            html = page.request.get(address).body()
            size, is_profile = len(gzip.compress(html, 6)), "/profil" in route.pattern
            # Up to 55 figures travel in 30 KB; each one more has its share.
            most = 30 * max(1, html.count(b"<figure") / 55) if is_profile else 14
            # The material of a meeting is a profile and a dozen sheets around it, on paper.
            most = 50 if route.pattern.endswith("/materiale") else most
            if size > most * 1024:
                found.append(f"{address}: {size} bytes compressed")
            if is_profile and b"<script" in html:
                found.append(f"{address}: a profile needs no script")
            watch = looks.Watch(page)
            page.goto(address)
            if watch.requests > 6:
                found.append(f"{address}: {watch.requests} requests")
        context.close()
    context = browser.new_context()
    style = context.request.get(f"{site}/faelled.css").body()
    context.close()
    assert len(gzip.compress(style, 9)) <= 14 * 1024
    assert found == []


def test_a_person_without_scripts_signs_in_and_reads_a_profile(browser, site, sign_ins):
    context = browser.new_context(java_script_enabled=False, locale="da-DK")
    page = context.new_page()
    page.goto(f"{site}/lokalsamfund")
    assert "/log-ind" in page.url  # and comes back afterwards
    person = sign_ins["leader"]
    page.get_by_label("E-mail").fill(person["email"])
    page.get_by_label("Adgangskode").fill(person["password"])
    page.get_by_role("button", name="Log ind").click()
    assert page.url.endswith("/lokalsamfund")
    page.locator("main a[href$='/profil']").first.click()
    assert page.locator("h1").count() == 1
    assert page.locator("main figure, main table").count() >= 1
    page.get_by_role("button", name="Log ud").click()
    page.goto(f"{site}/lokalsamfund")
    assert "/log-ind" in page.url
    context.close()


def test_a_wrong_password_says_so_and_gives_nothing_away(browser, site, sign_ins):
    def refused(email):
        page = browser.new_page(locale="da-DK")
        page.goto(f"{site}/log-ind")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Adgangskode").fill("helt forkert adgangskode")
        page.get_by_role("button", name="Log ind").click()
        assert page.title().startswith("Fejl: ")
        assert page.evaluate("document.activeElement.classList.contains('error-summary')")
        assert page.get_by_label("E-mail").input_value() == email
        text = page.locator(".error-summary").inner_text()
        page.close()
        return text

    assert refused("findes.ikke@eksempel.dk") == refused(sign_ins["leader"]["email"])


def test_a_page_that_is_not_there_is_kind_and_the_same_as_one_that_is_not_yours(browser, site, signed_in):
    context = browser.new_context(storage_state=signed_in("leader"), locale="da-DK")
    page = context.new_page()
    found = looks.open_page(page, f"{site}/lokalsamfund/findes-slet-ikke/profil", status=404)
    assert found + looks.sweep(page) == []
    first = page.locator("main").inner_text()
    looks.open_page(page, f"{site}/helt/ukendt", status=404)
    assert page.locator("main").inner_text() == first
    context.close()


@pytest.mark.parametrize("area, most", [("Strandby", 5), ("Fjordlund Kommune", 4), ("Strandby Skole", 4)])
def test_a_profile_is_a_handout_with_every_figure_on_it_and_without_the_furniture(
    browser, site, signed_in, tmp_path, area, most
):
    context = browser.new_context(storage_state=signed_in("leader"), locale="da-DK")
    page = context.new_page()
    page.goto(f"{site}/lokalsamfund")
    page.locator("main").get_by_role("link", name=area, exact=True).click()
    name = page.locator("h1").inner_text()
    figures = page.locator(".fold > summary > b").all_text_contents()
    page.pdf(path=tmp_path / "profil.pdf", prefer_css_page_size=True, print_background=False)
    text = subprocess.run(
        ["pdftotext", tmp_path / "profil.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    sheets = text.count("\f")
    assert 2 <= sheets <= most, f"{sheets} sheets"
    assert name in text.split("\f")[0]
    printed = " ".join(text.split())
    assert len(figures) > 10 and [figure for figure in figures if figure not in printed] == []
    for furniture in ("Log ud", "Spring til indholdet", "Organisation"):
        assert furniture not in text
    assert re.search(rf"1\s*/\s*{sheets}\b", text.split("\f")[0])
    context.close()


def test_the_first_finding_and_the_menu_stand_on_the_first_screen_of_a_phone(browser, site, signed_in):
    context = browser.new_context(
        storage_state=signed_in("leader"), locale="da-DK", viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{site}/lokalsamfund/strandby/profil")
    first = page.locator("main .rows a").first
    box = first.bounding_box()
    assert box["y"] + box["height"] < 640, box
    assert page.locator(".site-header").bounding_box()["height"] <= 64
    # The menu opens without a script, and leads away.
    link = page.get_by_role("link", name="Organisation")
    assert not link.is_visible()
    page.get_by_role("button", name="Menu").click()
    assert link.is_visible() and page.get_by_role("button", name="Log ud").is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()
    # A finding leads to its figure, which is unfolded.
    first.click()
    assert page.locator(page.evaluate("location.hash")).locator("figure").is_visible()
    context.close()


def test_no_number_is_broken_over_two_lines_on_a_phone(browser, site, signed_in):
    """Every number and every interval in the tables of a profile stands on one line."""
    context = browser.new_context(
        storage_state=signed_in("leader"), locale="da-DK", viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    page.goto(f"{site}/lokalsamfund/strandby/profil")
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    broken = page.evaluate(
        """() => {
          const found = []
          for (const cell of document.querySelectorAll('.figure .table td'))
            for (const node of [cell.firstChild, cell.querySelector('small')?.firstChild].filter(Boolean)) {
              const range = document.createRange()
              range.selectNodeContents(node)
              if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) found.push(node.textContent)
            }
          return found
        }"""
    )
    assert page.locator(".figure .table td").count() > 200
    assert broken == []
    assert looks.scrolling(page) == []
    context.close()
