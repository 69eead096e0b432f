"""Walks through a running Fælled the way a person does: by following links, one page for each route."""

import re
from collections import deque
from urllib.parse import urldefrag, urljoin, urlsplit


class Route:
    """A pattern such as /lokalsamfund/{slug}/profil, as `faelled routes` prints it."""

    def __init__(self, method, pattern, access):
        self.method = method
        self.pattern = pattern
        self.access = access
        self.regex = re.compile(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(pattern)) + r"/?\Z")

    def __repr__(self):
        return f"{self.method} {self.pattern}"


def routes(text):
    """The GET routes in what `faelled routes` printed: method, pattern, access on each line."""
    lines = [line.split(maxsplit=2) for line in text.splitlines()]
    return [Route(*line) for line in lines if len(line) == 3 and line[0] == "GET"]


def route_of(path, known):
    """The route that answers an address. A written-out pattern wins over one with places to fill."""
    matching = [route for route in known if route.regex.match(path)]
    return min(matching, key=lambda route: route.pattern.count("{"), default=None)


def crawl(page, site, known, start="/", each=1):
    """Yields (route, address) for every page that links lead to, `each` addresses a route; the page is open there.

    Files (tables, spreadsheets) are asked for but not opened; whoever calls sees them as (route, address) too.
    """
    waiting, met, counts = deque([urljoin(site, start)]), set(), {}
    while waiting:
        address = waiting.popleft()
        path = urlsplit(address).path
        if address in met:
            continue
        met.add(address)
        route = route_of(path, known)
        key = route.pattern if route else path
        if counts.get(key, 0) >= each:
            continue
        counts[key] = counts.get(key, 0) + 1
        answer = page.request.get(address)
        if "text/html" not in answer.headers.get("content-type", ""):
            assert answer.ok, f"{answer.status} {address}"
            yield route, address, False
            continue
        yield route, address, True
        if page.url.split("#")[0] != address:
            page.goto(address)
        for link in page.locator("a[href]").evaluate_all("links => links.map(link => link.href)"):
            link, _ = urldefrag(link)
            if urlsplit(link).netloc == urlsplit(site).netloc and link not in met:
                waiting.append(link)


def sign_in(page, site, person):
    page.goto(f"{site}/log-ind")
    page.get_by_label("E-mail").fill(person["email"])
    page.get_by_label("Adgangskode").fill(person["password"])
    page.get_by_role("button", name="Log ind").click()
    page.wait_for_url(lambda url: "/log-ind" not in url)
