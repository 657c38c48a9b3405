#!/usr/bin/env python3
"""Loads composed reports in several orders and compares the statements found with those planted.

Precision: of all pairs of planted quotes that are joined, how many are of one statement. Recall: of all pairs of one
statement, how many are joined. A quote that is not found, or without its speaker, joins nothing. Whatever the order of
loading, the exported quotes and statements must be the same to the byte."""
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from planted import measure, pairs, shares


def planted(reports):
    """The statement of each quote, with its address and text."""
    return [(quote["statement"], (report["url"], quote["text"])) for report in reports for quote in report["planted"]]


def read(files):
    quotes, statements = files
    return [json.loads(line) for line in quotes.splitlines()], quotes + statements


def figures(truth, quotes):
    """Quotes planted and found; precision and recall of pairs."""
    found = {(quote["article_url"], quote["text"]): quote["statement_id"] for quote in quotes}
    joined = [(key, found[place]) for key, place in truth if found.get(place)]
    right = pairs(Counter(joined).values())
    together, asked = pairs(Counter(s for _, s in joined).values()), pairs(Counter(k for k, _ in truth).values())
    return {"quotes": len(truth), "found": len(joined), "statements": len({key for key, _ in truth}),
            **shares(right, together, asked)}


if __name__ == "__main__":
    measure(__doc__, (0.98, 0.95), ("quotes", "statements"), planted, read, figures)
