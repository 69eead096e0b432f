"""Those who take part in a meeting with a page in Chromium: what attending.Phone does by its own words, the real scripts
do here, and everything is pressed and written on the page. Slow, so only with FAELLED_FAULTS=full.
"""

import asyncio
import contextlib
import html
import urllib.parse

import attending
import pytest

api = pytest.importorskip("playwright.async_api")

BALLOT = """() => Object.fromEntries([...document.querySelectorAll('#rum-prikker [name=plus]')].map(({ value }) =>
  [value, Number(document.querySelector(`#rum-prikker [name='prik-${value}']`)?.value ?? 0)]))"""


class Tab(attending.Attendee):
    # Coming in.

    async def join(self, code):
        browser = self.hall.browsers[self.hall.phones.index(self) % len(self.hall.browsers)]
        self.context = await browser.new_context(
            locale="da-DK", timezone_id="Europe/Copenhagen", base_url=f"http://localhost:{self.hall.port}",
            viewport={"width": 390, "height": 844},
        )
        self.page = await self.context.new_page()
        self.page.set_default_timeout(self.hall.patience * 1000)
        self.page.on("response", self.take_answer)
        await self.listen()
        await self.page.goto(f"/m/{code}")
        await self.page.get_by_label("Dit navn").fill(self.name)
        await self.page.get_by_role("button", name="Gå ind i mødet").click()
        await self.page.locator("main[data-live]").wait_for()
        self.room = urllib.parse.urlsplit(self.page.url).path
        return self

    # What is heard and seen.

    async def listen(self):
        """Also what the stream says and the page does not show."""
        session = await self.context.new_cdp_session(self.page)
        numbers = {}

        def opened(event):
            query = urllib.parse.parse_qs(urllib.parse.urlsplit(event["request"]["url"]).query)
            if "since" in query:
                numbers[event["requestId"]] = int(query["since"][0])

        def said(event):
            self.heard.append(event["data"].encode())
            if event["eventName"] == "patch":
                number, stream = int(event["eventId"]), event["requestId"]
                self.doubled += number <= numbers[stream]
                self.seen = numbers[stream] = number

        session.on("Network.requestWillBeSent", opened)
        session.on("Network.eventSourceMessageReceived", said)
        await session.send("Network.enable")

    def take_answer(self, answer):
        asked = answer.request
        self.statuses[answer.status] += 1
        if asked.method == "POST" and self.room:
            act = asked.url.rpartition("/")[2]
            if answer.status in (204, 303):
                self.taken.append((act, dict(urllib.parse.parse_qsl(asked.post_data, keep_blank_values=True))))
            elif answer.status not in (408, 425, 429) and answer.status < 500:
                self.refused.append((act, answer.status))
        if asked.resource_type in ("document", "fetch") and not 300 <= answer.status < 400:
            self.hall.start(self.read_answer(answer))

    async def read_answer(self, answer):
        # A page that is left before its answer is read has nothing to read any more.
        with contextlib.suppress(api.Error):
            body = await answer.body()
            self.heard.append(body)
            if self.room and answer.request.resource_type == "document" and answer.status < 500:
                self.is_out = b"data-live=" not in body

    @property
    def text(self):
        return html.unescape(self.hall.run(self.shown()))

    async def shown(self):
        # Between two pages there is nothing to see.
        with contextlib.suppress(api.Error):
            return await self.page.evaluate("document.querySelector('main')?.innerHTML ?? ''")
        return ""

    # What is done.

    async def send(self, act, times=1, **fields):
        """Writes it where it is to be written and presses; the outbox does the rest. `times`: so often in a row."""
        if self.is_out:
            # There is nothing left to press; somebody may still know the address.
            answer = await self.context.request.post(
                f"{self.room}/{act}", form=fields, headers={"Sec-Fetch-Site": "same-origin"}, max_redirects=0)
            return answer.status == 303
        written = {name: text for name, text in fields.items() if name != "trin"}
        form = self.page.locator(f"form[data-outbox][action$='/{act}']")
        if "trin" in fields:
            form = form.filter(has=self.page.locator(f"[name=trin][value='{fields['trin']}']"))
        await self.find(form)
        for name, text in written.items():
            field = form.locator(f"[name='{name}']")
            await (field.select_option(text) if name == "kilde" else field.fill(text))
        done, refused = len(self.taken), len(self.refused)
        await form.get_by_role("button", name="Send").click(click_count=times)
        while not any(written.items() <= said.items() for _, said in self.taken[done:]):
            if len(self.refused) > refused:
                return False
            await asyncio.sleep(0.05)
        return True

    async def find(self, part):
        """What is new waits behind a button while somebody has the pen in a field."""
        news = self.page.locator("[data-show]")
        while not await part.count():
            # It may come by itself before the button is reached.
            with contextlib.suppress(api.Error):
                await news.first.click(timeout=1000)

    async def vote(self, chance):
        """Two dots for one note and one for another, a press for each, and the first is a double click. They stand on the
        page at once, and the outbox sends them all together."""
        first, second = chance.sample(sorted(await self.page.evaluate(BALLOT)), 2)
        wanted = {f"prik-{first}": "2", f"prik-{second}": "1"}
        for option, times in ((first, 2), (second, 1)):
            await self.page.locator(f"#rum-prikker [name=plus][value='{option}']").click(click_count=times)
        while not any(act == "prikker" and wanted.items() <= said.items() for act, said in self.taken):
            await asyncio.sleep(0.05)
        laid = await self.page.evaluate(BALLOT)
        return (laid[first], laid[second], sum(laid.values())) == (2, 1, 3) and await self.is_connected()

    async def is_connected(self):
        """False on a page whose scripts were lost with the server that sent it: it follows nothing, and says nothing. (outbox.js
        is asked for at each page, and without it live.js does not run.)"""
        with contextlib.suppress(api.Error):
            await self.page.locator("[data-connection]", has_text="Forbundet").first.wait_for(state="attached", timeout=15_000)
            return True
        return False

    async def cut(self, seconds):
        """What is sent and asked for finds no net. A stream that is open goes on: Chromium leaves it alone, and cutting it is
        left to the phones, to the page behind live.Net and to the server's end."""
        await self.context.set_offline(True)
        await asyncio.sleep(seconds)
        await self.context.set_offline(False)


class Hall(attending.Hall):
    """All of them in a few browsers, each with a context of its own."""

    attendee = Tab
    patience = 120
    pace = 0.5

    def __init__(self, port, browsers=3):
        super().__init__(port)
        self.run(self.launch(browsers))

    async def launch(self, browsers):
        self.playwright = await api.async_playwright().start()
        self.browsers = [
            await self.playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
            for _ in range(browsers)
        ]

    def close(self):
        async def end():
            for browser in self.browsers:
                await browser.close()
            await self.playwright.stop()

        with contextlib.suppress(Exception):
            self.run(end())
        super().close()
