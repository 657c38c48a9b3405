#!/usr/bin/env python3
"""Composes reports of which many are copies: which texts are nearly the same is known.

Prints an article a line, as `communique ingest --from jsonl` reads it; `planted` has its report as composed, before any
page was put around it. The words are drawn, so that no two reports share a phrase by chance."""
import argparse
import datetime
import json
import random

OUTLETS = [f"The {place} {kind}" for place in ("Aldmoor", "Brindle", "Corran", "Dunmere", "Estwick", "Fallow", "Garth")
           for kind in ("Post", "Courier", "Ledger")]
SUBJECTS = ["the envoy", "a regional court", "the harbour board", "two ministers", "the teachers' union", "a survey ship",
            "the central bank", "the city's mayor", "an aid convoy", "the grain exchange", "a panel of judges", "the navy"]
VERBS = ["postponed", "welcomed", "examined", "rejected", "published", "defended", "visited", "financed", "inspected",
         "criticised", "moved", "settled"]
ADJECTIVES = ["northern", "secret", "regional", "binding", "provisional", "unfinished", "joint", "costly", "narrow",
              "disputed", "modern", "flooded", "wooden", "annual"]
NOUNS = ["bridge", "inquiry", "timetable", "pipeline", "referendum", "archive", "festival", "embargo", "frontier", "railway",
         "hospital", "lighthouse", "contract", "reservoir"]
ENDS = ["before the winter", "after a short debate", "in the coming week", "on the eastern border", "despite the rain",
        "without a vote", "for the third time", "at the request of creditors", "in front of a silent crowd",
        "under the eyes of observers", "with borrowed money", "on the last day of the session"]
EARLY = ["On Monday", "A day later", "By the evening", "Earlier this month", "In a second vote", "Behind closed doors"]
FIRST = datetime.date(2012, 1, 2)
# What pages print around a report, which is no part of it.
ABOVE = ["", "", "By Ada Example\n\n", "{day}\n\n", "By Ada Example, {outlet} staff\n\n{day}\n\n"]
BELOW = ["", "", "\n\nShare this article", "\n\nRead more:\n\nTen bridges to see\n\nWhat to cook tonight",
         "\n\nCopyright {year} {outlet}. All rights reserved.", "\n\nFollow us on Twitter\n\nSubscribe to our newsletter"]


def sentence(draw):
    clause = lambda: (f"{draw.choice(SUBJECTS)} {draw.choice(VERBS)} the {draw.choice(ADJECTIVES)} {draw.choice(ADJECTIVES)} "
                      f"{draw.choice(NOUNS)} {draw.choice(ENDS)}")
    words = f"{draw.choice(EARLY)} {clause()} while {clause()}."
    return words[0].upper() + words[1:]


def report(draw):
    """A report as a list of paragraphs, each a list of sentences."""
    return [[sentence(draw) for _ in range(draw.randint(1, 3))] for _ in range(draw.randint(4, 12))]


def edited(draw, paragraphs):
    """The report as another outlet prints it: a word, a sentence or the last lines are others, or all is as it was."""
    paragraphs = [list(paragraph) for paragraph in paragraphs]
    for _ in range(draw.choice([0, 0, 1, 1, 2, 3])):
        paragraph = draw.choice(paragraphs)
        at = draw.randrange(len(paragraph))
        kind = draw.randrange(4)
        if kind == 0:
            words = paragraph[at].split(" ")
            words[draw.randrange(1, len(words))] = draw.choice(ADJECTIVES)
            paragraph[at] = " ".join(words)
        elif kind == 1:
            paragraph.insert(at, sentence(draw))
        elif kind == 2 and len(paragraph) > 1:
            del paragraph[at]
        elif kind == 3 and len(paragraphs) > 3:
            paragraphs.pop()
    return paragraphs


def printed(draw, paragraphs, outlet, day):
    """The report on its page: wrapped or not, with other marks, with what the page prints around it."""
    text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
    if draw.random() < 0.2:
        text = text.replace(" while ", ", while ")
    fill = {"outlet": outlet, "day": day.strftime("%-d %B %Y"), "year": day.year}
    return draw.choice(ABOVE).format(**fill) + text + draw.choice(BELOW).format(**fill)


def families(draw, count):
    """Reports with what is printed of each, until there are so many."""
    while count > 0:
        whole = report(draw)
        kind = draw.random()
        if kind < 0.45:
            texts = [whole]
        elif kind < 0.8:
            texts = [whole] + [edited(draw, whole) for _ in range(draw.choice([1, 1, 2, 3, 6]))]
        elif kind < 0.9:
            # A chain: each edition is an edition of the one before.
            texts = [whole]
            for _ in range(draw.randint(2, 4)):
                texts.append(edited(draw, texts[-1]))
        else:
            # Another report about the same: half of its paragraphs are taken over.
            texts = [whole, whole[: len(whole) // 2] + report(draw)]
        yield texts
        count -= len(texts)


def articles(count, seed):
    draw, number = random.Random(seed), 0
    for texts in families(draw, count):
        day = FIRST + datetime.timedelta(draw.randrange(900))
        for paragraphs in texts:
            outlet, printed_on = draw.choice(OUTLETS), day + datetime.timedelta(draw.randrange(3))
            yield {
                "url": f"https://planted.example/{seed}/{number}",
                "publisher": outlet,
                "published_on": printed_on.isoformat() if draw.random() < 0.95 else None,
                "title": sentence(draw)[:-1],
                "text": printed(draw, paragraphs, outlet, printed_on),
                "planted": " ".join(" ".join(paragraph) for paragraph in paragraphs),
            }
            number += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    composed = list(articles(options.articles, options.seed))[: options.articles]
    random.Random(options.seed).shuffle(composed)
    for article in composed:
        print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    main()
