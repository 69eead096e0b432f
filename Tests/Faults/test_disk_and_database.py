"""A full disk, a broken or missing database, a backup taken in the middle of work and put back elsewhere."""

import os
import random
import shutil
import socket
import struct
import subprocess
import threading
import time

import pytest

import postgres
import program
import strace

FULL_DISK = "Disken er fuld"
ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk to fill")


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder], capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip(f"no small disk could be mounted: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=False)


def fill(folder, leaving):
    """Takes what is free on the disk but for so many bytes."""
    state = os.statvfs(folder)
    with open(folder / "fyld", "wb") as file:
        file.write(b"x" * max(0, state.f_bavail * state.f_frsize - leaving))


@ROOT_ONLY
@pytest.mark.parametrize("leaving", [0, 40_000, 150_000])
def test_on_a_full_disk_an_import_is_refused_and_works_when_there_is_room(copy, small_disk, tmp_path, leaving):
    place = copy(small_disk / "kommune")
    file = tmp_path / "f.csv"
    rows = program.population(file, 50, 60)
    command = ("import", file, "--source", "Folketal", "--indicator", "folketal", "--accept")
    fill(small_disk, leaving)
    done = place.run(*command)
    assert done.returncode == 1 and FULL_DISK in done.stderr, (done.returncode, done.stdout, done.stderr[-1500:])
    (small_disk / "fyld").unlink()
    assert (place.datasets(), place.blocks()) == (0, 0)
    place.is_sound()
    assert place.run(*command).returncode == 0
    assert place.ask("SELECT figures FROM dataset") == [(rows,)]


@ROOT_ONLY
def test_on_a_full_disk_the_server_says_so_and_lives(copy, small_disk):
    place = copy(small_disk / "kommune")
    content = ("Område;Kvartal;Folketal\n" + "Område 1;2024K1;512\n" * 20_000).encode()
    with place.serve() as server:
        server.sign_in()
        fill(small_disk, 20_000)
        answer = server.upload(content)
        assert answer.status in (503, 507), (answer.status, answer.text[:800])
        assert "isken er fuld" in answer.text or "plads" in answer.text, answer.text[:2000]
        assert server.get("/data").status == 200
        (small_disk / "fyld").unlink()
        assert server.upload(content).status == 303
        assert not list(place.folder.glob("upload-*"))


TABLE = "Område;Kvartal;Folketal\nOmråde {};2024K1;512\n"


def files(place):
    return place.ask("SELECT count(*) FROM received_file")[0][0]


@pytest.mark.skipif(not strace.allowed(), reason="strace is missing or may not trace here")
@pytest.mark.parametrize("call", ["fdatasync", "pwrite64"])
def test_after_a_disk_error_nothing_more_is_written_until_a_new_start(place, call):
    with place.serve() as server:
        server.sign_in()
        assert server.upload(TABLE.format(1).encode()).status == 303
        with strace.Attached(server.process.pid, f"{call}:error=EIO", on=[f"{place.database}-wal"]):
            answer = server.upload(TABLE.format(2).encode())
            assert answer.status == 503 and "med det samme" in answer.text, (answer.status, answer.text[:800])
        # The disk answers again, but nobody knows what it threw away: reading goes on, writing does not.
        assert server.get("/data").status == 200
        again = server.upload(TABLE.format(3).encode())
        assert again.status == 503 and "Intet blev gemt" in again.text
        assert "event=store-failing" in server.words.read_text()
        cookie = server.cookie
    place.is_sound()
    assert files(place) in (1, 2)  # told "not saved" and yet kept is possible with a disk that lies; half of it is not
    with place.serve() as server:
        server.cookie = cookie
        assert server.upload(TABLE.format(3).encode()).status == 303
    place.is_sound()


@pytest.mark.skipif(not strace.allowed(), reason="strace is missing or may not trace here")
def test_a_disk_that_becomes_read_only_is_said_and_works_again_without_a_new_start(place):
    with place.serve() as server:
        server.sign_in()
        files_written = [f"{place.database}-wal", f"{place.database}.probe"]
        with strace.Attached(server.process.pid, "pwrite64,write:error=EROFS", on=files_written):
            answer = server.upload(TABLE.format(1).encode())
            assert answer.status == 503 and "I kan stadig læse alt" in answer.text, (answer.status, answer.text[:800])
            assert server.get("/data").status == 200
        assert server.upload(TABLE.format(1).encode()).status == 303
    place.is_sound()
    assert files(place) == 1


@ROOT_ONLY
def test_a_start_on_a_read_only_disk_says_so(copy, small_disk):
    place = copy(small_disk / "kommune")
    place.ask("PRAGMA wal_checkpoint(TRUNCATE)")
    done = subprocess.run(["mount", "-o", "remount,ro", small_disk], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "ikke skrives i" in place.refuses_to_serve()


def test_a_postgresql_server_that_is_stopped_and_started_again_is_found_again(tmp_path):
    with postgres.Server(tmp_path / "data") as database:
        place = program.Place(tmp_path / "kommune", database.fresh()).begin()
        table = "Område;Kvartal;Folketal\nPrøve Kommune;{};512\n"
        with place.serve() as server:
            server.sign_in()
            assert server.upload(table.format("2024K1").encode()).status == 303
            database.stop()
            for answer in (server.get("/data"), server.upload(table.format("2024K2").encode())):
                assert answer.status == 503 and "Vi kan ikke få fat i jeres data" in answer.text, answer.text[:500]
            assert server.get("/sundhed").status == 503
            database.again()
            assert server.get("/data").status == 200
            assert server.upload(table.format("2024K2").encode()).status == 303
            assert server.get("/sundhed").status == 200
        assert database.ask(place.address, "SELECT count(*) FROM received_file") == "2"
        worries = [line for line in place.run("doctor").stderr.splitlines() if "fsync" not in line]
        assert not worries, worries


def test_a_connection_cut_again_and_again_leaves_an_import_whole_or_not_there(tmp_path, full):
    chance = random.Random(20261121)
    with postgres.Server(tmp_path / "data") as database:
        place = program.Place(tmp_path / "kommune", database.fresh()).begin()
        cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'faelled'"
        cuts = 0
        for number in range(12 if full else 4):
            name = f"f{number}.csv"
            rows = "".join(f"Prøve Kommune;{1900 + number}K{quarter};{500 + quarter}\n" for quarter in range(1, 5))
            (place.folder / name).write_text("Område;Kvartal;Folketal\n" + rows)
            words = ("import", name, "--source", f"Kilde {number}", "--indicator", "folketal", "--accept")
            process = subprocess.Popen(
                [program.PROGRAM, *words], env=place.environment, cwd=place.folder,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            )
            while process.poll() is None:
                time.sleep(chance.uniform(0, 0.05))
                cuts += int(database.ask(place.address, cut))
            said = process.stderr.read()
            assert process.returncode == 0 or "orbindelse" in said, said
            again = place.run(*words)
            assert again.returncode == 0, again.stderr
            figures = database.ask(place.address, "SELECT count(*), sum(figures) FROM dataset")
            assert figures == f"{number + 1}|{4 * (number + 1)}"
        assert cuts > 0, "nothing was cut"
        logged = database.ask(place.address, "SELECT count(*) FROM access_log WHERE action = 'tal-importeret'")
        assert logged == database.ask(place.address, "SELECT count(*) FROM dataset")


def test_a_connection_cut_at_its_first_word_is_told_as_a_cut_connection(place):
    """A server that lets us in and is gone at the first question: too late for "cannot reach", too early for anything lost."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        asked = []

        def greet():
            while True:
                try:
                    line, _ = door.accept()
                except OSError:
                    return
                with line:
                    line.recv(4096)
                    line.sendall(b"R" + struct.pack("!ii", 8, 0) + b"Z" + struct.pack("!i", 5) + b"I")
                    asked.append(line.recv(4096))

        threading.Thread(target=greet, daemon=True).start()
        place.address = f"postgresql://proeve@127.0.0.1:{door.getsockname()[1]}/proeve?sslmode=disable"
        done = place.run("migrate")
    assert asked and asked[0].startswith(b"Q"), asked
    assert done.returncode == 1 and "Forbindelsen til databasen blev afbrudt, og intet blev gemt" in done.stderr, done.stderr


def test_a_database_that_is_not_there_is_not_made_up(place):
    gone = place.folder / "findes" / "ikke.db"
    done = place.run("doctor", "--database", gone)
    assert done.returncode == 1 and done.stderr.strip(), done.stdout + done.stderr
    assert not gone.exists()


@pytest.mark.parametrize("harm", ["no database", "cut in half", "overwritten"])
def test_a_broken_database_is_named_and_never_served(place, harm):
    content = place.database.read_bytes()
    for ending in ("-wal", "-shm"):
        (place.folder / f"faelled.db{ending}").unlink(missing_ok=True)
    middle = len(content) // 2
    place.database.write_bytes(
        {
            "no database": b"Dette er ikke en database. " * 1000,
            "cut in half": content[: middle // 4096 * 4096],
            "overwritten": content[:4096] + b"\xff" * (len(content) - 4096),
        }[harm]
    )
    for command in (("doctor",), ("serve", "--port", program.free_port())):
        try:
            done = place.run(*command, timeout=15)
        except subprocess.TimeoutExpired:
            pytest.fail(f"{command[0]} serves a broken database")
        assert done.returncode != 0, (command, done.stdout, done.stderr)
        assert "beskadiget" in done.stderr or "database" in done.stderr.lower(), (command, done.stderr)


def test_a_backup_taken_during_an_import_restores_to_the_same_pages(copy, place, tmp_path):
    (place.folder / "f.csv").write_text("Område;Kvartal;Folketal\nPrøve Kommune;2024K1;50000\nOmråde 1;2024K1;512\n")
    first = place.run("import", "f.csv", "--source", "Folketal", "--indicator", "folketal", "--accept")
    assert first.returncode == 0, first.stderr
    assert place.run("release").returncode == 0
    profile = "/lokalsamfund/o1/profil"
    with place.serve() as server:
        page = server.sign_in().get(profile)
        assert page.status == 200 and "512" in page.text, (page.status, page.text[:500])
        cookie = server.cookie
        program.population(place.folder / "g.csv", 60, 60)
        importing = subprocess.Popen(
            [program.PROGRAM, "import", "g.csv", "--source", "Mere", "--indicator", "folketal", "--accept"],
            env=place.environment, cwd=place.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        backup = tmp_path / "kopi.db"
        done = place.run("backup", backup)
        assert importing.wait(60) == 0
        assert done.returncode == 0, done.stderr
        page = server.get(profile)
    there = program.Place(tmp_path / "andet-sted")
    restored = there.run("restore", backup)
    assert restored.returncode == 0, restored.stderr
    shutil.copytree(place.folder / "modtaget", there.folder / "modtaget")
    there.is_sound()
    assert there.datasets() in (1, 2)
    with there.serve() as server:
        server.cookie = cookie
        again = server.get(profile)
    assert again.status == 200 and main(again.text) == main(page.text)
    refusal = there.run("restore", backup)
    assert refusal.returncode == 1 and "--replace" in refusal.stderr, refusal.stderr


def main(text):
    return text[text.index("<main") : text.index("</main>")]
