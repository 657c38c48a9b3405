#!/usr/bin/env python3
"""Measures the findings on the annotated corpus and fails below the floors; prints articles a second.

The scorer prints two tables (direct and reported), each twice (quotes of at least five tokens, all).
"""
import json
import re
import subprocess
import sys
from pathlib import Path

CORPUS = Path("../shared/quotes")
COMMAND = ["target/release/communique", "extract", "--from", "jsonl", "--format", "jsonl", "-"]
# (table, row) -> the least F1 that passes; raised when the findings get better, never lowered.
FLOORS = {
    ("quotes of at least 5 tokens", "span 0.8"): 98.5,
    ("quotes of at least 5 tokens", "end-to-end overlap"): 93.5,
    ("all quotes", "end-to-end overlap"): 90.0,
    ("quotes of at least 5 tokens", "end-to-end resolved"): 91.5,
}
# Reported speech: precision and recall in percent, content at this overlap and the speaker right, five words and more.
REPORTED = {0.3: (80.0, 50.0)}
# Cues of acts. The annotators count them as attributions; Communiqué does not, since who vetoes, supports or declines
# something has said nothing. Annotations with such a cue, or with a colon, are neither right nor wrong.
ACTS = set("""
    abstain abstained abstains accept accepted accepting accepts adopt adopted adopting adopts allow allowed
    allowing allows appear appeared appears appoint appointed appointing approve approved approves approving
    attempt attempted attempts authorize authorized authorizing back backed backing backs ban banned banning bans
    block blocked blocking blocks cast casts decide decided decides deciding decision decline declined declines
    declining elect elected endorse endorsed endorsement endorses endorsing ensure ensured fail failed favor
    favored favoring favors favour favoured favours file filed files filing fire fired force forced forces forcing
    hail help helped helping helps impose imposed imposing include included includes including invoke invoked
    launch launched named nominate nominated nominates nominating oppose opposed opposes opposing opposition order
    ordered ordering orders pass passed passes passing permit permits permitted permitting plan planned planning
    plans prevent prevented push pushed pushes pushing refuse refused refuses refusing reject rejected rejecting
    rejects release released releases releasing require required requires requiring rule ruled rules ruling seek
    seeking seeks seem seemed seems show showed showing shows sign signed signing signs sought support supported
    supporting supports tried tries try trying use used uses using veto vetoed vetoes vetoing vote voted votes
    voting
""".split())

sys.path.insert(0, str(CORPUS.resolve()))
import score  # noqa: E402


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


def is_act(annotated):
    cue = ((annotated.get("cue") or {}).get("text") or "").lower()
    return cue.strip() == ":" or bool(ACTS & set(re.findall(r"[a-z]+", cue)))


def counted(gold, pieces, predicted, least):
    """(right, predicted, annotated) of one article's pieces that are no acts, both of five words and more."""
    matched = score.match(pieces, predicted, least)
    left_out = {pred for want, pred in matched.items() if gold[want] or pieces[want]["tokens"] < 5}
    right = sum(pred not in left_out and score.speaker_overlap(pieces[want]["speaker"], predicted[pred]["speaker"])
                for want, pred in matched.items())
    told = sum(pred not in left_out and (pred in matched.values() or one["tokens"] >= 5) for pred, one in enumerate(predicted))
    return right, told, sum(not act and piece["tokens"] >= 5 for act, piece in zip(gold, pieces))


def reported():
    """{overlap: (precision, recall)} of reported speech, writing and thought."""
    articles = [json.loads(line) for line in (CORPUS / "dev.jsonl").read_text("utf-8").splitlines()]
    feed = "".join(json.dumps({"id": a["id"], "text": a["text"]}) + "\n" for a in articles)
    run = subprocess.run(COMMAND, input=feed, stdout=subprocess.PIPE, text=True, check=True)
    found = {one["id"]: [q for q in one["quotes"] if q["kind"] == "reported"] for one in map(json.loads, run.stdout.splitlines())}
    figures = {}
    for least in (0.3, 0.8):
        sums = [0, 0, 0]
        for a in articles:
            pieces = [(is_act(one), piece) for one in a["indirect"] for piece in score.units(a["text"], [one])]
            predicted = score.units(a["text"], found[a["id"]])
            counts = counted([act for act, _ in pieces], [piece for _, piece in pieces], predicted, least)
            sums = [total + count for total, count in zip(sums, counts)]
        right, told, wanted = sums
        figures[least] = (100 * right / max(1, told), 100 * right / max(1, wanted))
        print(f"reported speech without acts, overlap {least}: precision {figures[least][0]:.1f}, recall {figures[least][1]:.1f}")
    return figures


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
    spoken = reported()
    for least, floors in REPORTED.items():
        if any(got < floor for got, floor in zip(spoken[least], floors)):
            low.append(least)
            print(f"below the floor: reported speech at overlap {least}: {floors} is asked for")
    sys.exit(bool(run.returncode or low))


if __name__ == "__main__":
    main()
