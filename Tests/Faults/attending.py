"""Those who take part in a meeting with a phone, a page and a stream each, as Public/live.js and outbox.js speak.

A phone has the page it was given and puts each piece it is sent in its place; it keeps what it is to send until the
server has taken it, under a key of its own; and it comes back when its net does. Every byte it hears is remembered.
"""

import asyncio
import collections
import contextlib
import html
import html.parser
import random
import re
import threading
import time
import urllib.parse
import uuid

PANE = re.compile(r'<div class="pane" id="([^"]+)"')


class TopLevel(html.parser.HTMLParser):
    """The elements of a message, each as (tag, attributes, text): what they hold is not looked into."""

    EMPTY = {"br", "hr", "img", "input", "link", "meta"}

    def __init__(self, text):
        super().__init__(convert_charrefs=False)
        self.parts, self.depth, self.source = [], 0, text
        self.lines = [0, *(spot.end() for spot in re.finditer("\n", text))]
        self.feed(text)
        assert self.depth == 0, text[-500:]

    def at(self):
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag, attributes):
        if tag in self.EMPTY:
            return
        if self.depth == 0:
            self.began = (tag, dict(attributes), self.at())
        self.depth += 1

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        self.depth -= 1
        if self.depth == 0:
            name, attributes, start = self.began
            self.parts.append((name, attributes, self.source[start:self.source.index(">", self.at()) + 1]))


class Attendee:
    """What is known of everybody, whatever they hold in their hand."""

    def __init__(self, hall, name):
        self.hall, self.name, self.room = hall, name, None
        self.seen = 0
        self.heard = []
        self.listened = 0
        self.taken = []  # (act, fields) the server has said yes to
        self.refused = []
        self.statuses = collections.Counter()
        self.doubled = 0
        self.is_out = False

    def shows(self, *words):
        text = self.text
        return all(word in text for word in words)

    def heard_since(self):
        """What came since this was last asked."""
        since, self.listened = self.listened, len(self.heard)
        return b"".join(self.heard[since:self.listened]).decode(errors="replace")


