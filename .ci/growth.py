#!/usr/bin/env python3
"""Holds extraction to time linear in the text: hostile input of 1 MB may cost at most 1.3 times what the same
characters cost in texts of 10 kB. CPU time in user mode of one worker, the least of some runs, so that other
work on the machine tells little.
"""
import json
import resource
import subprocess
import sys

COMMAND = ["target/release/communique", "extract", "--workers", "1", "--from", "jsonl", "--format", "jsonl", "-"]
SMALL, LARGE, LIMIT, TRIES = 10_000, 1_000_000, 1.3, 3
HOSTILE = {
    "quotation marks alone": '"',
    "opening marks alone": "“",
    "marks that nothing closes": "“He said ‘yes. ",
    "single marks": "'a ",
    "closing marks": "word” ",
    "one line without a stop": "the river rose and the bridge held and nobody knew why ",
    "names": "Ana Brandt Olsen of Oslo and Dmitri Weber of Bonn ",
    "names and commas": "Ana Brandt, Dmitri Weber, Li Na, ",
    "commas": ",",
    "said": "said ",
}


def filled(pattern, length):
    return (pattern * (length // len(pattern) + 1))[:length]


def seconds(texts):
    """The least user time of some runs."""
    feed = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)).encode()
    least = None
    for _ in range(TRIES):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run(COMMAND, input=feed, stdout=subprocess.DEVNULL, check=True)
        took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        least = took if least is None else min(least, took)
    return least


def main():
    start = seconds(["."])
    slow = []
    print(f"{'':28} 10 kB  1 MB  growth (microseconds a character, the start's {1000 * start:.0f} ms taken off)")
    for name, pattern in HOSTILE.items():
        # Each text differs by a word, so that nothing is read twice as the same article.
        small = seconds([f"{n} " + filled(pattern, SMALL) for n in range(LARGE // SMALL)]) - start
        large = seconds([filled(pattern, LARGE)]) - start
        growth = large / max(small, 1e-3)
        print(f"  {name:26} {small:5.3f} {large:5.3f}  {growth:5.2f}")
        if growth >= LIMIT:
            slow.append(name)
    if slow:
        print("grows faster than the text: " + ", ".join(slow))
    sys.exit(bool(slow))


if __name__ == "__main__":
    main()
