"""`faelled protect` and `faelled attack` on spreadsheets that are wrong, and on machines that are: nothing is written then."""

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import time

import pytest

import program

CELLS = """skole,distrikt,sogn,svar,antal
a,nord,x,ja,12
a,nord,x,nej,3
b,nord,y,ja,20
b,nord,y,nej,9
c,syd,y,ja,31
c,syd,y,nej,8
"""
OPTIONS = ("--count", "antal", "--dimensions", "skole,svar", "--group", "skole=distrikt")


class Desk:
    """A folder with spreadsheets, and no database."""

    def __init__(self, folder):
        self.folder = folder

    def put(self, text, name="celler.csv"):
        (self.folder / name).write_text(text)
        return name

    def run(self, *words, output=subprocess.PIPE, **environment):
        done = subprocess.run(
            [program.PROGRAM, *words], cwd=self.folder, stdout=output, stderr=subprocess.PIPE, text=True, timeout=120,
            env={**os.environ, **environment},
        )
        assert "Fatal error" not in done.stderr and "Stack dump" not in done.stderr, done.stderr[-3000:]
        return done

    def protect(self, text=CELLS, *more, options=OPTIONS, **environment):
        return self.run("protect", self.put(text), *options, *more, **environment)

    def refuses(self, done, *words):
        """A sentence that says what is wrong and what to do; no table; no success."""
        assert done.returncode == 1 and not done.stdout, (done.returncode, done.stdout[:500], done.stderr)
        for word in words:
            assert word in done.stderr, f"{word} is not said: {done.stderr}"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def summary(done):
    return json.loads(done.stderr.splitlines()[-1])


def test_the_table_has_the_dimensions_the_count_and_the_status_and_nothing_else(desk):
    done = desk.protect()
    assert done.returncode == 0, done.stderr
    rows = table(done.stdout)
    assert list(rows[0]) == ["skole", "svar", "antal", "status"]
    assert {row["skole"] for row in rows} == {"a", "b", "c", "nord", "syd", "I alt"}
    assert {row["svar"] for row in rows} == {"ja", "nej", "I alt"} and len(rows) == 18
    assert {row["status"] for row in rows} == {"open", "hidden"}
    for row in rows:
        assert (row["antal"] == "") == (row["status"] == "hidden")
    cells = {(row["skole"], row["svar"]): row for row in rows}
    assert cells["a", "nej"]["status"] == "hidden" and cells["I alt", "I alt"]["antal"] == "83"
    said = summary(done)
    assert said["primary"] == 1 and said["complementary"] == said["hidden"] - 1
    assert said["hidden"] == sum(row["status"] == "hidden" for row in rows)
    assert said["time"] >= 0 and said["solver_calls"] >= 0 and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("groups", [("distrikt",), ("distrikt", "sogn")], ids=["one", "two that overlap"])
def test_what_is_protected_cannot_be_worked_out(desk, groups):
    options = OPTIONS[:4] + tuple(word for group in groups for word in ("--group", f"skole={group}"))
    done = desk.protect(options=options)
    desk.put(done.stdout, "vis.csv")
    small = {("a", "nej"): 3}
    found = desk.run("attack", "vis.csv", *options, "--cells", "celler.csv")
    assert found.returncode == 0, found.stderr
    rows = table(found.stdout)
    assert list(rows[0]) == ["skole", "svar", "low", "high"] and len(rows) == summary(done)["hidden"]
    assert summary(found)["exact"] == 0
    for row in rows:
        low, high = float(row["low"]), float(row["high"] or "inf")
        assert low < high
        true = small.get((row["skole"], row["svar"]))
        if true:
            assert low <= true <= high and high - low >= 5 and high >= 5


def test_the_attack_finds_what_is_hidden_too_little(desk):
    sums = table(desk.protect(CELLS.replace("nej,3", "nej,13")).stdout)  # nothing is small here, so all is open
    desk.put("skole,svar,antal,status\n" + "".join(
        ",".join(row.values()) + "\n" if (row["skole"], row["svar"]) != ("a", "nej") else "a,nej,,hidden\n"
        for row in sums), "vis.csv")
    found = desk.run("attack", "vis.csv", *OPTIONS, "--cells", "celler.csv")
    assert found.returncode == 0, found.stderr
    assert summary(found)["exact"] == 1 and "a,nej,13,13" in found.stdout


