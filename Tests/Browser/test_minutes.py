"""Minutes on their way: mended, sent out, objected to, taken back, approved, locked, added to, and taken along as files."""

import contextlib
import email
import io
import pathlib
import re
import sqlite3
import subprocess
import sys
import time
import zipfile
import zlib
from xml.etree import ElementTree

import pytest

import looks
from test_invitations import person, plan  # noqa: F401 (person is a fixture)
from test_room import go_on

WIDE_AND_NARROW = [looks.Look(390, "light"), looks.Look(1280, "dark"), looks.Look(1920, "light")]
PRESS = pathlib.Path(sys.executable).with_name("weasyprint")


@pytest.fixture(scope="module")
def post(post_office):
    """With PDF where WeasyPrint is installed."""
    with post_office(**({"FAELLED_WEASYPRINT": str(PRESS)} if PRESS.exists() else {})) as opened:
        yield opened


def held(leader):
    """A meeting whose room is opened, written in and ended before its day. Gives its address."""
    address = plan(leader)
    leader.goto(f"{address}/indkaldelse")
    leader.get_by_role("button", name=re.compile("Send indkaldelsen")).click()
    leader.goto(f"{address}/rum")
    leader.get_by_role("button", name="Åbn rummet for alle").click()
    go_on(leader, "Hvad ved vi?")
    leader.get_by_text("Skriv selv en note").click()
    leader.get_by_label("Jeg ser").fill("Flere børn kommer i klubben om fredagen")
    leader.get_by_role("button", name="Send noten").click()
    leader.get_by_text(re.compile("^Sendt")).first.wait_for()
    leader.get_by_role("button", name="Vis alles noter").click()
    leader.goto(f"{address}/rum")
    done = leader.evaluate("""async address => (await fetch(address + '/rum/slut', { method: 'POST', body: new URLSearchParams() })).status""", address)
    assert done < 400, done
    return address


def write(page, address, words):
    """Mends the section about the meeting."""
    page.goto(f"{address}/referat")
    page.locator("#moedet").get_by_role("link", name=re.compile("Ret afsnittet")).click()
    page.get_by_label(re.compile("^Det skal der også stå")).fill(words)
    assert looks.problems(page) == []
    page.get_by_role("button", name="Gem afsnittet").click()
    assert words in page.locator("#moedet").inner_text()


def days_pass(database, address):
    """The five working days are over: behind the program's back, for its clock is the machine's."""
    with contextlib.closing(sqlite3.connect(database, timeout=20)) as base, base:
        changed = base.execute("UPDATE minutes SET objections_until = '2026-01-02' WHERE meeting = ?", [address.split("/")[-1]])
        assert changed.rowcount == 1


def tags(file):
    """What a PDF says it is: the names of its tags, and all its text that is no drawing."""
    struct = subprocess.run(["pdfinfo", "-struct", file], check=True, capture_output=True, text=True).stdout
    plain = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    meta = subprocess.run(["pdfinfo", "-meta", file], check=True, capture_output=True, text=True).stdout
    inside = b""
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", file.read_bytes(), re.S):
        with contextlib.suppress(zlib.error):
            inside += zlib.decompress(found[1])
    return {line.split()[0].rstrip(":") for line in struct.splitlines() if line.strip()}, plain, meta, inside


def test_minutes_are_mended_sent_out_objected_to_taken_back_and_approved(person, post, sign_ins, keep_shot):
    url, inbox, database = post
    leader = person(sign_ins["consultant"])
    address = held(leader)
    write(leader, address, "Vi mødtes i klubben.")
    assert looks.sweep(leader, lambda page, look: keep_shot(page, f"minutes-{look}"), WIDE_AND_NARROW) == []
    leader.get_by_role("button", name="Send referatet ud").click()
    assert "sendt ud" in leader.get_by_role("status").inner_text()

    # A guest reads by the link of the letter, on a phone, takes a file along and objects.
    words = wait_for_letter(inbox, "ole@hallen.example", "Her er referatet")
    link = re.search(r"/svar/[\w-]+/referat", words)[0]
    ole = person()
    ole.goto(link)
    assert "Flere børn kommer i klubben" in ole.locator("main").inner_text() and "Vi mødtes i klubben." in ole.content()
    assert looks.sweep(ole, lambda page, look: keep_shot(page, f"guest-minutes-{look}"), WIDE_AND_NARROW) == []
    assert "Flere børn kommer i klubben" in word(ole, "Hent som Word")
    ole.get_by_label("Din indsigelse").fill("Jeg var der også")
    ole.get_by_role("button", name="Gem indsigelsen").click()
    assert "gemt" in ole.get_by_role("status").inner_text()

    # Taken back and mended: the guest's link waits until it is out again.
    leader.goto(f"{address}/referat")
    assert "Jeg var der også" in leader.locator("#indsigelser").inner_text()
    leader.get_by_role("button", name="Tag det tilbage, og ret det").click()
    assert ole.goto(link).status == 404
    write(leader, address, "Vi mødtes i klubben. Ole Hal var der også.")
    leader.get_by_role("button", name="Send referatet ud").click()
    assert ole.goto(link).status == 200

    days_pass(database, address)
    leader.goto(f"{address}/referat")
    leader.get_by_role("button", name="Godkend og lås referatet").click()
    assert "låst" in leader.get_by_role("status").inner_text()
    assert leader.get_by_role("link", name=re.compile("Ret afsnittet")).count() == 0
    leader.get_by_label("Tilføjelse").fill("Klokken var ti, da vi sluttede.")
    leader.get_by_role("button", name="Gem tilføjelsen").click()
    assert "Klokken var ti" in leader.locator("#tilfoejelser").inner_text()
    assert looks.problems(leader) == []
    assert "er godkendt og" in wait_for_letter(inbox, "ole@hallen.example", "er godkendt og")
    assert "Klokken var ti" in word(leader, "Hent som Word")


