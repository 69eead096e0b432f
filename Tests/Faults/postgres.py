"""A PostgreSQL server of our own, which can be stopped and started again on the same port."""

import os
import pathlib
import re
import subprocess

import pytest

import program

SCRIPT = program.ROOT / "bin" / "postgres-for-tests"


class Server:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.made = 0

    def __enter__(self):
        # The user postgres must be able to stand in every folder on the way.
        for parent in list(self.folder.parents)[:3]:
            if os.geteuid() == 0 and "pytest" in str(parent):
                parent.chmod(0o755)
        done = subprocess.run([SCRIPT, "start", self.folder], capture_output=True, text=True)
        if done.returncode == 69:
            pytest.skip("PostgreSQL is not installed")
        assert done.returncode == 0, done.stderr
        self.address = re.search(r"=(postgresql://\S+)", done.stdout)[1]
        return self

    def __exit__(self, *_):
        subprocess.run([SCRIPT, "stop", self.folder], capture_output=True)

    def ask(self, address, statement):
        done = subprocess.run(["psql", "-X", "-A", "-t", "-c", statement, address], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def fresh(self):
        """The address of a new, empty database."""
        self.made += 1
        self.ask(self.address, f"CREATE DATABASE proeve{self.made}")
        return self.address.rsplit("/", 1)[0] + f"/proeve{self.made}"

    def control(self, *words):
        program_folder = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        done = subprocess.run(
            [*user, program_folder / "pg_ctl", "-D", self.folder / "data", "-w", *words],
            cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        assert done.returncode == 0, words

    def stop(self):
        self.control("-m", "immediate", "stop")

    def again(self):
        """pg_ctl remembers the options of the last start."""
        self.control("-l", self.folder / "log", "restart")