def test_the_groups_are_read_from_the_published_file_when_their_columns_are_there(desk):
    cells = {row["skole"]: row["distrikt"] for row in table(CELLS)}
    rows = table(desk.protect().stdout)
    text = "skole,svar,antal,status,distrikt\n" + "".join(
        ",".join([row["skole"], row["svar"], row["antal"], row["status"], cells.get(row["skole"], "")]) + "\n"
        for row in rows)
    desk.put(text, "vis.csv")
    beside = desk.run("attack", "vis.csv", *OPTIONS)
    desk.put(desk.protect().stdout, "vis.csv")
    apart = desk.run("attack", "vis.csv", *OPTIONS, "--cells", "celler.csv")
    assert beside.returncode == 0 and beside.stdout == apart.stdout


@pytest.mark.parametrize("groups", [("distrikt",), ("distrikt", "sogn")], ids=["one", "two that overlap"])
def test_the_groups_are_worked_out_from_the_numbers_when_nothing_else_tells(desk, groups):
    options = OPTIONS[:4] + tuple(word for group in groups for word in ("--group", f"skole={group}"))
    desk.put(desk.protect(options=options).stdout, "vis.csv")
    told = desk.run("attack", "vis.csv", *options, "--cells", "celler.csv")
    alone = desk.run("attack", "vis.csv", *options)
    assert alone.returncode == 0 and alone.stdout == told.stdout, alone.stderr


def test_groups_that_the_numbers_do_not_tell_are_asked_for(desk):
    desk.put("skole,svar,antal,status\na,ja,4,open\nb,ja,4,open\nc,ja,4,open\nnord,ja,8,open\nI alt,ja,12,open\n", "vis.csv")
    desk.refuses(desk.run("attack", "vis.csv", *OPTIONS), "distrikt", "ikke entydigt", "--cells")


def test_names_that_look_like_formulas_are_the_same_names_in_both_files(desk):
    text = CELLS.replace("a,nord", "=a+1,nord").replace("b,nord", "+65,nord")
    published = desk.protect(text).stdout
    assert "'=a+1,ja" in published and "\n+65,ja" in published
    desk.put(published, "vis.csv")
    found = desk.run("attack", "vis.csv", *OPTIONS, "--cells", "celler.csv")
    beside = desk.run("attack", "vis.csv", *OPTIONS)
    assert found.returncode == 0 and found.stdout == beside.stdout, found.stderr
    assert summary(found)["exact"] == 0 and "'=a+1,nej,0," in found.stdout


def test_width_zeros_and_weights_do_what_they_say(desk):
    hidden = lambda *more, text=CELLS: {  # noqa: E731
        (row["skole"], row["svar"]) for row in table(desk.protect(text, *more).stdout) if row["status"] == "hidden"}
    assert len(hidden("--width", "0")) <= len(hidden()) <= len(hidden("--width", "40"))
    none = CELLS.replace("c,syd,y,nej,8", "c,syd,y,nej,0")
    assert ("c", "nej") in hidden("--protect-zeros", text=none)
    for dear, cheap in (("b", "c"), ("c", "b")):
        weighed = "skole,svar,antal,vaegt\n" + "".join(
            f"{row['skole']},{row['svar']},{row['antal']},{9 if row['skole'] == dear else 1}\n" for row in table(CELLS))
        done = desk.protect(weighed, "--weights", "vaegt", options=OPTIONS[:4])
        schools = {row["skole"] for row in table(done.stdout) if row["status"] == "hidden"}
        assert "a" in schools and cheap in schools and dear not in schools


