"""A municipality with much to hide: 60 indicators, 20 local communities, 10 years and 3 grades, and a release of it.

Seed 1: the same rows every time. The release decides for each of the four audiences what it may see.
"""
import os
import random
import subprocess
import tempfile
import time
from pathlib import Path

import generate

INDICATORS, AREAS, YEARS, GRADES = 60, 20, range(2015, 2025), ("g1", "g2", "g3")


def write(place, persons):
    """The method files and the rows of it; about `persons` in each grade of each area."""
    chance = random.Random(1)
    (place / "methods" / "indicators").mkdir(parents=True)
    generate.shipped(place / "methods")
    with (place / "rows.csv").open("w", encoding="utf-8") as file:
        file.write("indikator,område,år,gruppe,tæller,nævner\n")
        for indicator in range(INDICATORS):
            slug = generate.slug(indicator)
            method = generate.METHOD.format(slug=slug, theme=generate.THEMES[indicator % 4])
            method = method.replace("[g1, g2, g3, g4]", "[" + ", ".join(GRADES) + "]")
            (place / "methods" / "indicators" / f"{slug}.yaml").write_text(method)
            share = 0.1 + 0.8 * chance.random()
            for area in range(AREAS):
                for year in YEARS:
                    parts = []
                    for _ in GRADES:
                        n = max(0, round(chance.gauss(persons, persons / 3)))
                        parts.append((sum(chance.random() < share for _ in range(n)), n))
                    whole = [(generate.GROUPS[0], (sum(x for x, _ in parts), sum(n for _, n in parts)))]
                    for group, (x, n) in whole + list(zip(GRADES, parts)):
                        file.write(f"{slug},{generate.area(area)},{year},{group},{x},{n}\n")


def measure(program, processor, persons):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write(place, persons)
        environment = {**os.environ, "FAELLED_DATABASE": str(place / "faelled.db"), "FAELLED_DATA": folder,
                       "FAELLED_METHODS": str(place / "methods"), "FAELLED_UPLOADS": folder,
                       "FAELLED_PUBLIC": str(Path(__file__).parents[1] / "Public")}

        def run(*words, given=""):
            return subprocess.run([program, *words], env=environment, cwd=folder, input=given, check=True,
                                  capture_output=True, text=True).stdout

        run("user", "add", "--name", "Måler", "--email", "maaler@bench.example", "--role", "datasteward",
            "--password-stdin", "--municipality", "Bænkby", given="fire tilfældige ord her\n")
        generate.AREAS = AREAS
        generate.areas(place / "faelled.db")
        run("import", "rows.csv", "--source", "bench", "--accept")
        began, used = time.monotonic(), processor()
        said = run("release")
        return time.monotonic() - began, processor() - used, said.strip()
