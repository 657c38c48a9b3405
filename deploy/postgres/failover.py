"""Kills the leader of the database again and again while articles are loaded and read, and says what came of it.

failover.py BINARY [--kills N] [--seed N]: starts all of cluster.py; a loader stores a dozen articles after the other, and two
readers ask each of two servers all the time. Each kill ends Patroni and PostgreSQL of the leader at once. The next one
comes when the node is back, and everything acknowledged is on both again: one machine dies at a time. Exits with 1 where
anything was lost, doubled or mixed, or took longer than it may.
"""

import argparse
import json
import random
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import uuid

from cluster import Cluster, require, wait_for

# Patroni's time to live, and what is allowed behind it.
TTL, ALLOWED = 20, 30
ARTICLES = 12
PATHS = ("/v1/dataset", "/v1/articles?limit=5&count=true", "/v1/quotes?limit=5&count=true")


def article(number, drawn):
    """An article of its own words, with a quote."""
    words = " ".join(drawn.choice(("harbour", "grain", "river", "winter", "bridge", "mine", "letter")) for _ in range(30))
    return {"url": f"https://failover.example/{number}-{uuid.UUID(int=drawn.getrandbits(128))}", "title": f"Report {number}",
            "publisher": "The Failover Post", "published_on": f"20{number % 20:02}-01-15",
            "text": f"Sergei Lavrov said: “We counted {number} of them, {words}.” The Security Council met. {words.capitalize()}."}


class Loader(threading.Thread):
    """Loads file after file, each again until it is acknowledged."""

    def __init__(self, cluster, drawn):
        super().__init__(daemon=True)
        self.cluster, self.drawn, self.over = cluster, drawn, threading.Event()
        self.acknowledged, self.times, self.failures, self.said = [], [], 0, set()

    def run(self):
        number = 0
        while not self.over.is_set():
            articles = [article(number + more, self.drawn) for more in range(ARTICLES)]
            number += ARTICLES
            path = self.cluster.folder / "load.jsonl"
            path.write_text("".join(json.dumps(one) + "\n" for one in articles))
            while not self.over.is_set():
                done = self.cluster.run("communique_loader", "ingest", "--from", "jsonl", str(path), timeout=45)
                if done.returncode == 0:
                    self.acknowledged += [one["url"] for one in articles]
                    self.times.append(time.monotonic())
                    break
                self.failures += 1
                self.said.add((done.stderr.strip().splitlines() or ["nothing"])[-1][:160])
                time.sleep(0.2)


class Reader(threading.Thread):
    """Asks one server, always with the tag of the last answer; what was answered is in `seen`, which all readers share."""

    def __init__(self, base, seen):
        super().__init__(daemon=True)
        self.base, self.seen, self.over = base, seen, threading.Event()
        self.times, self.states, self.answers, self.mixed, self.other = [], set(), {}, [], []

    def run(self):
        tags, turn = {}, 0
        while not self.over.wait(0.03):
            path = PATHS[turn % len(PATHS)]
            turn += 1
            code, tag, body = self.ask(path, tags.get(path) if turn % 2 else None)
            self.answers[code] = self.answers.get(code, 0) + 1
            if code == 304 and tag != tags[path]:
                self.mixed.append(f"{path}: 304 with {tag}, asked with {tags[path]}")
            elif code == 200:
                tags[path] = tag
                # One tag names one content, whichever server gives it.
                if self.seen.setdefault((path, tag), body) != body:
                    self.mixed.append(f"{path}: two contents have the tag {tag}")
                if path == "/v1/dataset":
                    self.states.add(json.loads(body)["state"])
            if code in (200, 304):
                self.times.append(time.monotonic())

    def ask(self, path, tag):
        request = urllib.request.Request(self.base + path, headers={"If-None-Match": tag} if tag else {})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.headers["ETag"], answer.read()
        except urllib.error.HTTPError as error:
            if error.code not in (304, 503):
                self.other.append(f"{path}: {error.code} {error.read()[:200]}")
            return error.code, error.headers.get("ETag"), b""
        except OSError as error:
            return type(error).__name__, None, b""