def wait_for_letter(inbox, to, words, seconds=60):
    """The plain text of the newest letter to somebody that says so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for receiver, source in reversed(inbox.letters):
            for part in email.message_from_bytes(source).walk():
                if receiver == to and part.get_content_type() == "text/plain":
                    text = part.get_payload(decode=True).decode()
                    if words in text:
                        return text
        time.sleep(0.2)
    pytest.fail(f"no letter to {to} with {words}")


def download(page, name):
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    return pathlib.Path(waiting.value.path()), waiting.value.suggested_filename


def word(page, name):
    """The text of a word processor's file, which another program's reader finds sound."""
    path, filename = download(page, name)
    assert filename.endswith(".docx")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as file:
        assert file.testzip() is None
        parts = {part: ElementTree.fromstring(file.read(part)) for part in file.namelist()}
    return "".join(parts["word/document.xml"].itertext())


def to_the_demos_year(page):
    """The school year of the meeting the demo holds half a year ago."""
    if "Vi begynder med 3. klasse" not in page.locator("main").inner_text():
        page.get_by_role("link", name="Året før").click()
    assert "Vi begynder med 3. klasse" in page.locator("main").inner_text()


def test_a_years_minutes_stand_on_one_page_and_in_one_file(person, sign_ins, keep_shot):
    leader = person(sign_ins["leader"])
    leader.goto("/moeder")
    leader.get_by_role("link", name="Årets referater").click()
    to_the_demos_year(leader)
    assert looks.sweep(leader, lambda page, look: keep_shot(page, f"year-of-minutes-{look}"), WIDE_AND_NARROW) == []
    assert "Vi begynder med 3. klasse" in word(leader, "Hent som Word")
    leader.get_by_role("link", name=re.compile("Læs hele referatet")).first.click()
    assert "godkendt" in leader.locator("main").inner_text().lower()


@pytest.mark.skipif(not PRESS.exists(), reason="WeasyPrint is not installed beside this Python: no PDF to look at")
def test_a_pdf_is_tagged_and_says_its_language_title_and_kind(person, sign_ins):
    leader = person(sign_ins["leader"])
    leader.goto("/moeder/referater")
    to_the_demos_year(leader)
    year, _ = download(leader, "Hent som PDF")
    leader.get_by_role("link", name=re.compile("Læs hele referatet")).first.click()
    one, name = download(leader, "Hent som PDF")
    again, _ = download(leader, "Hent som PDF")
    assert name.startswith("Referat") and name.endswith(".pdf")
    assert one.read_bytes() == again.read_bytes(), "approved minutes give the same bytes each time"
    for file in (year, one):
        names, plain, meta, inside = tags(file)
        assert {"Document", "H1", "H2", "Table", "TH", "TD", "P"} <= names, names
        assert re.search(r"Tagged:\s+yes", plain) and re.search(r"Title:\s+Referat", plain)
        assert re.search(r"pdfaid:part\W+2\b", meta) and re.search(r"pdfaid:conformance\W+A\b", meta), meta
        assert re.search(rb"/Lang\s*\(da-DK\)", inside), "the language of the document"
    said = subprocess.run(["pdftotext", "-layout", one, "-"], check=True, capture_output=True, text=True).stdout
    assert "Vi begynder med 3. klasse" in said and re.search(r"Side 1 af \d", said)
