"""Sentences of attribution: a position's wording with speaker, cue, quote and distractor in it."""
import re

from markup import LEFT, RIGHT, capitalised, tag
from phrases import SIMPLE

PARAGRAPH = "¶"
MODALITIES = ("negated", "hypothetical", "planned", "disputed")
# Positions composed of several speakers' sentences, or of labels.
LABELLED = ("pull", "transcript", "reactions")
PLAIN = ("before-comma", "before-colon", "before-partial", "behind", "behind-inverted", "split", "split-sentences", "according-to",
         "told", "posted", "quoted-as", "as-put", "sentence-behind")
TAILS = ("person", "organisation", "place", "month")
# Distractors that are a sentence before the attribution.
AHEAD = ("aside", "scare", "title-of-work", "word", "document", "question")
UNCONFUSING = ("none", "organisation", "place", "month", "scare", "word", "document")


def usable(position, template, made):
    """Whether the wording suits the form."""
    possessive = "{S's}" in template
    if made.form == "pronoun" and template.startswith("~"):
        return False
    if possessive and made.form not in SIMPLE:
        return False
    if made.kind in ("organisation", "state"):
        return position in PLAIN and not possessive
    return not (made.kind == "unnamed" and (position in LABELLED + MODALITIES or possessive))


def distractors(template, made):
    """The distractors that the wording has room for."""
    kinds = ["none", *AHEAD]
    if "{T}" in template:
        kinds += TAILS
    if "{IS^}" in template:
        kinds += ["introduction"] * 4
    if "{Ct}" in template:
        kinds += ["hearer"] * 6
    if re.search(r"\{Q[,.]\}", template):
        kinds += ["object", "nested"]
    if made.position in LABELLED:
        kinds = [kind for kind in kinds if kind not in AHEAD]
    if made.form == "pronoun" or made.quiet:
        kinds = [kind for kind in kinds if kind in UNCONFUSING]
    return kinds


class Sentence:
    """One wording being filled."""

    def __init__(self, scene, made, phrase):
        self.scene, self.made, self.phrase, self.rng = scene, made, phrase, scene.rng
        self.count = 0
        self.halves = None
        self.asking = False

    def write(self, position, template):
        """The marked text of the attribution; paragraphs are parted by ¶."""
        made = self.made
        made.position = position
        made.modality = position if position in MODALITIES else "asserted"
        room = distractors(template, made)
        made.distractor = "none" if self.rng.random() < 0.4 else self.rng.choice(room)
        template = template.removeprefix("~")
        self.asking = re.search(r"\{C(i|)\}", template) and "{Q," in template and self.rng.random() < 0.06
        made.asking = self.asking
        text = re.sub(r"\{([^}]+)\}", lambda match: self.token(match[1]), template)
        return self.ahead() + self.punctuated(text)

    def punctuated(self, text):
        """American style draws full stop and comma inside the marks."""
        if self.scene.american:
            text = re.sub("(\ue002\ue011)([.,])", r"\2\1", text)
        return text

    def ahead(self):
        """The sentence before the attribution, where the distractor is one."""
        kind, scene = self.made.distractor, self.scene
        if kind not in AHEAD:
            return ""
        return ahead(scene, kind) + " "

    def token(self, name):
        phrase = self.phrase
        if name in ("S", "L"):
            return phrase
        if name == "S^":
            return capitalised(phrase)
        if name == "S's":
            return phrase + "'s"
        if name == "IS^":
            if self.made.distractor == "introduction":
                return self.scene.fill(self.rng.choice(self.scene.bank.intros)) + phrase
            return capitalised(phrase)
        if name == "T":
            kind = self.made.distractor
            return self.scene.fill(self.rng.choice(self.scene.bank.tails[kind])) if kind in TAILS else ""
        if name[0] == "C":
            return self.cue(name[1:])
        if name in ("Q,", "Q.", "Q", "R.", "R<", "V.", "V>", "Q<", "F", "a,", "b."):
            return self.quote(name)
        return self.scene.fill("{" + name + "}")

    def cue(self, how):
        """The verb of saying; its place in the text is tagged."""
        bank, rng, made = self.scene.bank, self.rng, self.made
        after = ""
        if how.startswith("="):
            verb = how[1:]
        elif how == "that":
            verb, _, after = self.scene.fill(rng.choice(bank.that)).partition(" ")
            after = after and " " + after
        elif how == "t":
            verb = rng.choice(bank.cues["tell"])
            verb = "told" if rng.random() < 0.4 else verb
            room = self.rng.choice(("{hearer}", "{room}"))
            after = " " + self.scene.fill("{other}" if made.distractor == "hearer" else room)
        elif how == "p":
            verb = rng.choice(bank.cues["post"])
        elif self.asking:
            verb = rng.choice(bank.cues["ask"])
        else:
            verb = self.verb(how == "i")
        made.cue = verb
        return tag(f"c|{made.at}", verb) + after

    def verb(self, inverted):
        """Any verb of saying that suits speaker and place."""
        rng, cues = self.rng, self.scene.bank.cues
        if rng.random() < 0.2:
            return "said"
        kinds = ["say"] * 6 + ["manner"] * 2 + ["reply"]
        kind = "say" if self.made.kind in ("organisation", "state") else rng.choice(kinds)
        while True:
            verb = rng.choice(cues[kind])
            plural = self.made.kind == "unnamed" and verb == "says"
            if not plural and not (inverted and verb == "went on"):
                return verb

    def quote(self, how):
        """A quoted run of the wording."""
        kind = {"F": "fragment", "a,": "split", "b.": "split"}.get(how, "whole")
        if how in ("Q,", "Q.") and self.made.distractor in ("object", "nested"):
            kind = self.made.distractor
        if self.asking and how == "Q,":
            kind = "question"
        if how[0] in "ab":
            self.halves = self.halves or self.scene.words_of("split").split("|")
            words = self.halves["ab".index(how[0])]
        else:
            words = self.scene.words_of(kind)
        if kind == "whole" and how[0] in "QRV" and self.rng.random() < 0.2:
            words += ". " + self.scene.words_of("whole")
        if how[0] == "b" and words:
            words = words[0].lower() + words[1:] if words.split()[0] not in ("I", "I'll") else words
        end = how[-1] if how[-1] in ",." else "." if how[-1] in "<>" else ""
        end = "" if words.endswith("?") else end
        inside = end if self.scene.american or end == "." else ""
        run = tag(f"q|{self.made.at}", words + inside)
        close = "" if how.endswith("<") else RIGHT
        return LEFT + run + close + end[len(inside):]


def ahead(scene, kind):
    """A sentence of the reporter's with another name in it, or with words in marks that nobody says."""
    rng, words = scene.rng, scene.bank.words
    fillers = scene.bank.fillers
    if kind == "aside":
        return scene.fill(rng.choice(fillers["aside"]))
    if kind == "question":
        asked = scene.none("question", scene.fill(rng.choice(fillers["question_runs"])))
        return scene.fill(rng.choice(fillers["question"]), Qq=asked)
    runs = {"scare": words["scare"], "word": words["scare"], "title-of-work": words["works"], "document": fillers["document_runs"]}
    template = fillers["work" if kind == "title-of-work" else kind]
    return scene.fill(rng.choice(template), x=scene.none(kind, rng.choice(runs[kind])))
