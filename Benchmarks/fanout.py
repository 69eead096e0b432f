"""Live fan-out: from a post until every stream has it, beside nchan (nginx) and Starlette (uvicorn) in the same run.

    apt-get install nginx libnginx-mod-nchan gcc
    FAELLED=path/to/faelled python3 Benchmarks/fanout.py [--streams 40,1000] [--rounds 5] [--count 100] [--only faelled]

Ours does more: a post is a note in a meeting, written durably (synchronous=FULL) with its place in the log, its
privacy rules and its key; what each stream is told is drawn for what its reader may see. The peers keep nothing. NGINX_PROGRAM
and NCHAN_MODULE name another program and module. Needs `uvicorn starlette` beside the Python that runs it. One core for the server,
the other for the client, where taskset is.
"""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Tests" / "Faults"))
os.environ.setdefault("FAELLED_BINARY", os.environ.get("FAELLED", ""))

import live  # noqa: E402
import program  # noqa: E402

PIN = ["taskset", "-c"] if shutil.which("taskset") and (os.cpu_count() or 1) > 1 else None


def pinned(core, words):
    return [*PIN, str(core), *words] if PIN else words


@contextlib.contextmanager
def faelled(folder, streams):
    place = program.Place(folder / "faelled").begin()
    with place.serve() as server:
        if PIN:
            subprocess.run(["taskset", "-acp", "0", str(server.process.pid)], check=True, stdout=subprocess.DEVNULL)
        room = live.hold(place, server)
        # Shown to all, so that everybody is told every note; who reads is not who writes.
        assert server.post(f"{room}/visning").status == 303
        done = place.run(
            "user", "add", "--name", "Rikke Ravn", "--email", "rikke@proeve.example", "--role", "konsulent", "--municipality",
            "Prøve Kommune", "--password-stdin", given=program.PASSWORD + "\n")
        assert done.returncode == 0, done.stderr
        cookies, writers = folder / "cookies", folder / "writers"
        cookies.write_text("\n".join(live.sessions(place, -(-streams // 4), "rikke@proeve.example")) + "\n")
        writers.write_text("\n".join(live.sessions(place, 40)) + "\n")
        yield server.port, server.process.pid, [
            "--listen", f"{room}/live?since={live.head(place)}", "--post", f"{room}/noter",
            "--body", "noegle=%k&trin=2&kilde=egen&note=Det+ser+jeg+%m", "--cookies", str(cookies),
            "--writers", str(writers),
        ]


@contextlib.contextmanager
def nchan(folder, _):
    port, module = program.free_port(), os.environ.get("NCHAN_MODULE", "/usr/lib/nginx/modules/ngx_nchan_module.so")
    conf = folder / "nginx.conf"
    conf.write_text(f"""
      load_module {module};
      daemon off; worker_processes 1; error_log {folder}/error.log; pid {folder}/pid;
      events {{ worker_connections 4096; }}
      http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
        fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
        server {{ listen 127.0.0.1:{port}; keepalive_requests 1000000;
          location /live {{ nchan_subscriber eventsource; nchan_channel_id a; nchan_subscriber_first_message newest; }}
          location /post {{ nchan_publisher; nchan_channel_id a; }} }} }}""")
    words = [os.environ.get("NGINX_PROGRAM", "nginx"), "-p", str(folder), "-c", str(conf)]
    with running(words, port) as process:
        yield port, process.pid, ["--listen", "/live", "--post", "/post", "--type", "text/plain"]


@contextlib.contextmanager
def starlette(folder, _):
    port = program.free_port()
    words = [sys.executable, "-m", "uvicorn", "fanout_peer:app", "--port", str(port), "--log-level", "error"]
    with running(words, port) as process:
        yield port, process.pid, ["--listen", "/live", "--post", "/post", "--type", "text/plain"]


@contextlib.contextmanager
def running(words, port):
    process = subprocess.Popen(pinned(0, words), cwd=HERE)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
            if process.poll() is not None:
                sys.exit(f"{words[0]} does not start")
        yield process
    finally:
        process.terminate()
        process.wait()


def memory(pid):
    """Resident, in MB, of the process and its children."""
    pids = [pid] + [int(child) for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return sum(int(pathlib.Path(f"/proc/{one}/statm").read_text().split()[1]) for one in pids) * 4096 / 1e6


def measure(client, peer, streams, count):
    with tempfile.TemporaryDirectory() as folder, peer(pathlib.Path(folder), streams) as (port, pid, words):
        time.sleep(0.5)
        before = memory(pid)
        asked = [str(client), "--port", str(port), "--streams", str(streams), "--count", str(count), *words]
        process = subprocess.Popen(pinned(1, asked), stdout=subprocess.PIPE, text=True)
        peak = before
        while process.poll() is None:
            peak = max(peak, memory(pid))
            time.sleep(0.2)
        found = json.loads(process.stdout.read())
        return {**found, "rss": peak, "kb_each": (peak - before) * 1000 / streams}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--streams", default="40,1000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--only", default="faelled,nchan,starlette")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        client = pathlib.Path(folder) / "fanout"
        subprocess.run(["cc", "-O2", "-o", client, HERE / "fanout.c"], check=True)
        for streams in map(int, chosen.streams.split(",")):
            rounds = {name: [] for name in chosen.only.split(",")}
            for _ in range(chosen.rounds):
                for name, found in rounds.items():
                    found.append(measure(client, globals()[name], streams, chosen.count))
            print(f"{streams} streams, {chosen.count} posts, 4 a second, {chosen.rounds} rounds, medians in ms")
            for name, found in rounds.items():
                middle = {key: statistics.median(one[key] for one in found) for key in found[0]}
                spread = f"{min(one['p99'] for one in found):.1f}-{max(one['p99'] for one in found):.1f}"
                print(
                    f"  {name:10} p50 {middle['p50']:7.2f}  p99 {middle['p99']:7.2f} ({spread})  last p50 {middle['last_p50']:7.2f}"
                    f"  lost {sum(one['lost'] for one in found)}  refused {sum(one['refused'] for one in found)}"
                    f"  RSS {middle['rss']:.0f} MB, {middle['kb_each']:.1f} KB a stream")


if __name__ == "__main__":
    main()
