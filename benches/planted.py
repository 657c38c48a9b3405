"""What the measurements of copies and of statements share: reports are loaded in several orders, and pairs counted."""
import argparse
import hashlib
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path


def pairs(sizes):
    """Pairs within groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes)


def shares(right, together, asked):
    """Precision and recall: of the pairs put together, and of those that should be, how many are right."""
    return {"precision": right / max(together, 1), "recall": right / max(asked, 1)}


def exported(binary, reports, batches, lists, folder):
    """The exported files of these lists, after loading the reports in so many batches."""
    database = folder / "planted.db"
    for at in range(batches):
        batch = "\n".join(json.dumps({name: value for name, value in report.items() if name != "planted"})
                          for report in reports[at::batches])
        subprocess.run([binary, "ingest", "--db", database, "--from", "jsonl", "-"], input=batch, text=True, check=True,
                       capture_output=True)
    subprocess.run([binary, "export", "--db", database, "--format", "ndjson", "--only", ",".join(lists), folder / "tables"],
                   check=True, capture_output=True)
    return [(folder / "tables" / f"{name}.ndjson").read_bytes() for name in lists]


def measure(description, floors, lists, planted, read, figures):
    """Runs a measurement from the command line.

    `planted(reports)` is the truth. `read(files)` gives what was found in the exported `lists`, and the bytes of it that must
    be the same in every order. `figures(truth, found)` compares the two."""
    precision, recall = floors
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("reports")
    parser.add_argument("--binary", default="target/release/communique")
    parser.add_argument("--floors", action="store_true", help=f"fail below a precision of {precision} and a recall of {recall}")
    options = parser.parse_args()
    with open(options.reports, encoding="utf-8") as file:
        reports = [json.loads(line) for line in file]
    truth, shuffled = planted(reports), reports[:]
    random.Random(7).shuffle(shuffled)
    seen = set()
    for name, order, batches in (("as composed", reports, 1), ("backwards", reports[::-1], 3), ("shuffled", shuffled, 7)):
        with tempfile.TemporaryDirectory() as folder:
            found, same = read(exported(options.binary, order, batches, lists, Path(folder)))
        told = figures(truth, found)
        seen.add(hashlib.sha256(same).hexdigest())
        print(f"{name}, {batches} loads: " + ", ".join(
            f"{figure} {value:.4f}" if isinstance(value, float) else f"{figure} {value}" for figure, value in told.items()))
        if options.floors and (told["precision"] < precision or told["recall"] < recall):
            sys.exit("below the floor")
    if len(seen) > 1:
        sys.exit("the order of loading shows")
    print("the same in every order")
