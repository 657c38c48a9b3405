"""Kills a loader, and restarts PostgreSQL as a crash would, while articles are loaded and read: what a loader has
acknowledged is there once, nothing is there by half, and the server answers again by itself.

kills.py ADDRESS ARTICLES.jsonl RESTART…: the address of an empty database, and the command that restarts the server.
COMMUNIQUE names the binary.
"""

import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "faults"))
import program  # noqa: E402
from program import Server, start, until  # noqa: E402

ADDRESS, ARTICLES, RESTART = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
FILES, KILLS, RESTARTS = 8, 3, 2


def run(*arguments):
    return program.run("--db", ADDRESS, *arguments, timeout=300)


def checked(when):
    """Nothing is there by half."""
    found = run("check")
    assert found.returncode == 0, f"{when}: {found.stdout}{found.stderr}"


def stored(folder):
    """The addresses of all articles, as often as they are there."""
    out = Path(tempfile.mkdtemp(dir=folder))
    exported = run("export", "--format", "ndjson", "--only", "articles", str(out / "all"))
    assert exported.returncode == 0, exported.stderr
    lines = (out / "all" / "articles.ndjson").read_text().splitlines()
    return [json.loads(line)["url"] for line in lines]


def kill_loaders(drawn):
    """Loaders that are killed at any moment; each leaves whole articles."""
    for _ in range(KILLS):
        loader = start("--db", ADDRESS, "ingest", "--from", "jsonl", ARTICLES)
        time.sleep(drawn.uniform(0.3, 3))
        loader.kill()
        loader.wait()
        if run("ingest", "--dry-run", "--from", "jsonl", str(ARTICLES)).returncode == 0:
            checked("behind a loader's kill")


class Reader(threading.Thread):
    """Reads pages until it is stopped, and counts what it is answered."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.over, self.answers, self.wrong = server, threading.Event(), {}, []

    def run(self):
        while not self.over.wait(0.02):
            status = self.ask("/v1/articles?count=true&limit=5")
            self.answers[status] = self.answers.get(status, 0) + 1

    def ask(self, path):
        status, _, body = self.server.ask(path, timeout=20)
        if status == 200:
            json.loads(body)
        elif status != 503:
            self.wrong.append(f"{status} {body[:300]}")
        return status


def load_and_restart(files, drawn):
    """Loads file after file, again where the server was gone, and restarts it meanwhile; what was acknowledged."""
    acknowledged, failures = [], 0
    restarts = [threading.Timer(2 + 3 * number + drawn.uniform(0, 2), lambda: subprocess.run(RESTART, check=True, stdout=subprocess.DEVNULL))
                for number in range(RESTARTS)]
    for restart in restarts:
        restart.start()
    for file in files:
        for _ in range(20):
            if run("ingest", "--from", "jsonl", str(file)).returncode == 0:
                acknowledged += [json.loads(line)["url"] for line in file.read_text().splitlines()]
                break
            failures += 1
            time.sleep(0.5)
    for restart in restarts:
        restart.join()
    return acknowledged, failures


def main():
    drawn = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        kill_loaders(drawn)
        assert run("ingest", "--from", "jsonl", str(ARTICLES)).returncode == 0, "loading behind kills"
        urls = [json.loads(line)["url"] for line in ARTICLES.read_text().splitlines()]
        assert sorted(stored(folder)) == sorted(set(urls)), "articles behind kills"
        gone = Path(folder) / "gone"
        gone.write_text("\n".join(urls[len(urls) // 4:]))
        assert run("remove", "--file", str(gone)).returncode == 0, "removal"
        lines = ARTICLES.read_text().splitlines(keepends=True)
        files = []
        for number in range(FILES):
            files.append(Path(folder) / f"{number}.jsonl")
            files[-1].write_text("".join(lines[number::FILES]))
        with Server(ADDRESS, "--rate", "off") as server:
            reader = Reader(server)
            reader.start()
            acknowledged, failures = load_and_restart(files, drawn)
            found = stored(folder)
            assert not set(acknowledged) - set(found), "what was acknowledged is there"
            assert len(found) == len(set(found)), "each article is there once"
            assert sorted(acknowledged) == sorted(urls), "all were loaded in the end"
            checked("behind restarts")
            until("it answers again", lambda: reader.ask("/health/ready") == 200, 20)
            # Connections that rested while the server was gone cost no answer: not one of more requests at once than there are.
            subprocess.run(RESTART, check=True, stdout=subprocess.DEVNULL)
            with ThreadPoolExecutor(16) as asking:
                answers = list(asking.map(reader.ask, (f"/v1/articles?limit={1 + number}" for number in range(64))))
            assert set(answers) == {200}, f"the server is back, and answers are {answers}"
            reader.over.set()
            reader.join()
            assert not reader.wrong, reader.wrong[:3]
        print(f"{KILLS} loaders killed, PostgreSQL restarted {RESTARTS} times, {failures} loads failed and were repeated: "
              f"{len(found)} articles acknowledged, none lost or doubled; answers {reader.answers}")


main()
