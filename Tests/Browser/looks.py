"""The ways a page is looked at: widths, light and dark, high contrast; and what must hold in each of them."""

import itertools
import os
import pathlib
import re
import shutil
from dataclasses import dataclass
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

WIDTHS = (320, 768, 1280, 1920)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]


@dataclass(frozen=True)
class Look:
    width: int
    mode: str  # light, dark or forced

    def __str__(self):
        return f"{self.width}-{self.mode}"

    @property
    def context(self):
        """What a browser context needs to see pages this way."""
        return {
            "viewport": {"width": self.width, "height": 900},
            "color_scheme": "dark" if self.mode == "dark" else "light",
            "forced_colors": "active" if self.mode == "forced" else "none",
            "reduced_motion": "reduce",
            "locale": "da-DK",
            "timezone_id": "Europe/Copenhagen",
        }


QUICK = [Look(768, "light")]
PHONE_AND_DESK = [Look(320, "light"), Look(1280, "light")]
ALL = [Look(width, mode) for width, mode in itertools.product(WIDTHS, ("light", "dark", "forced"))]


def chromium(playwright):
    """Debian's Chromium where it is installed, otherwise the one Playwright brings.

    FAELLED_SLOWLY=120 lets so many milliseconds pass between the acts: a test that leans on being quicker than the page
    is red there before it is red by chance.
    """
    fonts = pathlib.Path(__file__).with_name("fonts.conf")
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium") or None,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        args=["--lang=da-DK"],
        slow_mo=float(os.environ.get("FAELLED_SLOWLY", 0)),
    )


