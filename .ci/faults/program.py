"""The release binary as its operators have it: a child process that is fed, asked, killed and measured.
Standard library only."""
import http.client
import json
import os
import random
import re
import resource
import signal
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

BINARY = Path(os.environ.get("COMMUNIQUE", "target/release/communique")).resolve()
SEED = int(os.environ.get("FAULTS_SEED", "20120204"))
# How many times as many rounds as CI makes: the soak of deploy/README.md.
SOAK = float(os.environ.get("FAULTS_SOAK", "1"))

SPEAKERS = ("Sergei Lavrov", "Susan Rice", "Ban Ki-moon", "Hillary Clinton", "Mayor Ada Example")
VERBS = ("said", "told reporters", "warned", "added")
WORDS = "council envoy vote plan border convoy truce aid talks city region draft people paper bridge".split()


def article(number, version=0):
    """One record of a seeded corpus; another version of it has other words under the same URL."""
    dice = random.Random(f"{SEED} {number} {version}")
    sentence = lambda: " ".join(dice.choices(WORDS, k=dice.randint(5, 12))).capitalize()
    speaker, verb = dice.choice(SPEAKERS), dice.choice(VERBS)
    text = (f"{sentence()}.\n\n“{sentence()},” {speaker} {verb} on Monday. {sentence()}.\n\n"
            f"China and Russia vetoed a resolution on Syria on 4 February 2012. {sentence()}.\n")
    day = f"2012-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return {"url": f"https://faults.example/{number}", "title": sentence(), "publisher": "The Daily Example",
            "published_on": day, "text": text}


def corpus(path, numbers, version=0):
    with open(path, "w", encoding="utf-8") as file:
        for number in numbers:
            file.write(json.dumps(article(number, version)) + "\n")
    return path


def environment(more=None):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COMMUNIQUE_")}
    kept.pop("DATABASE_URL", None)
    return {**kept, "COMMUNIQUE_LOG": "warn", "RUST_BACKTRACE": "0", **(more or {})}


def run(*arguments, env=None, timeout=120, **more):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, errors="replace",
                          timeout=timeout, env=environment(env), **more)


def start(*arguments, env=None, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more):
    return subprocess.Popen([BINARY, *map(str, arguments)], stdout=stdout, stderr=stderr, env=environment(env), **more)


def rows(db, sql, *values):
    """Asks the file beside the program, as another reader would."""
    connection = sqlite3.connect(f"file:{db}?mode=ro", uri=True, timeout=10)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def fingerprints(db):
    return dict(rows(db, "SELECT url, fingerprint FROM article"))


def content(db):
    """Everything that is served, without the numbers that loading gives and the times."""
    return {
        "articles": rows(db, "SELECT uuid, hex(fingerprint), quote_count, claim_count, mention_count, actor_count "
                             "FROM article ORDER BY uuid"),
        "quotes": rows(db, "SELECT uuid, text, speaker_name, cue FROM quote ORDER BY uuid"),
        "claims": rows(db, "SELECT uuid, text, votes, verdict FROM claim ORDER BY uuid"),
        "actors": rows(db, "SELECT slug, quote_count, article_count, mention_count FROM actor ORDER BY slug"),
        "counts": rows(db, "SELECT article_count, quote_count, claim_count, mention_count FROM dataset"),
    }


class Server:
    """`serve`, until the block ends."""

    def __init__(self, db, *flags, env=None, wait=True, **more):
        self.log = tempfile.TemporaryFile("w+", encoding="utf-8")
        flags = flags if "--listen" in flags else ("--listen", "127.0.0.1:0", *flags)
        self.process = start("serve", "--db", db, *flags, env=env, stdout=subprocess.PIPE, stderr=self.log,
                             text=True, **more)
        self.said, self.port = "", None
        if wait:
            for line in self.process.stdout:
                self.said += line
                found = re.search(r"http://[0-9.]+:(\d+)/docs", line)
                if found:
                    self.port = int(found[1])
                    break
            # It says so just before it answers.
            while self.port and self.process.poll() is None and self.ask("/health/ready")[0] != 200:
                time.sleep(0.005)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.log.close()

    def ask(self, path, method="GET", body=None, headers=None, timeout=60, source=None):
        """(status, headers, body)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout,
                                                source_address=source and (source, 0))
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def json(self, path):
        status, _, body = self.ask(path)
        assert status == 200, (path, status, body[:300])
        return json.loads(body)

    def logged(self):
        self.log.seek(0)
        return self.log.read()

    def stop(self, patience=30):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(patience)


def memory(pid, field="VmHWM"):
    """MiB that a process has (VmRSS) or had at most (VmHWM)."""
    found = re.search(rf"{field}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024


def measured(*arguments, looked=None, **more):
    """Runs the program to its end; what it answered, and the most MiB it had. `looked` is called with its id twenty times a
    second."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = start(*arguments, stdout=out, stderr=err, **more)
        while looked and os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            looked(child.pid)
            time.sleep(0.05)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        done = subprocess.CompletedProcess(child.args, child.returncode, out.read().decode(errors="replace"),
                                           err.read().decode(errors="replace"))
    return done, usage.ru_maxrss / 1024


class Ledger:
    """What the README's table says: a line for each fault, printed when the tests have run."""

    def __init__(self):
        self.lines = []

    def note(self, fault, done, lost, figures=""):
        self.lines.append(f"| {fault} | {done} | {lost} | {figures} |")

    def print(self):
        print("\n".join(["| fault | what was done | lost | measured |", "|---|---|---|---|", *self.lines]), flush=True)


def rounds(count):
    return max(1, int(count * SOAK))


def is_root():
    return os.geteuid() == 0


def no_core():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def now():
    return time.monotonic()


def until(what, asked, seconds=10):
    """Asks again and again until it is so; how long that took."""
    begun = now()
    while not asked():
        assert now() - begun < seconds, what
        time.sleep(0.05)
    return now() - begun
