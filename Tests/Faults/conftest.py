"""Fixtures of the fault tests. They injure a whole program in a folder of its own and ask what is left.

FAELLED_BINARY names the program. FAELLED_FAULTS=full takes a million rows, every kill point and forty browsers
at one meeting; it wants a release build.
"""

import os
import shutil

import pytest

import program

FULL = os.environ.get("FAELLED_FAULTS") == "full"


def pytest_configure(config):
    """What is left out is said, with the reason."""
    if "s" not in config.option.reportchars:
        config.option.reportchars += "s"


@pytest.fixture(scope="session")
def full():
    return FULL


@pytest.fixture(scope="session")
def begun(tmp_path_factory):
    """A municipality with 300 areas and two people, made once; tests take copies."""
    place = program.Place(tmp_path_factory.mktemp("begun")).begin()
    place.add_areas([f"Område {number}" for number in range(300)])
    return place


@pytest.fixture
def copy(begun):
    """Puts the municipality in another folder: `copy(folder)`."""

    def into(folder):
        place = program.Place(folder)
        for file in begun.folder.iterdir():
            if file.is_dir():
                shutil.copytree(file, place.folder / file.name, dirs_exist_ok=True)
            else:
                shutil.copy(file, place.folder / file.name)
        return place

    return into


@pytest.fixture
def place(copy, tmp_path):
    return copy(tmp_path / "kommune")
