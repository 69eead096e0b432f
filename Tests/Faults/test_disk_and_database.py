"""A full disk, a broken or missing database, a backup taken in the middle of work and put back elsewhere."""

import os
import shutil
import subprocess

import pytest

import program

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
