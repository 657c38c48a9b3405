#!/usr/bin/env python3
"""Ten thousand broken files of every format in one load: counted and named, no panic, memory within a bound."""
import gzip
import io
import json
import os
import random
import socket
import tarfile
import tempfile
import unittest
import zipfile
from pathlib import Path

import warcs
from program import SEED, Ledger, article, corpus, measured, now, rounds, rows, run

LEDGER = Ledger()
FILES = rounds(10_000)
PAGES = rounds(1_000)
# What the loader may take at most with two threads, whatever it is given. MiB.
BOUND = 1024
MIB = 1 << 20

PAGE = ("<!doctype html><html><head><meta charset='{charset}'><title>{title}</title>"
        "<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"headline\": \"{title}\"}}</script></head>"
        "<body><article><h1>{title}</h1>{paragraphs}</article></body></html>")


def text_of(dice):
    return article(dice.randrange(10**6), "broken")["text"]


def page(dice, charset="utf-8"):
    text = text_of(dice)
    paragraphs = "".join(f"<p>{part} {part}</p>" for part in text.split("\n\n"))
    return PAGE.format(charset=charset, title=text[:40].strip(), paragraphs=paragraphs)


def record(dice):
    return json.dumps(article(dice.randrange(10**6), "broken"))


def whole(dice, ending):
    """A sound file of this ending, as text."""
    if ending == "txt":
        return text_of(dice)
    if ending in ("html", "htm", "xhtml"):
        return page(dice)
    records = [record(dice) for _ in range(dice.randint(1, 4))]
    return "[" + ",\n".join(records) + "]" if ending == "json" else "\n".join(records)


def cut(dice, data):
    return data[: dice.randrange(len(data))]


def with_nul(dice, data):
    at = dice.randrange(len(data))
    return data[:at] + b"\0" * dice.randint(1, 9) + data[at:]


def flipped(dice, data):
    data = bytearray(data)
    for _ in range(dice.randint(1, 40)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def wrong_encoding(dice, data):
    text = data.decode("utf-8", "replace")
    encoding = dice.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "shift_jis", "cp1252", "utf-7"))
    return text.encode(encoding, "replace")


def shuffled(dice, data):
    parts = [data[at:at + 37] for at in range(0, len(data), 37)]
    dice.shuffle(parts)
    return b"".join(parts)


def nested(dice, data):
    depth = dice.choice((50, 255, 257, 2000, 20_000))
    return dice.choice((
        lambda: b"<div>" * depth + data, lambda: b"<table><tr><td>" * depth + data, lambda: b"<b><i><a>" * depth + data,
        lambda: b"[" * depth + data, lambda: b'{"text":' * depth + data, lambda: b"<!--" * depth + data,
    ))()


def archive(dice, data):
    start = dice.choice((b"PK\x03\x04", b"\x1f\x8b\x08", b"%PDF-1.7\n", b"\x89PNG\r\n", b"\x28\xb5\x2f\xfd", b"BZh9", b"\xff\xd8\xff", b"\x7fELF"))
    return start + dice.randbytes(dice.randint(100, 500))


def noise(dice, data):
    return dice.randbytes(dice.randint(0, 800))


def nothing(dice, data):
    return dice.choice((b"", b" \n", b"\xef\xbb\xbf", b"\xff\xfe", b"{}", b"[]", b"null", b"<html></html>", b"\0"))


def wrong_kind(dice, data):
    value = dice.choice((7, None, [], {}, True, "x" * 10, {"text": 7}, {"text": None}, {"text": ["x"]}, {"title": "x"},
                         {"text": "x", "published_on": "2012-13-45"}, {"text": "x", "url": 5}, {"text": ""}))
    return json.dumps(value).encode()


BREAKS = (cut, with_nul, flipped, wrong_encoding, shuffled, nested, archive, noise, nothing, wrong_kind)
ENDINGS = ("txt", "html", "htm", "xhtml", "json", "jsonl", "ndjson")


