"""Measures `faelled protect`: time at 10^3, 10^4 and 10^5 cells, hidden cells beside the integer optimum, and leaks.

The optimum comes from HiGHS (PyPI: highspy). It is found by adding cuts: choose the fewest cells to hide, let an
attacker bound every primary, and demand, for each that is bounded too tightly, more of the cells that would loosen it
(Fischetti & Salazar 2001, the combinatorial benders view). The attacker here is a third one, written in Python.
"""
import csv
import io
import itertools
import json
import math
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import highspy

import small_numbers

FAELLED = os.environ["FAELLED"]
ROUNDS = int(os.environ.get("ROUNDS", "5"))
TABLES = int(os.environ.get("PROTECT_TABLES", "40"))
TOTAL = "I alt"


def poisson(mean, chance):
    limit, count, product = math.exp(-mean), -1, 1.0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


class Table:
    """Areas in districts, and further dimensions without groups."""

    def __init__(self, areas, per_district, others, mean, seed):
        chance = random.Random(seed)
        self.leaves = [[f"a{i}" for i in range(areas)]] + [
            [f"{'xyz'[j]}{i}" for i in range(n)] for j, n in enumerate(others)]
        self.district = {f"a{i}": f"d{i // per_district}" for i in range(areas)}
        self.counts = {key: poisson(mean, chance) for key in itertools.product(*self.leaves)}
        self.dimensions = ["omraade", "svar", "aar", "koen"][: len(self.leaves)]

    @property
    def members(self):
        districts = list(dict.fromkeys(self.district.values()))
        return [self.leaves[0] + districts + [TOTAL]] + [leaves + [TOTAL] for leaves in self.leaves[1:]]

    def relations(self):
        """(total, parts) over whole cells."""
        members = self.members
        for index in range(len(members)):
            others = [m if i != index else [None] for i, m in enumerate(members)]
            sums = [(TOTAL, self.leaves[index])]
            if index == 0:
                sums += [(d, [a for a in self.leaves[0] if self.district[a] == d]) for d in set(self.district.values())]
            for line in itertools.product(*others):
                put = lambda member: line[:index] + (member,) + line[index + 1:]
                for total, parts in sums:
                    yield put(total), [put(part) for part in parts]

    def values(self):
        values = {}
        for key, count in self.counts.items():
            above = [(key[0], self.district[key[0]], TOTAL)] + [(k, TOTAL) for k in key[1:]]
            for cell in itertools.product(*above):
                values[cell] = values.get(cell, 0) + count
        return values

    def write(self, path):
        with open(path, "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(self.dimensions + ["distrikt", "antal"])
            for key, count in self.counts.items():
                writer.writerow(list(key) + [self.district[key[0]], count])


def protect(path, table_dimensions, *more, groups=("omraade=distrikt",), count="antal"):
    options = ["--count", count, "--dimensions", ",".join(table_dimensions)]
    for group in groups:
        options += ["--group", group]
    run = subprocess.run([FAELLED, "protect", str(path), *options, *more], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return list(csv.DictReader(io.StringIO(run.stdout))), json.loads(run.stderr.splitlines()[-1]), run.stdout


def attack(text, table_dimensions, *more, groups=("omraade=distrikt",), count="antal"):
    """The summary of `faelled attack`, with the intervals it wrote by cell as "intervals"; None when time ran out."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write(text)
        file.flush()
        options = ["--count", count, "--dimensions", ",".join(table_dimensions)]
        for group in groups:
            options += ["--group", group]
        run = subprocess.run([FAELLED, "attack", file.name, *options, *more], capture_output=True, text=True)
    if "for stor til den tid" in run.stderr:
        return None
    if run.returncode:
        sys.exit(run.stderr)
    found = json.loads(run.stderr.splitlines()[-1])
    rows = csv.reader(io.StringIO(run.stdout))
    next(rows)
    found["intervals"] = {
        tuple(row[:-2]): (float(row[-2]), float(row[-1]) if row[-1] else math.inf) for row in rows}
    return found


def narrow_primaries(leaks, values, threshold=5, width=5):
    """How many cells that are small in themselves a reader can bound more tightly than was asked."""
    narrow = 0
    for cell, value in values.items():
        if 0 < value < threshold:
            low, high = leaks["intervals"].get(cell, (value, value))
            narrow += high - low < width or high < threshold
    return narrow


class Attacker:
    """Every cell is a column that may leave its value as far as it is hidden; relations are rows."""

    def __init__(self, values, relations):
        self.cells = list(values)
        self.values = values
        self.place = {cell: i for i, cell in enumerate(self.cells)}
        self.model = quiet()
        for cell in self.cells:
            self.model.addVar(values[cell], values[cell])
        for total, parts in relations:
            columns = [self.place[total]] + [self.place[part] for part in parts]
            self.model.addRow(0, 0, len(columns), columns, [1.0] + [-1.0] * len(parts))

    def show(self, hidden, most):
        """`hidden` holds how hidden each cell is, 0 to 1; a cell rises by at most `most` times that."""
        for place, (cell, share) in enumerate(zip(self.cells, hidden)):
            value = self.values[cell]
            rise = 0 if share <= 1e-9 else share * most
            self.model.changeColBounds(place, value * (1 - share), value + rise)

    def end(self, cell, sense):
        """The bound, and what an extra unit of each cell's freedom would be worth to it."""
        place = self.place[cell]
        self.model.changeObjectiveSense(sense)
        self.model.changeColCost(place, 1)
        self.model.run()
        bound, prices = math.inf, None
        if self.model.getModelStatus() == highspy.HighsModelStatus.kOptimal:
            bound = self.model.getInfo().objective_function_value
            prices = self.model.getSolution().col_dual
        self.model.changeColCost(place, 0)
        return bound, prices


def quiet():
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    return model


class Optimum:
    """The fewest hidden cells with U - L >= width and U >= threshold for all primaries.

    Cuts are first added until the relaxation, where cells may be hidden by halves, breaks none of them: that is cheap and
    gives most of the bound. Then whole numbers are asked for and the missing cuts are added.
    """

    def __init__(self, values, relations, threshold, width):
        self.attacker = Attacker(values, list(relations))
        self.values, self.threshold, self.width = values, threshold, width
        self.primaries = [cell for cell, value in values.items() if 0 < value < threshold]
        self.master = quiet()
        for cell in self.attacker.cells:
            self.master.addVar(1 if 0 < values[cell] < threshold else 0, 1)
            self.master.changeColCost(self.attacker.place[cell], 1)

    def solve(self, limit):
        """(fewest, is it proved?): when time runs out, the fewest that it can be."""
        if not self.primaries:
            return 0, True
        deadline = time.monotonic() + limit
        bound = len(self.primaries)
        for _ in range(200):
            self.master.run()
            bound = max(bound, self.master.getInfo().objective_function_value)
            if time.monotonic() > deadline or not self.cut(self.width):
                break
        for cell in self.attacker.cells:
            self.master.changeColIntegrality(self.attacker.place[cell], highspy.HighsVarType.kInteger)
        while time.monotonic() < deadline:
            self.master.setOptionValue("time_limit", max(0.5, deadline - time.monotonic()) + self.master.getRunTime())
            self.master.run()
            bound = max(bound, self.master.getInfo().mip_dual_bound)
            if self.master.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                break
            if not self.cut(math.inf):
                return round(self.master.getInfo().objective_function_value), True
        return math.ceil(bound - 1e-6), False

    def cut(self, most):
        """Adds what the hidden cells lack; False when they lack nothing."""
        hidden = list(self.master.getSolution().col_value)
        self.attacker.show(hidden, most)
        added = 0
        for cell in self.primaries:
            high, up = self.attacker.end(cell, highspy.ObjSense.kMaximize)
            low, down = self.attacker.end(cell, highspy.ObjSense.kMinimize)
            if high < self.threshold - 1e-6:
                added += self.demand([up], self.threshold - self.values[cell], hidden)
            if high - low < self.width - 1e-6:
                added += self.demand([up, down], self.width, hidden)
        return added > 0

    def demand(self, duals, needed, hidden):
        """Weak duality: the interval grows by no more than the sum over cells of price times what each can move.

        A price d on a cell at v buys d times how far it may rise, or -d v when it falls; how far it may rise is unknown,
        so it counts in full. Divided by what is needed and capped at one, this is a valid row.
        """
        share = {}
        for number, prices in enumerate(duals):
            for place, price in enumerate(prices or []):
                price = price if number == 0 else -price
                gain = math.inf if price > 1e-9 else -price * self.values[self.attacker.cells[place]]
                if gain > 1e-9:
                    share[place] = min(1.0, share.get(place, 0) + gain / needed)
        if sum(hidden[place] * value for place, value in share.items()) > 1 - 1e-5:
            return False
        self.master.addRow(1, highspy.kHighsInf, len(share), list(share), list(share.values()))
        return True


def processor():
    """Seconds of processor that commands have used so far: what counts on a machine that does other work."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure_time():
    print(f"time from rows to verified pattern, medians of {ROUNDS}; load of the machine {os.getloadavg()[0]:.1f}")
    shapes = [("10^3", (80, 8, [10])), ("10^4", (900, 10, [9])), ("10^5, two dimensions", (9000, 10, [9])),
              ("10^5, three dimensions", (1700, 10, [5, 8]))]
    targets = {"10^3": 0.010, "10^4": 0.150}
    for name, (areas, per, others) in shapes:
        for mean in (12, 8, 2):
            table = Table(areas, per, others, mean, 1)
            with tempfile.NamedTemporaryFile(suffix=".csv") as file:
                table.write(file.name)
                used = processor()
                runs = [protect(file.name, table.dimensions) for _ in range(ROUNDS)]
                used = (processor() - used) / ROUNDS
                began = time.monotonic()
                leaks = attack(runs[0][2], table.dimensions, "--cells", file.name)
                attacked = time.monotonic() - began
            found = "not attacked to the end" if leaks is None else (
                f"{leaks['exact']} derivable, {narrow_primaries(leaks, table.values())} primaries tighter than asked")
            seconds = statistics.median(run[1]["time"] for run in runs)
            summary = runs[0][1]
            target = targets.get(name, 3)
            print(f"  {name}, mean {mean}: {summary['cells']} cells, {summary['primary']} primary, "
                  f"{summary['hidden']} hidden, {seconds * 1000:.1f} ms (target {target * 1000:.0f}): "
                  f"{'yes' if seconds <= target else 'NO'}; {used * 1000:.0f} ms of processor with reading and writing, "
                  f"attacked in {attacked:.1f} s: {found}", flush=True)


def measure_optimum():
    """Many small tables: what we hide beside the fewest that can be hidden; where HiGHS runs out of time, beside the
    fewest that it has not ruled out, so our share is at most what is printed."""
    limit = float(os.environ.get("OPTIMUM_SECONDS", "60"))
    print(f"hidden cells beside the integer optimum, {TABLES} tables, at most {limit:.0f} s each")
    ours_all, best_all, proved, worst = 0, 0, 0, (1.0, None)
    exact = narrow = 0
    for seed in range(TABLES):
        chance = random.Random(seed)
        areas, per = chance.choice([(8, 4), (12, 4), (15, 5), (20, 4)])
        others = [3, 3] if seed % 3 == 0 and areas < 20 else [chance.choice([4, 6, 10])]
        table = Table(areas, per, others, chance.choice([3, 4, 6, 9, 14]), seed)
        values = table.values()
        with tempfile.NamedTemporaryFile(suffix=".csv") as file:
            table.write(file.name)
            _, summary, text = protect(file.name, table.dimensions)
            leaks = attack(text, table.dimensions, "--cells", file.name)
        exact, narrow = exact + leaks["exact"], narrow + narrow_primaries(leaks, values)
        best, is_proved = Optimum(values, table.relations(), 5, 5).solve(limit)
        if best == 0:
            continue
        ours_all, best_all, proved = ours_all + summary["hidden"], best_all + best, proved + is_proved
        worst = max(worst, (summary["hidden"] / best, seed))
        print(f"  table {seed}: {len(values)} cells, {summary['primary']} primary, ours {summary['hidden']}, "
              f"optimum {'' if is_proved else 'at least '}{best}", flush=True)
    print(f"  all: {ours_all} / {best_all} = {ours_all / best_all:.3f} (target 1.15), worst {worst[0]:.2f} (table "
          f"{worst[1]}), optimum proved for {proved}; derivable {exact}, primaries tighter than asked {narrow}")


def measure_z3():
    path = Path(__file__).parents[1] / "Tests/Oracles/Disclosure/z3.csv"
    dimensions, groups = ["region", "hovedint", "mnd"], ("region=fylke", "mnd=mnd2")
    for width, target in (("0", 478), ("4", None)):
        more = ("--threshold", "4", "--width", width)
        _, summary, text = protect(path, dimensions, *more, groups=groups, count="ant")
        leaks = attack(text, dimensions, *more, "--cells", str(path), groups=groups, count="ant")
        print(f"z3, width {width}: {summary['hidden']} of {summary['cells']} hidden, {summary['primary']} primary, "
              f"exact {leaks['exact']}, too narrow {leaks['narrow']}" + (f" (target {target})" if target else ""))


def measure_release():
    print("release of 60 indicators x 20 areas x 10 years x 3 grades, for four audiences")
    for persons in (60, 20, 6):
        seconds, used, said = small_numbers.measure(FAELLED, processor, persons)
        print(f"  {persons} in each grade: {seconds:.1f} s, {used:.1f} s of processor (target 5): "
              f"{'yes' if seconds <= 5 else 'NO'}\n    {said.splitlines()[0]}", flush=True)


if __name__ == "__main__":
    chosen = sys.argv[1:] or ["time", "optimum", "z3", "release"]
    for name in chosen:
        globals()[f"measure_{name}"]()
