"""Live fan-out: from a post until every stream has it, beside nchan (nginx) and Starlette (uvicorn) in the same run.

    apt-get install nginx libnginx-mod-nchan gcc
    FAELLED=path/to/faelled python3 Benchmarks/fanout.py [--streams 40,1000] [--rounds 5] [--count 100] [--only faelled] [--pace 5]
    FAELLED=path/to/faelled python3 Benchmarks/fanout.py --meetings 200 [--streams 60] [--rate 200] [--count 2000]

Ours does more: a post is a note in a meeting, written durably (synchronous=FULL) with its place in the log, its
privacy rules and its key; what each stream is told is drawn for what its reader may see. The peers keep nothing. NGINX_PROGRAM
and NCHAN_MODULE name another program and module. Needs `uvicorn starlette` beside the Python that runs it. All streams
are opened in the same instant, as after a restart, unless --pace gives the milliseconds between them. Memory is the most that was resident
meanwhile, less what was before; with --count 0 nothing is posted, and it is what streams that stand open take. One core for the server,
the other for the client, where taskset is. With --meetings, which only ours has, that many meetings are held at once, each
followed by that many streams, and the notes are spread evenly over them.
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


def sitting(server, leaders, count):
    """That many meetings, each with its room open and what is written shown. Gives the rooms' addresses."""
    rooms = []
    for number in range(count):
        # Nobody leads so many that the limit of acts a minute is met.
        if number % 20 == 0:
            server.sign_in(leaders[number // 20])
        rooms.append(live.open_room(server, live.make(server)))
        assert server.post(f"{rooms[-1]}/visning").status == 303
    return rooms


def meetings(client, count, each, rate, posts):
    """So many meetings at once: what an update takes, and what the server uses."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        place = program.Place(folder / "faelled").begin()
        os.environ["FAELLED_STREAMS"] = str(count * each + 100)
        with place.serve() as server:
            # As many people as it takes for none of them to write more than the limit of acts a minute.
            people = [f"taster{number}@proeve.example" for number in range(max(20, round(rate)))]
            for email in people:
                live.add(place, "Tove Taster", email, "konsulent")
            rooms = sitting(server, people, count)
            heads = dict(place.ask("SELECT meeting, max(sequence) FROM room_event GROUP BY meeting"))
            cookies, writers = folder / "cookies", folder / "writers"
            cookies.write_text("\n".join(live.sessions(place, -(-count * each // 4), people[0])[:4096]) + "\n")
            writers.write_text("".join(live.sessions(place, 1, email)[0] + "\n" for email in people))
            told = folder / "rooms"
            told.write_text("".join(f"{room}/live?since={heads[room.split('/')[2]]} {room}/noter\n" for room in rooms))
            pid, before = server.process.pid, memory(server.process.pid)
            if PIN:
                subprocess.run(["taskset", "-acp", "0", str(pid)], check=True, stdout=subprocess.DEVNULL)
            asked = [
                str(client), "--port", str(server.port), "--streams", str(count * each), "--count", str(posts), "--rate",
                str(rate), "--posters", "32", "--rooms", str(told), "--body",
                "noegle=%k&trin=2&kilde=egen&note=Det+ser+jeg+%m", "--cookies", str(cookies), "--writers", str(writers),
            ]
            process = subprocess.Popen(pinned(1, asked), stdout=subprocess.PIPE, text=True)
            process.stdout.readline()
            # What the notes cost, and not the opening of the streams.
            began, used = time.monotonic(), cpu(pid)
            found = json.loads(process.stdout.read())
            found["core"] = (cpu(pid) - used) / (time.monotonic() - began)
            found["rss"], found["kb_each"] = memory(pid), (memory(pid) - before) * 1000 / (count * each)
            return found


def cpu(pid):
    """Seconds of processor time the process has used."""
    words = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid):
    """Resident, in MB, of the process and its children."""
    pids = [pid] + [int(child) for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return sum(int(pathlib.Path(f"/proc/{one}/statm").read_text().split()[1]) for one in pids) * 4096 / 1e6


def measure(client, peer, streams, count, pace):
    with tempfile.TemporaryDirectory() as folder, peer(pathlib.Path(folder), streams) as (port, pid, words):
        time.sleep(0.5)
        before = memory(pid)
        asked = [str(client), "--port", str(port), "--streams", str(streams), "--count", str(count), "--pace", str(pace), *words]
        process = subprocess.Popen(pinned(1, asked), stdout=subprocess.PIPE, text=True)
        peak = before
        while process.poll() is None:
            peak = max(peak, memory(pid))
            time.sleep(0.2)
        found = json.loads(process.stdout.read().splitlines()[-1])
        return {**found, "rss": peak, "kb_each": (peak - before) * 1000 / streams}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--streams")
    parser.add_argument("--meetings", type=int)
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--count", type=int)
    parser.add_argument("--pace", type=int, default=0)
    parser.add_argument("--only", default="faelled,nchan,starlette")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        client = pathlib.Path(folder) / "fanout"
        subprocess.run(["cc", "-O2", "-o", client, HERE / "fanout.c"], check=True)
        if chosen.meetings:
            each, posts = int(chosen.streams or 60), chosen.count or 2000
            found = meetings(client, chosen.meetings, each, chosen.rate, posts)
            print(f"{chosen.meetings} meetings x {each}, {posts} notes, {chosen.rate:g} a second in all")
            return print(
                f"  p50 {found['p50']:.1f}  p99 {found['p99']:.1f}  max {found['max']:.1f} ms  lost {found['lost']}"
                f"  refused {found['refused']}  {found['core']:.2f} core  all open in {found['open_ms'] / 1000:.1f} s  RSS {found['rss']:.0f} MB, "
                f"{found['kb_each']:.1f} KB a stream")
        chosen.count = 100 if chosen.count is None else chosen.count
        for streams in map(int, (chosen.streams or "40,1000").split(",")):
            rounds = {name: [] for name in chosen.only.split(",")}
            for _ in range(chosen.rounds):
                for name, found in rounds.items():
                    found.append(measure(client, globals()[name], streams, chosen.count, chosen.pace))
            print(f"{streams} streams, {chosen.count} posts, 4 a second, {chosen.rounds} rounds, medians in ms")
            for name, found in rounds.items():
                middle = {key: statistics.median(one[key] for one in found) for key in found[0]}
                spread = f"{min(one['p99'] for one in found):.1f}-{max(one['p99'] for one in found):.1f}"
                print(
                    f"  {name:10} p50 {middle['p50']:7.2f}  p99 {middle['p99']:7.2f} ({spread})  last p50 {middle['last_p50']:7.2f}"
                    f"  open {middle['open_ms']:.0f} ms  lost {sum(one['lost'] for one in found)}  refused {sum(one['refused'] for one in found)}"
                    f"  RSS {middle['rss']:.0f} MB, {middle['kb_each']:.1f} KB a stream")


if __name__ == "__main__":
    main()
