"""What the browser tests stand on: one Chromium, the gallery, and servers with the demo municipality.

`faelled demo` (FAELLED_BINARY, or the debug build) makes its figures once into a fresh folder. `site` serves them and
is only read; journeys, which change things, work on `workshop`, a copy of the same folder. Who can sign in is read from
the demo's own greeting. Set FAELLED_SHOTS to a folder to keep a picture of every page in every look.
"""

import contextlib
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

import gallery
import house
import looks

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("FAELLED_BINARY", ROOT / ".build" / "debug" / "faelled"))


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = looks.chromium(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def gallery_url():
    if not gallery.sheets():
        subprocess.run(["swift", "test", "--filter", "GalleryTests"], cwd=ROOT, check=True)
    with gallery.served() as address:
        yield address


class Server:
    """Where a Fælled answers, and what it has printed."""

    def __init__(self, url, words):
        self.url = url
        self.words = words

    @property
    def said(self):
        return self.words.read_text()


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory):
    """The demo with all its figures, made once; those who change it take a copy."""
    if not PROGRAM.exists():
        pytest.fail("There is no program: build first (swift build --product faelled), or set FAELLED_BINARY.")
    folder = tmp_path_factory.mktemp("demo") / "demo"
    subprocess.run(
        [PROGRAM, "demo", "--build-only", "--folder", folder], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    return folder


@pytest.fixture(scope="session")
def server(demo_folder, tmp_path_factory):
    with started(["demo", "--folder", demo_folder], tmp_path_factory.mktemp("said")) as running:
        yield running


@pytest.fixture(scope="session")
def site(server):
    """The address of a running Fælled with the demo in it. Tests read it only."""
    return server.url


@pytest.fixture(scope="session")
def workshop(demo_folder, tmp_path_factory):
    """The address of a demo that tests may change."""
    folder = tmp_path_factory.mktemp("workshop") / "demo"
    shutil.copytree(demo_folder, folder)
    with started(["demo", "--folder", folder], folder.parent) as running:
        yield running.url


@pytest.fixture(scope="session")
def first_day(tmp_path_factory):
    """A server on an empty database, as on the day it is installed."""
    folder = tmp_path_factory.mktemp("first-day")
    with started(["serve", "--database", folder / "faelled.db"], folder) as running:
        yield running


@pytest.fixture
def empty_desk(tmp_path):
    """A server with a municipality and its data steward, and not one figure. Gives the server and the sign-in."""
    person = {"email": "dagny@nykommune.example", "password": "fire tilfældige ord her"}
    database = tmp_path / "faelled.db"
    subprocess.run(
        [PROGRAM, "user", "add", "--name", "Dagny Data", "--email", person["email"], "--role", "datasteward",
         "--municipality", "Nykommune", "--password-stdin", "--database", database],
        cwd=ROOT, check=True, input=person["password"] + "\n", text=True, stdout=subprocess.DEVNULL,
    )
    with started(["serve", "--database", database], tmp_path) as running:
        yield running, person


@pytest.fixture(scope="session")
def serving():
    """Starts servers for tests that need one of their own."""
    return started


@pytest.fixture(scope="session")
def post_office(demo_folder, tmp_path_factory):
    """Opens demos of their own whose letters end in an inbox: address, inbox and database. Settings are added to theirs."""
    sys.path.append(str(ROOT / "Tests" / "Faults"))
    letters = pytest.importorskip("inbox")

    @contextlib.contextmanager
    def opened(**settings):
        folder = tmp_path_factory.mktemp("post")
        shutil.copytree(demo_folder, folder / "demo")
        inbox = letters.Inbox()
        inbox.open()
        told = {
            "FAELLED_SENDMAIL": str(inbox.write_sendmail(folder / "sendmail")),
            "FAELLED_MAIL_FROM": "faelled@fjordlund.example",
            "FAELLED_UPLOADS": str(folder),
        }
        try:
            with pytest.MonkeyPatch.context() as patch:
                for name, value in (told | settings).items():
                    patch.setenv(name, value)
                with started(["demo", "--folder", folder / "demo"], folder) as running:
                    yield running.url, inbox, folder / "demo" / "faelled.db"
        finally:
            inbox.close()

    return opened


@contextlib.contextmanager
def started(arguments, folder):
    """A server of our own, stopped again whatever happens."""
    port, words = free_port(), folder / "said.txt"
    with words.open("w") as output:
        process = subprocess.Popen(
            [PROGRAM, *arguments, "--port", str(port)], cwd=ROOT, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        address = f"http://localhost:{port}"
        wait_for(f"{address}/sundhed", process, words)
        yield Server(address, words)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(address, process, words, seconds=120):
    """The demo may take a while to make its figures; a process that has ended will not answer."""
    for _ in range(seconds * 5):
        if process.poll() is not None:
            pytest.fail(f"The server stopped at once (code {process.returncode}): {words.read_text()[-2000:]}")
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address, timeout=2)
            if "Fælled svarer på" in words.read_text():
                return
        time.sleep(0.2)
    pytest.fail(f"No answer from {address}: {words.read_text()[-2000:]}")


# The words by which a line of the demo's greeting is known, for the people the tests sign in as.
ROLES = {
    "steward": "(datasteward:", "leader": "(skoleleder:", "partner": "(læringspartner:",
    "administrator": "(administrator:", "consultant": "(konsulent:", "denmark": "(Danmark:",
}


@pytest.fixture(scope="session")
def sign_ins(server):
    """Mail and password of the demo's people, from the lines `faelled demo` greets with."""
    password = re.search(r"Adgangskoden er den samme for alle: (\S+)", server.said)
    assert password, server.said[-2000:]
    found = {}
    for role, words in ROLES.items():
        line = next((line for line in server.said.splitlines() if words in line), "")
        if email := re.search(r"[\w.+-]+@[\w.-]+\w", line):
            found[role] = {"email": email[0], "password": password[1]}
    assert set(found) == set(ROLES), f"Sign-ins found: {sorted(found)} in\n{server.said[-2000:]}"
    return found


@pytest.fixture(scope="session")
def signed_in(browser, site, sign_ins):
    """The browser state of somebody who is signed in: `signed_in("administrator")`. One sign-in a role and site."""
    states = {}

    def state(role, at=site):
        if (role, at) not in states:
            context = browser.new_context(locale="da-DK")
            house.sign_in(context.new_page(), at, sign_ins[role])
            states[role, at] = context.storage_state()
            context.close()
        return states[role, at]

    return state


@pytest.fixture
def at_work(browser, workshop, signed_in):
    """A page of somebody who is signed in to the workshop: `at_work("steward")`."""
    contexts = []

    def page(role):
        context = browser.new_context(
            locale="da-DK", base_url=workshop, storage_state=signed_in(role, workshop), viewport={"width": 1280, "height": 900}
        )
        contexts.append(context)
        return context.new_page()

    yield page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def known_routes(tmp_path_factory):
    """Every GET route the server has, as `faelled routes` prints it: method, pattern, access."""
    database = tmp_path_factory.mktemp("routes") / "faelled.db"
    text = subprocess.run([PROGRAM, "routes", "--database", database], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    found = house.routes(text)
    assert found, "faelled routes printed no route"
    return found


@pytest.fixture
def keep_shot(request):
    """Keeps a picture of a page when FAELLED_SHOTS names a folder."""
    folder = os.environ.get("FAELLED_SHOTS")

    def keep(page, name):
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=f"{folder}/{re.sub('[^a-z0-9-]+', '-', name.lower()).strip('-')}.png", full_page=True)

    return keep
