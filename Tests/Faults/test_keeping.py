"""kill -9 in the middle of what keeps the database: migrating, backing up, putting back. All of it, or nothing."""

import random
import shutil
import subprocess
import time

import pytest

import postgres
import program
import strace

traced = pytest.mark.skipif(not strace.allowed(), reason="strace is missing or may not trace here")


def schema(place):
    return place.ask("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2") + place.ask("SELECT * FROM migration ORDER BY 1")


@traced
def test_migrations_killed_again_and_again_end_where_one_that_was_not_does(tmp_path, full):
    whole = program.Place(tmp_path / "whole")
    total = strace.count(whole, "migrate")
    expected = schema(whole)
    killed = 0
    for call, last in total.items():
        for point in strace.points(last, full):
            place = program.Place(tmp_path / f"{call}{point}")
            # The state each kill leaves is the old version that the next run starts from.
            for then in (point, max(1, last // 3), 2):
                killed += strace.kill(place, call, then, "migrate")
            assert place.run("migrate").returncode == 0
            assert schema(place) == expected
            place.is_sound()
            shutil.rmtree(place.folder)
    assert killed > len(total) * 3, f"only {killed} were killed"


@pytest.fixture(scope="module")
def two_moments(begun, tmp_path_factory):
    """A municipality with two imports, and a backup from when it had one."""
    place = program.Place(tmp_path_factory.mktemp("two"))
    shutil.copytree(begun.folder, place.folder, dirs_exist_ok=True)
    place.take("f.csv", 10, 10)
    assert place.run("backup", "kopi.db").returncode == 0
    place.take("g.csv", 20, 10, source="Mere")
    place.write("PRAGMA wal_checkpoint(TRUNCATE)")
    return place


def onto_nothing(place):
    for file in place.folder.glob("faelled.db*"):
        file.unlink()


def onto_a_working_one(place):
    pass


def onto_a_damaged_one(place):
    content = place.database.read_bytes()
    place.database.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


@traced
@pytest.mark.parametrize("target", [onto_nothing, onto_a_working_one, onto_a_damaged_one])
def test_a_restore_killed_at_any_point_leaves_the_old_or_the_new(two_moments, tmp_path, full, target):
    command = ("restore", "kopi.db", "--replace")

    def fresh(name):
        place = program.Place(tmp_path / name)
        shutil.copytree(two_moments.folder, place.folder, dirs_exist_ok=True)
        target(place)
        return place

    total = strace.count(fresh("whole"), *command)
    killed = 0
    for call, last in total.items():
        for point in strace.points(last, full):
            place = fresh(f"{call}{point}")
            killed += strace.kill(place, call, point, *command)
            look_at(place, target)
            again = place.run(*command)
            assert again.returncode == 0, again.stderr
            assert place.datasets() == 1 and place.acts()[-1] == "kopi-lagt-tilbage"
            place.is_sound()
            assert not list(place.folder.glob("faelled.db.restor*"))
            shutil.rmtree(place.folder)
    assert killed >= len(total), f"only {killed} were killed"


def look_at(place, target):
    """The program is asked first, since it may refuse: it must never make an empty database in the place of one."""
    if not place.database.exists():
        if target is not onto_nothing:
            assert "ved at blive lagt tilbage" in place.refuses_to_serve()
        return
    done = place.run("doctor")
    if target is onto_a_damaged_one and "beskadiget" in done.stderr:
        return
    if target is onto_nothing and "faelled migrate" in done.stderr:
        return
    place.is_sound()
    datasets = place.datasets()
    assert datasets in ({1} if target is not onto_a_working_one else {1, 2})
    # The line that tells of it is there exactly when the copy is.
    assert (place.acts()[-1] == "kopi-lagt-tilbage") == (datasets == 1)


@traced
def test_a_backup_killed_at_any_point_leaves_the_older_backup_and_the_database(two_moments, tmp_path, full):
    def fresh(name):
        place = program.Place(tmp_path / name)
        shutil.copytree(two_moments.folder, place.folder, dirs_exist_ok=True)
        return place

    total = strace.count(fresh("whole"), "backup", "kopi.db")
    killed = 0
    for call, last in total.items():
        for point in strace.points(last, full):
            place = fresh(f"{call}{point}")
            dead = strace.kill(place, call, point, "backup", "kopi.db")
            killed += dead
            place.is_sound()
            assert place.datasets() == 2
            there = program.Place(tmp_path / f"{call}{point}-there")
            done = there.run("restore", place.folder / "kopi.db")
            assert done.returncode == 0, done.stderr
            assert there.datasets() in ({1, 2} if dead else {2})
            assert place.run("backup", "kopi.db").returncode == 0
            assert not list(place.folder.glob("*.part"))
            shutil.rmtree(place.folder)
            shutil.rmtree(there.folder)
    assert killed >= len(total), f"only {killed} were killed"


@pytest.mark.parametrize("command", ["migrate", "backup", "restore"])
def test_on_postgresql_a_killed_command_leaves_all_or_nothing(server, begun, tmp_path, full, command):
    chance = random.Random(20261121)
    place = program.Place(tmp_path, server.fresh())
    if command != "migrate":
        place.begin()
        assert place.run("backup", "kopi").returncode == 0
        place.run("user", "add", "--name", "Ny", "--email", "ny@proeve.example", "--password-stdin", given=program.PASSWORD + "\n")
    words = {"migrate": ("migrate",), "backup": ("backup", "kopi"), "restore": ("restore", "kopi", "--replace")}[command]
    began = time.monotonic()
    done = place.run(*words)
    assert done.returncode == 0, done.stderr
    length = time.monotonic() - began
    for _ in range(20 if full else 6):
        if command == "migrate":
            place.address = server.fresh()
        process = subprocess.Popen(
            [program.PROGRAM, *words], env=place.environment, cwd=place.folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0, length))
        process.kill()
        process.wait()
        if command == "migrate":
            assert place.run("migrate").returncode == 0
        else:
            people = server.ask(place.address, "SELECT count(*) FROM person")
            assert people in ("2", "3"), people
            there = program.Place(tmp_path / "there", server.fresh())
            assert there.run("restore", place.folder / "kopi").returncode == 0
        worries = [line for line in place.run("doctor").stderr.splitlines() if "fsync" not in line]
        assert not worries, worries


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with postgres.Server(tmp_path_factory.mktemp("postgres") / "data") as server:
        yield server
