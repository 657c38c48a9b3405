#!/usr/bin/env python3
"""Faults while loading, done for real: kills, full disks, no rights, rivals, damage, newer files, jumping clocks.

After each: `communique check` is clean, every article that anybody has seen stored is there, none is there by
half, and the message says what happened and what to do. FAULTS_SOAK=20 makes twenty times the rounds."""
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from program import (BINARY, SEED, Ledger, Server, article, content, corpus, fingerprints, is_root, now, rounds, rows, run,
                     start)

LEDGER = Ledger()
ARTICLES = 600
NOBODY = 65534


class Fault(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        base = Path(cls.kept.name)
        base.chmod(0o755)
        cls.corpora = [corpus(base / f"{version}.jsonl", range(ARTICLES), version) for version in (0, 1)]
        cls.whole = []
        for version, path in enumerate(cls.corpora):
            db = base / f"{version}.db"
            began = now()
            assert run("ingest", "--db", db, "--workers", "1", path).returncode == 0
            cls.takes = now() - began
            cls.whole.append((db, fingerprints(db), content(db)))

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.base = Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)

    def is_sound(self, db):
        checked = run("check", "--db", db)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        self.assertIn(" 0 faults", checked.stdout)

    def is_refused(self, done, *words):
        self.assertEqual(done.returncode, 2, (done.args, done.stdout, done.stderr))
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)

    def finishes(self, db, version=0):
        """Loading again stores the rest, and then everything is as if nothing had happened."""
        loaded = run("ingest", "--db", db, self.corpora[version])
        self.assertEqual(loaded.returncode, 0, loaded.stderr)
        self.assertEqual(content(db), self.whole[version][2])
        self.is_sound(db)


