#!/usr/bin/env python3
"""Loads composed reports in several orders and compares the groups of copies with those planted.

What is a copy follows from the reports as composed, each pair compared with every other: an exact Jaccard index of their
shingles of five words of 0.8 or more, and what such pairs connect. Precision: of all pairs that are in one group, how many
should be. Recall: of all pairs that should be, how many are. Whatever the order of loading, the exported articles must be
the same to the byte."""
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from planted import measure, pairs, shares

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


def read(files):
    """The articles, without the time of loading, and in an order that does not depend on it."""
    articles = [json.loads(line) for line in files[0].splitlines()]
    for article in articles:
        del article["ingested_at"]
    articles.sort(key=lambda article: article["id"])
    return articles, json.dumps(articles).encode()


def figures(truth, articles):
    """Pairs planted and found; precision and recall."""
    # Who stands alone is a group of one.
    found = {article["url"]: article["copy_group"] or article["id"] for article in articles}
    right = pairs(Counter((truth[url], found[url]) for url in truth).values())
    together, asked = pairs(Counter(found.values()).values()), pairs(Counter(truth.values()).values())
    groups = sum(size > 1 for size in Counter(truth.values()).values())
    return {"groups": groups, "pairs": asked, "found": together, **shares(right, together, asked)}


if __name__ == "__main__":
    measure(__doc__, (0.99, 0.97), ("articles",), planted, read, figures)
