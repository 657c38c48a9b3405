"""Reads from a streaming replica: while it lags, while it is gone, and while the primary is gone. No answer is from a state
that no commit had, and none has the tag of another.

replicas.py PGBIN FOLDER ARTICLES.jsonl [COMMAND…]: clusters are made in the folder, by the command before each of
PostgreSQL's programs, which never run as root. COMMUNIQUE names the binary.
"""

import hashlib
import json
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "faults"))
import program  # noqa: E402
from program import until  # noqa: E402

PGBIN, FOLDER, ARTICLES, AS = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]
MAX_LAG = 2


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def pg(program, *arguments):
    done = subprocess.run([*AS, f"{PGBIN}/{program}", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    assert done.returncode == 0, f"{program}: {done.stdout.decode()}"
    return done.stdout.decode().strip()


class Cluster:
    def __init__(self, name):
        self.name, self.port, self.data = name, free_port(), FOLDER / name
        self.address = f"postgres://communique:secret@127.0.0.1:{self.port}/postgres"

    def start(self):
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={FOLDER} -c fsync=off -c jit=off"
        # Its output is a file, or it would hold the pipe of its starter.
        log = FOLDER / f"{self.name}.start"
        subprocess.run([*AS, "sh", "-c", 'exec "$@" > ' + str(log), "sh", f"{PGBIN}/pg_ctl", "-D", str(self.data), "-w",
                        "-l", str(FOLDER / f"{self.name}.log"), "-o", options, "start"], check=True, timeout=60)

    def stop(self):
        subprocess.run([*AS, f"{PGBIN}/pg_ctl", "-D", str(self.data), "-m", "immediate", "stop"], capture_output=True, timeout=60)

    def ask(self, sql):
        return pg("psql", "-h", "127.0.0.1", "-p", self.port, "-U", "communique", "-Atc", sql, "postgres")


def ingest(db, file):
    done = program.run("--db", db.address, "ingest", "--from", "jsonl", file)
    assert done.returncode == 0, done.stderr


class Server(program.Server):
    """One that reads from a replica of the primary."""

    def __init__(self, primary, replica):
        self.primary = primary
        super().__init__(primary.address, "--read-db", replica.address, "--max-lag", MAX_LAG, "--rate", "off")

    def get(self, path, **headers):
        status, answered, body = self.ask(path, headers=headers, timeout=20)
        return status, answered.get("ETag"), body

    def total(self):
        status, _, body = self.get("/v1/articles?count=true&limit=1")
        return json.loads(body)["page"]["total"] if status == 200 else None

    def databases(self):
        status, _, body = self.get("/health/ready")
        assert status == 200 and b"secret" not in body and b"communique:" not in body, body
        return {one["role"]: one for one in json.loads(body)["databases"]}

    def serving(self):
        return [role for role, one in self.databases().items() if one["serving"]]


class Reader(threading.Thread):
    """Asks without pause, and holds each tag to one body."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.over, self.answers, self.failures, self.of_tag = server, threading.Event(), 0, [], {}

    def run(self):
        number = 0
        while not self.over.wait(0.01):
            number += 1
            # Half of them are not to be had from the cache.
            path = "/v1/articles?count=true&limit=3" + ("" if number % 2 else f"&published_to=2030-01-{number % 28 + 1:02}")
            status, tag, body = self.server.get(path)
            self.answers += 1
            if status != 200:
                self.failures.append((time.monotonic(), status, body[:200]))
            elif self.of_tag.setdefault((path, tag), hashlib.sha256(body).digest()) != hashlib.sha256(body).digest():
                self.failures.append((time.monotonic(), "one tag, two bodies", body[:200]))


def lag(server, replica, rest, old, new):
    _, tag, _ = server.get("/v1/articles?count=true&limit=1")
    replica.ask("SELECT pg_wal_replay_pause()")
    for file in rest:
        ingest(server.primary, file)
    assert server.total() in (old, new)
    left = until("a replica that lags is left out", lambda: server.serving() == ["primary"], MAX_LAG + 5)
    assert server.databases()["replica"]["lag_seconds"] >= MAX_LAG
    # Kept answers may be 100 ms behind.
    until("the primary's state is served", lambda: server.total() == new, 2)
    status, other, _ = server.get("/v1/articles?count=true&limit=1", **{"If-None-Match": tag})
    assert status == 200 and other != tag, "another state, another tag"
    replica.ask("SELECT pg_wal_replay_resume()")
    back = until("it is read again once it has caught up", lambda: server.serving() == ["replica"])
    assert server.total() == new and server.databases()["replica"]["lag_seconds"] == 0
    return left, back


def gone(server, cluster, role, other):
    cluster.stop()
    at = time.monotonic()
    until(f"without the {role} another serves", lambda: server.serving() == [other])
    until(f"the {role} is told to be gone", lambda: not server.databases()[role]["readable"])
    time.sleep(2)
    return at


def main():
    subprocess.run([*AS, "mkdir", "-p", str(FOLDER)], check=True)
    primary, replica = Cluster("primary"), Cluster("replica")
    lines = ARTICLES.read_text().splitlines(keepends=True)
    parts = [FOLDER / f"{number}.jsonl" for number in range(3)]
    for number, part in enumerate(parts):
        part.write_text("".join(lines[number::3]))
    try:
        pg("initdb", "-D", primary.data, "-U", "communique", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust")
        primary.start()
        ingest(primary, parts[0])
        pg("pg_basebackup", "-h", "127.0.0.1", "-p", primary.port, "-U", "communique", "-D", replica.data, "-R", "-c", "fast")
        replica.start()
        with Server(primary, replica) as server:
            reader = Reader(server)
            reader.start()
            assert server.serving() == ["replica"], server.databases()
            old, new = server.total(), len(lines)
            left, back = lag(server, replica, parts[1:], old, new)
            assert not reader.failures, reader.failures[:3]
            lost = gone(server, replica, "replica", "primary")
            late = [failure for failure in reader.failures if failure[0] > lost + 2 or failure[1] != 503]
            assert not late, late[:3]
            costs = len(reader.failures)
            replica.start()
            until("a replica that is back is read again", lambda: server.serving() == ["replica"])
            gone(server, primary, "primary", "replica")
            assert server.total() == new and len(reader.failures) == costs, reader.failures[costs:][:3]
            with Server(primary, replica) as other:
                assert other.total() == new, "a server that starts without the primary serves from the replica"
            reader.over.set()
            reader.join()
            print(f"{reader.answers} answers: a replica that lagged was left out after {left:.1f} s and read again {back:.1f} s behind "
                  f"its return; killed, it cost {costs} answers; without the primary none was lost")
    finally:
        for cluster in (replica, primary):
            cluster.stop()


main()