def gap(times, since, until):
    """The longest time without any of these between two moments."""
    inside = [since, *(one for one in times if since < one < until), until]
    return max(b - a for a, b in zip(inside, inside[1:]))


def kill_leader(cluster, loader, readers, drawn):
    """One kill, until all is as before; seconds without writing, and without reading of the worst server."""
    time.sleep(drawn.uniform(0.5, 3))
    leader = wait_for("there is a leader", cluster.leader)
    since = time.monotonic()
    cluster.kill(leader)
    count = len(loader.acknowledged)
    wait_for("it is written again", lambda: len(loader.acknowledged) > count + ARTICLES, 120)
    behind = time.monotonic()
    cluster.start_node(leader)
    wait_for("the node is back", lambda: cluster.is_in_step() and cluster.leader(), 120)
    until = time.monotonic()
    writing = gap(loader.times, since, behind)
    reading = max(gap(reader.times, since, until) for reader in readers)
    return leader, writing, reading


def stored(cluster):
    """The addresses of all articles, as often as they are there."""
    out = cluster.folder / "all"
    done = cluster.run("communique_reader", "export", "--format", "ndjson", "--only", "articles", str(out), timeout=300)
    assert done.returncode == 0, done.stderr
    return [json.loads(line)["url"] for line in (out / "articles.ndjson").read_text().splitlines()]


def judge(cluster, loader, readers, pauses):
    """Prints what came of it; whether all is well."""
    found = [url for url in stored(cluster) if url]
    check = cluster.run("communique_reader", "check", timeout=600)
    committed = set(cluster.psql("-c", "SELECT state FROM dataset_commit", database="communique").split())
    states = set().union(*(reader.states for reader in readers))
    mixed = [one for reader in readers for one in reader.mixed]
    other = [one for reader in readers for one in reader.other]
    answers = {}
    for reader in readers:
        for code, count in reader.answers.items():
            answers[code] = answers.get(code, 0) + count
    writing, reading = [[pause[place] for pause in pauses] for place in (1, 2)]
    rows = [
        ("leaders killed", len(pauses), True),
        ("articles acknowledged", len(loader.acknowledged), True),
        ("of them lost", len(set(loader.acknowledged) - set(found)), None),
        ("articles there twice", len(found) - len(set(found)), None),
        ("check", "clean" if check.returncode == 0 else check.stdout[-300:], check.returncode == 0),
        ("states answered", len(states), len(states) > 1),
        ("of them, that no commit had", len(states - committed), None),
        ("tags of two contents, 304 for another state", len(mixed), None),
        ("answers that were neither 200, 304 nor 503", len(other), None),
        ("seconds without writing, median / most", f"{sorted(writing)[len(writing) // 2]:.1f} / {max(writing):.1f}", max(writing) <= ALLOWED),
        ("seconds without reading, median / most", f"{sorted(reading)[len(reading) // 2]:.1f} / {max(reading):.1f}", max(reading) <= ALLOWED),
        ("loads that failed and were repeated", loader.failures, True),
        ("answers", " ".join(f"{code}: {count}" for code, count in sorted(answers.items(), key=str)), True),
    ]
    well = True
    for what, figure, fine in rows:
        fine = figure == 0 if fine is None else fine
        well &= fine
        print(f"| {what} | {figure} |" + ("" if fine else " FAULT"))
    print(*(mixed + other)[:5], *sorted(loader.said)[:5], sep="\n", file=sys.stderr)
    return well


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", help="communique, built with --features postgres")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    require()
    drawn = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(asked.binary, folder)
        try:
            servers, seen = cluster.up(), {}
            loader = Loader(cluster, random.Random(asked.seed))
            readers = [Reader(base, seen) for base in servers for _ in range(2)]
            for thread in (loader, *readers):
                thread.start()
            pauses = []
            for number in range(asked.kills):
                pauses.append(kill_leader(cluster, loader, readers, drawn))
                leader, writing, reading = pauses[-1]
                print(f"kill {number + 1}: {leader}, {writing:.1f} s without writing, {reading:.1f} s without reading",
                      file=sys.stderr, flush=True)
            for thread in (loader, *readers):
                thread.over.set()
                thread.join()
            well = judge(cluster, loader, readers, pauses)
        finally:
            cluster.down()
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
