"""The words of a part: lists cut into train, dev and test, wordings chosen by part."""
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent / "words"
PARTS = ("train", "dev", "test")
# Of eight entries in a row these go to each part: of names, which are many, and of nouns.
NAMES = {"train": (0, 2, 5, 7), "dev": (3,), "test": (1, 4, 6)}
NOUNS = {"train": (0, 2, 5), "dev": (3, 7), "test": (1, 4, 6)}
# Not cut: what the world has, or what tells nothing.
WHOLE = {"months", "days", "rooms", "hearers", "real", "states", "titles_f", "titles_m", "adjectives", "relations"}


class Exhausted(Exception):
    """The part has no unused word of a kind left: the article is composed anew."""


def read(name):
    """A table of the folder of words."""
    return tomllib.loads((HERE / name).read_text("utf-8"))


def cut(entries, part, among):
    """The entries of a list that belong to a part."""
    return [entry for at, entry in enumerate(entries) if at % 8 in among[part]]


def wordings(table, part, everything):
    """What a table has for a part; with `everything`, test's wordings where the part has none of its own."""
    own = table.get("all", []) + table.get(part, [])
    if part == "dev" and "dev" not in table:
        own = table.get("all", []) + table.get("train", [])
    return own or (table.get("test", []) if everything else [])


class Bank:
    """All words and wordings of one part."""

    def __init__(self, part, everything=False):
        self.part = part
        words = read("nouns.toml")
        self.words = {key: entries if key in WHOLE else cut(entries, part, NOUNS) for key, entries in words.items()}
        self.quotes = read("quotes.toml")[part]
        self.fillers = read("fillers.toml")[part]
        positions = read("positions.toml")
        self.tails = {kind: wordings(table, part, everything) for kind, table in positions.pop("tails").items()}
        self.intros = positions.pop("intros")[part]
        self.that = positions.pop("that")[part]
        self.positions = {name: own for name, table in positions.items() if (own := wordings(table, part, everything))}
        self.forms = {}
        for kind, forms in read("forms.toml").items():
            for name, table in forms.items():
                if own := wordings(table, part, everything):
                    self.forms[name] = (kind, own)
        self.cues = {}
        for line in (HERE / "cues.tsv").read_text("utf-8").splitlines()[1:]:
            verb, kind, where = line.split("\t")
            if where in ("all", part):
                self.cues.setdefault("tell" if verb == "told" else kind, []).append(verb)
