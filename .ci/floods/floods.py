#!/usr/bin/env python3
"""Floods against the release binary, from addresses of this machine alone (127.0.0.0/8): more connections than it
takes, slow ones both ways, oversized everything, bombs, expensive questions. All along another process asks
/health/live every 20 ms. FAULTS_SOAK=10 makes each flood ten times as long."""
import asyncio
import gzip
import itertools
import multiprocessing
import os
import random
import socket
import sys
import tempfile
import threading
import time
import unittest
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "faults"))
from program import SEED, SOAK, WORDS, Ledger, Server, corpus, memory, now, run  # noqa: E402

LEDGER = Ledger()
# What the server may take at most, whatever comes. MiB.
BOUND = 768
# What /health/live may take in 99 of 100 probes, and ever. Milliseconds.
PROMPT, EVER = 100, 1000
SECONDS = 4 * SOAK
ARTICLES = 6000
FORK = multiprocessing.get_context("fork")
REASONS = {408, 413, 414, 415, 429, 431, 503}


def probe(port, stop, told):
    """Asks from an address of its own, on a new connection each time."""
    try:
        os.nice(-10)
    except PermissionError:
        pass
    times, wrong = [], []
    while not stop.is_set():
        began = now()
        try:
            with socket.create_connection(("127.0.0.1", port), 5) as door:
                door.settimeout(5)
                door.sendall(b"GET /health/live HTTP/1.1\r\nHost: probe\r\nConnection: close\r\n\r\n")
                answer = door.recv(4096)
            if not answer.startswith(b"HTTP/1.1 200"):
                wrong.append(answer[:60])
        except OSError as error:
            wrong.append(repr(error))
        times.append((now() - began) * 1000)
        time.sleep(0.02)
    told.put((sorted(times), wrong))


def apart(flood, *arguments):
    """Runs a flood in a process of low priority: its clients would be other machines."""
    def inside(told):
        os.nice(15)
        told.put(flood(*arguments))
    told = FORK.SimpleQueue()
    process = FORK.Process(target=inside, args=(told,))
    process.start()
    found = told.get()
    process.join()
    return found


def raw(port, data, source="127.0.0.2", patience=20, then=b""):
    """Sends bytes as they are; the status and what else came."""
    with socket.create_connection(("127.0.0.1", port), 10, source_address=(source, 0)) as door:
        door.settimeout(patience)
        try:
            door.sendall(data)
        except OSError:
            pass  # It has answered and closed already.
        answer = b""
        try:
            while True:
                part = door.recv(65536)
                answer += part
                if not part:
                    break
        except OSError:
            pass
    return (int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0), answer


def many(port, count, make, sources=("127.0.0.2",), threads=16):
    """Sends `count` requests or more from several threads; how often each status came."""
    found, lock, numbers, until = Counter(), threading.Lock(), itertools.count(), now() + 1.5
    def work():
        while True:
            with lock:
                number = next(numbers)
            # Long enough for the probe to see it.
            if number >= count and now() > until:
                return
            status, answer = raw(port, make(number), sources[number % len(sources)])
            with lock:
                found[status] += 1
                if status in REASONS and b"problem+json" in answer:
                    found["explained"] += 1
    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return found


def slow_heads(port, each, sources, seconds):
    """Connections that send their head a byte at a time; how they ended."""
    async def one(source, found):
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
        except OSError:
            found["not connected"] += 1
            return
        found["open"] += 1
        async def drip():
            try:
                for byte in b"GET /v1/votes HTTP/1.1\r\nHost: slow\r\nX-Slow: " + b"x" * 10_000:
                    writer.write(bytes((byte,)))
                    await writer.drain()
                    await asyncio.sleep(0.4)
            except OSError:
                pass
        dripping = asyncio.create_task(drip())
        try:
            answer = await asyncio.wait_for(reader.read(100), seconds + 10)
            found[answer[9:12].decode() or "cut"] += 1
        except (OSError, asyncio.TimeoutError) as error:
            found["reset" if isinstance(error, OSError) else "held"] += 1
        dripping.cancel()
        writer.close()
    async def all_of_them():
        found = Counter()
        await asyncio.gather(*(one(source, found) for source in sources for _ in range(each)))
        return found
    return asyncio.run(all_of_them())


