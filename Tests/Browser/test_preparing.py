"""A learning meeting is prepared: each for themselves, opened by the leader, and taken along on paper."""

import base64
import datetime
import re
import subprocess

import looks

WIDE_AND_NARROW = [looks.Look(390, "light"), looks.Look(1920, "light"), looks.Look(1280, "dark")]
# What a telephone writes into a photo: which way is up, and where it was taken.
TAKEN = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0 GPS 55.7700 9.7000"


def photo(page):
    """A real photo, made by the browser, with a place in it."""
    data = page.evaluate(
        """() => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 20 })
          canvas.getContext('2d').fillRect(0, 0, 20, 20)
          return canvas.toDataURL('image/jpeg')
        }"""
    )
    plain = base64.b64decode(data.split(",")[1])
    return plain[:2] + b"\xff\xe1" + (len(TAKEN) + 2).to_bytes(2, "big") + TAKEN + plain[2:]


def size(page, picture):
    """How wide and high the browser shows it: turned, when it says so. Raises when it is no picture any more."""
    return page.evaluate(
        """async data => {
          const image = new Image()
          image.src = 'data:image/jpeg;base64,' + data
          await image.decode()
          return [image.naturalWidth, image.naturalHeight]
        }""",
        base64.b64encode(picture).decode(),
    )


def planned(page, sign_ins):
    """A learning meeting in three weeks, planned in the six fields, with three of the demo's people in it."""
    day = datetime.date.today() + datetime.timedelta(days=21)
    page.goto("/moeder/ny")
    page.get_by_label(re.compile("^Læringsmøde om lokalsamfundsprofilen")).check()
    page.get_by_label("Hvem handler det om?").select_option(label="Hele Strandby")
    for label, value in [("Dag", day.day), ("Måned", day.month), ("År", day.year)]:
        page.get_by_role("group", name="Dato", exact=True).get_by_label(label, exact=True).fill(str(value))
    page.get_by_label("Begynder klokken").fill("13.00")
    page.get_by_role("button", name="Lav planen").click()
    address = "/" + "/".join(page.url.split("/")[3:5])
    page.goto(f"{address}/deltagere")
    for role in ("consultant", "steward"):
        name = sign_ins[role]["email"].split("@")[0].split(".")[0]
        page.goto(f"{address}/deltagere?find={name}")
        add = page.locator("#flere, main").get_by_role("button", name=re.compile("^Tilføj " + name, re.I))
        if add.count():
            add.first.click()
    return address


def prepare(page, address, sentence, topic, wish):
    page.goto(f"{address}/forbered")
    page.get_by_role("button", name="Jeg har læst den").click()
    page.get_by_label(re.compile("^Undring")).check()
    page.get_by_label("Om hvilket tal?").select_option(label="Samlet fravær i procent")
    page.get_by_label("Med en sætning").fill(sentence)
    page.get_by_role("button", name="Sæt mærket").click()
    page.get_by_label(re.compile(wish)).check()
    page.get_by_role("button", name="Gem ønsket").click()
    page.get_by_label("Eller med dine egne ord").fill(topic)
    page.get_by_role("button", name="Foreslå emnet").click()
    assert sentence in page.locator("main").inner_text() and topic in page.locator("main").inner_text()


def test_three_prepare_and_the_leader_opens_chooses_and_prints(at_work, sign_ins, keep_shot, tmp_path):
    leader, consultant, steward = at_work("leader"), at_work("consultant"), at_work("steward")
    address = planned(leader, sign_ins)
    people = [(leader, "Hvorfor om foråret?", "Fravær", "^I dybden"), (consultant, "Det er nyt for mig", "fravær!", "^I dybden"),
              (steward, "Er det de samme børn?", "Fritid", "^Bredt")]
    for page, sentence, topic, wish in people:
        prepare(page, address, sentence, topic, wish)

    # Data of one's own: a file that is not taken says why, and a photo loses its place.
    consultant.get_by_text("Læg noget til").click()
    for label, text in [("Hvad kan I kalde det?", "Legepladsen"), ("Hvad er det?", "Et foto uden børn"), ("Hvor kommer det fra?", "Os selv")]:
        consultant.get_by_label(label).fill(text)
    consultant.get_by_label(re.compile("^Eller en fil")).set_input_files({"name": "lege.heic", "mimeType": "image/heic", "buffer": b"\0\0\0\x18ftypheic0000"})
    consultant.get_by_label(re.compile("^Ingen enkeltpersoner")).check()
    consultant.get_by_role("button", name="Læg det til").click()
    assert consultant.title().startswith("Fejl: ") and "telefonens eget format" in consultant.locator(".error-summary").inner_text()
    assert looks.sweep(consultant, lambda page, look: keep_shot(page, f"prepare-wrong-{look}"), WIDE_AND_NARROW) == []
    taken = photo(consultant)
    consultant.get_by_label(re.compile("^Eller en fil")).set_input_files({"name": "lege.jpg", "mimeType": "image/jpeg", "buffer": taken})
    consultant.get_by_role("button", name="Læg det til").click()
    kept = consultant.request.get(consultant.get_by_role("link", name="lege.jpg").get_attribute("href"))
    assert kept.headers["content-disposition"].startswith("attachment") and b"55.77" in taken and b"55.77" not in kept.body()
    assert size(consultant, kept.body()) == size(consultant, taken) == [20, 40]

    for page, _, _, _ in people:
        page.goto(f"{address}/forbered")
        page.get_by_role("button", name="Jeg er klar").click()
    assert looks.sweep(leader, lambda page, look: keep_shot(page, f"prepare-{look}"), WIDE_AND_NARROW) == []

    # The leader sees how many and which topics, and not one sentence.
    leader.goto(f"{address}/forberedelser")
    seen = leader.locator("main").inner_text()
    assert "3 af" in seen and "Fritid" in seen and "2\u00a0ønsker" in seen
    assert not [sentence for _, sentence, _, _ in people if sentence in leader.content()]
    assert "Er det de samme" not in consultant.request.get(f"{address}/forberedelser").text()
    assert looks.sweep(leader, lambda page, look: keep_shot(page, f"preparations-closed-{look}"), WIDE_AND_NARROW) == []
    leader.get_by_role("link", name="Luk op for forberedelsen").click()
    assert looks.sweep(leader, lambda page, look: keep_shot(page, f"preparations-opening-{look}"), WIDE_AND_NARROW) == []
    leader.get_by_role("button", name="Luk op for alle i mødet").click()
    for page, _, _, _ in people:
        page.goto(f"{address}/forberedelser")
        assert all(sentence in page.locator("main").inner_text() for _, sentence, _, _ in people)
    assert looks.sweep(steward, lambda page, look: keep_shot(page, f"preparations-open-{look}"), WIDE_AND_NARROW) == []

    choose_two_topics(leader, address, keep_shot)
    print_the_pack(leader, address, tmp_path, keep_shot)


