"""Predicted quotes beside the answers: which run is which, and whether its speaker is right."""
from dataclasses import dataclass

from people import fold

MARKS = "\"'“”‘’«»` \n\t"


@dataclass
class Judged:
    """An answer and what was predicted for it."""

    article: dict
    answer: dict
    predicted: dict | None
    # right, wrong or missing
    outcome: str
    # The name is a part of the right one.
    partly: bool = False

    @property
    def right(self):
        return self.outcome == "right"

    @property
    def strict(self):
        return self.right and (self.predicted.get("modality") or "asserted") == self.answer["modality"]


def stripped(text, start, end):
    """The span without marks and white space around it."""
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end


def shared(one, other):
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def overlap(one, other):
    both = shared(one, other)
    return both / max(1, one[1] - one[0] + other[1] - other[0] - both)


def matches(answers, predicted, least):
    """{answer: prediction} of pairs that overlap enough, best first, one to one."""
    pairs = []
    for at, one in enumerate(answers):
        pairs += [(-score, at, by) for by, other in enumerate(predicted) if (score := overlap(one, other)) >= least]
    found, taken = {}, set()
    for _, at, by in sorted(pairs):
        if at not in found and by not in taken:
            found[at] = by
            taken.add(by)
    return found


def nobody(speaker):
    return not speaker or not (speaker.get("name") or speaker.get("text"))


def verdict(answer, predicted):
    """The outcome of a found run, and whether the name is a part of the right one."""
    gold, got = answer["speaker"], predicted.get("speaker")
    if gold["name"] is None:
        return ("right" if unnamed(gold, got) else "wrong"), False
    if nobody(got):
        return "missing", False
    name = fold(got.get("name") or got["text"])
    right = [fold(spelling) for spelling in gold["names"]]
    if name in right:
        return "right", False
    partly = bool(name) and set(name.split()) <= {word for spelling in right for word in spelling.split()}
    if not got.get("name") and not got.get("id"):
        # A pronoun, a role: the mention is there, the person is not.
        return "missing", partly
    return "wrong", partly


def unnamed(gold, got):
    """Whether the words are given to nobody, or to the phrase itself."""
    if nobody(got):
        return True
    if got.get("id"):
        return False
    inside = {fold(name) for names in gold["inside"] for name in names}
    if got.get("name") and fold(got["name"]) in inside:
        return False
    if got.get("start") is None:
        return not got.get("name")
    head, span = gold["head"], (got["start"], got["end"])
    return 2 * shared(head, span) >= min(head[1] - head[0], span[1] - span[0])


def judge(article, predicted):
    """The answers judged, and the predictions that are no answer: [(why or "other", prediction, article)]."""
    text = article["text"]
    spans = [stripped(text, quote["start"], quote["end"]) for quote in predicted]
    answers = [stripped(text, quote["start"], quote["end"]) for quote in article["quotes"]]
    found = matches(answers, spans, 0.8)
    judged = []
    for at, answer in enumerate(article["quotes"]):
        if at not in found:
            judged.append(Judged(article, answer, None, "missing"))
            continue
        quote = predicted[found[at]]
        judged.append(Judged(article, answer, quote, *verdict(answer, quote)))
    false = []
    for by in set(range(len(predicted))) - set(found.values()):
        near = [none["why"] for none in article["none"] if overlap((none["start"], none["end"]), spans[by]) >= 0.5]
        false.append((near[0] if near else "other", predicted[by], article))
    return judged, false
