#!/usr/bin/env python3
"""How fast a renewed record judges stored claims again, and in how much memory.

    python3 benches/claims/rejudge.py --binary target/release/communique --claims 1200000

Loads statements of the oracle, copies their claims until there are enough, then times `record import` of a table in
which one ballot of each of `--votes` votes differs. What is printed: claims a second by the clock and by processor time, and
the most anonymous memory above that of an import that judges nothing. Resident memory would count the file, too, which is
mapped and given back when others need the room.
"""

import argparse
import csv
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

from articles import Desk
from record import SEEDS, Record


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default="target/release/communique")
    parser.add_argument("--claims", type=int, default=1_200_000)
    parser.add_argument("--votes", type=int, default=10, help="votes of which a ballot differs")
    return parser.parse_args()


def load(binary, database, articles):
    lines = "".join(json.dumps({k: v for k, v in a.items() if k != "gold"}) + "\n" for a in articles)
    command = [binary, "--db", database, "ingest", "--from", "jsonl", "-"]
    subprocess.run(command, input=lines, text=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def multiply(database, wanted):
    """Copies claims and what finds them by vote, under ids of their own."""
    connection = sqlite3.connect(database)
    connection.create_function("new_uuid", 0, lambda: str(uuid.uuid4()))
    columns = [row[1] for row in connection.execute("PRAGMA table_info(claim)")]
    others = ", ".join(f'"{column}"' for column in columns if column not in ("id", "uuid"))
    (first,) = connection.execute("SELECT max(id) FROM claim").fetchone()
    (count,) = connection.execute("SELECT count(*) FROM claim").fetchone()
    for copy in range(1, -(-wanted // count)):
        shift = copy * first
        connection.execute(f"INSERT INTO claim (id, uuid, {others}) SELECT id + {shift}, new_uuid(), {others} "
                           f"FROM claim WHERE id <= {first}")
        connection.execute(f"INSERT INTO claim_vote (vote, age, article_key, start, claim) SELECT vote, age, "
                           f"article_key, start, claim + {shift} FROM claim_vote WHERE claim <= {first}")
    connection.commit()
    (count,) = connection.execute("SELECT count(*) FROM claim").fetchone()
    connection.close()
    return count


def changed(votes, path):
    """The bundled table with one abstention turned into a yes in so many contested votes."""
    with open(SEEDS / "votes.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    contested = [row for row in rows if row["abstain"] and row["outcome"] == "adopted"][-votes:]
    for row in contested:
        member, *rest = row["abstain"].split()
        row["abstain"], row["yes"] = " ".join(rest), " ".join(sorted([*row["yes"].split(), member]))
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows if votes else [])


def anonymous(pid):
    """Anonymous memory of a process now, in MiB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("RssAnon")), 0)


def run(binary, database, *options):
    """Seconds by the clock and of processor time, the most anonymous memory, and the last line told."""
    before, most = time.perf_counter(), 0
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen([binary, "--db", database, "record", "import", *options], stdout=output)
        ended = 0
        while not ended:
            most = max(most, anonymous(process.pid))
            time.sleep(0.05)
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if status:
            sys.exit(f"record import ended with {status}")
        output.seek(0)
        told = output.read().splitlines()[-1]
    return time.perf_counter() - before, usage.ru_utime + usage.ru_stime, most, told


def main():
    args = arguments()
    with tempfile.TemporaryDirectory() as folder:
        database, table = str(Path(folder) / "claims.db"), str(Path(folder) / "votes.csv")
        desk = Desk(Record(), "dev", random.Random("rejudge"))
        load(args.binary, database, [desk.article() for _ in range(20_000)])
        count = multiply(database, args.claims)
        changed(args.votes, table)
        without, without_cpu, base, _ = run(args.binary, database, "--dry-run", table)
        seconds, cpu, most, told = run(args.binary, database, table)
    judging, working = seconds - without, cpu - without_cpu
    print(told)
    print(f"{count} claims in {judging:.1f} s: {count / judging:,.0f} a second; {working:.1f} s of processor time, "
          f"{count / working:,.0f} a second of it; {most - base:.0f} MiB above {base:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