class Input(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory()
        self.base = Path(self.kept.name)
        self.addCleanup(self.kept.cleanup)
        self.db = self.base / "broken.db"

    def loads(self, *arguments, seconds=240):
        began = now()
        done, most = measured("ingest", "--db", self.db, "--workers", "2", "--report", "json", *arguments)
        self.assertIn(done.returncode, (0, 1, 2), done.stderr[-500:])
        self.assertNotIn("panicked", done.stderr)
        self.assertLess(most, BOUND)
        self.assertLess(now() - began, seconds)
        checked = run("check", "--db", self.db)
        self.assertEqual(checked.returncode, 0, checked.stdout[-500:] + checked.stderr[-500:])
        return json.loads(done.stdout), most, now() - began

    def test_broken_files_of_every_format(self):
        dice, folder, broken = random.Random(SEED), self.base / "broken", []
        for number in range(FILES):
            inside = folder / f"{number // 500:03}"
            inside.mkdir(parents=True, exist_ok=True)
            ending, spoil = dice.choice(ENDINGS), BREAKS[number % len(BREAKS)]
            data = spoil(dice, whole(dice, ending).encode())
            name = f"{number:05}-{spoil.__name__}.{ending}".encode()
            if number % 97 == 0:
                name = b"\xff\xfe\x80-" + name
            with open(os.fsencode(inside) + b"/" + name, "wb") as file:
                file.write(data)
            broken.append((spoil.__name__, number))
        report, most, seconds = self.loads(folder)
        self.assertEqual(report["skipped_count"], 0)
        self.assertEqual(report["refused_count"], len(report["refused"]))
        named = " ".join(refusal["name"] for refusal in report["refused"])
        for refusal in report["refused"]:
            self.assertTrue(refusal["reason"] and len(refusal["reason"]) < 400, refusal)
        # What cannot be read by any reading of it is named, each file.
        for kind, number in broken:
            if kind == "archive":
                self.assertIn(f"{number:05}-archive.", named)
        stored = rows(self.db, "SELECT count(*) FROM article")[0][0]
        self.assertGreater(report["refused_count"], FILES // 3)
        self.assertEqual(stored, report["new"])
        self.assertTrue(any("�" in refusal["name"] for refusal in report["refused"]), "names that are no UTF-8 are shown")
        LEDGER.note("broken files", f"{FILES} files of {len(ENDINGS)} endings, broken in {len(BREAKS)} ways, a hundred with names that are no UTF-8", "what cannot be read",
                    f"{report['refused_count']} refusals by name and reason, {report['new']} articles read from the rest; {most:.0f} MiB at most, {seconds:.0f} s")

    def test_large_and_deep_ones(self):
        folder = self.base / "large"
        folder.mkdir()
        good = record(random.Random(1))
        with open(folder / "line.jsonl", "wb") as file:
            file.write(b'{"text": "' + b"word " * (20 * MIB) + b'"}\n' + good.encode() + b"\n")
        with open(folder / "whole.json", "wb") as file:
            file.write(b'[{"text": "' + b"word " * (20 * MIB) + b'"}, ' + good.replace("/", "/other-", 3).encode() + b"]")
        (folder / "line.txt").write_bytes(b"word " * (20 * MIB))
        (folder / "fits.txt").write_bytes(("“" + "word " * 20 + ",” Sergei Lavrov said. ").encode() * (3 * MIB // 130))
        (folder / "words.txt").write_bytes("A convoy reached the city before the truce ended. ".encode() * (15 * MIB // 50))
        (folder / "fits.html").write_bytes(b"<html><body>" + b"<p>word word word word</p>" * (15 * MIB // 26))
        (folder / "flat.html").write_bytes(b"<html><body>" + b"<p>A paragraph of a page, with some words.</p>" * 190_000)
        (folder / "deep.html").write_bytes(b"<div>" * 3_000_000)
        (folder / "deep.json").write_bytes(b"[" * 10_000_000)
        (folder / "quotes.txt").write_bytes("“ ".encode() * (2 * MIB))
        (folder / "bomb.txt.gz").write_bytes(gzip.compress(b" " * (200 * MIB), 9))
        (folder / "bomb.jsonl.gz").write_bytes(gzip.compress(b"{" + b" " * (200 * MIB), 9))
        (folder / "bomb.csv.gz").write_bytes(gzip.compress(b"text\n\"" + b" " * (200 * MIB), 9))
        (folder / "twice.txt.gz").write_bytes(gzip.compress(gzip.compress(b"words " * MIB)))
        (folder / "cut.jsonl.gz").write_bytes(gzip.compress((record(random.Random(2)) + "\n").encode() * 50)[:-200])
        (folder / "bomb.zip").write_bytes(b"PK\x03\x04" + b"\0" * 100)
        (folder / "picture.png").write_bytes(b"\x89PNG")
        (folder / "bomb.txt").write_bytes(b"PK\x03\x04" + b"\0" * (8 * MIB))
        os.truncate(os.open(folder / "sparse.txt", os.O_CREAT | os.O_WRONLY), 1 << 40)
        report, most, seconds = self.loads(folder)
        refused = " ".join(refusal["name"] for refusal in report["refused"])
        for name in ("line.jsonl line 1", "whole.json record 1", "line.txt", "deep.html", "deep.json", "bomb.txt", "sparse.txt",
                     "bomb.txt.gz", "bomb.jsonl.gz", "bomb.csv.gz", "twice.txt.gz", "cut.jsonl.gz", "bomb.zip"):
            self.assertIn(name, refused)
        self.assertEqual(report["skipped_count"], 1)
        LEDGER.note("large and deep files", "100 MB in one line, 16 MB of words, pages 3 million elements deep, a file of a terabyte, archives named as text, 200 MB compressed a thousandfold", "what is over the limit",
                    f"{report['refused_count']} refused by name; {most:.0f} MiB at most (bound: {BOUND}), {seconds:.0f} s")

    def test_archives_that_swell_nest_or_lie(self):
        folder = self.base / "archives"
        folder.mkdir()
        good = (record(random.Random(1)) + "\n").encode()
        with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            archive.writestr("first.jsonl", good)
            for number in range(20):
                archive.writestr(f"{number}.jsonl", b" " * (20 * MIB))
        deep = good
        for depth in range(6):
            inner = io.BytesIO()
            with zipfile.ZipFile(inner, "w") as archive:
                archive.writestr("deeper.zip" if depth else "inmost.jsonl", deep)
                archive.writestr(f"beside-{depth}.jsonl", good.replace(b"faults.example/", b"faults.example/beside-%d-" % depth))
            deep = inner.getvalue()
        (folder / "deep.zip").write_bytes(deep)
        large = tarfile.TarInfo("large.txt")
        large.size = 4 << 30
        with open(folder / "large.tar", "wb") as file:
            file.write(large.tobuf())
            file.seek(large.size, os.SEEK_CUR)
            behind = tarfile.TarInfo("behind.jsonl")
            data = good.replace(b"faults.example/", b"faults.example/behind-")
            behind.size = len(data)
            file.write(behind.tobuf() + data + b"\0" * (-len(data) % 512 + 1024))
        # Members that are all the same bytes of the archive.
        with zipfile.ZipFile(folder / "overlap.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            archive.writestr("0.jsonl", (b"{" + b" " * 100) * 100_000)
            first = archive.filelist[0]
            for number in range(1, 2_000):
                copied = zipfile.ZipInfo(f"{number}.jsonl")
                copied.compress_type, copied.CRC, copied.header_offset = first.compress_type, first.CRC, first.header_offset
                copied.compress_size, copied.file_size = first.compress_size, first.file_size
                archive.filelist.append(copied)
        with zipfile.ZipFile(folder / "many.zip", "w") as archive:
            for number in range(60_000):
                archive.writestr(zipfile.ZipInfo(f"{number}.png"), b"")
        report, most, seconds = self.loads(folder)
        refused = " ".join(refusal["name"] for refusal in report["refused"])
        for name in ("bomb.zip!/0.jsonl", "large.tar!/large.txt", "overlap.zip!/1999.jsonl", "deep.zip!/deeper.zip!/deeper.zip!/deeper.zip"):
            self.assertIn(name, refused)
        # The first of the bomb, what is beside the first three depths, and what is behind four gigabytes.
        self.assertEqual((report["new"], report["skipped_count"]), (5, 60_000), report["refused"][:3])
        LEDGER.note("archives", "20 members that swell a thousandfold, 6 archives in each other, 4 GB of nothing before an article, 2,000 members that overlap, 60,000 members", "what is over the limit",
                    f"{report['refused_count']} refused by name, the 5 articles beside and behind them read; {most:.0f} MiB at most (bound: {BOUND}), {seconds:.0f} s")

    def test_a_web_archive_cut_anywhere_resumes(self):
        whole = self.base / "news.warc.gz"
        ends = warcs.write(whole, PAGES, SEED)
        data, dice, measures = whole.read_bytes(), random.Random(SEED), []
        for at in sorted(dice.randrange(len(data)) for _ in range(5)):
            (self.base / "cut.warc.gz").write_bytes(data[:at])
            report, most, _ = self.loads(self.base / "cut.warc.gz")
            measures.append(most)
            self.assertEqual(report["new"] + report["unchanged"], sum(end <= at for end in ends))
            self.assertTrue(report["refused_count"] == 0 or "cut off about byte" in report["refused"][-1]["reason"], report["refused"])
        report, most, seconds = self.loads(whole)
        self.assertEqual((report["new"] + report["unchanged"], report["refused_count"], report["warned_count"]), (PAGES, 0, 0), report["refused"][:3])
        self.assertGreater(report["unchanged"], 0)
        damaged = bytearray(data)
        for _ in range(20):
            at = dice.randrange(len(data))
            damaged[at:at + 30] = dice.randbytes(30)
        (self.base / "damaged.warc.gz").write_bytes(damaged)
        spoilt, _, _ = self.loads(self.base / "damaged.warc.gz")
        self.assertGreaterEqual(spoilt["unchanged"], PAGES - 40)
        self.assertGreater(spoilt["refused_count"], 10)
        LEDGER.note("a web archive", f"{PAGES} pages in four encodings and five codings, cut at 5 places, then whole, then overwritten at 20 places", "what is cut or overwritten",
                    f"the load of the whole adds the rest; {spoilt['unchanged']} pages read of the damaged one, {spoilt['refused_count']} refused by name; {max(measures + [most]):.0f} MiB at most, {PAGES / seconds:.0f} pages a second")

    def test_the_largest_articles_at_once(self):
        texts = [self.base / f"{number}.txt" for number in range(2)]
        for number, text in enumerate(texts):
            line = f"“{'word ' * 20}{number},” Sergei Lavrov said. ".encode()
            text.write_bytes(line * (16 * MIB // len(line)))
        done, most = measured("ingest", "--db", self.db, "--workers", "2", *texts)
        self.assertEqual(done.returncode, 0, done.stderr[-500:])
        self.assertLess(most, BOUND)
        quotes = rows(self.db, "SELECT quote_count FROM dataset")[0][0]
        self.assertGreater(quotes, 200_000)
        LEDGER.note("the largest articles", "two of 16 MiB at once, with nothing but quotes in them", "nothing", f"{quotes} quotes stored; {most:.0f} MiB at most")

    def test_what_is_no_file(self):
        folder = self.base / "odd"
        folder.mkdir()
        os.symlink(folder, folder / "itself")
        os.symlink("two.txt", folder / "one.txt")
        os.symlink("one.txt", folder / "two.txt")
        os.symlink("/nowhere/at/all.txt", folder / "dangling.txt")
        os.symlink("/dev/zero", folder / "endless.txt")
        os.symlink("/dev/tty", folder / "terminal.html")
        os.mkfifo(folder / "pipe.txt")
        os.mkfifo(folder / "pipe.jsonl")
        door = socket.socket(socket.AF_UNIX)
        door.bind(str(folder / "door.txt"))
        (folder / "folder.txt").mkdir()
        corpus(folder / "good.jsonl", range(3))
        long = folder
        for _ in range(200):
            long = long / "deeper"
        os.makedirs(long)
        corpus(long / "bottom.jsonl", range(3, 4))
        report, most, seconds = self.loads(folder, seconds=30)
        door.close()
        self.assertEqual((report["new"], report["refused_count"], report["skipped_count"]), (4, 8, 1), report)
        single, _, _ = self.loads("/dev/zero", seconds=30)
        self.assertEqual(single["refused_count"], 1)
        single, _, _ = self.loads("--from", "txt", folder / "pipe.txt", seconds=30)
        self.assertIn("no regular file", single["refused"][0]["reason"])
        LEDGER.note("no regular files", "pipes, devices, sockets, links to themselves and to nothing, 200 folders in each other", "nothing", "8 refused by name, none opened, the 4 articles beside them read")


if __name__ == "__main__":
    program = unittest.main(exit=False)
    LEDGER.print()
    raise SystemExit(not program.result.wasSuccessful())
