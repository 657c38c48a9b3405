#!/usr/bin/env python3
"""The oracle of claims: statements about Council votes whose truth is known, and what the program makes of them.

    python3 benches/claims/oracle.py --binary target/debug/communique --seed 1 --by kind
    python3 benches/claims/oracle.py --compose > articles.jsonl
"""

import argparse
import json
import random
import subprocess
import sys

import score
from articles import Desk
from record import Record

# Per cent, with the side on which a figure may lie: `--floors` fails on the other.
FLOORS = {
    "true: agrees": (">=", 80.0),
    "true: agrees or partly": (">=", 92.0),
    "true: accused": ("<=", 0.3),
    "false: vouched for": ("<=", 0.5),
    "false: caught": (">=", 60.0),
    "false: caught, with symbol, day or tally": (">=", 80.0),
    "distractors: judged": ("<=", 1.0),
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--statements", type=int, default=2400)
    parser.add_argument("--part", choices=("dev", "test"), default="dev", help="wordings to tune on, or to test with")
    parser.add_argument("--compose", action="store_true", help="print the articles and stop")
    parser.add_argument("--binary", default="target/debug/communique", help="the program to judge")
    parser.add_argument("--predictions", help="its output, read from a file instead")
    parser.add_argument("--by", default="", help="also tables by kind, changed, wording (several by commas)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="examples of errors, with reasons")
    parser.add_argument("--floors", action="store_true", help="exit 1 where a floor is missed")
    return parser.parse_args()


def predictions(args, articles):
    """The claims of each article by its id."""
    if args.predictions:
        with open(args.predictions) as file:
            output = file.read()
    else:
        lines = "".join(json.dumps({k: v for k, v in a.items() if k != "gold"}) + "\n" for a in articles)
        command = [args.binary, "extract", "--from", "jsonl", "--format", "jsonl", "-"]
        output = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    found = [json.loads(line) for line in output.splitlines() if line.strip()]
    return {finding["id"]: finding["claims"] for finding in found}


def missed(figures):
    return [f"{name}: {figures[name]:.2f}, must be {side} {floor}" for name, (side, floor) in FLOORS.items()
            if (figures[name] < floor if side == ">=" else figures[name] > floor)]


def main():
    args = arguments()
    rng = random.Random(f"{args.seed} {args.part}")
    desk = Desk(Record(), args.part, rng)
    articles = [desk.article() for _ in range(args.statements)]
    if args.compose:
        for article in articles:
            print(json.dumps(article, ensure_ascii=False))
        return 0
    claims = predictions(args, articles)
    absent = [a["id"] for a in articles if a["id"] not in claims]
    if absent:
        sys.exit(f"{len(absent)} articles have no findings at all, {absent[0]} among them")
    rows = [(article, score.outcome(article["gold"], claims[article["id"]])) for article in articles]
    print(score.table(rows, "class"), end="\n\n")
    figures = score.figures(rows)
    for name, value in figures.items():
        side, floor = FLOORS.get(name, ("", ""))
        print(f"{name:44}{value:7.2f}   {side} {floor}")
    for key in filter(None, args.by.split(",")):
        print("", score.table(rows, key, 60), sep="\n")
    if args.errors:
        print("", *score.errors(rows, claims, args.errors, rng), sep="\n")
    failures = missed(figures)
    if args.floors and failures:
        print("", *failures, sep="\n", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
