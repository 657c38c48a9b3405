#!/usr/bin/env python3
"""Measures the findings on the annotated corpus and fails below the floors; prints articles a second.

The scorer prints two tables (direct and reported), each twice (quotes of at least five tokens, all).
"""
import re
import subprocess
import sys

COMMAND = ["target/release/communique", "extract", "--from", "jsonl", "--format", "jsonl", "-"]
# (table, row) -> the least F1 that passes; raised when the findings get better, never lowered.
FLOORS = {
    ("quotes of at least 5 tokens", "span 0.8"): 98.0,
    ("quotes of at least 5 tokens", "end-to-end overlap"): 93.0,
    ("all quotes", "end-to-end overlap"): 86.0,
    ("quotes of at least 5 tokens", "end-to-end resolved"): 80.0,
    ("indirect of at least 5 tokens", "end-to-end overlap"): 55.0,
}


def figures(report):
    """{(table, row): F1} of what the scorer prints."""
    found, table = {}, ""
    for line in report.splitlines():
        if line and not line.startswith(" "):
            table = line.split(",")[0]
        row = re.match(r"\s+([a-z][\w. -]*?)\s{2,}[\d.]+\s+[\d.]+\s+([\d.]+)\s", line)
        if row:
            found[table, row[1]] = float(row[2])
    return found


def speed():
    """Prints how fast one worker is over the training articles. No failure: CI machines are shared."""
    command = [*COMMAND[:2], "--workers", "1", *COMMAND[2:]]
    run = subprocess.run([sys.executable, "../shared/quotes/evaluate.py", "train", "--", *command], stdout=subprocess.PIPE, text=True)
    print("one worker,", run.stdout.strip().rpartition("\n")[2])


def main():
    run = subprocess.run([sys.executable, "../shared/quotes/evaluate.py", "dev", "--", *COMMAND], stdout=subprocess.PIPE, text=True)
    print(run.stdout)
    speed()
    found = figures(run.stdout)
    low = [(key, found.get(key), floor) for key, floor in FLOORS.items() if not found.get(key, 0) >= floor]
    for (table, row), got, floor in low:
        print(f"below the floor: {table}, {row}: {got}, at least {floor} is asked for")
    sys.exit(bool(run.returncode or low))


if __name__ == "__main__":
    main()