@pytest.mark.parametrize(
    "text, words",
    [
        (CELLS + "d,syd,y,ja,-4\n", ("Række 8", "-4", "antal", "under 0")),
        (CELLS + "d,syd,y,ja,fire\n", ("Række 8", "fire", "helt tal")),
        (CELLS + "d,syd,y,ja,\n", ("Række 8", "helt tal")),
        (CELLS + 'd,syd,y,ja,"1.000"\n', ("Række 8", "1.000", "tusindtalsprik")),
        (CELLS + 'd,syd,y,ja,"3,5"\n', ("Række 8", "3,5", "helt tal")),
        (CELLS + "a,nord,x,ja,12\n", ("Række 8", "a, ja", "tidligere række")),
        (CELLS + "a,syd,x,ja,12\n", ("a", "nord", "syd", "distrikt")),
        (CELLS + "I alt,,,nej,21\n", ("Række 8", "I alt, nej", "21", "20", "Ret tallene")),
        (CELLS + "nord,,,I alt,45\n", ("Række 8", "nord, I alt", "45", "44")),
        (CELLS + ",syd,y,ja,4\n", ("Række 8", "skole")),
        ("skole,distrikt,sogn,svar,antal\n", ("ingen celler",)),
        ("", ("tom",)),
        (CELLS.replace("antal", "tal"), ("antal", "ingen kolonne")),
        (CELLS.replace("distrikt", "by"), ("distrikt", "ingen kolonne")),
        (CELLS.replace("c,syd", "c,a"), ("»a«", "to forskellige ting")),
    ],
    ids=["negative", "no number", "empty", "thousands", "decimals", "twice", "two parents", "column that differs",
         "row that differs", "no member", "no cells", "empty file", "no count", "no group", "group named as a member"],
)
def test_a_spreadsheet_that_is_wrong_is_refused_with_the_place(desk, text, words):
    desk.refuses(desk.protect(text), *words)


@pytest.mark.parametrize(
    "more, words",
    [
        (("--threshold", "2"), ("2", "under 3", "--threshold")),
        (("--threshold", "51"), ("51", "over 50", "--threshold")),
        (("--width=-1",), ("under 0", "--width")),
        (("--seconds", "0"), ("--seconds",)),
        (("--group", "skole"), ("skole", "gruppering")),
        (("--group", "by=land"), ("by", "--dimensions")),
        (("--weights", "antal2"), ("antal2", "ingen kolonne")),
        (("--weights", "sogn"), ("Række 2", "vægt")),
    ],
    ids=lambda value: "".join(value[:2]) if isinstance(value, tuple) else None,
)
def test_options_that_make_no_sense_are_refused(desk, more, words):
    desk.refuses(desk.protect(CELLS, *more), *words)


def test_a_file_that_is_not_there_and_two_files_are_refused(desk):
    desk.refuses(desk.run("protect", "findes-ikke.csv", *OPTIONS), "findes-ikke.csv", "findes ikke")
    desk.refuses(desk.run("protect", desk.put(CELLS), desk.put(CELLS, "to.csv"), *OPTIONS), "én fil ad gangen", "to.csv")
    desk.refuses(desk.run("attack", "findes-ikke.csv", *OPTIONS), "findes-ikke.csv")


def test_one_area_alone_is_protected(desk):
    done = desk.protect("skole,antal\na,3\n", options=("--count", "antal", "--dimensions", "skole"))
    assert done.returncode == 0 and done.stdout == "skole,antal,status\na,,hidden\nI alt,,hidden\n", done.stderr


@pytest.mark.parametrize(
    "rows, words",
    [
        ("a,ja,12,open\na,ja,12,open\n", ("Række 3", "tidligere række")),
        ("a,ja,,open\n", ("Række 2", "en åben celle skal have et tal")),
        ("a,ja,12,hidden\n", ("Række 2", "en skjult må ikke have noget")),
        ("a,ja,12,few\n", ("Række 2", "few", "open eller hidden")),
        ("a,ja,tolv,open\n", ("Række 2", "tolv", "ikke et tal")),
        ("a,ja,12,open\nb,ja,3,open\nI alt,ja,20,open\n", ("passer ikke sammen",)),
        ("", ("ingen celler",)),
    ],
    ids=["twice", "open without", "hidden with", "status", "no number", "sums", "no cells"],
)
def test_a_published_table_that_is_wrong_is_refused(desk, rows, words):
    desk.put("skole,svar,antal,status\n" + rows, "vis.csv")
    desk.refuses(desk.run("attack", "vis.csv", *OPTIONS[:4]), *words)


