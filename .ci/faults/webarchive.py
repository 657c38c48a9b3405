#!/usr/bin/env python3
"""What loading a web archive costs, measured: memory against the number of pages, the rate beside that of the same pages as
files, and what is left to load after a cut.

    .ci/faults/webarchive.py [PAGES]

PAGES is 10,000 without a figure. It loads a tenth of them, all of them, all as files, and then the archive cut at five places,
each time into a new database that the whole archive is loaded into afterwards. Needs the release binary (or `COMMUNIQUE`) and
some 400 MB of disk for 10,000 pages. Rates are of one run; compare the ratio, not the figures. Memory is the anonymous: what
SQLite maps of a growing database belongs to the file, and the kernel takes it back when it likes. No load may take more than
`LIMIT`: 128 MiB are the writer's page cache, which some 10,000 pages fill, the rest batches, the log's index and, at the end of
a first load, the quotes of the speaker who has the most, here a fifth of all."""
import contextlib
import json
import random
import sys
import tempfile
import time
from pathlib import Path

import warcs
from program import SEED, content, measured, memory


LIMIT = 300  # MiB


def loaded(db, source):
    """The loader's report, the most anonymous MiB it had, and the seconds it took."""
    began, seen = time.monotonic(), [0.0]

    def look(pid):
        with contextlib.suppress(TypeError):  # It ended in between: a status without memory.
            seen.append(memory(pid, "RssAnon"))

    done, _ = measured("ingest", "--db", db, "--report", "json", source, looked=look)
    most = max(seen)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return json.loads(done.stdout), most, time.monotonic() - began


def main():
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print("| what is loaded | pages | seconds | pages/s | anonymous MiB at most |\n|---|---|---|---|---|")

    def row(name, count, report, most, seconds):
        assert report["new"] + report["changed"] + report["unchanged"] == count, report
        assert most <= LIMIT, f"{name}: {most:.0f} MiB, of which {LIMIT} are allowed"
        print(f"| {name} | {count} | {seconds:.1f} | {count / seconds:.0f} | {most:.0f} |", flush=True)
        return count / seconds

    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        warcs.write(base / "tenth.warc.gz", pages // 10, SEED)
        ends = warcs.write(base / "all.warc.gz", pages, SEED, base / "files")
        data = (base / "all.warc.gz").read_bytes()
        row("an archive of a tenth", pages // 10, *loaded(base / "tenth.db", base / "tenth.warc.gz"))
        archive = row("the archive", pages, *loaded(base / "all.db", base / "all.warc.gz"))
        files = row("the same pages as files", pages, *loaded(base / "files.db", base / "files"))
        expected, dice = content(base / "all.db"), random.Random(SEED)
        for number, at in enumerate(sorted(dice.randrange(len(data)) for _ in range(5))):
            cut, db = base / "cut.warc.gz", base / f"cut-{number}.db"
            cut.write_bytes(data[:at])
            held = sum(end <= at for end in ends)
            row(f"cut at byte {at:,}", held, *loaded(db, cut))
            report, most, seconds = loaded(db, base / "all.warc.gz")
            assert (report["new"], report["unchanged"]) == (pages - held, held), report
            assert content(db) == expected, "the rest is not what the whole is"
            row("the whole behind it", pages, report, most, seconds)
            for left in base.glob(f"cut-{number}.db*"):
                left.unlink()
        print(f"\nThe archive is loaded at {archive / files:.2f} of the rate of the same pages as files; "
              f"it has {len(data) / 1e6:.0f} MB.")


if __name__ == "__main__":
    main()