class Killed(Fault):
    def one_line(self, lane, count):
        dice, db = random.Random(f"{SEED} {lane}"), self.base / f"{lane}.db"
        seen_in_all = ended = empty = 0
        for turn in range(count):
            if turn % 10 == 0:
                for file in self.base.glob(f"{lane}.db*"):
                    file.unlink()
            version = dice.randrange(2)
            loader = start("ingest", "--db", db, "--workers", "1", self.corpora[version])
            until, seen = now() + dice.uniform(0, 2.2 * self.takes), {}
            while loader.poll() is None and now() < until:
                try:
                    seen = fingerprints(db)
                except sqlite3.Error:
                    pass
                time.sleep(0.004)
            loader.send_signal(signal.SIGKILL)
            finished = loader.wait() == 0
            ended += finished
            if not db.exists() or db.stat().st_size == 0 and not Path(f"{db}-wal").exists():
                empty += 1
                continue
            # Not one of the program's own readers: opening must mend what the kill has left.
            checked = run("check", "--db", db)
            if checked.returncode == 2 and "no database" in checked.stderr:
                empty += 1
                self.assertEqual(seen, {})
                continue
            self.assertEqual((checked.returncode, checked.stderr), (0, ""), checked.stdout)
            stored = fingerprints(db)
            self.assertEqual(seen.keys() - stored.keys(), set(), "what was seen is there")
            for url, print_ in stored.items():
                self.assertIn(print_, (self.whole[0][1][url], self.whole[1][1][url]), "whole, of one version")
            if finished:
                self.assertEqual(stored, self.whole[version][1])
            seen_in_all += len(seen)
        self.finishes(db)
        return seen_in_all, ended, empty

    def test_at_random_moments(self):
        lanes, total = 2, rounds(200)
        with ThreadPoolExecutor(lanes) as pool:
            done = list(pool.map(lambda lane: self.one_line(lane, total // lanes), range(lanes)))
        seen, ended, empty = (sum(part) for part in zip(*done))
        self.assertGreater(seen, total * 20, "the kills must come while articles are being stored")
        LEDGER.note("`SIGKILL` while loading", f"{total} loads of {ARTICLES} articles killed within {2.2 * self.takes:.2f} s, new files and replaced texts",
                    "nothing", f"{seen} articles seen before their kill, all there; {ended} loads were faster, {empty} had made no file yet")


class Full(Fault):
    def test_a_full_disk(self):
        if not is_root():
            self.fail("a small disk takes root")
        disk = self.base / "disk"
        disk.mkdir()
        full = 0
        size = self.whole[0][0].stat().st_size >> 10
        for kilobytes in (64, 1024, *(int(size * part) for part in (0.4, 0.7, 1.0, 1.3, 1.6))):
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", disk], check=True)
            try:
                db = disk / "small.db"
                loaded = run("ingest", "--db", db, self.corpora[0])
                if loaded.returncode != 0:
                    full += 1
                    self.is_refused(loaded, "the disk is full", "free some space")
                    if db.exists() and db.stat().st_size:
                        checked = run("check", "--db", db)
                        self.assertIn(checked.returncode, (0, 2), checked.stdout)
                        if checked.returncode == 2:
                            self.assertRegex(checked.stderr, "no database|the disk is full|rights")
                subprocess.run(["mount", "-o", "remount,size=64m", "none", disk], check=True)
                self.finishes(db)
            finally:
                subprocess.run(["umount", disk], check=True)
        self.assertGreater(full, 3)
        LEDGER.note("a full disk", f"{full} loads on file systems of 64 KB to {1.6 * size / 1024:.0f} MB, then more room and the same load again", "nothing",
                    "exit status 2, the message says to free space")

    def test_a_file_that_may_not_grow(self):
        # The system's signal for it would end the process; a shell's `ulimit -f` leaves that to the program.
        limited = 0
        size = self.whole[0][0].stat().st_size
        for part in (0.01, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95):
            db, limit = self.base / f"{part}.db", int(size * part)
            loaded = run("ingest", "--db", db, self.corpora[0], restore_signals=False,
                         preexec_fn=lambda: __import__("resource").setrlimit(1, (limit, limit)))
            if loaded.returncode != 0:
                limited += 1
                self.is_refused(loaded, "disk")
            self.finishes(db)
        self.assertGreater(limited, 2)
        LEDGER.note("a limit on the file's size", f"{limited} loads under `RLIMIT_FSIZE`, then without it", "nothing", "exit status 2")


class Rights(Fault):
    def as_nobody(self):
        return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if is_root() else {}

    def test_a_read_only_folder(self):
        self.base.chmod(0o755)
        program = shutil.copy(BINARY, self.base / "communique")
        folder = self.base / "locked"
        folder.mkdir()
        db = folder / "locked.db"
        shutil.copy(self.whole[0][0], db)
        before = hashlib.sha256(db.read_bytes()).hexdigest()
        db.chmod(0o444)
        folder.chmod(0o555)
        readable = self.base / "more.jsonl"
        corpus(readable, range(5), 2).chmod(0o644)
        import program as house
        house.BINARY, kept = Path(program), house.BINARY
        try:
            self.is_refused(run("ingest", "--db", db, readable, cwd="/", **self.as_nobody()), "cannot be written", "check the rights")
            new = run("ingest", "--db", folder / "new.db", readable, cwd="/", **self.as_nobody())
            self.is_refused(new, "check the rights")
            checked = run("check", "--db", db, cwd="/", **self.as_nobody())
            self.assertEqual(checked.returncode, 0, checked.stderr)
            with Server(db, cwd="/", **self.as_nobody()) as server:
                self.assertEqual(server.json("/v1/dataset")["counts"]["article_count"], ARTICLES)
                self.assertEqual(server.ask("/health/ready")[0], 200)
        finally:
            house.BINARY = kept
            folder.chmod(0o755)
        self.assertEqual(hashlib.sha256(db.read_bytes()).hexdigest(), before)
        self.assertEqual(sorted(os.listdir(folder)), ["locked.db"])
        LEDGER.note("a read-only folder", "load, check and serve as a user without rights", "nothing",
                    "the load is refused, the rest works, not a byte is written")


class Rivals(Fault):
    def test_loaders_at_once(self):
        turns, loaders = rounds(8), 4
        for turn in range(turns):
            db = self.base / f"{turn}.db"
            parts = [corpus(self.base / f"{part}.jsonl", range(part * 100, part * 100 + 300)) for part in range(loaders)]
            running = [start("ingest", "--db", db, part, stderr=subprocess.PIPE, text=True) for part in parts]
            for loader in running:
                self.assertEqual((loader.communicate(timeout=60)[1], loader.returncode), ("", 0))
            self.assertEqual(fingerprints(db), self.whole[0][1])
            self.finishes(db)
        LEDGER.note("loaders at once", f"{turns} times {loaders} loaders with overlapping articles, beginning with no file", "nothing", "they queue")

    def test_a_loader_beside_a_busy_server(self):
        db = self.base / "busy.db"
        shutil.copy(self.whole[0][0], db)
        answers, faults, stop = [0], [], threading.Event()
        with Server(db, "--rate", "off") as server:
            def ask(lane):
                dice = random.Random(lane)
                paths = ("/v1/articles?q=council", "/v1/quotes?limit=200", "/v1/timeline?metric=quotes&interval=month",
                         "/v1/search?q=truce", "/v1/articles?format=ndjson", "/v1/claims?count=true")
                while not stop.is_set():
                    status, _, body = server.ask(dice.choice(paths))
                    answers[0] += 1
                    if status != 200:
                        faults.append((status, body[:200]))
            clients = [threading.Thread(target=ask, args=(lane,)) for lane in range(4)]
            for client in clients:
                client.start()
            log, copies = [], 0
            for turn in range(rounds(6)):
                loader = start("ingest", "--db", db, self.corpora[(turn + 1) % 2])
                while loader.poll() is None:
                    log.append(Path(f"{db}-wal").stat().st_size)
                    time.sleep(0.01)
                self.assertEqual(loader.returncode, 0)
            # A backup while a load goes on, under way and not waited for.
            for turn in range(rounds(4)):
                loader = start("ingest", "--db", db, self.corpora[(turn + 1) % 2])
                copy = self.base / f"copy-{turn}.db"
                copied = run("backup", "--db", db, copy)
                self.assertEqual(copied.returncode, 0, copied.stderr)
                self.assertEqual(loader.wait(60), 0)
                self.is_sound(copy)
                stored = fingerprints(copy)
                self.assertEqual(len(stored), ARTICLES)
                for url, print_ in stored.items():
                    self.assertIn(print_, (self.whole[0][1][url], self.whole[1][1][url]))
                copies += 1
            stop.set()
            for client in clients:
                client.join()
            self.assertEqual(faults, [])
            self.assertEqual(server.json("/v1/dataset")["counts"]["article_count"], ARTICLES)
        self.assertLess(max(log), 256 << 20)
        self.finishes(db)
        # The last copy, restored, is served and goes on.
        with Server(copy) as server:
            self.assertEqual(server.json("/v1/dataset")["counts"]["article_count"], ARTICLES)
        self.finishes(copy)
        LEDGER.note("loading and backing up beside a busy server", f"{rounds(6) + rounds(4)} loads that replace {ARTICLES} articles, {copies} backups meanwhile, "
                    "4 clients without a pause", "nothing", f"{answers[0]} answers, all 200; the log grew to {max(log) >> 20} MB; every copy is whole and goes on when restored")

    def test_a_backup_that_is_killed(self):
        turns, whole, began = rounds(30), 0, now()
        assert run("backup", "--db", self.whole[0][0], self.base / "first.db").returncode == 0
        takes = now() - began
        for turn in range(turns):
            copy = self.base / f"{turn}.db"
            backup = start("backup", "--db", self.whole[0][0], copy)
            time.sleep(random.Random(turn).uniform(0, 1.3 * takes))
            backup.kill()
            backup.wait()
            if copy.exists():
                whole += 1
                self.assertEqual(content(copy), self.whole[0][2])
        LEDGER.note("`SIGKILL` while backing up", f"{turns} backups", "nothing", f"{whole} copies were made, all whole; the others left no file of that name")


class Damaged(Fault):
    COMMANDS = (("check",), ("ingest",), ("backup",), ("serve",))

    def command(self, name, db):
        more = {"ingest": [self.corpora[0]], "backup": [self.base / f"copy-{time.monotonic_ns()}"], "serve": ["--listen", "127.0.0.1:0"]}
        try:
            return run(name, "--db", db, *more.get(name, []), timeout=8)
        except subprocess.TimeoutExpired:
            # It serves, so it could be read.
            return None

    def is_told(self, db, damage):
        told = 0
        for name in ("check", "backup", "ingest"):
            done = self.command(name, db)
            self.assertIn(done.returncode, (0, 1, 2), (damage, name, done.returncode, done.stderr[-300:]))
            self.assertNotIn("panicked", done.stderr, (damage, name))
            if done.returncode == 2:
                self.assertRegex(done.stderr, "restore a backup|no database|not one of communique|check the disk|`communique check` tells more", (damage, name))
                told += 1
            if name == "check":
                clean = done.returncode == 0
                if clean:
                    try:
                        self.assertEqual(content(db), self.whole[0][2], damage)
                    except sqlite3.Error as error:
                        self.fail(f"{damage}: check is content, and another reader is not: {error}")
                told += not clean
        return told > 0

    def test_a_file_cut_short_or_overwritten(self):
        dice, source = random.Random(SEED), self.whole[0][0].read_bytes()
        turns = rounds(24)
        def one(turn):
            db = self.base / f"{turn}.db"
            at = dice.randrange(len(source))
            if turn % 2:
                db.write_bytes(source[:at])
                return self.is_told(db, f"cut at {at}")
            length = dice.choice((1, 100, 4096, 100_000))
            db.write_bytes(source[:at] + dice.randbytes(min(length, len(source) - at)) + source[at + length:])
            return self.is_told(db, f"{length} bytes overwritten at {at}")
        with ThreadPoolExecutor(2) as pool:
            told = sum(pool.map(one, range(turns)))
        self.assertGreater(told, turns // 2)
        LEDGER.note("a damaged file", f"{turns} copies cut short or overwritten with 1 to 100,000 random bytes, then checked, backed up, loaded into",
                    "what was overwritten", f"{told} told, with advice to restore a backup; of the others every finding is as it was; no crash")

    def test_a_damaged_log_loses_its_end_alone(self):
        db = self.base / "log.db"
        shutil.copy(self.whole[0][0], db)
        # Another reader keeps the log from being emptied.
        reader = sqlite3.connect(db)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM article").fetchone()
        loader = start("ingest", "--db", db, self.corpora[1])
        loader.wait()
        log, file = Path(f"{db}-wal").read_bytes(), db.read_bytes()
        reader.close()
        self.assertGreater(len(log), 1 << 20)
        dice = random.Random(SEED)
        for turn in range(rounds(10)):
            torn = self.base / f"torn-{turn}.db"
            torn.write_bytes(file)
            at = dice.randrange(len(log))
            Path(f"{torn}-wal").write_bytes(log[:at] if turn % 2 else log[:at] + dice.randbytes(50) + log[at + 50:])
            self.is_sound(torn)
            for url, print_ in fingerprints(torn).items():
                self.assertIn(print_, (self.whole[0][1][url], self.whole[1][1][url]))
            self.finishes(torn, 1)
        LEDGER.note("a torn log", f"{rounds(10)} write-ahead logs cut or overwritten", "whole batches behind the tear, nothing by half", "loading again finishes")

    def test_a_newer_or_foreign_file_is_left_alone(self):
        newer, foreign, none = (self.base / name for name in ("newer.db", "foreign.db", "none.db"))
        shutil.copy(self.whole[0][0], newer)
        with sqlite3.connect(newer) as file:
            file.execute("INSERT INTO _sqlx_migrations VALUES (9999, 'later', '2030-01-01', 1, x'00', 0)")
        file.close()
        with sqlite3.connect(foreign) as file:
            file.execute("CREATE TABLE theirs (x)")
        file.close()
        none.write_bytes(b"This is no database at all. " * 400)
        for db, words in ((newer, "newer version"), (foreign, "not one of communique's"), (none, "restore a backup")):
            before = db.read_bytes()
            for name in ("check", "ingest", "backup", "serve"):
                done = self.command(name, db)
                self.assertIsNotNone(done, (db, name))
                self.is_refused(done, words)
            self.assertEqual(db.read_bytes(), before, db)
        LEDGER.note("a newer or foreign file", "4 commands on each of 3 files", "nothing", "refused, not a byte changed")


class Clock(Fault):
    LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"

    def test_a_clock_that_jumps(self):
        self.assertTrue(Path(self.LIBRARY).exists(), "apt-get install faketime")
        clock = self.base / "clock"
        clock.write_text("+0")
        env = {"LD_PRELOAD": self.LIBRARY, "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1",
               "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}
        db, jumps, asked = self.base / "jumping.db", 0, "/v1/articles?limit=5&sort=published_on"
        with Server(db, "--no-demo", env=env) as server:
            # Before the first jump a date is enough.
            before = server.ask(asked)[1]["Last-Modified"]
            self.assertEqual(server.ask(asked, headers={"If-Modified-Since": before})[0], 304)
            for turn in range(rounds(6)):
                loader = start("ingest", "--db", db, "--workers", "1", self.corpora[turn % 2], env=env)
                while loader.poll() is None:
                    clock.write_text(("-3650d", "+0", "+3650d", "-1d")[jumps % 4])
                    jumps += 1
                    time.sleep(0.02)
                self.assertEqual(loader.returncode, 0)
                # At times within the very second of the change.
                time.sleep(0.15 if turn % 2 else 2.1)
                # Whoever asks with the date of an answer from another time gets what has changed since.
                status, answered, body = server.ask(asked, headers={"If-Modified-Since": before})
                self.assertEqual(status, 200)
                before = answered["Last-Modified"]
                self.assertEqual(server.ask("/health/ready")[0], 200)
        self.finishes(db)
        LEDGER.note("a clock that jumps", f"{jumps} jumps of a day to ten years, both ways, while loading and serving", "nothing", "no stale 304, no refusal")


# How many migrations the first release has.
FIRST_SCHEMA = 7


class Migrated(Fault):
    def at_prefix(self, full, to, kept):
        """What the program as of its migration number `kept` would have left, with all rows that it could have."""
        shutil.copy(full, to)
        migrations = sorted(Path("migrations/sqlite").glob("*.sql"))
        scratch = sqlite3.connect(":memory:")
        for migration in migrations[:kept]:
            # Python's SQLite is older than the program's; here only the names are asked for.
            scratch.executescript(migration.read_text().replace("contentless_delete = 1,", ""))
        was = dict(scratch.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
        file = sqlite3.connect(to, isolation_level=None)
        file.execute("PRAGMA foreign_keys = OFF")
        # What refers to a table that is made anew refers to its name, not to what is renamed to make room for it.
        file.execute("PRAGMA legacy_alter_table = ON")
        now_ = file.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '_sqlx%'").fetchall()
        virtual = [name for _, name, sql in now_ if sql.startswith("CREATE VIRTUAL")]
        words = {name for _, name, _ in now_ if any(name.startswith(of) for of in virtual)}
        file.execute("PRAGMA writable_schema = ON")
        file.executemany("DELETE FROM sqlite_schema WHERE name = ?", [(name,) for name in words if name not in was])
        file.execute("PRAGMA writable_schema = RESET")
        for kind, name, sql in now_:
            if name in words:
                continue
            gone = name not in was
            exists = file.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
            if gone and exists:
                file.execute(f'DROP {kind.upper()} "{name}"')
            elif not gone and was[name] != sql and kind == "table":
                file.execute(f'ALTER TABLE "{name}" RENAME TO "old {name}"')
                file.execute(was[name])
                columns = [row[1] for row in file.execute(f'PRAGMA table_info("{name}")')]
                had = {row[1] for row in file.execute(f'PRAGMA table_info("old {name}")')}
                common = ", ".join(f'"{column}"' for column in columns if column in had)
                file.execute(f'INSERT INTO "{name}" ({common}) SELECT {common} FROM "old {name}"')
                file.execute(f'DROP TABLE "old {name}"')
        for name, sql in was.items():
            if not file.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (name,)).fetchone():
                file.execute(sql)
        versions = [int(migration.name.split("_")[0]) for migration in migrations[kept:]]
        file.executemany("DELETE FROM _sqlx_migrations WHERE version = ?", [(version,) for version in versions])
        file.execute("VACUUM")
        held = {name: file.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in ("vote", "actor", "article", "quote") if name in was}
        file.close()
        scratch.close()
        return held

    def test_every_earlier_schema_with_rows(self):
        count, told = len(list(Path("migrations/sqlite").glob("*.sql"))), []
        # The last one is today's: files of it are served as they are.
        for kept in range(FIRST_SCHEMA, count + 1):
            db = self.base / f"{kept}.db"
            held = self.at_prefix(self.whole[0][0], db, kept)
            self.assertEqual(held["article"], ARTICLES)
            checked = run("check", "--db", db)
            if kept < count:
                self.is_refused(checked, "earlier version", "brings it up to date")
            else:
                self.assertEqual(checked.returncode, 0, checked.stderr)
            with Server(db) as server:
                self.assertEqual(server.ask("/health/ready")[0], 200)
                stored = server.json("/v1/dataset")["counts"]
                self.assertEqual(stored["vote_count"], 3216)
                self.assertEqual(stored["article_count"], ARTICLES)
                self.assertGreater(len(server.json("/v1/articles?q=council")["items"]), 0, "what was stored before is found")
            self.is_sound(db)
            self.finishes(db)
            told.append(kept)
        LEDGER.note("an earlier schema", f"files as each of {len(told)} schemas left them, with their rows, served and loaded into", "nothing", "migrated, found again and sound")


if __name__ == "__main__":
    program = unittest.main(exit=False)
    LEDGER.print()
    raise SystemExit(not program.result.wasSuccessful())
