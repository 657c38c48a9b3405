"""People composed of names of one culture."""
import unicodedata
from dataclasses import dataclass, field

from bank import NAMES, Exhausted, cut, read
from markup import INNER_LEFT, INNER_RIGHT, plain, tag

# What has no decomposition in Unicode, folded by hand.
STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "ı": "i", "’": "'"})

PARTICLES = set("bin bint binti da de del delos dos e van der den von zu ten ter op la los al el jr sr iii abu ben".split())


def fold(name):
    """Case, diacritics, points and marks taken off: two spellings of one name are equal."""
    bare = unicodedata.normalize("NFD", name.casefold()).translate(STROKES)
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    words = "".join(char if char.isalnum() else " " if char not in "'." else "" for char in bare).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@dataclass
class Person:
    """Somebody of an article. `shown` may hold tags (a nickname in marks)."""

    culture: str
    woman: bool
    shown: str
    given: str
    family: str
    later: str
    names: list = field(default_factory=list)
    # Nouns that introduced the person in the text.
    roles: list = field(default_factory=list)
    title: str = ""
    introduced: bool = False

    @property
    def pronoun(self):
        return "she" if self.woman else "he"

    @property
    def name(self):
        return self.names[0]


class Names:
    """Composes people of a part."""

    def __init__(self, part):
        self.cultures = {}
        for name, table in read("names.toml").items():
            self.cultures[name] = {
                key: cut(value, part, NAMES) if isinstance(value, list) and key != "order" else value
                for key, value in table.items()
            }

    def person(self, rng, taken, woman=None, family=None, culture=None):
        """A person who shares no word of the name with those of `taken`, a set of folded words that grows."""
        for _ in range(200):
            kind = culture or rng.choice(list(self.cultures))
            made = self._made(rng, kind, rng.random() < 0.5 if woman is None else woman, family)
            words = {word for name in made.names for word in fold(name).split()}
            if family:
                words -= set(fold(family).split())
            if not (words - PARTICLES) & taken:
                taken |= words - PARTICLES
                return made
        raise Exhausted(f"names: {culture}")

    def _made(self, rng, culture, woman, family):
        table = self.cultures[culture]
        woman = woman and "women" in table

        def pick(key):
            entry = rng.choice(table[key])
            his, _, hers = entry.partition("~")
            return hers if woman and hers else his

        parts = {"g": pick("women" if woman else "men")}
        for letter, key in (("f", "family"), ("m", "middle"), ("p", "patronymic"), ("n", "second")):
            if key in table:
                parts[letter] = family if family and letter == "f" else pick(key)
        order = rng.choice(table["order"])
        words = [parts.get(word, word) for word in order.split()]
        return self._person(table, culture, woman, order.split(), words, parts)

    @staticmethod
    def _person(table, culture, woman, order, words, parts):
        if "<m>" in order:
            at = order.index("<m>")
            nick = parts["m"]
            shown = " ".join(words[:at] + [INNER_LEFT + tag("x|nickname", nick) + INNER_RIGHT] + words[at + 1:])
            names = [f"{parts['g']} {nick} {parts['f']}", f"{parts['g']} {parts['f']}", f"{nick} {parts['f']}"]
        else:
            words = [word.partition("~")[2 if woman and "~" in word else 0] for word in words]
            shown = " ".join(words)
            names = [plain(shown)]
            if words[-1] in ("Jr.", "Sr.", "III"):
                names.append(" ".join(words[:-1]))
        last = parts.get("f", "") + (f" {parts['n']}" if "n" in order else "")
        later = {"g": parts["g"], "whole": names[0]}.get(table.get("later", "f"), last)
        return Person(culture, woman, shown, parts["g"], last, later, names)
