#!/usr/bin/env python3
"""Holds extraction to time linear in the text: hostile input of 1 MB may cost at most 1.26 times what the same
characters cost in texts of 100 kB. Not of 10 kB, whose words stay in the processor's nearer memory: a million commas cost
0.055 s in them, 0.078 in texts of 100 kB, 0.068 in one of 1 MB and 0.080 in one of 4 MB. Of what is quadratic as much
is seen as with 1.3 times against 10 kB: a quarter of the time of 1 MB. CPU time in user mode of one worker, the mean of
some runs: the kernel may tell it by ticks of some milliseconds, as much as a tenth of a run, to either side.
"""
import json
import resource
import subprocess
import sys

COMMAND = ["target/release/communique", "extract", "--workers", "1", "--from", "jsonl", "--format", "jsonl", "-"]
SMALL, LARGE, LIMIT = 100_000, 1_000_000, 1.26
# What seems to grow is measured more often.
TRIES, MORE = 12, 48
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


def seconds(inputs, tries):
    """The mean user time for each of some inputs; they take turns, so that what the machine does falls on all alike."""
    feeds = ["".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)).encode()
             for texts in inputs]
    used = [0] * len(feeds)
    for _ in range(tries):
        for which, feed in enumerate(feeds):
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            subprocess.run(COMMAND, input=feed, stdout=subprocess.DEVNULL, check=True)
            used[which] += resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    return [all_runs / tries for all_runs in used]


def main():
    [start] = seconds([["."]], MORE)
    slow = []
    print(f"{'':27} 100 kB  1 MB  growth (microseconds a character, the start's {1000 * start:.0f} ms taken off)")
    for name, pattern in HOSTILE.items():
        # Each text differs by a word, so that nothing is read twice as the same article.
        small = [f"{n} " + filled(pattern, SMALL) for n in range(LARGE // SMALL)]
        large = [filled(pattern, LARGE)]
        for tries in TRIES, MORE:
            one, other = (took - start for took in seconds([small, large], tries))
            growth = other / max(one, 1e-3)
            if growth < LIMIT:
                break
        print(f"  {name:26} {one:5.3f} {other:5.3f}  {growth:5.2f}")
        if growth >= LIMIT:
            slow.append(name)
    if slow:
        print("grows faster than the text: " + ", ".join(slow))
    sys.exit(bool(slow))


if __name__ == "__main__":
    main()
