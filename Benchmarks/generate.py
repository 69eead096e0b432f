#!/usr/bin/env python3
"""Makes the municipality that everything is measured on: 200 indicators, 100 areas, 10 years, 5 groups.

    generate.py methods FOLDER       the 200 method files
    generate.py rows FILE [bad]      1,000,000 rows as CSV; with "bad" the last row has more with than there are
    generate.py rows FILE buried     the last row has no number, behind 600 odd cells in a column nobody uses
    generate.py areas DATABASE       the 100 areas, written straight into an empty municipality

Seed 1: the same bytes every time. The groups of a figure add up to its total, as they do in a real delivery.
"""
import random
import shutil
import sqlite3
import sys
from pathlib import Path

INDICATORS, AREAS, YEARS, GROUPS = 200, 100, range(2015, 2025), ("Alle", "g1", "g2", "g3", "g4")
THEMES = ("trivsel", "laering", "vilkaar", "livskraft")

METHOD = """slug: {slug}
version: 1
name: {slug}
theme: {theme}
topic: målt
question: "Hvor mange børn har det sådan?"
subject: andelen af børn i {slug}
definition: Andelen af børn og unge i området, som kilden har talt med, opgjort én gang om året for hele området.
population: Børn og unge med bopæl i området
measure: proportion
numerator: Børn og unge, det gælder for
denominator: Alle børn og unge i området
decimals: 1
direction: higherBetter
located: residence
source:
  publisher: Målestationen
  product: Talsæt til måling af hastighed
  public: false
period: year
frequency: Hvert år.
sensitivity: open
threshold: 5
smallestRelevantDifference: 2
mayConclude: Hvor stor en andel af børnene i området det gælder for, og om andelen er vokset.
mayNotConclude: Hvorfor andelen er, som den er. Områder med få børn svinger mere end områder med mange.
breakdowns:
  - name: gruppe
    categories: [g1, g2, g3, g4]
"""


def slug(indicator):
    return f"n{indicator + 1:03d}"


def area(place):
    return f"Sogn {place + 1:03d}"


def shipped(folder):
    """Everything in Methods but the indicators, as it comes along."""
    for part in ("meetings", "circles"):
        shutil.copytree(Path(__file__).parents[1] / "Methods" / part, Path(folder) / part, dirs_exist_ok=True)


def methods(folder):
    target = Path(folder) / "indicators"
    target.mkdir(parents=True, exist_ok=True)
    shipped(folder)
    for indicator in range(INDICATORS):
        text = METHOD.format(slug=slug(indicator), theme=THEMES[indicator % 4])
        (target / f"{slug(indicator)}.yaml").write_text(text)


def figures():
    """(indicator, area, year, group, numerator, denominator) in the order of the file."""
    chance = random.Random(1)
    for indicator in range(INDICATORS):
        level = 0.25 + 0.5 * chance.random()
        for place in range(AREAS):
            own = level + 0.1 * (chance.random() - 0.5)
            for year in YEARS:
                share = min(0.9, max(0.1, own + 0.05 * (chance.random() - 0.5)))
                parts = []
                for _ in GROUPS[1:]:
                    n = chance.randint(120, 900)
                    parts.append((round(n * share), n))
                yield indicator, place, year, GROUPS[0], sum(x for x, _ in parts), sum(n for _, n in parts)
                for group, (x, n) in zip(GROUPS[1:], parts):
                    yield indicator, place, year, group, x, n


def rows(path, wrong):
    buried = wrong == "buried"
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("indikator,område,år,gruppe,tæller,nævner" + (",eget tal" if buried else "") + "\n")
        last = None
        for number, (indicator, place, year, group, x, n) in enumerate(figures()):
            if last:
                file.write(last)
            own = "" if not buried else ",3.1.4" if number < 600 else f",{number % 97}"
            last = f"{slug(indicator)},{area(place)},{year},{group},{x},{n}{own}\n"
        # More with than there are at all: no rule but the figures' own can see it.
        x = n + 1 if wrong == "bad" else "otte" if buried else x
        file.write(f"{slug(indicator)},{area(place)},{year},{group},{x},{n}{own}\n")


def areas(database):
    store = sqlite3.connect(database)
    municipality, root, changed = store.execute("SELECT municipality, id, changed FROM area").fetchone()
    store.executemany(
        "INSERT INTO area (municipality, id, system, kind, parent, code, name, slug, version, changed)"
        " VALUES (?, ?, 'lokalsamfund', 'lokalsamfund', ?, '', ?, ?, 1, ?)",
        [(municipality, f"{root}{place:03d}", root, area(place), f"sogn-{place + 1:03d}", changed)
         for place in range(AREAS)])
    store.commit()
    store.close()


if __name__ == "__main__":
    what, where = sys.argv[1:3]
    if what == "methods":
        methods(where)
    elif what == "rows":
        rows(where, sys.argv[3] if len(sys.argv) > 3 else "")
    elif what == "areas":
        areas(where)
    else:
        sys.exit(__doc__)
