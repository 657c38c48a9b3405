#!/usr/bin/env python3
"""What a stranger may try: SQL and paths through every parameter of every operation (as the served document lists
them), writing through every path, reading what is internal, and cells that a spreadsheet would run."""
import csv
import hashlib
import http.client
import io
import json
import os
import re
import tempfile
import unittest
import urllib.parse
from collections import Counter
from pathlib import Path

from program import Ledger, Server, article, content, rows, run

LEDGER = Ledger()
SQL = ("'", "''", '"', "`", "\\", "' OR '1'='1", "' OR 1=1 --", "1; DROP TABLE article; --", "'; DELETE FROM dataset; --",
       "' UNION SELECT name, sql FROM sqlite_schema --", "1 UNION ALL SELECT NULL, NULL, NULL", "') OR ('a'='a", "admin'--", "1/**/OR/**/1=1",
       "x' AND 1=CAST((SELECT uuid FROM dataset) AS INTEGER) --", "' AND randomblob(1000000000) --", "%' OR '%'='", "_%_", "*", "NEAR(a b, 5)",
       'a" OR b', "title:x", "^a", "{a b}:c", "a AND NOT", "OR OR", "-", "(", "rank MATCH 'bm25(10)'", "load_extension('x')",
       "ATTACH DATABASE '/tmp/x' AS y", "PRAGMA writable_schema=1", "%00", "\u202e' OR 1", "‘ OR 1=1", "0x27", "1e309", "-9223372036854775809", "NaN",
       "2012-02-30' OR 1", "CHN' OR seat='RUS", "a" * 3000)
PATHS = ("../../../../etc/passwd", "..%2f..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "....//....//etc/passwd", "/etc/passwd",
         "file:///etc/passwd", "..\\..\\windows\\win.ini", "%00/etc/passwd", "communique.db", "..%252f..%252fetc%252fpasswd", "C:%5cboot.ini", "~root", "|id", "$(id)", "`id`")
MARKUP = ("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</title><script>alert(1)</script>", "' onmouseover='alert(1)", "<svg/onload=alert(1)>", "<!--", "javascript:alert(1)")
# Nothing of our inside: no engine, no crate, no path, no place in the source, nothing of SQL.
INTERNAL = re.compile(rb"sqlite|sqlx|actix|tokio|serde::|panicked|\.rs:|/root/|/home/|/tmp/|src/|no such (table|column|function)|syntax error|near \"|unrecognized token"
                      rb"|SELECT [a-z*]|root:x:0|stack backtrace|code: \d+", re.I)
CELLS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"https://evil.example\")", "\r=1")


