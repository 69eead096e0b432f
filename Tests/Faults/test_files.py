"""Files as they come from the world: large, wrong, hostile. Each is taken whole or refused in words that say where."""

import zipfile

import pytest

import program


def take(place, content, *more, name="f.csv"):
    file = place.folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return place.run("import", name, "--source", "Prøven", "--accept", *more)


def refused(place, done, *words):
    assert done.returncode == 1, (done.returncode, done.stdout, done.stderr)
    for word in words:
        assert word in done.stderr, f"{word} is not said: {done.stderr[:2000]}"
    assert (place.datasets(), place.blocks()) == (0, 0)


def test_one_bad_row_among_very_many_is_named_and_nothing_is_stored(place, full):
    # A debug build reads some 2,000 rows a second: the million is for release builds.
    areas, quarters = (10_000, 100) if full else (100, 100)
    if full:
        place.add_areas([f"Område {number}" for number in range(300, areas)])
    rows = program.population(place.folder / "f.csv", areas, quarters, spoiled=(7_777, "otte"))
    assert rows == (1_000_000 if full else 10_000)
    done = place.run("import", "f.csv", "--source", "Stor", "--indicator", "folketal", "--accept", timeout=600)
    refused(place, done, "række 7777", "otte")


TABLE = "Område;Kvartal;Folketal\n" + "".join(f"Område {area};2023K1;{500 + area}\n" for area in range(10))


@pytest.mark.parametrize(
    "content, words",
    [
        (TABLE + "Område 1;2024K1;5x2\n", ("række 12", "5x2")),
        ("Område;Kvartal;Folketal\nOmråde 1;2024K1;512\nOmråde 1;2024K1;513\n", ("række 3",)),
        ("Område;Kvartal;Folketal\nOmråde 1;2024K1;-5\n", ("række 2", "-5")),
        (TABLE + "Område 1;engang;512\n", ("række 12", "engang")),
        ("Område;Kvartal;Folketal\n", ()),
        ("", ()),
        (b"\x00\x01\x02\x03" * 100, ()),
    ],
    ids=["number", "twice", "negative", "period", "no rows", "empty", "no text"],
)
def test_a_mistake_is_named_by_its_row(place, content, words):
    done = take(place, content, "--indicator", "folketal")
    refused(place, done, *words)
    assert done.stderr.strip(), "a refusal without a word"


def test_areas_that_are_not_ours_stop_the_file_until_somebody_says_to_leave_them_out(place):
    text = TABLE + "Ukendtby;2023K1;3\nAndenby;2023K1;4\n"
    done = take(place, text, "--indicator", "folketal")
    refused(place, done, "række 12", "Ukendtby", "række 13", "Andenby", "--leave-out-unknown-areas")
    done = take(place, text, "--indicator", "folketal", "--leave-out-unknown-areas")
    assert done.returncode == 0 and "Ukendtby" in done.stderr, done.stdout + done.stderr
    assert place.ask("SELECT figures FROM dataset") == [(10,)]
    # The decision is remembered by name: a third unknown area is a new question.
    later = text.replace("2023K1", "2024K1")
    done = take(place, later + "Tredjeby;2024K1;5\n")
    assert done.returncode == 1 and "Tredjeby" in done.stderr and "Fejl i række 12" not in done.stderr, done.stderr
    done = take(place, later)
    assert done.returncode == 0, done.stderr
    assert place.ask("SELECT figures FROM dataset") == [(10,), (10,)]


def test_a_file_without_headings_is_told_its_years_on_the_command_line(place):
    text = '"Familier uden bil i alt","Område 1",518,514\n"Familier uden bil i alt","Område 2",321,319\n'
    refused(place, take(place, text), "»kolonne C« og »kolonne D«", "--period")
    done = take(place, text, "--period", "kolonne C=2020", "--period", "kolonne D=2021")
    assert done.returncode == 0, done.stderr
    assert "Familier uden bil: 4 tal, 2 områder, 2020 til 2021" in done.stdout


def test_a_file_with_cpr_numbers_is_taken_off_the_disk_again(place):
    done = take(place, "Område;Kvartal;Navn;Folketal\nOmråde 1;2023K1;010203-1234;5\n", "--indicator", "folketal")
    refused(place, done, "CPR", "slettet")
    assert "010203" not in done.stdout + done.stderr
    assert list((place.folder / "modtaget").iterdir()) == []
    assert place.ask("SELECT count(*) FROM received_file") == [(0,)]


def test_errors_are_counted_when_they_are_too_many_to_tell(place):
    rows = "".join(f"Område {n % 10};2023K1;{n}\n" for n in range(2000))
    done = take(place, "Område;Kvartal;Folketal\n" + rows, "--indicator", "folketal")
    refused(place, done, "… og ", "fejl til, som ikke er vist")
    told = sum(line.startswith("Fejl i række") for line in done.stderr.splitlines())
    assert told == 500 and "1.490 fejl til" in done.stderr, (told, done.stderr[-300:])


