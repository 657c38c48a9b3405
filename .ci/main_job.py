#!/usr/bin/env python3
"""Uses the release binary as its users do: serves a fresh database, loads the five reference articles
into it, asks over HTTP, gives it rubbish, and stops it. Standard library only."""
import csv
import json
import re
import signal
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.request
from pathlib import Path

BINARY = Path("target/release/communique").resolve()
SHARED = Path("../shared").resolve()
OPTIONS = ("yes", "no", "abstain", "not_voting", "absent")
# What a vote is served with as the reference has it; topics and titles are our own where they differ.
PLAIN = ("id", "date", "resolution", "draft_symbol", "meeting", "vote_kind", "outcome")


def reference_votes():
    """The votes that are to be served, by id."""
    with open(SHARED / "record/renewal/votes.csv", encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def parted(field):
    return set(filter(None, field.split(";")))


class MainJob(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.db = Path(cls.folder.name) / "communique.db"
        cls.server = subprocess.Popen(
            [BINARY, "serve", "--db", cls.db, "--listen", "127.0.0.1:0", "--rate", "off"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        cls.said, cls.base = [], None
        for line in cls.server.stdout:
            cls.said.append(line)
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                cls.base = found[0]
            if "/docs" in line:
                break
        cls.loads = [cls.run_binary("ingest", "--report", "json", SHARED / "articles") for _ in range(2)]

    @classmethod
    def tearDownClass(cls):
        cls.server.kill()
        cls.server.wait()
        cls.server.stdout.close()
        cls.folder.cleanup()

    @classmethod
    def run_binary(cls, *arguments):
        return subprocess.run([BINARY, *arguments, "--db", cls.db], capture_output=True, text=True, timeout=120)

    def get(self, path, method="GET", body=None, headers=None):
        """(status, headers, body) of a request."""
        ask = urllib.request.Request(self.base + path, data=body, method=method, headers=headers or {})
        try:
            with urllib.request.urlopen(ask, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as problem:
            with problem:
                return problem.code, problem.headers, problem.read()

    def json(self, path):
        status, _, body = self.get(path)
        self.assertEqual(status, 200, (path, body))
        return json.loads(body)

    def rows(self, path):
        status, _, body = self.get(path)
        self.assertEqual(status, 200, path)
        return list(csv.DictReader(body.decode().splitlines()))

    def test_it_says_what_it_loaded(self):
        self.assertIn(f"{len(reference_votes())} votes", "".join(self.said).replace(",", ""), "the votes are counted")
        self.assertEqual(self.get("/health/ready")[0], 200)

    def test_loading_twice_changes_nothing(self):
        first, second = self.loads
        self.assertEqual((first.returncode, second.returncode), (0, 0), first.stderr + second.stderr)
        counts = json.loads(second.stdout)
        self.assertEqual((counts["unchanged"], counts["new"], counts["changed"], counts["refused_count"]), (5, 0, 0, 0))

    def test_the_database_is_whole(self):
        checked = self.run_binary("check")
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)

    def test_every_span_served_equals_its_text(self):
        articles, spans = self.json("/v1/articles?limit=200")["items"], 0
        self.assertGreaterEqual(len(articles), 12)
        for article in articles:
            whole = self.json(f"/v1/articles/{article['id']}")
            for finding in whole["quotes"] + whole["mentions"] + whole["claims"]:
                self.assertEqual(whole["text"][finding["start"]:finding["end"]], finding["text"])
                spans += 1
        self.assertGreater(spans, 300)

    def test_a_vote_tells_who_voted_how_and_what_articles_say(self):
        vote = self.json("/v1/votes/S-2012-77")
        self.assertEqual([vote[option] for option in OPTIONS], [13, 2, 0, 0, 0])
        vetoes = {b["member"]: b["option"] for b in vote["ballots"] if b["is_veto"]}
        self.assertEqual(vetoes, {"CHN": "no", "RUS": "no"})
        self.assertGreaterEqual(len(vote["claims"]), 3)

    def test_vetoes_are_counted_as_the_library_counts_them(self):
        totals = self.json("/v1/vetoes/totals?convention=official&date_to=2022-05-26")["items"]
        self.assertEqual((totals[0]["vote_count"], totals[0]["cast_count"]), (213, 265))
        casts = {row["key"]: row["cast_count"] for row in totals if row["by"] == "member"}
        self.assertEqual(casts, {"SUN": 90, "RUS": 30, "USA": 82, "GBR": 29, "FRA": 17, "CHN": 17})
        vetoed = {row["vote_id"] for row in self.rows("/v1/vetoes?convention=official&date_to=2022-05-26&format=csv")}
        self.assertEqual(len(vetoed), 213)

    def test_every_ballot_is_the_reference_s(self):
        served = {row["id"]: row for row in self.rows("/v1/votes?format=csv&raw=true")}
        reference = reference_votes()
        self.assertEqual(served.keys(), reference.keys())
        for id, row in reference.items():
            vote = self.json(f"/v1/votes/{id}")
            ballots = {option: {b["member"] for b in vote["ballots"] if b["option"] == option} for option in OPTIONS}
            self.assertEqual(ballots, {option: parted(row[option]) for option in OPTIONS}, id)
            self.assertEqual({field: vote[field] for field in PLAIN}, {field: row[field] or None for field in PLAIN}, id)
            self.assertEqual(vote["symbol"], row["resolution"] or row["draft_symbol"] or None, id)
            for several in ("vetoed_by", "flags"):
                self.assertEqual(set(vote[several]), parted(row[several]), (id, several))
            self.assertEqual(vote["without_vote"], row["without_vote"] == "yes", id)
            listed = {"yes": True, "no": False, "": None}[row["in_official_veto_list"]]
            self.assertEqual(vote["in_official_veto_list"], listed, id)

    def test_a_vote_is_found_by_its_draft(self):
        adopted = {row["draft_symbol"]: id for id, row in reference_votes().items()
                   if row["draft_symbol"] and row["resolution"]}
        self.assertEqual(adopted["S/2016/47"], "S-RES-2260-2016")
        for draft, id in adopted.items():
            self.assertEqual(self.json(f"/v1/votes/{draft.replace('/', '%2F')}")["id"], id, draft)

    def test_bad_input_is_a_problem_that_names_what_is_wrong(self):
        json_type = {"Content-Type": "application/json"}
        for status, path, method, body, word in [
            (400, "/v1/quotes?speakr=x", "GET", None, b"speaker"),
            (400, "/v1/votes?date_from=2012-02-30", "GET", None, b"date_from"),
            (400, "/v1/articles?cursor=nonsense", "GET", None, b"cursor"),
            (404, "/v1/articles/00000000-0000-0000-0000-000000000000", "GET", None, b"article"),
            (404, "/v1/nothing", "GET", None, b"nothing"),
            (405, "/v1/votes", "DELETE", None, b"DELETE"),
            (400, "/v1/extract", "POST", b"{no json", b"line 1 column 2"),
            (413, "/v1/extract", "POST", b'{"text": "' + b"x" * (4 << 20) + b'"}', b"bytes"),
        ]:
            got, headers, answer = self.get(path, method, body, json_type if body else None)
            self.assertEqual((got, headers.get_content_type()), (status, "application/problem+json"), (path, answer[:500]))
            self.assertIn(word, answer, path)

    def test_rubbish_is_refused_and_named(self):
        folder = Path(self.folder.name) / "rubbish"
        folder.mkdir()
        (folder / "empty.txt").write_bytes(b" \n")
        (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
        (folder / "lines.jsonl").write_bytes(b'{"text": "A line that can be read."}\n{"text": 7}\nno json\n')
        (folder / "skipped.pdf").write_bytes(b"%PDF")
        loaded = self.run_binary("ingest", "--report", "json", folder)
        self.assertEqual(loaded.returncode, 1, loaded.stderr)
        report = json.loads(loaded.stdout)
        self.assertEqual((report["refused_count"], report["new"], report["skipped_count"]), (4, 1, 1), report)
        for name in ("empty.txt", "binary.txt", "lines.jsonl"):
            self.assertIn(name, loaded.stdout)
        self.assertEqual(self.run_binary("ingest", folder / "not-there.txt").returncode, 2)
        self.assertEqual(self.run_binary("ingest", "--no-such-flag").returncode, 2)

    def test_zz_it_stops_when_told(self):
        self.server.send_signal(signal.SIGTERM)
        self.assertEqual(self.server.wait(timeout=30), 0)


if __name__ == "__main__":
    unittest.main()
