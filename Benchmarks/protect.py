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
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import highspy

FAELLED = os.environ["FAELLED"]
ROUNDS = int(os.environ.get("ROUNDS", "5"))
TABLES = int(os.environ.get("PROTECT_TABLES", "20"))
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
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write(text)
        file.flush()
        options = ["--count", count, "--dimensions", ",".join(table_dimensions)]
        for group in groups:
            options += ["--group", group]
        run = subprocess.run([FAELLED, "attack", file.name, *options, *more], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return json.loads(run.stderr.splitlines()[-1])


class Attacker:
    """Every cell is a column between nought and infinity; relations are rows; open cells are fixed."""

    def __init__(self, values, relations):
        self.cells = list(values)
        self.values = values
        self.place = {cell: i for i, cell in enumerate(self.cells)}
        self.model = highspy.Highs()
        self.model.setOptionValue("output_flag", False)
        for cell in self.cells:
            self.model.addVar(values[cell], values[cell])
        for total, parts in relations:
            columns = [self.place[total]] + [self.place[part] for part in parts]
            self.model.addRow(0, 0, len(columns), columns, [1.0] + [-1.0] * len(parts))
        self.shown = set(self.cells)

    def show(self, hidden):
        for cell in self.cells:
            value = self.values[cell]
            if cell in hidden:
                self.model.changeColBounds(self.place[cell], 0, highspy.kHighsInf)
            else:
                self.model.changeColBounds(self.place[cell], value, value)

    def end(self, cell, sense):
        """The bound, and what an extra unit of each open cell would be worth to it."""
        place = self.place[cell]
        self.model.changeObjectiveSense(sense)
        self.model.changeColCost(place, 1)
        self.model.run()
        status = self.model.getModelStatus()
        bound, prices = None, None
        if status == highspy.HighsModelStatus.kOptimal:
            bound = self.model.getInfo().objective_function_value
            prices = self.model.getSolution().col_dual
        self.model.changeColCost(place, 0)
        return (math.inf if bound is None else bound), prices


def optimum(values, relations, threshold, width, limit):
    """The fewest hidden cells with U - L >= width and U >= threshold for all primaries; None when time runs out."""
    primaries = [cell for cell, value in values.items() if 0 < value < threshold]
    attacker = Attacker(values, list(relations))
    master = highspy.Highs()
    master.setOptionValue("output_flag", False)
    for cell in attacker.cells:
        master.addVar(1 if cell in primaries else 0, 1)
        place = attacker.place[cell]
        master.changeColCost(place, 1)
        master.changeColIntegrality(place, highspy.HighsVarType.kInteger)
    began = time.monotonic()
    hidden = set(primaries)
    while time.monotonic() - began < limit:
        attacker.show(hidden)
        cuts = 0
        for cell in primaries:
            high, up = attacker.end(cell, highspy.ObjSense.kMaximize)
            low, down = attacker.end(cell, highspy.ObjSense.kMinimize)
            needs = []
            if high < threshold - 1e-6:
                needs.append(coefficients(attacker, [up], threshold - values[cell]))
            if high - low < width - 1e-6:
                needs.append(coefficients(attacker, [up, down], width))
            for need in needs:
                columns = [attacker.place[c] for c in need]
                master.addRow(1, highspy.kHighsInf, len(columns), columns, [min(1.0, v) for v in need.values()])
                cuts += 1
        if not cuts:
            return len(hidden)
        master.setOptionValue("time_limit", max(1.0, limit - (time.monotonic() - began)) + master.getRunTime())
        master.run()
        if master.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = master.getSolution().col_value
        hidden = {cell for cell in attacker.cells if solution[attacker.place[cell]] > 0.5}
    return None


def coefficients(attacker, duals, needed):
    """Weak duality: the bound can move by no more than the sum over hidden cells of price times what the cell can move.

    A reduced cost d on a cell fixed at v buys d * (how far it may rise) or -d * v (how far it may fall); how far it may
    rise is unknown, so it counts in full. Divided by what is needed and capped at one, this is a valid cover row.
    """
    found = {}
    for index, other in enumerate(attacker.cells):
        gain = 0.0
        for number, dual in enumerate(duals):
            if dual is None:
                continue
            price = dual[index] if number == 0 else -dual[index]
            if price > 1e-9:
                gain = math.inf
            elif price < -1e-9:
                gain += -price * attacker.values[other]
        if gain > 1e-9:
            found[other] = min(1.0, gain / needed)
    return found


def measure_time():
    print("time, medians of", ROUNDS)
    shapes = [("10^3", (80, 8, [10])), ("10^4", (900, 10, [9])), ("10^5, two dimensions", (9000, 10, [9])),
              ("10^5, three dimensions", (1700, 10, [5, 8]))]
    targets = {"10^3": 0.010, "10^4": 0.150}
    for name, (areas, per, others) in shapes:
        for mean in (12, 8):
            table = Table(areas, per, others, mean, 1)
            with tempfile.NamedTemporaryFile(suffix=".csv") as file:
                table.write(file.name)
                runs = [protect(file.name, table.dimensions) for _ in range(ROUNDS)]
            seconds = statistics.median(run[1]["time"] for run in runs)
            summary = runs[0][1]
            target = targets.get(name, 3)
            print(f"  {name}, mean {mean}: {summary['cells']} cells, {summary['primary']} primary, "
                  f"{summary['hidden']} hidden, {seconds * 1000:.1f} ms (target {target * 1000:.0f}): "
                  f"{'yes' if seconds <= target else 'NO'}", flush=True)


def measure_optimum():
    print("hidden cells beside the integer optimum")
    ours_all, best_all, unsolved = 0, 0, 0
    worst = 1.0
    for seed in range(TABLES):
        chance = random.Random(seed)
        areas = chance.choice([8, 12, 20])
        others = [chance.choice([4, 6])] if seed % 3 else [3, 3]
        table = Table(areas, 4, others, chance.choice([4, 6, 9, 14]), seed)
        values = table.values()
        with tempfile.NamedTemporaryFile(suffix=".csv") as file:
            table.write(file.name)
            rows, summary, text = protect(file.name, table.dimensions)
        best = optimum(values, table.relations(), 5, 5, float(os.environ.get("OPTIMUM_SECONDS", "60")))
        leaks = attack(text, table.dimensions)
        if leaks["exact"]:
            sys.exit(f"table {seed}: {leaks['exact']} cells can be worked out exactly")
        if best is None or best == 0:
            unsolved += best is None
            continue
        ours_all += summary["hidden"]
        best_all += best
        worst = max(worst, summary["hidden"] / best)
        print(f"  table {seed}: {len(values)} cells, ours {summary['hidden']}, optimum {best}", flush=True)
    ratio = ours_all / best_all if best_all else float("nan")
    print(f"  all: {ours_all} / {best_all} = {ratio:.3f} (target 1.15), worst {worst:.2f}, {unsolved} without optimum")


def measure_z3():
    path = os.environ.get("Z3_CSV")
    if not path:
        return print("z3: give the file with Z3_CSV")
    dimensions, groups = ["region", "hovedint", "mnd"], ("region=fylke", "mnd=mnd2")
    for width, target in (("0", 478), ("4", None)):
        more = ("--threshold", "4", "--width", width)
        _, summary, text = protect(path, dimensions, *more, groups=groups, count="ant")
        leaks = attack(text, dimensions, *more, groups=groups, count="ant")
        print(f"z3, width {width}: {summary['hidden']} of {summary['cells']} hidden, {summary['primary']} primary, "
              f"exact {leaks['exact']}, too narrow {leaks['narrow']}" + (f" (target {target})" if target else ""))


if __name__ == "__main__":
    chosen = sys.argv[1:] or ["time", "optimum", "z3"]
    for name in chosen:
        globals()[f"measure_{name}"]()
