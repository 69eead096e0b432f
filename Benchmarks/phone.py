"""The room on a slow phone: what it takes to load, to type and tap while others write, and to stay open for three hours.

    apt-get install chromium
    FAELLED=path/to/faelled .venv/bin/python Benchmarks/phone.py [--notes 200] [--writers 40] [--events 1080]

The real program and the real page in Chromium, 390 px wide, processor slowed down four times and the net of a slow 4G
(150 ms, 1.6 Mbit/s). A round of the meeting holds 200 notes that are shown to all; 40 people write a note each, four a
second, while the phone types, opens and taps. Three hours are the messages of three hours, one every ten seconds, as
fast as they can be taken in. Limits: LCP 1.2 s, INP 100 ms, CLS 0.01, no growth.
"""

import argparse
import http.client
import os
import pathlib
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Tests" / "Faults"))
os.environ.setdefault("FAELLED_BINARY", os.environ.get("FAELLED", ""))

import live  # noqa: E402
import program  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

WATCH = """
  window.seen = { acts: {}, shift: 0, lcp: 0 }
  new PerformanceObserver(list => { for (const one of list.getEntries()) if (one.interactionId) {
    seen.acts[one.interactionId] = Math.max(seen.acts[one.interactionId] ?? 0, one.duration) } })
    .observe({ type: 'event', durationThreshold: 16, buffered: true })
  new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) seen.shift += one.value })
    .observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver(list => { for (const one of list.getEntries()) seen.lcp = one.startTime })
    .observe({ type: 'largest-contentful-paint', buffered: true })
"""


class Crowd:
    """People with a session each, who act through the port in turn."""

    def __init__(self, place, server, room, count):
        self.room, self.turn = room, 0
        self.servers = []
        for number in range(count):
            email = f"taster{number}@proeve.example"
            live.add(place, f"Tove Taster {number}", email, "konsulent")
            cookie = live.sessions(place, 1, email)[0]
            self.servers.append((server.port, cookie))

    def act(self, act, **fields):
        self.turn += 1
        port, cookie = self.servers[self.turn % len(self.servers)]
        status = post(port, cookie, f"{self.room}/{act}", {"noegle": str(uuid.uuid4()), **fields})
        assert status == 303, (act, status)

    def write(self, number):
        self.act("noter", trin="2", kilde="egen", note=f"Nummer {number}: flere børn cykler til klubben om fredagen, også dem fra byen")


def post(port, cookie, path, fields):
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    line.request("POST", path, urllib.parse.urlencode(fields), {
        "Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie, "Sec-Fetch-Site": "same-origin"})
    status = line.getresponse().status
    line.close()
    return status


def heap(session):
    """Kilobytes of JavaScript and the number of nodes, when what nobody holds on to is gone."""
    session.send("HeapProfiler.collectGarbage")
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return found["JSHeapUsedSize"] / 1000, int(found["Nodes"])


def load(browser, server, cookie, room):
    name, value = cookie.split("=", 1)
    site = f"http://localhost:{server.port}"
    context = browser.new_context(locale="da-DK", base_url=site, viewport={"width": 390, "height": 844}, has_touch=True)
    context.add_cookies([{"name": name, "value": value, "url": site}])
    page = context.new_page()
    session = context.new_cdp_session(page)
    for domain in ("Network", "Performance", "HeapProfiler"):
        session.send(f"{domain}.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    session.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8})
    page.add_init_script(WATCH)
    page.goto(room)
    page.wait_for_timeout(2000)
    return page, session


def tap(page, part):
    """A finger where it is. Finding it by its role is the browser driver's own work on the phone's processor, and is over
    before the finger comes."""
    part.scroll_into_view_if_needed()
    box = part.bounding_box()
    page.wait_for_timeout(400)
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def use(page):
    """What a thumb does: types, opens, taps."""
    note = page.locator("#note")
    tap(page, note)
    note.press_sequentially("Flere voksne er med om onsdagen", delay=60)
    for _ in range(6):
        tap(page, page.locator("main summary:visible").first)
        page.wait_for_timeout(200)
    tap(page, page.get_by_role("button", name="Send noten"))
    page.wait_for_timeout(500)
    note.press_sequentially("og en tanke til om lørdagen", delay=60)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--notes", type=int, default=200)
    parser.add_argument("--writers", type=int, default=40)
    parser.add_argument("--events", type=int, default=1080)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = program.Place(pathlib.Path(folder) / "faelled").begin()
        with place.serve() as server:
            room = live.hold(place, server)
            crowd = Crowd(place, server, room, chosen.writers)
            for number in range(chosen.notes):
                crowd.write(number)
            assert server.post(f"{room}/visning").status == 303
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page, session = load(browser, server, crowd.servers[0][1], room)
            opened = page.evaluate("seen.lcp")

            def write():
                for number in range(chosen.writers):
                    crowd.write(chosen.notes + number)
                    time.sleep(0.25)

            writing = threading.Thread(target=write)
            writing.start()
            use(page)
            writing.join()
            page.wait_for_timeout(2000)
            found = page.evaluate("seen")
            # As it is defined: the slowest of all, but for one in each fifty.
            times = sorted(found["acts"].values(), reverse=True)
            interaction = times[len(times) // 50]
            print(f"{chosen.notes} notes, {chosen.writers} writers; 390 px, processor 4x slower, slow 4G")
            print(f"  LCP {opened:.0f} ms   INP {interaction:.0f} ms of {len(times)} acts, the slowest {times[0]:.0f}   "
                  f"CLS {found['shift']:.4f}")
            session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
            for number in range(60):
                crowd.act("klar", klar=str(number // chosen.writers % 2))
            before = heap(session)
            for number in range(chosen.events):
                crowd.act("klar", klar=str(number // chosen.writers % 2))
                time.sleep(0.02)
            page.wait_for_timeout(2000)
            after = heap(session)
            print(f"  {chosen.events} messages, as in three hours: JavaScript {before[0]:.0f} -> {after[0]:.0f} KB, "
                  f"nodes {before[1]} -> {after[1]}")
            browser.close()


if __name__ == "__main__":
    main()
