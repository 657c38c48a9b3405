#!/usr/bin/env python3
"""Loads composed reports in several orders and compares the groups of copies with those planted.

What is a copy follows from the reports as composed, each pair compared with every other: an exact Jaccard index of their
shingles of five words of 0.8 or more, and what such pairs connect. Precision: of all pairs that are in one group, how many
should be. Recall: of all pairs that should be, how many are. Whatever the order of loading, the exported articles must be
the same to the byte."""
import argparse
import hashlib
import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

LEAST = 0.8


def shingles(text):
    words = re.findall(r"\w+(?:['’]\w+)*", text.lower())
    return {" ".join(words[at:at + 5]) for at in range(len(words) - 4)}


def planted(reports):
    """The group of each report, by its address."""
    sets, holders = [shingles(report["planted"]) for report in reports], defaultdict(list)
    group = list(range(len(reports)))

    def root(at):
        while group[at] != at:
            at = group[at]
        return at

    for at, own in enumerate(sets):
        shared = Counter(other for shingle in own for other in holders[shingle])
        for other, both in shared.items():
            if both / (len(own) + len(sets[other]) - both) >= LEAST:
                group[root(at)] = root(other)
        for shingle in own:
            holders[shingle].append(at)
    return {report["url"]: root(at) for at, report in enumerate(reports)}


def exported(binary, reports, batches, folder):
    """The articles exported after loading the reports in so many batches."""
    database = folder / "planted.db"
    for at in range(batches):
        batch = "\n".join(json.dumps({name: value for name, value in report.items() if name != "planted"})
                          for report in reports[at::batches])
        subprocess.run([binary, "ingest", "--db", database, "--from", "jsonl", "-"], input=batch, text=True, check=True,
                       capture_output=True)
    subprocess.run([binary, "export", "--db", database, "--format", "ndjson", "--only", "articles", folder / "tables"],
                   check=True, capture_output=True)
    articles = [json.loads(line) for line in (folder / "tables" / "articles.ndjson").read_text().splitlines()]
    for article in articles:
        del article["ingested_at"]
    return sorted(articles, key=lambda article: article["id"])


def pairs(sizes):
    return sum(size * (size - 1) // 2 for size in sizes)


def figures(truth, articles):
    """Pairs planted and found; precision and recall."""
    # Who stands alone is a group of one.
    found = {article["url"]: article["copy_group"] or article["id"] for article in articles}
    right = pairs(Counter((truth[url], found[url]) for url in truth).values())
    together, asked = pairs(Counter(found.values()).values()), pairs(Counter(truth.values()).values())
    groups = sum(size > 1 for size in Counter(truth.values()).values())
    return {"groups": groups, "pairs": asked, "found": together, "precision": right / max(together, 1),
            "recall": right / max(asked, 1)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports")
    parser.add_argument("--binary", default="target/release/communique")
    parser.add_argument("--floors", action="store_true", help="fail below a precision of 0.99 and a recall of 0.97")
    options = parser.parse_args()
    with open(options.reports, encoding="utf-8") as file:
        reports = [json.loads(line) for line in file]
    truth, seen = planted(reports), set()
    shuffled = reports[:]
    random.Random(7).shuffle(shuffled)
    for name, order, batches in (("as composed", reports, 1), ("backwards", reports[::-1], 3), ("shuffled", shuffled, 7)):
        with tempfile.TemporaryDirectory() as folder:
            articles = exported(options.binary, order, batches, Path(folder))
        told = figures(truth, articles)
        seen.add(hashlib.sha256(json.dumps(articles).encode()).hexdigest())
        print(f"{name}, {batches} loads: " + ", ".join(
            f"{figure} {value:.4f}" if isinstance(value, float) else f"{figure} {value}" for figure, value in told.items()))
        if options.floors and (told["precision"] < 0.99 or told["recall"] < 0.97):
            sys.exit("below the floor")
    if len(seen) > 1:
        sys.exit("the order of loading shows")
    print("the same in every order")


if __name__ == "__main__":
    main()
