#!/usr/bin/env python3
"""Composes news articles whose quotes and speakers are known. Standard library only.

    compose.py --part test --articles 1500 --seed 1 > test.jsonl
    compose.py --part train --articles 20000 --seed 7 --format quotes > composed.jsonl

One JSON object a line; the same part, seed and number give the same bytes. Offsets are half-open Unicode code points of `text`.

--format answers (for score.py)
  id, title, published_on, text
  quotes[]  start, end, text   the words without their marks
            speaker            text, start, end: the mention; name: in full, null where the text names nobody (unnamed
                               speakers, a surname that two people share); names: every spelling that is right; inside:
                               people whom the phrase only mentions; kind: person, organisation, state, unnamed
            modality           asserted, negated, hypothetical, planned, disputed
            utterance          runs of one attribution share it
            factors            form, position, cue, marks, culture, distractor
  none[]    start, end, why    runs in marks that are no quotes: scare, title-of-work, word, document, question (the
                               reporter's), nickname, inner (a quotation within a quotation)
--format quotes
  what `train` reads: id, text, quotes[start, end, text, tokens, continues, speaker{start, end, text,
  spans, resolved}, cue]. An unnamed speaker's span is the head of the phrase, so that a name inside it earns nothing.
  Reported speech is not annotated: `indirect` is empty, and `train-reported` must not learn from it.
"""
import argparse
import json
import random
import sys

from article import Composer
from bank import PARTS, Bank
from people import Names


def located(spans, text):
    """Spans by what they tag: {kind: {attribution: [(start, end)]}}, and the runs that are no quotes."""
    found, none = {}, []
    for name, start, end in sorted(spans, key=lambda span: span[1:]):
        kind, _, of = name.partition("|")
        if kind == "x":
            none.append({"start": start, "end": end, "why": of})
        else:
            found.setdefault(kind, {}).setdefault(int(of), []).append((start, end))
    return found, none


def answers(scene, article, spans, style):
    """The article with its answers."""
    text = article["text"]
    found, none = located(spans, text)
    quotes = []
    for made in scene.attributions:
        (start, end), = found["s"][made.at]
        head, = found.get("h", {}).get(made.at, [(start, end)])
        culture = made.person.culture if made.person else made.culture
        shown = [name.replace("'", "’") if "’" in text else name for name in made.names]
        speaker = {"text": text[start:end], "start": start, "end": end, "head": list(head), "name": shown[0] if shown else None,
                   "names": shown, "inside": made.inside, "kind": made.kind}
        factors = {"form": made.form, "position": made.position, "cue": made.cue or "none", "marks": style,
                   "culture": culture, "distractor": made.distractor}
        cue = found.get("c", {}).get(made.at, [None])[0]
        for first, last in found["q"][made.at]:
            quotes.append({"start": first, "end": last, "text": text[first:last], "speaker": speaker, "modality": made.modality,
                           "utterance": made.at, "cue": cue, "factors": factors})
    quotes.sort(key=lambda quote: quote["start"])
    return {**article, "quotes": quotes, "none": none}


def annotated(article):
    """The same as annotators would give it to the trainers."""
    text, quotes, before = article["text"], [], None
    for quote in article["quotes"]:
        start, end = quote["speaker"]["head"]
        name, cue = quote["speaker"]["name"], quote["cue"]
        resolved = name and {"name": name, "how": "composed"}
        quotes.append({
            "start": quote["start"], "end": quote["end"], "text": quote["text"],
            "tokens": sum(any(char.isalnum() for char in word) for word in quote["text"].split()),
            "continues": before == quote["utterance"],
            "speaker": {"start": start, "end": end, "text": text[start:end], "spans": [[start, end]], "resolved": resolved},
            "cue": cue and {"start": cue[0], "end": cue[1], "text": text[cue[0]:cue[1]], "spans": [cue]},
        })
        before = quote["utterance"]
    return {"id": article["id"], "text": text, "quotes": quotes, "indirect": [], "uncovered": []}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="train", help="words, names and wordings of which part")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--format", choices=("answers", "quotes"), default="answers")
    parser.add_argument("--every-form", action="store_true", help="also forms and positions that only test has, with its wordings of them")
    return parser.parse_args()


def main():
    args = arguments()
    composer = Composer(Bank(args.part, args.every_form), Names(args.part))
    for at in range(args.articles):
        # Each article has its own generator, so that more articles leave the first ones as they were.
        rng = random.Random(f"{args.part} {args.seed} {at}")
        article = {"id": f"{args.part}-{args.seed}-{at}", **answers(*composer.article(rng))}
        shown = annotated(article) if args.format == "quotes" else article
        sys.stdout.write(json.dumps(shown, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