class Phone(Attendee):
    def __init__(self, hall, name):
        super().__init__(hall, name)
        self.cookie = None
        self.panes = {}
        self.drawn = None
        self.last = 0
        self.streams = 0
        self.net = asyncio.Event()
        self.net.set()
        self.lines = set()
        self.stream_path = None

    # The page, as the browser has it.

    @property
    def text(self):
        if self.drawn is None:
            self.drawn = html.unescape("".join(self.panes.values()))
        return self.drawn

    def take_page(self, page):
        self.panes = {}
        main = page[page.find("<main"):]
        if found := re.search(r'data-live="([^"]+)" data-seq="(\d+)"', main):
            self.stream_path, self.seen = found[1], int(found[2])
        self.take_panes(main)

    def take_panes(self, text):
        spots = [*PANE.finditer(text)]
        for spot, after in zip(spots, [*spots[1:], None]):
            self.panes[spot[1]] = text[spot.start():after and after.start()]
        self.drawn = None

    def take_patch(self, text):
        """Pieces take the place of their own; notes of the board that come alone are put where they say."""
        for tag, attributes, part in TopLevel(text).parts:
            if attributes.get("class") == "pane":
                self.panes[attributes["id"]] = part
            else:
                self.take_item(tag, attributes, part)
        self.drawn = None

    def take_item(self, tag, attributes, part):
        board = self.panes["rum-tavle"]
        if tag == "template":
            item = part[part.index(">") + 1:-len("</template>")]
            before, after = attributes["data-after"], attributes["data-list"]
            spot = re.search(f'<li class="note" id="{before}".*?</li>' if before else f'<ul [^>]*id="{after}">', board, re.S)
        else:
            item = part
            spot = re.search(f'<{tag} class="[^"]*" id="{attributes["id"]}".*?</{tag}>', board, re.S)
        assert spot, f"{self.name} has no place for {part[:200]}"
        start = spot.end() if tag == "template" else spot.start()
        self.panes["rum-tavle"] = board[:start] + item + board[spot.end():]

    # The net.

    @contextlib.asynccontextmanager
    async def line(self, method, path, body=None):
        await asyncio.wait_for(self.net.wait(), 60)
        reader, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", self.hall.port, limit=1 << 22), 5)
        self.lines.add(writer)
        try:
            head = [
                f"{method} {path} HTTP/1.1", "Host: localhost", "Sec-Fetch-Site: same-origin", "Connection: close",
                "Accept: application/json, text/html;q=0.5" if body is not None else "Accept: text/event-stream, text/html",
            ]
            if self.cookie:
                head.append(f"Cookie: {self.cookie}")
            if body is not None:
                head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
            writer.write("\r\n".join([*head, "", body or ""]).encode())
            first = await reader.readline()
            if not first:
                raise ConnectionError("cut before a word")
            status, headers = int(first.split()[1]), {}
            while (text := (await reader.readline()).decode().strip()):
                name, _, value = text.partition(":")
                headers[name.lower()] = value.strip()
            self.statuses[status] += 1
            yield status, headers, reader
        finally:
            self.lines.discard(writer)
            writer.close()

    async def ask(self, method, path, body=None):
        async with asyncio.timeout(15):
            async with self.line(method, path, body) as (status, headers, reader):
                if "content-length" in headers:
                    text = await reader.readexactly(int(headers["content-length"]))
                elif headers.get("transfer-encoding") == "chunked":
                    text = b""
                    while size := int(await reader.readline() or b"0", 16):
                        text += (await reader.readexactly(size + 2))[:-2]
                else:
                    text = await reader.read()
        self.heard.append(text)
        return status, headers, text.decode(errors="replace")

    async def cut(self, seconds):
        """The net is gone for so long, without a word to either end."""
        self.net.clear()
        for line in list(self.lines):
            line.transport.abort()
        await asyncio.sleep(seconds)
        self.net.set()

    # Coming in.

    async def join(self, code):
        """The address of the code, a name, and in."""
        status, _, _ = await self.ask("GET", f"/m/{code}")
        assert status == 200, status
        status, headers, text = await self.ask("POST", f"/m/{code}", urllib.parse.urlencode({"navn": self.name, "fra": ""}))
        assert status == 303, (status, text[:2000])
        self.cookie = headers["set-cookie"].split(";")[0]
        self.room = headers["location"]
        await self.open()
        return self

    async def open(self):
        status, _, page = await self.ask("GET", self.room)
        assert status == 200, (status, page[:2000])
        self.take_page(page)
        self.hall.start(self.follow())

    # The stream.

    async def follow(self):
        while not self.is_out:
            opened = False
            with contextlib.suppress(OSError, TimeoutError, asyncio.IncompleteReadError):
                opened = await self.stream()
            if not self.is_out:
                await asyncio.sleep(random.uniform(0.2, 1.5) if opened else random.uniform(0.9, 1.8))

    async def stream(self):
        self.last = self.seen
        async with self.line("GET", f"{self.stream_path}?since={self.last}") as (status, headers, reader):
            if not headers.get("content-type", "").startswith("text/event-stream"):
                # What was asked for is not there for this one any more: the browser fetches the page and sees why.
                if status not in (429, 503):
                    await self.fetch()
                return False
            self.streams += 1
            block = {}
            while line := await asyncio.wait_for(reader.readline(), 6.5):
                self.heard.append(line)
                field, _, value = line.decode().rstrip("\r\n").partition(": ")
                if field in ("id", "event", "data"):
                    block[field] = f"{block[field]}\n{value}" if field == "data" and field in block else value
                elif not line.strip() and block:
                    if await self.hear(block):
                        return True
                    block = {}
        return True

    async def hear(self, block):
        """True when the line is to be opened anew."""
        if block.get("event") in ("reset", "slut"):
            await self.fetch()
            return True
        if block.get("event") != "patch":
            return False
        number = int(block["id"])
        self.doubled += number <= self.last
        self.last = number
        # A page that came as the answer to a form may know more than the stream has told.
        if number > self.seen:
            self.seen = number
            self.take_patch(block["data"])
        return False

    async def fetch(self):
        status, _, page = await self.ask("GET", self.room)
        if status == 200 and "data-live=" in page:
            self.take_page(page)
        else:
            self.is_out = True

    # The outbox.

    async def send(self, act, times=1, **fields):
        """Again and again until it is settled. `times`: the same form that many times at once."""
        fields = {"noegle": str(uuid.uuid4()), **fields}
        body = urllib.parse.urlencode(fields, doseq=True)
        settled = await asyncio.gather(*(self.deliver(act, body) for _ in range(times)))
        assert len(set(settled)) == 1, (self.name, act, settled)
        (self.taken if settled[0] else self.refused).append((act, fields))
        return settled[0]

    async def vote(self, chance):
        """Two dots for one note and one for another."""
        pane = self.panes["rum-prikker"]
        ballot = re.search(r'name="afstemning" value="([^"]+)"', pane)[1]
        first, second = chance.sample(sorted(set(re.findall(r'name="plus" value="([^"]+)"', pane))), 2)
        return await self.send("prikker", 2, **{"afstemning": ballot, f"prik-{first}": 2, f"prik-{second}": 1})

    async def deliver(self, act, body):
        pause = 0.5
        while True:
            with contextlib.suppress(OSError, TimeoutError, asyncio.IncompleteReadError):
                status, headers, text = await self.ask("POST", f"{self.room}/{act}", body)
                # What came of it is told by the stream.
                if status == 204:
                    return True
                if status not in (408, 425, 429) and status < 500:
                    self.refused.append((status, text))
                    return False
            await asyncio.sleep(pause * random.uniform(0.75, 1.25))
            pause = min(pause * 2, 5)


