"""What composer and scorer promise."""
import json
import random
import unittest

import compose
from article import Composer
from bank import PARTS, Bank
from matching import judge
from people import Names, fold


def articles(part, number=60, seed=1):
    composer = Composer(Bank(part), Names(part))
    for at in range(number):
        yield {"id": str(at), **compose.answers(*composer.article(random.Random(f"{part} {seed} {at}")))}


def predicted(answer, **changes):
    speaker = answer["speaker"]
    told = {"id": "x" if speaker["name"] else None, **{key: speaker[key] for key in ("name", "text", "start", "end")}, **changes}
    return {**{key: answer[key] for key in ("start", "end", "modality")}, "kind": "direct", "speaker": told, "confidence": 1.0}


class Composing(unittest.TestCase):
    def test_the_same_seed_gives_the_same_articles(self):
        once, again = (json.dumps(list(articles("test", 20))) for _ in range(2))
        self.assertEqual(once, again)
        self.assertNotEqual(once, json.dumps(list(articles("test", 20, seed=2))))

    def test_spans_are_what_they_say(self):
        for part in PARTS:
            for article in articles(part):
                text = article["text"]
                self.assertFalse(any("\ue000" <= char <= "\uf8ff" or char in "{}[]$~" for char in text), text)
                for quote in article["quotes"]:
                    self.assertEqual(text[quote["start"]:quote["end"]], quote["text"])
                    speaker = quote["speaker"]
                    self.assertEqual(text[speaker["start"]:speaker["end"]], speaker["text"])

    def test_a_full_name_stands_in_the_text(self):
        for article in articles("test", 200):
            for quote in article["quotes"]:
                if quote["speaker"]["kind"] == "person" and quote["speaker"]["name"]:
                    self.assertIn(fold(quote["speaker"]["name"]), fold(article["text"]))

    def test_parts_share_no_names_cues_quotes(self):
        def people(part):
            lists = [table.get(key, []) for table in Names(part).cultures.values() for key in ("women", "men", "family")]
            return {fold(name) for entries in lists for entry in entries for name in entry.split("~")}

        def cues(part):
            return {verb for verbs in Bank(part).cues.values() for verb in verbs} - {"said", "told", "says", "added", "asked"}

        def quotes(part):
            return {quote for quotes in Bank(part).quotes.values() for quote in quotes}

        for share in (people, cues, quotes):
            self.assertEqual(share("train") & share("test"), set())
            self.assertEqual(share("dev") & share("test"), set())


class Scoring(unittest.TestCase):
    def test_the_answers_are_right(self):
        for article in articles("test", 200):
            judged, false = judge(article, [predicted(quote) for quote in article["quotes"]])
            self.assertTrue(all(one.strict for one in judged), article)
            self.assertEqual(false, [])

    def test_another_name_and_the_name_within_a_phrase_are_wrong(self):
        for article in articles("test", 200):
            judged, _ = judge(article, [predicted(quote, name="Somebody Else", id="y") for quote in article["quotes"]])
            self.assertTrue(all(one.outcome == "wrong" for one in judged))
            for quote in article["quotes"]:
                for names in quote["speaker"]["inside"]:
                    judged, _ = judge({**article, "quotes": [quote]}, [predicted(quote, name=names[0])])
                    self.assertEqual(judged[0].outcome, "wrong")

    def test_a_last_name_alone_is_wrong_and_a_lost_quote_is_missing(self):
        pairs = ((article, quote) for article in articles("test", 200) for quote in article["quotes"])
        article, quote = next(pair for pair in pairs if " " in (pair[1]["speaker"]["name"] or ""))
        one = {**article, "quotes": [quote]}
        judged, _ = judge(one, [predicted(quote, name=quote["speaker"]["name"].split()[-1])])
        self.assertEqual((judged[0].outcome, judged[0].partly), ("wrong", True))
        self.assertEqual(judge(one, [])[0][0].outcome, "missing")

    def test_the_wrong_modality_is_right_but_not_strictly(self):
        for article in articles("test", 200):
            for quote in article["quotes"]:
                if quote["modality"] != "asserted":
                    judged, _ = judge({**article, "quotes": [quote]}, [{**predicted(quote), "modality": "asserted"}])
                    self.assertTrue(judged[0].right and not judged[0].strict)


if __name__ == "__main__":
    unittest.main()
