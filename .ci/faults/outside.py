#!/usr/bin/env python3
"""How the server is, seen from outside: logs, metrics, health, while all is well and while it is not; and how it
stops. Also that every option can be given by flag and by environment."""
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import tempfile
import threading
import time
import unittest
from pathlib import Path

from program import Ledger, Server, article, content, corpus, now, rounds, rows, run, start

LEDGER = Ledger()
METRICS = ("communique_requests_total", "communique_response_bytes_total", "communique_request_seconds_bucket", "communique_request_seconds_sum",
           "communique_request_seconds_count", "communique_up_seconds", "communique_revision", "communique_connections", "communique_connections_idle",
           "communique_database_bytes", "communique_database_readable", "communique_articles", "communique_quotes", "communique_claims",
           "communique_loads_total", "communique_loads_open", "communique_inputs_total", "communique_cache_hits_total", "communique_cache_misses_total",
           "communique_cache_entries", "communique_cache_bytes")


class Outside(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        cls.source = Path(cls.kept.name) / "source.db"
        path = Path(cls.kept.name) / "c.jsonl"
        corpus(path, range(1500))
        with open(path, "a", encoding="utf-8") as file:
            file.write('{"text": 7}\n')
        assert run("ingest", "--db", cls.source, path).returncode == 1

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.db = Path(self.folder.name) / "served.db"
        shutil.copy(self.source, self.db)

    def overwrite(self, data):
        with self.db.open("r+b") as file:
            file.write(data)

    def metrics(self, server):
        text = server.ask("/metrics")[2].decode()
        for line in text.splitlines():
            self.assertRegex(line, r'^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [0-9.e+-]+)$')
        return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if not line.startswith("#")}

    def test_one_line_a_request(self):
        with Server(self.db, "--log-format", "json", env={"COMMUNIQUE_LOG": "info"}) as server:
            asked = {}
            for path, route, expected in (("/v1/votes/S-2012-77", "/v1/votes/{id}", 200), ("/v1/votes?limit=x", "/v1/votes", 400), ("/none", "unmatched", 404),
                                          ("/v1/articles", "/v1/articles", 200), ("/v1/articles", "/v1/articles", 200), ("/health/live", "/health/live", 200)):
                status, headers, body = server.ask(path)
                self.assertEqual(status, expected)
                asked[headers["X-Request-Id"]] = (path.split("?")[0], route, status, len(body))
            self.assertEqual(len(asked), 6, "no two requests have one name")
            time.sleep(0.1)
            lines = [json.loads(line) for line in server.logged().splitlines()]
            for line in (line for line in lines if line.get("request") in asked):
                path, route, status, length = asked.pop(line["request"])
                self.assertEqual((line["method"], line["path"], line["route"], line["status"], line["bytes"]), ("GET", path, route, status, length))
                self.assertGreater(line["ms"], 0)
                self.assertTrue({"timestamp", "level", "message", "client"} <= line.keys(), line)
            self.assertEqual(asked, {}, "every request is logged")

    def test_the_metrics_count(self):
        with Server(self.db) as server:
            for _ in range(3):
                server.ask("/v1/votes?limit=1")
            server.ask("/v1/votes/none")
            counted = self.metrics(server)
            names = {name.split("{")[0] for name in counted}
            self.assertEqual(set(METRICS) - names, set())
            self.assertEqual(counted['communique_requests_total{route="/v1/votes",method="GET",status="200"}'], 3)
            self.assertEqual(counted['communique_requests_total{route="/v1/votes/{id}",method="GET",status="404"}'], 1)
            self.assertEqual(counted['communique_request_seconds_count{route="/v1/votes"}'], 3)
            self.assertEqual(counted['communique_request_seconds_bucket{route="/v1/votes",le="+Inf"}'], 3)
            self.assertEqual((counted["communique_articles"], counted['communique_inputs_total{outcome="new"}'], counted['communique_inputs_total{outcome="refused"}']), (1500, 1500, 1))
            self.assertEqual((counted["communique_loads_total"], counted["communique_database_readable"]), (1, 1))
            self.assertGreaterEqual(counted["communique_database_bytes"], self.db.stat().st_size)
            revision = counted["communique_revision"]
            more = Path(self.folder.name) / "more.jsonl"
            self.assertEqual(run("ingest", "--db", self.db, corpus(more, range(2000, 2010))).returncode, 0)
            time.sleep(0.2)
            counted = self.metrics(server)
            self.assertEqual((counted["communique_articles"], counted["communique_loads_total"]), (1510, 2))
            self.assertGreater(counted["communique_revision"], revision)

    def test_ready_only_when_it_can_be_read(self):
        def ready(server):
            time.sleep(0.6)
            return server.ask("/health/ready")[0], server.ask("/health/live")[0]
        told = 0
        damages = {
            "deleted": lambda: [file.unlink() for file in self.db.parent.glob("served.db*")],
            "emptied": lambda: os.truncate(self.db, 0),
            "overwritten": lambda: self.overwrite(os.urandom(1 << 20)),
            "replaced": lambda: (shutil.copy(self.source, f"{self.db}.new"), os.replace(f"{self.db}.new", self.db)),
            "cut short": lambda: os.truncate(self.db, 100_000),
        }
        for damage, do in damages.items():
            for file in self.db.parent.glob("served.db*"):
                file.unlink()
            shutil.copy(self.source, self.db)
            with Server(self.db) as server:
                self.assertEqual(ready(server), (200, 200))
                do()
                self.assertEqual(ready(server), (503, 200), damage)
                status, _, body = server.ask("/health/ready")
                self.assertNotIn(str(self.db).encode(), body)
                self.assertNotRegex(body, rb"(?i)sqlite|damaged|disk")
                self.assertEqual(self.metrics(server)["communique_database_readable"], 0, damage)
                self.assertIn("unavailable", server.logged(), damage)
                status, _, body = server.ask("/v1/quotes?q=" + damage.replace(" ", "+"))
                self.assertIn(status, (200, 500, 503), damage)
                self.assertIsNone(server.process.poll(), damage)
                told += 1
        LEDGER.note("a database that goes while it is served", f"{told} times: deleted, emptied, overwritten, replaced, cut short", "what was destroyed",
                    "`/health/ready` and `communique_database_readable` say so within a second, `/health/live` stays, no crash")

    def test_not_ready_while_it_is_made(self):
        new = Path(self.folder.name) / "new.db"
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            port = door.getsockname()[1]
        with Server(new, "--listen", f"127.0.0.1:{port}", wait=False) as server:
            server.port, seen = port, []
            until = now() + 30
            while now() < until and (not seen or seen[-1] != (200, 200, 200)):
                try:
                    answers = tuple(server.ask(path)[0] for path in ("/health/live", "/health/ready", "/v1/votes?limit=1"))
                except ConnectionRefusedError:
                    time.sleep(0.002)
                    continue
                seen.append(answers)
            self.assertEqual(seen[0], (200, 503, 503))
            self.assertEqual(seen[-1], (200, 200, 200))
        LEDGER.note("asking while the database is made", f"{len(seen)} times", "nothing", "live from the start, `/v1` and ready 503 until it is there")

    def test_it_finishes_what_is_under_way_and_stops(self):
        ended = []
        for _ in range(rounds(3)):
            with Server(self.db, "--shutdown", "10") as server:
                whole = server.ask("/v1/quotes?format=csv")[2]
                answers, faults = [], []
                def ask():
                    try:
                        status, _, body = server.ask("/v1/quotes?format=csv&min_confidence=0.0")
                        answers.append((status, body == whole))
                    except OSError as error:
                        faults.append(error)
                slow = socket.create_connection(("127.0.0.1", server.port))
                slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 14)
                slow.sendall(b"GET /v1/quotes?format=ndjson HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                taken = slow.recv(1000)
                asking = [threading.Thread(target=ask) for _ in range(8)]
                for thread in asking:
                    thread.start()
                # Each has been accepted, or waits for that.
                time.sleep(0.05)
                began = now()
                server.process.send_signal(signal.SIGTERM)
                while part := slow.recv(4096):
                    taken = taken[-10:] + part
                for thread in asking:
                    thread.join()
                self.assertEqual(server.process.wait(15), 0)
                ended.append(now() - began)
                slow.close()
                self.assertTrue(taken.endswith(b"0\r\n\r\n"), "the slow reader got all of it")
                self.assertEqual(faults, [])
                self.assertEqual(answers, [(200, True)] * 8)
        with Server(self.db, "--shutdown", "1") as server:
            stuck = socket.create_connection(("127.0.0.1", server.port))
            stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            stuck.sendall(b"GET /v1/quotes?format=ndjson HTTP/1.1\r\nHost: x\r\n\r\n")
            time.sleep(0.3)
            began = now()
            self.assertEqual(server.stop(10), 0)
            bounded = now() - began
            self.assertLess(bounded, 5)
            stuck.close()
        self.assertEqual(run("check", "--db", self.db).returncode, 0)
        LEDGER.note("SIGTERM", f"{len(ended)} times with 8 answers and a slow reader under way; once with a reader that reads nothing and `--shutdown 1`", "nothing",
                    f"all answers whole, then exit 0 within {max(ended):.1f} s; {bounded:.1f} s with the reader that reads nothing")

    def test_flags_and_environment(self):
        manual = run("serve", "--help").stdout
        options = re.findall(r"^\s+(?:-\w, )?--([a-z-]+)", manual, re.M)
        named = set(re.findall(r"\[env: ([A-Z_]+)=", manual))
        for option in set(options) - {"help", "version", "no-demo"}:
            expected = "DATABASE_URL" if option == "db" else "COMMUNIQUE_" + option.upper().replace("-", "_")
            self.assertIn(expected, named, option)
        env = {"DATABASE_URL": f"sqlite:{self.db}", "COMMUNIQUE_LISTEN": "127.0.0.1:0", "COMMUNIQUE_MAX_URL": "100", "COMMUNIQUE_WITHOUT_TEXT": "true"}
        process = start("serve", env=env, stdout=-1, text=True)
        said = ""
        for line in process.stdout:
            said += line
            if "/docs" in line:
                break
        server = Server.__new__(Server)
        server.port = int(re.search(r":(\d+)/docs", said)[1])
        time.sleep(0.1)
        self.assertEqual(server.ask("/v1/votes?q=" + "x" * 200)[0], 414)
        self.assertEqual(server.ask("/v1/votes?limit=2")[0], 200)
        process.terminate()
        self.assertEqual(process.wait(15), 0)
        process.stdout.close()
        self.assertEqual(run("serve", "--rate", "never").returncode, 2)


if __name__ == "__main__":
    program = unittest.main(exit=False)
    LEDGER.print()
    raise SystemExit(not program.result.wasSuccessful())
