#!/usr/bin/env python3
"""Composes reports in which statements are planted: which quotes are the same words by the same speaker is known.

Prints an article a line, as `communique ingest --from jsonl` reads it; `planted` has the key of the statement of each of
its quotes, with the words as they are printed. The words are drawn, so that no two statements share them by chance."""
import argparse
import datetime
import itertools
import json
import random

SPEAKERS = ["Sergei Lavrov", "Liu Weimin", "Ban Ki-moon", "Hillary Clinton", "Bashar al-Assad", "Kofi Annan",
            "Vladimir Putin", "Xi Jinping", "Susan Rice", "Vitaly Churkin", "Li Baodong", "Mark Lyall Grant"]
OUTLETS = [f"The {place} {kind}" for place in ("Aldmoor", "Brindle", "Corran", "Dunmere", "Estwick", "Fallow")
           for kind in ("Post", "Courier", "Ledger")]
SUBJECTS = ["our delegation", "the whole council", "every neighbouring government", "this ministry", "the joint mission",
            "each of the parties", "the working group", "my country's parliament"]
VERBS = ["rejects", "supports", "will examine", "cannot accept", "has welcomed", "must defend", "should postpone",
         "intends to publish"]
ADJECTIVES = ["binding", "secret", "regional", "unilateral", "humanitarian", "provisional", "military", "economic",
              "northern", "independent", "parliamentary", "joint"]
NOUNS = ["ceasefire", "inspection", "corridor", "embargo", "timetable", "referendum", "monitoring plan", "convoy",
         "guarantee", "inquiry", "partnership", "frontier"]
ENDS = ["before the winter", "without any condition", "in the coming week", "on the eastern border",
        "under the eyes of observers", "for the sake of civilians", "after three years of silence",
        "despite the pressure of creditors", "with the help of the league", "at the table in the capital"]
SHORT = ["We are ready to talk.", "It is a mistake.", "Nothing has changed.", "Time is running out."]
FILLERS = ["Talks went on in the afternoon.", "Rain fell on the square outside.", "The hall was half empty by then.",
           "Traders in the port took little notice.", "A second meeting is planned for the spring."]
FIRST = datetime.date(2012, 1, 2)


def sentences(draw):
    """Sentences of two clauses, no clause twice; each clause has more than four words that are no function words."""
    seen = set()

    def clause():
        while True:
            words = (f"{draw.choice(SUBJECTS)} {draw.choice(VERBS)} the {draw.choice(ADJECTIVES)} {draw.choice(NOUNS)} "
                     f"{draw.choice(ENDS)}")
            if words not in seen:
                seen.add(words)
                return words

    while True:
        sentence = f"{clause()}, and {clause()}"
        yield sentence[0].upper() + sentence[1:]


def printed(draw, sentence):
    """The words as a report prints them: whole, a half of them, with other marks, in another case, or cut short."""
    first, second = sentence.split(", and ")
    return draw.choices(
        [sentence, first, second[0].upper() + second[1:], sentence.replace(", and ", " – and "),
         sentence.replace(" the ", " … the ", 1), sentence.replace(", and", "; and")], [6, 2, 2, 1, 1, 1])[0]


def attributed(draw, words, speaker):
    """The words with their speaker: what is printed in the marks, and the sentence."""
    form = draw.randrange(4)
    if form == 0:
        return words + ",", f"“{words},” {speaker} said."
    if form == 1:
        return words + ".", f"{speaker} said: “{words}.”"
    if form == 2:
        return words + ".", f"{speaker} told reporters: \"{words}.\""
    return words + ",", f"“{words},” {speaker} told a news conference."


def plan(draw, count):
    """What is to be printed, as (key, speaker, day, words), until there is enough for so many reports."""
    texts, keys = sentences(draw), itertools.count()
    while count > 0:
        speaker, day = draw.choice(SPEAKERS), FIRST + datetime.timedelta(draw.randrange(600))
        kind = draw.random()
        if kind < 0.6:
            # One statement in one to six outlets, within a fortnight.
            key, sentence = next(keys), next(texts)
            carried = draw.choice([1, 2, 2, 3, 4, 6])
            # One at least has all of it: of two halves nothing tells that they belong together.
            wordings = [sentence] + [printed(draw, sentence) for _ in range(carried - 1)]
            for words in wordings:
                yield key, speaker, day + datetime.timedelta(draw.randrange(14)), words
            count -= carried
        elif kind < 0.75:
            # The same words by somebody else, and again by the first a year on: long words are one statement, whenever.
            sentence, other = next(texts), draw.choice([name for name in SPEAKERS if name != speaker])
            key = next(keys)
            yield key, speaker, day, sentence
            yield key, speaker, day + datetime.timedelta(400), sentence
            yield next(keys), other, day, sentence
            count -= 3
        elif kind < 0.9:
            # Nearly the same words: two statements.
            sentence = next(texts)
            for adjective in draw.sample(ADJECTIVES, 2):
                words = sentence.replace(" the ", f" the most {adjective} ", 1)
                yield next(keys), speaker, day, words
            count -= 2
        else:
            # A stock phrase: which are of one occasion follows from the days of all.
            yield None, speaker, day, draw.choice(SHORT)
            count -= 1


def short_keys(quotes):
    """Keys of stock phrases: those of one speaker within 31 days of the one before are of one occasion."""
    keyed, stock = [], {}
    for key, speaker, day, words in quotes:
        if key is None:
            stock.setdefault((speaker, words), []).append(day)
        else:
            keyed.append((str(key), speaker, day, words))
    for (speaker, words), days in stock.items():
        group, before = 0, None
        for day in sorted(days):
            group += before is not None and (day - before).days > 31
            keyed.append((f"{speaker}/{words}/{group}", speaker, day, words))
            before = day
    return keyed


def articles(count, seed):
    draw = random.Random(seed)
    quotes = short_keys(plan(draw, count))
    draw.shuffle(quotes)
    for number, (key, speaker, day, words) in enumerate(quotes):
        in_marks, sentence = attributed(draw, words.rstrip("."), speaker)
        fillers = draw.sample(FILLERS, 3)
        yield {
            "url": f"https://planted.example/{seed}/{number}",
            "publisher": draw.choice(OUTLETS),
            "published_on": day.isoformat(),
            "title": f"Report {number} of the day",
            "text": f"{fillers[0]}\n\n{sentence}\n\n{fillers[1]} {fillers[2]}",
            "planted": [{"statement": key, "text": in_marks, "speaker": speaker}],
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for article in articles(options.articles, options.seed):
        print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    main()