class Hall:
    """All the phones, on a thread of their own, so that a test can do something else meanwhile."""

    attendee = Phone
    patience = 30  # seconds until everybody has what all are told
    pace = 0.03  # seconds between two who come

    def __init__(self, port):
        self.port = port
        self.phones = []
        self.tasks = set()
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def begin(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop)

    def run(self, work, seconds=60):
        return self.begin(work).result(seconds)

    def start(self, work):
        task = self.loop.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def together(self, works):
        return await asyncio.gather(*works)

    def each(self, act, phones=None):
        """The same for all, at the same time; gives what to wait for."""
        return self.begin(self.together([act(phone) for phone in phones or self.inside]))

    @property
    def inside(self):
        return [phone for phone in self.phones if not phone.is_out]

    def come(self, code, names):
        self.phones += [self.attendee(self, name) for name in names]

        async def one(phone, place):
            # As people come: a few at a time, all from one address.
            await asyncio.sleep(place * self.pace)
            await phone.join(code)

        self.run(self.together(one(phone, place) for place, phone in enumerate(self.phones[-len(names):])), 2 * self.patience)

    def wait_for(self, *words, seconds=None):
        """Until everybody has these before them; gives how long it took."""
        began, waiting = time.monotonic(), self.inside
        while waiting := [phone for phone in waiting if not phone.shows(*words)]:
            if time.monotonic() - began > (seconds or self.patience):
                texts = [(phone, phone.text) for phone in waiting]
                lacking = [(phone.name, phone.seen, [word for word in words if word not in text][:3]) for phone, text in texts]
                raise AssertionError(lacking)
            time.sleep(0.1)
        return time.monotonic() - began

    def cut_some(self, share, seconds, chance):
        some = chance.sample(self.inside, max(1, round(len(self.inside) * share)))
        return self.each(lambda phone: phone.cut(seconds), some)

    def close(self):
        async def end():
            for phone in self.phones:
                phone.is_out = True
            for task in list(self.tasks):
                task.cancel()
            await asyncio.gather(*self.tasks, return_exceptions=True)

        with contextlib.suppress(TimeoutError):
            self.run(end(), 10)
        self.loop.call_soon_threadsafe(self.loop.stop)
