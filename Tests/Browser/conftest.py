"""What the browser tests stand on: one Chromium, the gallery, and a server with the demo municipality.

The server is found at FAELLED_URL when somebody has started one; then FAELLED_SIGN_INS tells who can sign in, as
JSON: {"leader": {"email": ..., "password": ...}, "administrator": ..., "steward": ...}. Otherwise `faelled demo`
(FAELLED_BINARY, or the debug build) is started here on a free port with a fresh folder, and the sign-ins are read from
what it prints. Set FAELLED_SHOTS to a folder to keep a picture of every page in every look.
"""

import contextlib
import json
import os
import pathlib
import re
import socket
import subprocess
import tempfile
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
    """Where the demo answers, and what it printed when it began."""

    def __init__(self, url, said=""):
        self.url = url
        self.said = said


@pytest.fixture(scope="session")
def server():
    if address := os.environ.get("FAELLED_URL"):
        yield Server(address.rstrip("/"))
        return
    if not PROGRAM.exists():
        pytest.fail("There is no server: run bin/test, or build first (swift build) so that one can be started.")
    with tempfile.TemporaryDirectory(prefix="faelled-browser-") as folder, started(pathlib.Path(folder)) as running:
        yield running


@pytest.fixture(scope="session")
def site(server):
    """The address of a running Fælled with the demo in it."""
    return server.url


@contextlib.contextmanager
def started(folder):
    """A demo of our own, stopped again whatever happens."""
    port, words = free_port(), folder / "said.txt"
    with words.open("w") as output:
        process = subprocess.Popen(
            [PROGRAM, "demo", "--port", str(port), "--folder", str(folder / "demo")],
            cwd=ROOT, stdout=output, stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/sundhed", process, words)
        yield Server(address, words.read_text())
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


def wait_for(address, process, words, seconds=300):
    """The demo may take a while to make its figures; a process that has ended will not answer."""
    for _ in range(seconds * 5):
        if process.poll() is not None:
            pytest.fail(f"The server stopped at once (code {process.returncode}): {words.read_text()[-2000:]}")
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address, timeout=2)
            return
        time.sleep(0.2)
    pytest.fail(f"No answer from {address}: {words.read_text()[-2000:]}")


# The words by which a line of the demo's greeting is known, for the three people the tests sign in as.
ROLES = {"administrator": "administrator", "leader": "leder", "steward": "datak"}


@pytest.fixture(scope="session")
def sign_ins(server):
    """Mail and password of the demo's people: FAELLED_SIGN_INS, or the lines `faelled demo` greets with."""
    if text := os.environ.get("FAELLED_SIGN_INS"):
        return json.loads(text)
    found = {}
    for line in server.said.splitlines():
        email = re.search(r"[\w.+-]+@[\w.-]+\w", line)
        if not email:
            continue
        password = re.search(r"\S+", re.sub(r"^[\s/·,:|-]+", "", line[email.end():]))
        for role, word in ROLES.items():
            if word in line.lower() and role not in found and password:
                found[role] = {"email": email[0], "password": password[0]}
    assert set(found) == set(ROLES), f"Sign-ins found: {sorted(found)} in\n{server.said[-2000:]}"
    return found


@pytest.fixture(scope="session")
def signed_in(browser, site, sign_ins):
    """The browser state of somebody who is signed in: `signed_in("administrator")`. One sign-in a role."""
    states = {}

    def state(role):
        if role not in states:
            context = browser.new_context(locale="da-DK")
            page = context.new_page()
            page.goto(f"{site}/log-ind")
            page.get_by_label("E-mail").fill(sign_ins[role]["email"])
            page.get_by_label("Adgangskode").fill(sign_ins[role]["password"])
            page.get_by_role("button", name="Log ind").click()
            page.wait_for_url(lambda url: "/log-ind" not in url)
            states[role] = context.storage_state()
            context.close()
        return states[role]

    return state


@pytest.fixture(scope="session")
def known_routes():
    """Every GET route the server has, as `faelled routes` prints it: method, pattern, access."""
    if not PROGRAM.exists():
        pytest.fail("There is no program to ask for its routes: set FAELLED_BINARY.")
    text = subprocess.run([PROGRAM, "routes"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
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
