"""What the browser tests stand on: one Chromium, the gallery, and a server with the demo municipality.

The server is found at FAELLED_URL when bin/test has started one. Otherwise `.build/debug/faelled` is started here on
a free port with a fresh database and the demo in it. Set FAELLED_SHOTS to a folder to keep a picture of every page.
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
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

import gallery
import looks

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / "debug" / "faelled"


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


@pytest.fixture(scope="session")
def site():
    """The address of a running Fælled with the demo in it."""
    if address := os.environ.get("FAELLED_URL"):
        yield address.rstrip("/")
        return
    if not PROGRAM.exists():
        pytest.fail("There is no server: run bin/test, or build first (swift build) so that one can be started.")
    with tempfile.TemporaryDirectory(prefix="faelled-browser-") as folder, started(folder) as address:
        yield address


@contextlib.contextmanager
def started(folder):
    """A server of our own, stopped again whatever happens."""
    port = free_port()
    environment = {**os.environ, "FAELLED_PUBLIC": str(ROOT / "Public")}
    database = f"{folder}/faelled.db"
    subprocess.run([PROGRAM, "demo", "--database", database], cwd=ROOT, env=environment, check=True)
    server = subprocess.Popen(
        [PROGRAM, "serve", "--port", str(port), "--database", database], cwd=ROOT, env=environment
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/sundhed", server)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(address, server, seconds=60):
    for _ in range(seconds * 10):
        if server.poll() is not None:
            pytest.fail(f"The server stopped at once (code {server.returncode}).")
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(address, timeout=2)
            return
        time.sleep(0.1)
    pytest.fail(f"No answer from {address}")


@pytest.fixture(scope="session")
def sign_ins():
    """Mail and password of the demo's people, by role: FAELLED_SIGN_INS, or what `faelled demo --sign-ins` prints."""
    text = os.environ.get("FAELLED_SIGN_INS")
    if not text:
        text = subprocess.run(
            [PROGRAM, "demo", "--sign-ins"], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout
    return json.loads(text)


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
def routes(site):
    """Every GET route the server has, as `faelled routes` prints it: method, pattern, access."""
    lines = subprocess.run(
        [PROGRAM, "routes"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    found = [line.split(maxsplit=2) for line in lines if line.startswith("GET ")]
    assert found, "faelled routes printed no route"
    return [(pattern, access) for _, pattern, access in found]


@pytest.fixture
def keep_shot(request):
    """Keeps a picture of a page when FAELLED_SHOTS names a folder."""
    folder = os.environ.get("FAELLED_SHOTS")

    def keep(page, name):
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=f"{folder}/{re.sub('[^a-z0-9-]+', '-', name.lower()).strip('-')}.png", full_page=True)

    return keep
