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
SMALL, LARGE, LIMIT = 10_000, 1_000_000, 1.3
# Texts of 1 MB in a run: the kernel tells user time by ticks, some milliseconds each, and one text takes thirty.
LARGE_TEXTS = 4
# What seems to grow is measured more often, since a busy machine makes any run slower, but none faster.
TRIES, MORE = 3, 30
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
    "who said that": "who said that ",
    "vetoes": "Russia and China vetoed the draft resolution on Syria. ",
    "numbers of votes": "13 voted for, two against and 1 abstained, ",
    "short paragraphs": "He said so.\n\n",
    "credits": "Photo: AFP/Getty (Reuters) ",
    "capitals": "NATO EU Sen. Ana ",
    "brackets": "([{",
}


def filled(pattern, length):
    return (pattern * (length // len(pattern) + 1))[:length]


def seconds(texts, tries=TRIES):
    """The least user time of some runs."""
    feed = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)).encode()
    least = None
    for _ in range(tries):
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
        small = [f"{n} " + filled(pattern, SMALL) for n in range(LARGE_TEXTS * LARGE // SMALL)]
        large = [f"{n} " + filled(pattern, LARGE) for n in range(LARGE_TEXTS)]
        for tries in TRIES, MORE:
            one, other = seconds(small, tries) - start, seconds(large, tries) - start
            growth = other / max(one, 1e-3)
            if growth < LIMIT:
                break
        print(f"  {name:26} {one / LARGE_TEXTS:5.3f} {other / LARGE_TEXTS:5.3f}  {growth:5.2f}")
        if growth >= LIMIT:
            slow.append(name)
    if slow:
        print("grows faster than the text: " + ", ".join(slow))
    sys.exit(bool(slow))


if __name__ == "__main__":
    main()
