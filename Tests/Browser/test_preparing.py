"""A learning meeting is prepared: each for themselves, gathered by the leader, and taken along on paper."""

import re
import subprocess

import pytest

import looks

PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + b"\xff\xe1\x00\x10Exif\x00\x00GPS55.7" + bytes.fromhex("ffda0008010100003f00") + b"\x12\x34" + bytes.fromhex("ffd9")


@pytest.fixture
def meeting(at_work):
    """A learning meeting about Strandby that the leader has planned, with the address of its page."""
    page = at_work("leader")
    page.goto("/moeder")
    page.get_by_role("link", name=re.compile("Læringsmøde")).first.click()
    return page, page.url


def test_three_prepare_and_the_leader_opens_chooses_and_prints(meeting, at_work, keep_shot, tmp_path):
    leader, address = meeting
    sentences = {}
    for role in ("leader", "consultant", "steward"):
        pass
