"""What a start refuses, in words that say what to do; and what the doctor finds that a start has no time for."""

import sqlite3

import pytest

import program


@pytest.fixture
def released(place):
    """A municipality with one published release."""
    (place.folder / "f.csv").write_text("Område;Kvartal;Folketal\nPrøve Kommune;2024K1;50000\nOmråde 1;2024K1;512\n")
    done = place.run("import", "f.csv", "--source", "Folketal", "--indicator", "folketal", "--accept", "--as", "Drift")
    assert done.returncode == 0, done.stderr
    assert place.run("release").returncode == 0
    place.is_sound()
    return place


def doctor(place):
    done = place.run("doctor")
    return done.returncode, done.stderr


def test_what_the_commands_did_stands_in_the_access_log(released):
    assert released.acts() == [
        "kommune-oprettet", "person-oprettet", "rolle-givet", "person-oprettet", "rolle-givet",
        "fil-modtaget", "tal-importeret", "udkast-lavet", "udgivelse-udgivet",
    ]
    who = released.ask("SELECT person FROM access_log WHERE action = 'tal-importeret'")
    assert who == [("kommandolinje:Drift",)]


def test_a_person_who_is_refused_leaves_nothing_behind(tmp_path):
    place = program.Place(tmp_path)
    add = ("user", "add", "--name", "A", "--email", "a@proeve.example", "--municipality", "Prøve Kommune")
    assert place.run(*add, "--password-stdin", given=program.PASSWORD + "\n").returncode == 0
    lines = len(place.acts())
    again = place.run(*add, "--password-stdin", given=program.PASSWORD + "\n")
    assert again.returncode == 1 and again.stderr.strip()
    assert len(place.acts()) == lines and place.ask("SELECT count(*) FROM person") == [(1,)]


HARM = {
    "last line": ("UPDATE access_log SET detail = 'x' WHERE sequence = (SELECT max(sequence) FROM access_log)",),
    "cut": ("DELETE FROM access_log WHERE sequence = (SELECT max(sequence) FROM access_log)",),
    "head": ("UPDATE access_log_head SET hash = 'x' WHERE municipality <> ''",),
}
NO_GUARDS = ("DROP TRIGGER access_log_no_update", "DROP TRIGGER access_log_no_delete")


@pytest.mark.parametrize("harm", HARM)
def test_a_log_that_was_tampered_with_stops_the_start_until_somebody_answers_for_it(released, harm):
    released.write(*NO_GUARDS, *HARM[harm])
    words = released.refuses_to_serve()
    assert "Adgangsloggen for Prøve Kommune" in words and "faelled restore" in words, words
    code, found = doctor(released)
    assert code == 1 and "Adgangsloggen for Prøve Kommune" in found
    with released.serve("--despite-faults", "--as", "Vagten") as server:
        assert server.get("/log-ind").status == 200
    assert released.ask("SELECT person FROM access_log WHERE action = 'startet-trods-fejl' AND municipality <> ''") == [
        ("kommandolinje:Vagten",)
    ]


def test_an_old_line_that_was_changed_is_found_by_the_doctor_and_does_not_slow_the_start(released):
    person = released.ask("SELECT id FROM person WHERE name = 'Dagny Data'")[0][0]
    with released.serve() as server:
        server.sign_in("anna@proeve.example")
        for _ in range(220):
            assert server.get(f"/brugere/{person}").status == 200
    released.is_sound()
    released.write(*NO_GUARDS, "UPDATE access_log SET object = 'x' WHERE sequence = 2 AND municipality <> ''")
    with released.serve() as server:
        assert server.get("/log-ind").status == 200
    code, found = doctor(released)
    assert code == 1 and "fra linje 2:" in found, found


@pytest.mark.parametrize(
    "harm, words",
    [
        ("DELETE FROM released_page", "alle dens sider"),
        ("DELETE FROM released_table", "nøgletal"),
    ],
)
def test_a_release_with_parts_missing_is_not_served(released, harm, words):
    released.write(harm)
    said = released.refuses_to_serve()
    assert "Udgivelse 1 for Prøve Kommune er ikke hel" in said and words in said, said
    assert doctor(released)[0] == 1


def changed(table, column, *parts):
    """A value put together anew; SQLite joins bytes as text, so they are said to be bytes again."""
    return f"UPDATE {table} SET {column} = CAST({' || '.join(parts)} AS BLOB)"


@pytest.mark.parametrize(
    "harm, words",
    [
        ("DELETE FROM released_page WHERE area = 'omraade-00001'", "mangler for Område 1"),
        (changed("released_page", "body", "substr(body, 1, 2000)", "x'ffff'", "substr(body, 2003)"), "beskadiget for"),
        (changed("released_table", "frozen", "substr(frozen, 1, 60)", "x'ff'", "substr(frozen, 62)"), "ændret eller beskadiget"),
    ],
    ids=["one page", "bytes of a page", "table"],
)
def test_the_doctor_reads_every_byte_of_a_release(released, harm, words):
    released.write(harm)
    code, found = doctor(released)
    assert code == 1 and words in found, found


def test_the_doctor_looks_at_the_received_files(released):
    shelf = released.folder / "modtaget"
    file = next(shelf.iterdir())
    (shelf / "noget-andet").write_text("x")
    done = released.run("doctor")
    assert "hører ikke til noget" in done.stdout and done.returncode == (1 if "ledig plads" in done.stderr else 0), done.stderr
    content = file.read_bytes()
    file.write_bytes(content + b"x")
    assert "ikke mere den, I læste ind" in doctor(released)[1]
    file.unlink()
    assert "ligger ikke længere" in doctor(released)[1]
    file.write_bytes(content)
    released.is_sound()


def test_a_database_of_a_newer_version_is_not_touched(place):
    place.write("INSERT INTO migration VALUES ('2099-01-01-fremtid', 'x')")
    assert "nyere udgave" in place.refuses_to_serve()


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_single_damaged_page_stops_the_start(released, share):
    base = sqlite3.connect(released.database)
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    pages = base.execute("PRAGMA page_count").fetchone()[0]
    base.close()
    content = bytearray(released.database.read_bytes())
    page = int(pages * share)
    content[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    released.database.write_bytes(content)
    base = sqlite3.connect(released.database)
    verdict = base.execute("PRAGMA quick_check(1)").fetchone()
    base.close()
    if verdict == ("ok",):
        pytest.skip("the page holds the inside of a long value: nothing but its own checksum can tell")
    assert "beskadiget" in released.refuses_to_serve()
