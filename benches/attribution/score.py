#!/usr/bin/env python3
"""Scores who said what against composed articles. Standard library only.

    score.py test.jsonl -- communique extract --from jsonl --format jsonl -
    score.py test.jsonl --predictions found.jsonl --errors 5

ANSWERS      lines of `compose.py --format answers`
COMMAND      gets {id, title, published_on, text} a line and prints a record a line: id, quotes[kind, start, end, speaker
             {id, name, text, start, end}, confidence, modality?]. Quotes of kind "reported" are left out.

Every quoted run counts once; runs of an attribution that is split or goes on over paragraphs count each.

MATCH        spans are stripped of marks and white space; pairs of overlap (intersection over union) >= 0.8, best first,
             one to one
found        answers with a match
right        found, and the speaker is right (below)
wrong        found, and the words are given to somebody else: a name, or an id, that is not right
missing      not found, or found and given to nobody though the answer names somebody: no speaker, or a mention with neither
             name nor id (a pronoun, a role that was not resolved)
SPEAKER      named: the prediction's speaker.name (speaker.text where it has none) equals one of the spellings in
             `names` after folding (case, diacritics, points, apostrophes, a leading "the"). A last name alone is not right where
             the text has the full name.
             unnamed (a source, somebody's aide, a surname two people share): no speaker; or speaker without id whose
             text shares at least half of the shorter one with the phrase's head (or is the whole phrase) and which bears no name of
             anybody within the phrase
strict       right with the right modality too, where the command prints `modality`; a quote that was never said and comes
             as asserted is not strictly right. Without `modality` everything counts as asserted.
partly       wrong or missing ones whose name is a part of the right name (all its words occur in it)
id           share of right, named persons that have an id
>= C         of predictions on answers with confidence >= C: how many are right; and of the right ones how many have
             >= C (C = 0.9). Matched ones alone: false quotes stand below. A match given to nobody counts where its
             confidence does.
deciles      matched predictions by confidence: number, mean confidence, share right, difference in points
false        `none` runs (by why) that come as a direct quote (overlap >= 0.5), and predictions that are neither
"""
import argparse
import json
import subprocess
import sys
from collections import Counter

from matching import judge
from tables import show


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers")
    parser.add_argument("--predictions", help="read these instead of running a command")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N examples of each kind of error")
    parser.add_argument("--least", type=int, default=1, metavar="N", help="leave out levels of fewer than N runs")
    parser.add_argument("--json", action="store_true", help="print the overall figures as JSON")
    at = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    args = parser.parse_args(sys.argv[1:at])
    args.command = sys.argv[at + 1:]
    return args


def predictions(args, articles):
    """{id: [direct quote]} of the file or the command."""
    if args.predictions:
        lines = open(args.predictions, encoding="utf-8").read()
    else:
        if not args.command:
            sys.exit("a command behind -- or --predictions is needed")
        keys = ("id", "title", "published_on", "text")
        feed = "".join(json.dumps({key: article[key] for key in keys if article[key]}, ensure_ascii=False) + "\n" for article in articles)
        run = subprocess.run(args.command, input=feed.encode(), stdout=subprocess.PIPE)
        if run.returncode:
            sys.exit(f"the command ended with {run.returncode}")
        lines = run.stdout.decode()
    found = {}
    for line in lines.split("\n"):
        if line:
            record = json.loads(line)
            found[record["id"]] = [quote for quote in record["quotes"] if quote.get("kind") != "reported"]
    return found


def main():
    args = arguments()
    with open(args.answers, encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    found = predictions(args, articles)
    strangers = set(found) - {article["id"] for article in articles}
    if strangers or not found:
        sys.exit(f"{len(strangers)} of {len(found)} predicted ids are not in the answers")
    judged, false, nones = [], [], Counter()
    for article in articles:
        one, others = judge(article, found.get(article["id"], []))
        judged += one
        false += others
        nones.update(none["why"] for none in article["none"])
    show(args, judged, false, nones)


if __name__ == "__main__":
    main()