def choose_two_topics(page, address, keep_shot):
    page.goto(f"{address}/emner")
    page.get_by_label(re.compile("^I dybden")).check()
    for topic in page.get_by_role("group", name="Emner, deltagerne har foreslået").get_by_role("checkbox").all():
        topic.check()
    page.get_by_label(re.compile("^Andre emner")).fill("Trivsel\nSport")
    page.get_by_role("button", name="Se dagsordenen, før du gemmer").click()
    shown = page.locator("main").inner_text()
    assert "Intet er gemt endnu" in shown and "4 emner er mange" in shown
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"topics-{look}"), WIDE_AND_NARROW) == []
    page.get_by_role("button", name="Gem valget").click()
    assert "hvorfor det alligevel er det rigtige" in page.locator(".error-summary").inner_text()
    # Two topics are what most choose; a reason is kept only where the agenda needs one.
    page.get_by_label(re.compile("^Andre emner")).fill("")
    page.get_by_label("Hvorfor er det alligevel det rigtige denne gang?").fill("Vi sætter en time mere af.")
    page.get_by_role("button", name="Gem valget").click()
    assert page.locator("#dagsorden").get_by_text("Fritid").count() == 4  # one for each phase of its round


def print_the_pack(page, address, folder, keep_shot):
    page.goto(f"{address}/materiale")
    assert looks.sweep(page, lambda page, look: keep_shot(page, f"pack-{look}"), WIDE_AND_NARROW) == []
    text, sizes = printed(page, folder / "alt.pdf")
    sheets = text.split("\f")[:-1]
    assert sum("A3" == size for size in sizes) == 2 and 14 <= len(sheets) <= 24, (len(sheets), sizes)
    assert "Læringsmøde" in sheets[0] and "Dagsorden" in sheets[1]
    for words in ("Samlet fravær", "Min forberedelse", "Hvilke tegn ser vi efter?", "Spilleregler", "Jeg ved det fra:"):
        assert words in text, words
    for furniture in ("Log ud", "Vis det valgte", "Spring til indholdet"):
        assert furniture not in text
    # Where it came from, when, and which figures: in the margin of every sheet.
    assert all(re.search(r"udskrevet \d+\. \w+ \d{4} · udgivelse \d+", " ".join(sheet.split())) for sheet in sheets)
    page.goto(f"{address}/materiale?del=plakat&plakat=a4")
    text, sizes = printed(page, folder / "plakat.pdf")
    assert sizes == ["A4", "A4"] and "Spørgsmål, der hjælper jer" in text.split("\f")[1]
    page.goto(f"{address}/materiale?del=kort")
    text, sizes = printed(page, folder / "kort.pdf")
    assert sizes == ["A4"] * 4 and text.split("\f")[0].count("Jeg ved det fra:") == 6


def printed(page, path):
    """The text of the sheets a browser prints, and the size of each."""
    page.pdf(path=path, prefer_css_page_size=True, print_background=False)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    lines = subprocess.run(["pdfinfo", "-f", "1", "-l", "99", path], check=True, capture_output=True, text=True).stdout
    sides = [tuple(sorted(round(float(side)) for side in found)) for found in re.findall(r"size:\s+([\d.]+) x ([\d.]+)", lines)]
    return text, [{(595, 842): "A4", (842, 1191): "A3"}.get(size, str(size)) for size in sides]


def test_a_participant_prepares_without_scripts(browser, workshop, signed_in, sign_ins, at_work):
    address = planned(at_work("leader"), sign_ins)
    context = browser.new_context(
        locale="da-DK", base_url=workshop, java_script_enabled=False, storage_state=signed_in("leader", workshop)
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name=re.compile("^Forbered »")).first.click()
    prepare(page, address, "Uden scripts", "Sprog", "^Bredt")
    page.get_by_role("button", name="Jeg er klar").click()
    assert "Du står som klar" in page.locator("main").inner_text()
    context.close()