class Watch:
    """Listens to a page while it loads: errors, failed requests and requests to anybody else are remembered."""

    def __init__(self, page):
        self.problems = []
        self.requests = 0
        self.page = page
        page.on("console", lambda m: self._add(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._add(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("request", self._request)
        page.on("response", self._response)
        self.expected = 200

    def _add(self, problem):
        # Chromium itself writes this line for every answer that is not 200; the status is judged by _response.
        if not problem.startswith("console: Failed to load resource"):
            self.problems.append(problem)

    def _failed(self, request):
        # A stream is cut off when the page is left, and by nothing else.
        if request.resource_type != "eventsource" or "ERR_ABORTED" not in (request.failure or ""):
            self._add(f"failed: {request.url} {request.failure}")

    def _request(self, request):
        # The stream is opened when the page is there to be read, so it is no part of the way to it.
        self.requests += request.resource_type != "eventsource"
        here = urlsplit(self.page.url).netloc
        there = urlsplit(request.url)
        if here and there.scheme.startswith("http") and there.netloc != here and not request.is_navigation_request():
            self._add(f"third party: {request.url}")

    def _response(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self._add(f"{response.status}: {response.url}")


def open_page(page, url, status=200):
    """Opens an address and gives back what went wrong on the way."""
    watch = Watch(page)
    answer = page.goto(url, wait_until="load")
    if answer and answer.status != status:
        watch.problems.append(f"{answer.status} instead of {status}: {url}")
    # Asked now, because axe leaves some of its own behind.
    if styled := page.locator("[style]").count():
        watch.problems.append(f"{styled} style attributes")
    return watch.problems


def sweep(page, keep=None, only=None):
    """Looks at an open page in every way, without loading it again; gives back what is wrong in which look.

    What axe reads changes with the width only between phone and desk, and what dark and forced colours change is
    colours: so all its rules are run on a phone and at a desk, and those of colour at a desk in the other modes.
    Whether a page fits, and what it is built of, is looked at everywhere.
    """
    found = []
    for look in only or ALL:
        page.set_viewport_size({"width": look.width, "height": 900})
        page.emulate_media(
            color_scheme=look.context["color_scheme"], forced_colors=look.context["forced_colors"], reduced_motion="reduce"
        )
        if look in PHONE_AND_DESK:
            wrong = problems(page)
        else:
            wrong = scrolling(page) + structure(page) + small_targets(page)
            wrong += accessibility(page, COLOUR_RULES) if look.width == 1280 else []
        found += [f"{look}: {problem}" for problem in wrong]
        if keep:
            keep(page, str(look))
    return found


def problems(page):
    """Everything that must hold for any page, in the look it is open in."""
    return scrolling(page) + structure(page) + small_targets(page) + accessibility(page)


def accessibility(page, rules=None):
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    found = Axe().run(page, options={"runOnly": only, "resultTypes": ["violations"]}).response["violations"]
    return [
        f"axe {v['id']}: {v['help']}: " + " | ".join(node["html"][:160] for node in v["nodes"][:3]) for v in found
    ]


def scrolling(page):
    """Nothing reaches past the right edge: a page scrolls one way only (WCAG 1.4.10)."""
    return page.evaluate(
        """() => {
          const root = document.scrollingElement, wide = root.scrollWidth - root.clientWidth
          if (wide <= 0) return []
          const worst = [...document.body.querySelectorAll('*')].filter(e => {
            const box = e.getBoundingClientRect()
            return box.right > root.clientWidth + 1 && getComputedStyle(e).position !== 'absolute'
          }).slice(0, 3).map(e => e.tagName + '.' + e.getAttribute('class'))
          return [`scrolls sideways by ${wide}px: ${worst.join(', ')}`]
        }"""
    )


def structure(page):
    return page.evaluate(
        """() => {
          const found = []
          const h1 = document.querySelectorAll('h1').length
          if (h1 !== 1) found.push(`${h1} h1`)
          if (document.documentElement.lang !== 'da') found.push('lang is not da')
          if (!document.title.endsWith('– Fælled')) found.push(`title: ${document.title}`)
          const primary = document.querySelectorAll('main .btn-primary').length
          if (primary > 1) found.push(`${primary} primary buttons`)
          for (const link of document.querySelectorAll('a[href^="#"]'))
            if (!document.getElementById(decodeURIComponent(link.hash.slice(1))))
              found.push(`a link to nowhere: ${link.hash}`)
          return found
        }"""
    )


def keyboard_walk(page, limit=400):
    """Presses Tab through the whole page; gives back each stop as (name, is its focus seen, is it uncovered)."""
    page.emulate_media(reduced_motion="reduce")  # where the focus is must be seen at once, not after a glide
    # A page may have put the focus somewhere; the walk begins before the first thing on it.
    page.evaluate(
        """() => {
          const start = document.createElement('span')
          start.tabIndex = -1
          document.body.prepend(start)
          start.focus()
          start.remove()
        }"""
    )
    stops = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const e = document.activeElement
              if (!e || e === document.body) return null
              if (e.dataset.walked) return null
              e.dataset.walked = 1
              // A link in running text may go on on the next line: its first piece is looked at.
              const style = getComputedStyle(e), box = e.getClientRects()[0] ?? e.getBoundingClientRect()
              const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
              const x = box.left + Math.min(box.width, 40) / 2, y = box.top + Math.min(box.height, 20) / 2
              const top = document.elementFromPoint(x, y)
              const clear = !!top && (e.contains(top) || top.contains(e) || !!top.closest('label')?.control)
              return { name: (e.ariaLabel || e.innerText || e.name || e.tagName).trim().slice(0, 60),
                       tag: e.tagName, seen, clear, box: [box.left, box.top, box.width, box.height].map(Math.round) }
            }"""
        )
        if stop is None:
            break
        stops.append(stop)
    return stops


def small_targets(page):
    """Controls below 24 by 24 CSS pixels that are not links in running text (WCAG 2.5.8)."""
    return page.evaluate(
        """() => [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary, .btn, nav a')]
          .filter(e => e.checkVisibility() && !e.closest('.skip-link') && !e.closest('label.check'))
          .map(e => [e, e.getBoundingClientRect()])
          .filter(([e, box]) => box.width < 24 || box.height < 24)
          .map(([e, box]) => `${e.outerHTML.slice(0, 80)} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
    )


def file_name(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "side"