@pytest.mark.parametrize(
    "content",
    [
        "Område;Kvartal;Folketal\nOmråde 1;2024K1;512\nOmråde 2;2024K1;600\n".encode("cp1252"),
        "Område;Kvartal;Folketal\nOmråde 1;2024K1;512\nOmråde 2;2024K1;600\n".encode("utf-16"),
        "\ufeffOmråde,Kvartal,Folketal\r\nOmråde 1,2024K1,512\r\nOmråde 2,2024K1,600\r\n".encode(),
        "Område\tKvartal\tFolketal\nOmråde 1\t2024K1\t512\nOmråde 2\t2024K1\t600\n".encode(),
        "Folketal i vores områder\n\nOmråde;Kvartal;Folketal\nOmråde 1;2024K1;512\nOmråde 2;2024K1;600\n".encode(),
    ],
    ids=["windows-1252", "utf-16", "bom and commas", "tabs", "heading in row 3"],
)
def test_another_way_of_writing_the_same_table_is_read_the_same(place, content):
    done = take(place, content, "--indicator", "folketal")
    assert done.returncode == 0, done.stdout + done.stderr
    assert place.ask("SELECT figures FROM dataset") == [(2,)]


def workbook(path, sheet, shared=""):
    """A workbook with one sheet of hand-written XML."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Ark" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, text)
        with book.open("xl/worksheets/sheet1.xml", "w") as part:
            for piece in sheet(main):
                part.write(piece.encode())


def bomb(main):
    """More than a gigabyte of blanks in a file of a megabyte."""
    yield f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'
    for _ in range(1200):
        yield " " * 1_000_000
    yield "</t></is></c></row></sheetData></worksheet>"


def endless(main):
    yield f'<worksheet xmlns="{main}"><dimension ref="A1:XFD1000000000"/><sheetData>'
    yield '<row r="1000000000"><c r="A1000000000"><v>1</v></c></row></sheetData></worksheet>'


def entities(main):
    yield '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    for number in range(1, 10):
        before = "a" if number == 1 else f"e{number - 1}"
        yield f'<!ENTITY e{number} "{f"&{before};" * 10}">'
    yield f']><worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row>'
    yield "</sheetData></worksheet>"


@pytest.mark.parametrize("sheet", [bomb, endless, entities])
def test_a_workbook_made_to_harm_is_refused_in_words(place, sheet):
    workbook(place.folder / "f.xlsx", sheet)
    done = place.run("import", "f.xlsx", "--source", "Ond", "--indicator", "folketal", "--accept", timeout=60)
    refused(place, done)
    assert done.stderr.strip(), "a refusal without a word"
    with place.serve() as server:
        server.sign_in()
        sent = server.upload((place.folder / "f.xlsx").read_bytes(), "f.xlsx", "Ond på nettet")
        assert sent.status == 303
        page = server.get(sent.location)
        assert page.status == 422 and "Filen kan ikke bruges" in page.text, (page.status, page.text[:500])
        assert server.get("/data").status == 200
        assert server.peak_memory < 500, f"{server.peak_memory:.0f} MB"


def test_a_file_over_the_limit_is_refused_and_leaves_nothing(place, full):
    with place.serve() as server:
        server.sign_in()
        before = server.peak_memory
        for announced in (True, False) if full else (True,):
            answer = send_much(server, 300 * 1024 * 1024, announced)
            assert answer is None or (answer[0] == 413 and "200" in answer[1] and "Intet er gemt" in answer[1]), answer
            assert announced is False or answer is not None, "a size said beforehand is answered, not cut off"
            assert server.get("/data").status == 200
        assert server.peak_memory - before < 100, f"{before:.0f} -> {server.peak_memory:.0f} MB"
        assert not list(place.folder.glob("upload-*"))
    assert place.ask("SELECT count(*) FROM received_file") == [(0,)]


def send_much(server, size, announced):
    """Streams blanks; gives status and words, or None when the server hung up before its answer was read."""
    head, _ = program.form_around("stor.csv", "Stor")
    connection = program.http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    length = {"Content-Length": str(size)} if announced else {"Transfer-Encoding": "chunked"}
    try:
        connection.putrequest("POST", "/data/import")
        for name, value in server.headers({"Content-Type": program.FORM, **length}).items():
            connection.putheader(name, value)
        connection.endheaders()
        piece = b" " * (1 << 20)
        try:
            for sent in [head] + [piece] * (size >> 20):
                connection.send(sent if announced else b"%x\r\n%s\r\n" % (len(sent), sent))
        except OSError:
            pass  # refused before all was sent, which is as it should be; the answer may still be there to read
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    except (OSError, program.http.client.HTTPException):
        return None
    finally:
        connection.close()