def test_what_is_too_large_for_its_time_is_not_written(desk):
    text = "a,b,c,n\n" + "".join(
        f"a{a},b{b},c{c},{(a * 7 + b * 3 + c) % 11}\n" for a in range(60) for b in range(6) for c in range(6))
    done = desk.run(
        "protect", desk.put(text), "--count", "n", "--dimensions", "a,b,c", "--seconds", "0.001")
    desk.refuses(done, "for stor til den tid", "--seconds", "Intet er skrevet")
    many = "a,b,n\n" + "".join(f"a{i},b{i},5\n" for i in range(1500))
    desk.refuses(
        desk.run("protect", desk.put(many), "--count", "n", "--dimensions", "a,b"), "celler med alle summer", "Del den op")


@pytest.fixture
def needs_solver(desk):
    """The attack asks the solver for the ends of every interval that is not settled by the sums alone."""
    desk.put(desk.protect().stdout, "vis.csv")
    return ("attack", "vis.csv", *OPTIONS, "--cells", "celler.csv")


def test_a_solver_that_is_not_there_is_said(desk, needs_solver, tmp_path):
    folder = tmp_path / "uden"
    folder.mkdir()
    for name in ("libClp.so.1", "libClp.so", "libClp.1.dylib"):
        (folder / name).write_text("not a library")
    done = desk.run(*needs_solver, LD_LIBRARY_PATH=str(folder))
    desk.refuses(done, "Clp", "ikke installeret", "coinor-libclp")


def test_a_solver_that_gives_up_is_said(desk, needs_solver, tmp_path):
    if not shutil.which("gcc"):
        pytest.skip("gcc is not installed: no solver can be made that gives up")
    folder = tmp_path / "doven"
    folder.mkdir()
    ours = (program.ROOT / "Sources/Ground/C/CClp/clp.c").read_text()
    names = re.findall(r"FIND\(\w+, (Clp_\w+)\)", ours)
    assert "Clp_primal" in names, "the functions that are looked up are not found in clp.c"
    source = folder / "clp.c"
    source.write_text("static double numbers[100000];\n" + "".join(
        "int Clp_status(void *m) { return 4; }\n" if name == "Clp_status"
        else 'const char *Clp_Version(void) { return "0"; }\n' if name == "Clp_Version"
        else f"void *{name}(void) {{ return numbers; }}\n" for name in names))
    subprocess.run(["gcc", "-w", "-shared", "-fPIC", "-o", folder / "libClp.so.1", source], check=True)
    desk.refuses(desk.run(*needs_solver, LD_LIBRARY_PATH=str(folder)), "gav op", "4")


def test_a_command_that_is_killed_leaves_no_table(desk, tmp_path):
    desk.put("a,b,c,n\n" + "".join(
        f"a{a},b{b},c{c},{(a * 7 + b * 3 + c * 5) % 13}\n" for a in range(200) for b in range(8) for c in range(8)))
    command = [program.PROGRAM, "protect", "celler.csv", "--count", "n", "--dimensions", "a,b,c"]

    def run(seconds=None):
        with (tmp_path / "vis.csv").open("w") as output:
            work = subprocess.Popen(command, cwd=tmp_path, stdout=output, stderr=subprocess.DEVNULL)
            try:
                work.wait(seconds)
            except subprocess.TimeoutExpired:
                work.kill()
                work.wait()
        return work.returncode, (tmp_path / "vis.csv").read_text()

    began = time.monotonic()
    code, whole = run()
    took = time.monotonic() - began
    assert code == 0 and whole.count("\n") > 12_800
    # From early in the work to its last moments: nothing, or all of it, and never a part.
    killed = [text for code, text in (run(took * part / 20) for part in range(1, 20)) if code == -signal.SIGKILL]
    assert "" in killed and set(killed) <= {"", whole}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full disk on this machine")
def test_a_table_that_cannot_be_written_is_said(desk):
    with open("/dev/full", "w") as full:
        done = desk.run("protect", desk.put(CELLS), *OPTIONS, output=full)
    assert done.returncode == 1 and "kunne ikke skrives" in done.stderr and "slet den" in done.stderr, done.stderr
