#!/usr/bin/env python3
"""Loads composed reports in several orders and compares the statements found with those planted.

Precision: of all pairs of planted quotes that are joined, how many are of one statement. Recall: of all pairs of one
statement, how many are joined. A quote that is not found, or without its speaker, joins nothing. Whatever the order of
loading, the exported quotes and statements must be the same to the byte."""
import argparse
import hashlib
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path


def exported(binary, reports, batches, folder):
    """The exported files after loading the reports in so many batches."""
    database = folder / "planted.db"
    for at in range(batches):
        batch = "\n".join(json.dumps(report) for report in reports[at::batches])
        subprocess.run([binary, "ingest", "--db", database, "--from", "jsonl", "-"], input=batch, text=True, check=True,
                       capture_output=True)
    subprocess.run([binary, "export", "--db", database, "--format", "ndjson", folder / "tables"], check=True,
                   capture_output=True)
    return {name: (folder / "tables" / f"{name}.ndjson").read_bytes() for name in ("quotes", "statements")}


def pairs(sizes):
    return sum(size * (size - 1) // 2 for size in sizes)


def figures(reports, quotes):
    """Quotes planted and found; precision and recall of pairs."""
    found = {(quote["article_url"], quote["text"]): quote["statement_id"] for quote in quotes}
    planted = [(quote["statement"], found.get((report["url"], quote["text"])))
               for report in reports for quote in report["planted"]]
    joined = [(key, statement) for key, statement in planted if statement]
    right = pairs(Counter(joined).values())
    together, asked = pairs(Counter(s for _, s in joined).values()), pairs(Counter(k for k, _ in planted).values())
    return {"quotes": len(planted), "found": len(joined), "statements": len({key for key, _ in planted}),
            "precision": right / max(together, 1), "recall": right / max(asked, 1)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports")
    parser.add_argument("--binary", default="target/release/communique")
    parser.add_argument("--floors", action="store_true", help="fail below a precision of 0.98 and a recall of 0.95")
    options = parser.parse_args()
    with open(options.reports, encoding="utf-8") as file:
        reports = [json.loads(line) for line in file]
    shuffled = reports[:]
    random.Random(7).shuffle(shuffled)
    seen = set()
    for name, order, batches in (("as composed", reports, 1), ("backwards", reports[::-1], 3), ("shuffled", shuffled, 7)):
        with tempfile.TemporaryDirectory() as folder:
            tables = exported(options.binary, order, batches, Path(folder))
        quotes = [json.loads(line) for line in tables["quotes"].splitlines()]
        told = figures(reports, quotes)
        seen.add(hashlib.sha256(tables["quotes"] + tables["statements"]).hexdigest())
        print(f"{name}, {batches} loads: " + ", ".join(
            f"{figure} {value:.4f}" if isinstance(value, float) else f"{figure} {value}" for figure, value in told.items()))
        if options.floors and (told["precision"] < 0.98 or told["recall"] < 0.95):
            sys.exit("below the floor")
    if len(seen) > 1:
        sys.exit("the order of loading shows")
    print("the same in every order")


if __name__ == "__main__":
    main()