class Strangers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        base = Path(cls.kept.name)
        cls.db = base / "strange.db"
        records = [article(number) for number in range(20)]
        for record, cell in zip(records, CELLS):
            record["title"], record["publisher"] = cell, cell
        (base / "c.jsonl").write_text("\n".join(map(json.dumps, records)))
        assert run("ingest", "--db", cls.db, base / "c.jsonl").returncode == 0
        cls.before = (content(cls.db), hashlib.sha256(cls.db.read_bytes()).digest())
        cls.server = Server(cls.db, "--rate", "off")
        cls.document = cls.server.json("/openapi.json")
        cls.line = http.client.HTTPConnection("127.0.0.1", cls.server.port, timeout=30)

    @classmethod
    def tearDownClass(cls):
        cls.line.close()
        cls.server.__exit__()
        cls.kept.cleanup()

    def tearDown(self):
        self.assertEqual((content(self.db), hashlib.sha256(self.db.read_bytes()).digest()), self.before, "nothing was written")

    def ask(self, path, method="GET", body=None, headers=None):
        for _ in range(2):
            try:
                self.line.request(method, path, body, headers or {})
                answer = self.line.getresponse()
                break
            except (http.client.RemoteDisconnected, ConnectionError):
                # The server closes behind what is no HTTP.
                self.line.close()
        return answer.status, answer.headers, answer.read()

    def operations(self):
        for path, item in self.document["paths"].items():
            for method in ("get", "post"):
                if method in item:
                    yield path, method, item[method].get("parameters", [])

    def fill(self, path, parameters, other=None, value=None):
        for parameter in parameters:
            if parameter["in"] == "path":
                given = value if parameter["name"] == other else str(parameter.get("example") or "x")
                path = path.replace("{" + parameter["name"] + "}", given)
        return path

    def test_sql_and_paths_through_every_parameter(self):
        found, tried = Counter(), 0
        for path, method, parameters in self.operations():
            if method != "get":
                continue
            for parameter in parameters:
                name = parameter["name"]
                values = [urllib.parse.quote(text, safe="") for text in SQL] + list(PATHS) + [urllib.parse.quote(text, safe="") for text in PATHS]
                for value in values:
                    if parameter["in"] == "path":
                        target = self.fill(path, parameters, name, value.replace("\\", "%5c").replace("`", "%60"))
                    elif parameter["in"] == "query":
                        target = f"{self.fill(path, parameters)}?{name}={value}"
                    else:
                        continue
                    if not re.fullmatch(r"[\x21-\x7e]+", target):
                        continue
                    status, headers, body = self.ask(target)
                    tried += 1
                    found[status] += 1
                    # Only the state that a mirror has can be one that is gone.
                    gone = (410,) if (path, name) == ("/v1/changes", "since") else ()
                    self.assertIn(status, (200, 400, 404, *gone), (target, body[:300]))
                    if status >= 400:
                        self.assertEqual(headers.get_content_type(), "application/problem+json", target)
                        problem = json.loads(body)
                        problem.pop("instance")
                        # What was asked is repeated; what is ours is not told.
                        asked = (value + urllib.parse.unquote(value)).lower().encode()
                        for told in INTERNAL.finditer(json.dumps(problem).encode()):
                            self.assertIn(told[0].lower(), asked, (target, body[:500]))
                    else:
                        self.assertNotIn(b"root:x:0", body)
                        self.assertNotIn(b"CREATE TABLE", body)
        self.assertGreater(tried, 3000)
        # A word that would close a string, were it SQL, selects nothing.
        for parameter in ("publisher", "language"):
            items = json.loads(self.ask(f"/v1/articles?{parameter}=" + urllib.parse.quote("x' OR '1'='1"))[2]).get("items", [])
            self.assertEqual(items, [])
        LEDGER.note("SQL and paths in every parameter", f"{tried} requests: {len(SQL)} strings and {len(PATHS)} paths through every parameter of every operation", "nothing",
                    ", ".join(f"{count} answered {status}" for status, count in sorted(found.items())))

    def test_pages_keep_what_strangers_write_as_text(self):
        strings = [urllib.parse.quote(text, safe="") for text in SQL + PATHS + MARKUP]
        places = ("/actors/{}", "/articles/{}", "/claims/{}", "/statements/{}", "/votes/{}", "/topics/{}", "/search?q={}", "/search?q=x&type={}", "/search?q=x&cursor={}",
                  "/agreement?members={}", "/agreement?topic={}", "/?year={}", "/topics/syria?cursor={}", "/actors/china?cursor={}", "/{}")
        found = Counter()
        for place in places:
            for text in strings:
                status, headers, body = self.ask(place.format(text), headers={"Accept": "text/html"})
                found[status] += 1
                self.assertIn(status, (200, 303, 400, 404, 414), (place, text, body[:300]))
                self.assertEqual(re.findall(rb"<script(?! type=.application/ld)|<img|<svg/|<!--|href=.javascript:", body), [], (place, text))
                if status in (400, 404):
                    self.assertEqual(headers.get_content_type(), "text/html", (place, text))
        LEDGER.note("pages asked with strange words", f"{sum(found.values())} requests: {len(strings)} strings in {len(places)} places", "nothing",
                    ", ".join(f"{count} answered {status}" for status, count in sorted(found.items())) + "; nothing became markup")

    def test_bodies_and_headers(self):
        for text in SQL:
            for body in (json.dumps({"text": text, "url": text, "publisher": text}), json.dumps({text: text}), text):
                status, _, answer = self.ask("/v1/extract", "POST", body.encode(), {"Content-Type": "application/json"})
                self.assertIn(status, (200, 400, 404), answer[:300])
            quoted = urllib.parse.quote(text[:200])
            for header in ("If-None-Match", "If-Modified-Since", "Accept", "Accept-Encoding", "Range", "Host", "Authorization", "Cookie"):
                status, _, answer = self.ask("/v1/votes?limit=1", headers={header: quoted})
                self.assertIn(status, (200, 304, 400, 406), (header, text, answer[:300]))

    def test_nobody_writes(self):
        tried = 0
        for path, _, parameters in self.operations():
            target = self.fill(path, parameters)
            for method in ("POST", "PUT", "PATCH", "DELETE", "PROPFIND", "TRACE", "MKCOL"):
                if (method, path) == ("POST", "/v1/extract"):
                    continue
                for headers in ({}, {"X-HTTP-Method-Override": "DELETE", "Content-Type": "application/json"}):
                    status, _, body = self.ask(target, method, b"{}", headers)
                    tried += 1
                    self.assertIn(status, (404, 405), (method, target, body[:200]))
        files = {}
        for entry in Path(f"/proc/{self.server.process.pid}/fd").iterdir():
            name = os.readlink(entry)
            if name.startswith(str(self.db)):
                flags = re.search(r"flags:\s+(\d+)", Path(f"/proc/{self.server.process.pid}/fdinfo/{entry.name}").read_text())
                files.setdefault(name.removeprefix(str(self.db)), set()).add(int(flags[1], 8) & 3)
        self.assertEqual(files.get(""), {os.O_RDONLY}, files)
        LEDGER.note("writing through the API", f"{tried} requests with 7 methods on every path; the server's open files", "nothing", "404 or 405; the database is open for reading alone")

    def test_headers_of_pages_and_of_everything(self):
        for path in ("/", "/docs/", "/problems/not-found", "/votes/S-2012-77", "/actors/china", "/search?q=x", "/topics/syria", "/agreement"):
            status, headers, _ = self.ask(path, headers={"Accept": "text/html"})
            self.assertEqual((status, headers.get_content_type()), (200, "text/html"), path)
            policy = headers["Content-Security-Policy"]
            self.assertIn("default-src 'none'" if path != "/docs/" else "default-src", policy, path)
            self.assertIn("frame-ancestors 'none'", policy, path)
            self.assertNotIn("unsafe-eval", policy)
            self.assertEqual((headers["X-Content-Type-Options"], headers["X-Frame-Options"], headers["Referrer-Policy"]), ("nosniff", "DENY", "no-referrer"), path)
        for path in ("/", "/v1/votes", "/v1/none", "/metrics", "/docs/none"):
            _, headers, _ = self.ask(path, headers={"Origin": "https://evil.example"})
            self.assertEqual(headers["Access-Control-Allow-Origin"], "*", path)
            self.assertIsNone(headers["Access-Control-Allow-Credentials"])
            self.assertIsNone(headers["Server"])
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        _, headers, _ = self.ask("/v1/votes", "OPTIONS", headers={"Origin": "https://evil.example", "Access-Control-Request-Method": "DELETE"})
        self.assertEqual(headers["Access-Control-Allow-Methods"], "GET, HEAD")

    def test_files_are_not_served(self):
        for prefix in ("", "/docs/", "/v1/articles/", "/v1/votes/", "/problems/", "/.well-known/"):
            for path in PATHS:
                target = prefix + path if prefix.endswith("/") else "/" + path
                if re.fullmatch(r"[\x21-\x7e]+", target):
                    status, _, body = self.ask(target)
                    self.assertIn(status, (400, 404), target)
                    self.assertNotIn(b"root:", body.replace(b"~root", b""))

    def test_cells_are_no_formulas(self):
        harmless = list(csv.DictReader(io.StringIO(self.ask("/v1/articles?format=csv")[2].decode(), newline="")))
        raw = list(csv.DictReader(io.StringIO(self.ask("/v1/articles?format=csv&raw=true")[2].decode(), newline="")))
        self.assertEqual(len(harmless), 20)
        for row in harmless:
            for name, cell in row.items():
                if name in ("title", "publisher", "excerpt", "byline", "url"):
                    self.assertNotRegex(cell, r"\A[=+\-@\t\r]", name)
        titles = {row["title"] for row in raw}
        for cell in ("=1+1", "+1", "-1", "@SUM(A1)"):
            self.assertIn(cell, titles)
            self.assertIn("'" + cell, {row["title"] for row in harmless})


if __name__ == "__main__":
    program = unittest.main(exit=False)
    LEDGER.print()
    raise SystemExit(not program.result.wasSuccessful())
