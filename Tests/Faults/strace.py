"""Kills and disk errors at a chosen system call."""

import re
import shutil
import signal
import subprocess
import time

# What SQLite and the program change a disk with. Counted per thread, so a kill may miss; tests say how many did not.
CALLS = ("pwrite64", "fdatasync", "fsync", "rename", "unlink")


def allowed():
    """strace is there, and the machine lets us trace: some containers do not."""
    probe = ["strace", "-qq", "-o", "/dev/null", "true"]
    return bool(shutil.which("strace")) and subprocess.run(probe, capture_output=True).returncode == 0


def run(place, *options, command, calls=CALLS):
    before = ["strace", "-f", "-qq", "-o", str(place.folder / "trace"), "-e", "trace=" + ",".join(calls), *options]
    return place.run(*command, before=before)


def count(place, *command, calls=CALLS):
    """How often each call is made by a run that is left alone."""
    done = run(place, command=command, calls=calls)
    assert done.returncode == 0, done.stdout + done.stderr
    trace = (place.folder / "trace").read_text()
    return {call: number for call in calls if (number := len(re.findall(rf"\b{call}\(", trace)))}


def kill(place, call, point, *command):
    """True when the program was dead before it was done."""
    return run(place, "-e", f"inject={call}:signal=SIGKILL:when={point}", command=command).returncode != 0


class Attached:
    """Makes calls of a running program fail: `with Attached(pid, "fdatasync:error=EIO", on=[file]): ...`"""

    def __init__(self, process, injection, on):
        calls = injection.split(":")[0]
        only = [word for path in on for word in ("-P", str(path))]
        self.words = ["strace", "-f", "-qq", "-o", "/dev/null", "-p", str(process), *only,
                      "-e", f"trace={calls}", "-e", f"inject={injection}"]

    def __enter__(self):
        self.process = subprocess.Popen(self.words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1)
        assert self.process.poll() is None, "strace did not hold on"
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(20)


def points(last, full):
    """Where to kill: the first and the last, and some between."""
    if full:
        return sorted({*range(1, 16), *range(16, last + 1, max(1, last // 25)), last} & set(range(1, last + 1)))
    return sorted({1, 2, last // 2, last - 1, last} & set(range(1, last + 1)))
