#!/usr/bin/env python3
"""Holds confidence to its word on the annotated corpus: of the findings from 0.9 on, 97 in 100 are right.

A finding is right where an annotated quote of its kind overlaps with it (0.8) and the speaker is the same; one
that matches only quotes of fewer than five words is neither right nor wrong, as in the scorer. Prints the
share of each bin, for direct quotes and reported speech, and fails where those above 0.9 fall short.
"""
import json
import subprocess
import sys
from pathlib import Path

CORPUS = Path("../shared/quotes")
COMMAND = ["target/release/communique", "extract", "--from", "jsonl", "--format", "jsonl", "-"]
SURE, RIGHT = 0.9, 0.97
# Of the right direct quotes at least so many are sure.
SHARE = 0.8
BINS = [0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]
# Of fewer findings than this above 0.9, a share says nothing.
FEWEST = {"direct": 200, "reported": 20}

sys.path.insert(0, str(CORPUS.resolve()))
import score  # noqa: E402


def judged(text, gold, found):
    """(confidence, right) of each finding, by the scorer's own pieces, overlap and speakers."""
    gold = score.units(text, gold)
    found = [{**piece, "confidence": one["confidence"]} for one in found for piece in score.units(text, [one])]
    matched = {pred: wanted for wanted, pred in score.match(gold, found, 0.8).items()}
    for n, finding in enumerate(found):
        wanted = gold[matched[n]] if n in matched else None
        if (wanted or finding)["tokens"] >= 5:
            yield finding["confidence"], bool(wanted) and score.speaker_overlap(wanted["speaker"], finding["speaker"])


def main():
    articles = [json.loads(line) for line in (CORPUS / "dev.jsonl").read_text("utf-8").splitlines()]
    feed = "".join(json.dumps({"id": a["id"], "text": a["text"]}) + "\n" for a in articles)
    run = subprocess.run(COMMAND, input=feed, stdout=subprocess.PIPE, text=True, check=True)
    found = {one["id"]: one["quotes"] for one in map(json.loads, run.stdout.splitlines())}
    bad = False
    for kind, key in (("direct", "quotes"), ("reported", "indirect")):
        points = [point for a in articles
                  for point in judged(a["text"], a[key], [q for q in found[a["id"]] if q["kind"] == kind])]
        print(f"{kind}: confidence, findings, right")
        for low, high in zip(BINS, BINS[1:]):
            rights = [right for confidence, right in points if low <= confidence < high]
            if rights:
                print(f"  {low:.1f} to {min(high, 1):.1f}  {len(rights):5}  {100 * sum(rights) / len(rights):5.1f} %")
        sure = [right for confidence, right in points if confidence >= SURE]
        share = sum(sure) / max(1, len(sure))
        if len(sure) < FEWEST[kind] or share < RIGHT:
            bad = True
            print(f"  of {len(sure)} findings above {SURE}, {100 * share:.1f} % are right: too few")
        told = sum(sure) / max(1, sum(right for _, right in points))
        if kind == "direct" and told < SHARE:
            bad = True
            print(f"  of the right findings only {100 * told:.1f} % are above {SURE}")
    sys.exit(bad)


if __name__ == "__main__":
    main()
