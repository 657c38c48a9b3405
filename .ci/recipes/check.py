"""Serves a fresh database, runs each block of code in the section on spreadsheets and notebooks of openapi/EXAMPLES.md
against it, and compares what it prints with the casts that the Dag Hammarskjöld Library counts. Then keeps a mirror as
the next section does, while articles are loaded, replaced and removed, and another database is put in the place of the
first; after each step the mirror must hold what the server does, no more and no less."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

CASTS = {"SUN": 90, "RUS": 30, "USA": 82, "GBR": 29, "FRA": 17, "CHN": 17}
RUNNERS = {"sh": ["bash", "-euo", "pipefail", "-c"], "python": ["python", "-c"]}


def blocks(examples, section):
    """The blocks of code of a section, with their languages."""
    text = Path(examples).read_text(encoding="utf-8").split(f"## {section}\n")[1].split("\n## ")[0]
    return [block for block in re.findall(r"```(\w+)\n(.*?)```", text, re.S) if block[0] in RUNNERS]


class Server:
    """A server of a database in a folder."""

    def __init__(self, binary, folder):
        # `communique` is found, and reads the database that is served.
        self.folder, self.binary = folder, binary
        self.environment = os.environ | {
            "PATH": f"{os.path.dirname(binary)}:{os.environ['PATH']}", "DATABASE_URL": f"{folder}/recipes.db"}
        command = [binary, "serve", "--db", f"{folder}/recipes.db", "--listen", "127.0.0.1:0", "--rate", "off"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        found = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in self.process.stdout)
        self.base = next(base[0] for base in found if base)

    def run(self, language, code):
        """What a block prints."""
        code = code.replace("http://127.0.0.1:8080", self.base)
        ran = subprocess.run([*RUNNERS[language], code], cwd=self.folder, env=self.environment, capture_output=True,
                             text=True, timeout=240)
        assert ran.returncode == 0, f"{code}\n{ran.stderr}"
        return ran.stdout

    def load(self, *arguments, text=None):
        subprocess.run([self.binary, *arguments], env=self.environment, input=text, text=True, check=True,
                       capture_output=True)
        # As far as a server may be behind.
        time.sleep(0.3)

    def lines(self, path):
        with urllib.request.urlopen(f"{self.base}{path}") as answer:
            return [json.loads(line) for line in answer]

    def get(self, path):
        with urllib.request.urlopen(f"{self.base}{path}") as answer:
            return json.load(answer)

    def stop(self):
        self.process.kill()
        self.process.wait()


def casts(server, examples):
    found = blocks(examples, "Spreadsheets and notebooks")
    assert [language for language, _ in found] == ["sh", "python", "python", "sh"], found
    for language, code in found:
        printed = server.run(language, code)
        counted = {member: int(count) for member, count in re.findall(r"^([A-Z]{3})\s+(\d+)$", printed, re.M)}
        assert counted == CASTS, f"{code}\n{printed}"
        print(f"{language}, {len(code.splitlines())} lines: {counted}")


def same(server, folder, step):
    """Compares the mirror with all that the server has."""
    mirror = Path(folder, "mirror")
    for kind in ("articles", "actors", "votes"):
        served = {item["id"] for item in server.lines(f"/v1/{kind}?format=ndjson")}
        kept = {file.stem for file in (mirror / kind).glob("*.json")}
        assert kept == served, f"{step}, {kind}: {sorted(kept ^ served)[:5]}"
    for file in (mirror / "articles").glob("*.json"):
        assert json.loads(file.read_text()) == server.get(f"/v1/articles/{file.stem}"), f"{step}: {file.stem} is stale"
    print(f"the mirror, {step}: the same")


def mirrored(server, examples):
    [(language, code)] = blocks(examples, "A mirror")
    report = ("“We will not move on this draft before the council has heard every one of us,” Sergei Lavrov said on "
              "Monday. China and Russia vetoed the draft on Syria on 4 February 2012.")
    record = {"url": "https://mirror.example/1", "published_on": "2012-02-06", "publisher": "Mirror", "text": report}
    earlier = record | {"url": "https://mirror.example/2", "published_on": "2012-02-05"}
    other = record | {"text": "Ada Example, a delegate, said: “It is done.”"}
    steps = [("at first", None), ("with nothing new", None), ("with an article", record),
             ("with an earlier copy of it", earlier), ("with another text of it", other), ("without it", "remove")]
    for step, change in steps:
        if change == "remove":
            server.load("remove", "https://mirror.example/1")
        elif change:
            server.load("ingest", "--from", "jsonl", "-", text=json.dumps(change))
        server.run(language, code)
        same(server, server.folder, step)
    return language, code


with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
    server = Server(sys.argv[1], first)
    try:
        casts(server, sys.argv[2])
        language, code = mirrored(server, sys.argv[2])
    finally:
        server.stop()
    server = Server(sys.argv[1], second)
    try:
        shutil.move(f"{first}/mirror", f"{second}/mirror")
        server.run(language, code)
        same(server, second, "of another database")
    finally:
        server.stop()