def slow_readers(port, count, path, patience):
    """Connections that ask for a long list and take nothing of it; how many were cut before its end."""
    doors = []
    for number in range(count):
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        door.bind((f"127.0.3.{number % 8 + 1}", 0))
        door.connect(("127.0.0.1", port))
        door.sendall(f"GET {path} HTTP/1.1\r\nHost: slow\r\n\r\n".encode())
        doors.append(door)
    time.sleep(patience)
    cut = 0
    for door in doors:
        door.settimeout(5)
        taken = b""
        try:
            while part := door.recv(1 << 16):
                taken = (taken + part)[-5:]
            cut += taken != b"0\r\n\r\n"
        except OSError:
            cut += 1
        door.close()
    return cut


def questions(port, seconds, lanes):
    """Expensive searches and aggregates, no two alike, as fast as answers come."""
    found, lock, until = Counter(), threading.Lock(), now() + seconds
    def work(lane):
        dice = random.Random(f"{SEED} {lane}")
        while now() < until:
            words = "+OR+".join(dice.sample(WORDS, 8))
            path = dice.choice((
                f"/v1/search?q={words}&limit=200", f"/v1/articles?q={words}&sort=relevance&limit=200&count=true",
                f"/v1/timeline?metric=mentions&interval=day&split_by=speaker,publisher&top={dice.randint(1, 100)}",
                f"/v1/quotes?q={words}&count=true&limit=200",
                f"/v1/timeline?metric=quotes&interval=week&split_by=speaker,kind&top={dice.randint(1, 100)}",
                f"/v1/agreement?members=CHN,RUS,USA,GBR,FRA&date_from=19{dice.randint(46, 99)}-01-01",
                f"/v1/vetoes/totals?by=topic&date_from=19{dice.randint(46, 99)}-01-01",
                f"/v1/quotes?format=csv&q={words}",
            ))
            request = f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
            status, answer = raw(port, request, f"127.0.4.{lane % 16 + 1}", 60)
            with lock:
                found[status] += 1
                found["explained"] += status in REASONS and b"problem+json" in answer
    workers = [threading.Thread(target=work, args=(lane,)) for lane in range(lanes)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return found


def post(body, *headers):
    head = ["POST /v1/extract HTTP/1.1", "Host: x", "Connection: close", f"Content-Length: {len(body)}", *headers]
    if not any(header.lower().startswith("content-type") for header in headers):
        head.append("Content-Type: application/json")
    return ("\r\n".join(head) + "\r\n\r\n").encode() + body


def total(found):
    return sum(count for status, count in found.items() if isinstance(status, int))


class Floods(unittest.TestCase):
    FLAGS = ("--arrival", "3", "--stall", "3", "--deadline", "5", "--keep-alive", "3")

    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        cls.base = Path(cls.kept.name)
        cls.db = cls.base / "flooded.db"
        assert run("ingest", "--db", cls.db, corpus(cls.base / "c.jsonl", range(ARTICLES))).returncode == 0
        cls.server = Server(cls.db, "--rate", "off", *cls.FLAGS, env={"COMMUNIQUE_LOG": "error"})
        cls.port = cls.server.port

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        cls.kept.cleanup()

    def flooded(self, name, flood, server=None):
        """Floods while the probe asks; then the server must be as before."""
        server = server or self.server
        stop, told = FORK.Event(), FORK.SimpleQueue()
        prober = FORK.Process(target=probe, args=(server.port, stop, told))
        prober.start()
        found = flood()
        stop.set()
        times, wrong = told.get()
        prober.join()
        self.assertEqual(wrong, [], name)
        prompt, ever, most = times[len(times) * 99 // 100], times[-1], memory(server.process.pid)
        figures = f"/health/live: {len(times)} probes, 99% within {prompt:.0f} ms, all within {ever:.0f} ms; {most:.0f} MiB"
        print(f"{name}: {dict(found)}; {figures}", flush=True)
        self.assertLess(prompt, PROMPT, name)
        self.assertLess(ever, EVER, name)
        self.assertLess(most, BOUND, name)
        began = now()
        status, _, _ = server.ask("/v1/votes?limit=3", timeout=10)
        self.assertEqual((status, server.ask("/health/ready")[0]), (200, 200), name)
        self.assertLess(now() - began, 1, f"{name}: it recovers")
        return found, figures

    def test_connections_and_slow_heads(self):
        one, others = ["127.0.0.2"], [f"127.0.2.{number}" for number in range(1, 11)]
        found, figures = self.flooded("2,000 connections of one client", lambda: apart(slow_heads, self.port, 2000, one, SECONDS))
        self.assertGreaterEqual(found["429"] + found["reset"], 1700)
        self.assertGreaterEqual(found["408"], 200)
        self.assertEqual(found["held"], 0)
        LEDGER.note("connections of one client", f"2,000 at once, heads a byte at a time (256 are allowed)", f"{found['429']} answered 429, {found['408']} answered 408", figures)
        found, figures = self.flooded("2,000 slow heads of ten clients", lambda: apart(slow_heads, self.port, 200, others, SECONDS))
        self.assertGreater(found["408"], 1900)
        self.assertEqual(found["held"], 0)
        LEDGER.note("slow heads", "2,000 connections of 10 clients, a byte every 0.4 s", f"{found['408']} answered 408 in time", figures)

    def test_slow_readers(self):
        cut, figures = self.flooded("400 readers that read nothing",
                                    lambda: Counter(cut=apart(slow_readers, self.port, 400, "/v1/quotes?format=ndjson", 8)))
        self.assertGreater(cut["cut"], 390)
        LEDGER.note("slow readers", "400 connections that ask for all quotes and read nothing", f"{cut['cut']} cut after the stall", figures)

    def test_what_is_too_large(self):
        line = lambda target, *headers: ("\r\n".join([f"GET {target} HTTP/1.1", "Host: x", "Connection: close", *headers]) + "\r\n\r\n").encode()
        cases = [
            ("URLs of 1 MB", line("/v1/votes?q=" + "x" * (1 << 20)), {431}),
            ("URLs of 20 KB", line("/v1/votes?q=" + "x" * 20_000), {414}),
            ("100,000 parameters", line("/v1/votes?" + "a=b&" * 100_000), {431}),
            ("2,000 parameters", line("/v1/votes?" + "&".join(f"{n:x}" for n in range(2000))[:8000]), {400, 414}),
            ("headers of 40 KB", line("/v1/votes", *(f"X-{n}: {'y' * 800}" for n in range(50))), {431}),
            ("200 headers", line("/v1/votes", *(f"X-{n}: y" for n in range(200))), {431}),
            ("a body of 1 GB announced", line("/v1/votes").replace(b"GET /v1/votes", b"POST /v1/extract").replace(
                b"Connection: close", b"Connection: close\r\nContent-Type: application/json\r\nContent-Length: 1000000000"), {413}),
            ("bodies of 3 MB", post(b'{"text": "' + b"x" * (3 << 20) + b'"}'), {413}),
        ]
        for name, request, expected in cases:
            found, figures = self.flooded(name, lambda: apart(many, self.port, int((48 if "bod" in name else 200) * SOAK), lambda _: request))
            statuses = {status for status in found if isinstance(status, int)}
            self.assertLessEqual(statuses, expected | {0}, name)
            # A reset may overtake an answer to whoever is still sending.
            self.assertGreater(sum(found[status] for status in expected), total(found) // 2, name)
            LEDGER.note(name, f"{total(found)} requests, 16 at a time", "; ".join(f"{count} answered {status}" for status, count in sorted(found.items(), key=str) if status in expected), figures)

    def test_bombs_and_bodies(self):
        bomb = gzip.compress(b" " * (200 << 20), 9)
        for name, coding, body in (("gzip bombs", "gzip", bomb), ("zstd bombs", "zstd", b"\x28\xb5\x2f\xfd" + b"\0" * 50_000), ("brotli bombs", "br", b"\xcf" * 50_000)):
            request = post(body, f"Content-Encoding: {coding}")
            found, figures = self.flooded(name, lambda: apart(many, self.port, int(100 * SOAK), lambda _: request))
            self.assertLessEqual({status for status in found if isinstance(status, int)}, {415, 0})
            self.assertGreater(found[415], 50 * SOAK)
        LEDGER.note("compressed bombs", f"3 × {found[415]} bodies, those of gzip 200 MB each when unpacked", "answered 415, never unpacked", figures)
        quotes = ("“We will vote tomorrow,” Sergei Lavrov told reporters. " * 34_000).encode()
        request = post(b'{"text": "' + quotes + b'"}')
        found, figures = self.flooded("large texts", lambda: apart(many, self.port, int(48 * SOAK), lambda _: request, [f"127.0.5.{n}" for n in range(1, 9)], 48))
        self.assertLessEqual({status for status in found if isinstance(status, int)}, {200, 503})
        self.assertGreater(found[200], 0)
        LEDGER.note("texts to extract", f"{total(found)} bodies of {len(quotes) // 1000} KB full of quotes, 48 at a time", f"{found[200]} answered 200, {found[503]} answered 503", figures)
        slow = post(b'{"text": "').replace(b"Content-Length: 10", b"Content-Length: 1000000")
        found, figures = self.flooded("bodies that never come", lambda: apart(many, self.port, int(200 * SOAK), lambda _: slow, [f"127.0.6.{n}" for n in range(1, 9)], 200))
        self.assertEqual((found[408], found["explained"]), (total(found), total(found)))
        LEDGER.note("bodies that never come", f"{total(found)}, 200 at a time", "all answered 408", figures)

    def test_expensive_questions(self):
        found, figures = self.flooded("expensive questions", lambda: apart(questions, self.port, SECONDS * 2, 64))
        statuses = {status for status in found if isinstance(status, int)}
        self.assertLessEqual(statuses, {200, 503})
        self.assertEqual(found["explained"], found[503])
        self.assertGreater(found[200], 20)
        LEDGER.note("expensive questions", f"64 clients without a pause for {SECONDS * 2:.0f} s, {ARTICLES} articles", f"{found[200]} answered 200, {found[503]} answered 503", figures)

    def test_a_deadline_stops_the_query_itself(self):
        with Server(self.db, "--rate", "off", "--deadline", "0.004", "--cache", "0") as server:
            stat = lambda: sum(int(ticks) for ticks in Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13])
            stopped = 0
            for number in range(40):
                began = now()
                status, _, body = server.ask(f"/v1/timeline?metric=mentions&interval=day&split_by=speaker,publisher&top={number + 1}")
                if status == 503:
                    stopped += 1
                    self.assertIn(b"/problems/deadline-exceeded", body)
                    self.assertLess(now() - began, 0.5)
            self.assertGreater(stopped, 0)
            before = stat()
            time.sleep(1)
            busy = stat() - before
            # Ticks of 10 ms: the watch for changes alone is left.
            self.assertLess(busy, 10, "nothing goes on behind the answer")
            self.assertEqual(server.ask("/health/ready")[0], 200)
        LEDGER.note("queries over the deadline", "40 aggregates with a deadline of 4 ms", f"{stopped} stopped and answered 503", f"{busy * 10} ms of processor in the second after")

    def test_too_many_requests(self):
        with Server(self.db, "--rate", "20", "--burst", "50", *self.FLAGS) as server:
            request = b"GET /v1/votes/S-2012-77 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            found, figures = self.flooded("requests over the rate", lambda: apart(many, server.port, int(1500 * SOAK), lambda _: request), server)
            self.assertEqual(found[429], found["explained"])
            self.assertGreater(found[429], 500 * SOAK)
            self.assertEqual(server.ask("/v1/votes/S-2012-77", source="127.0.0.9")[0], 200, "another client is not touched")
            headers = {"X-Forwarded-For": "192.0.2.1", "Forwarded": "for=192.0.2.1"}
            for _ in range(100):
                status, answered, _ = server.ask("/v1/votes/S-2012-77", headers=headers, source="127.0.0.2")
            self.assertEqual(status, 429, "whoever says it is another is not believed")
            self.assertGreaterEqual(int(answered["Retry-After"]), 1)
            time.sleep(int(answered["Retry-After"]))
            self.assertEqual(server.ask("/v1/votes/S-2012-77", source="127.0.0.2")[0], 200, "and it recovers")
        with Server(self.db, "--rate", "1", "--burst", "5", "--trusted-proxy", "127.0.0.0/8") as server:
            for client in ("192.0.2.1", "192.0.2.2"):
                statuses = [server.ask("/v1/votes/S-2012-77", headers={"X-Forwarded-For": client})[0] for _ in range(8)]
                self.assertEqual((statuses[0], statuses[-1]), (200, 429), client)
        LEDGER.note("requests over the rate", f"{total(found)} of one client (20 a second are allowed)", f"{found[200]} answered 200, {found[429]} answered 429; another client is not touched", figures)


if __name__ == "__main__":
    program = unittest.main(exit=False)
    LEDGER.print()
    raise SystemExit(not program.result.wasSuccessful())
