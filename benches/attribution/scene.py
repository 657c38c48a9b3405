"""What an article is about, and who is in it."""
import re
from dataclasses import dataclass, field

from bank import Exhausted
from markup import INNER_LEFT, INNER_RIGHT, LEFT, RIGHT, capitalised, tag
from people import Person


@dataclass
class Attribution:
    """One act of attributing words, as it will stand in the answer."""

    at: int
    form: str
    kind: str
    position: str = ""
    modality: str = "asserted"
    cue: str = ""
    distractor: str = "none"
    culture: str = "none"
    # No other person may be named beside it: what follows refers back.
    quiet: bool = False
    person: Person | None = None
    # Accepted names; empty where the text names no speaker.
    names: list = field(default_factory=list)
    # Names within the phrase of an unnamed speaker: giving the words to one of them is wrong.
    inside: list = field(default_factory=list)


class Scene:
    """The words of one article, each drawn once where two of a kind would be confused."""

    def __init__(self, rng, bank, names):
        self.rng, self.bank, self.names = rng, bank, names
        topic = rng.choice(bank.words["topics"]).split("|")
        self.topic = dict(zip(("thing", "people", "stake", "plan"), topic))
        # Words of names that somebody has; what is left of each list.
        self.taken, self.left = set(), {}
        self.date = (rng.randint(2005, 2026), rng.randint(1, 12), rng.randint(1, 28))
        self.town = self.draw("towns")
        self.attributions, self.people = [], []
        self.american = rng.random() < 0.8

    def draw(self, key):
        """An entry that the article has not used yet."""
        return self.once(key, self.bank.words[key])

    def once(self, key, entries):
        """One of the entries that the article has not used yet."""
        if key not in self.left:
            self.left[key] = self.rng.sample(entries, len(entries))
        if not self.left[key]:
            raise Exhausted(key)
        return self.left[key].pop()

    def person(self, **wish):
        """Somebody new."""
        made = self.names.person(self.rng, self.taken, **wish)
        self.people.append(made)
        return made

    def other(self):
        """Somebody who only stands by: no nickname, whose marks would be one more distractor."""
        while True:
            made = self.names.person(self.rng, self.taken)
            if made.culture != "nickname":
                return made.shown

    def attribution(self, form, kind, **more):
        made = Attribution(len(self.attributions), form, kind, **more)
        self.attributions.append(made)
        return made

    def word(self, key):
        """What stands for a slot that is the same everywhere."""
        rng, words = self.rng, self.bank.words
        if key in self.topic:
            return self.topic[key]
        several = {"month": "months", "day": "days", "outlet": "outlets", "agency": "agencies", "hearer": "hearers",
                   "room": "rooms", "region": "regions", "party": "parties", "adj": "adjectives", "real": "real"}
        if key in several:
            return rng.choice(words[several[key]])
        made = {
            "town": lambda: self.town, "town2": lambda: self.draw("towns"), "TOWN": lambda: self.town.upper(),
            "num": lambda: str(rng.randint(6, 60)), "num2": lambda: str(rng.randint(2, 5)), "age": lambda: str(rng.randint(19, 84)),
            "dom": lambda: str(rng.randint(1, 28)),
            "dateline": lambda: f"{words['months'][self.date[1] - 1][:3]}. {self.date[2]}",
            "org": lambda: self.draw("orgs"), "state": lambda: self.draw("states").partition(":")[0],
            "other": self.other, "otherrole": lambda: f"the {self.draw('town_roles')}",
        }
        return made[key]()

    def fill(self, template, **values):
        """The template with its slots filled; ^ capitalises, - takes the article off."""
        def one(match):
            key, how = match[1], match[2]
            word = values[key] if key in values else self.word(key)
            word = word() if callable(word) else word
            return {"^": capitalised, "-": lambda text: text.removeprefix("the "), "": str}[how](word)
        return re.sub(r"\{(\w+)([\^-]?)\}", one, template)

    def words_of(self, kind):
        """What somebody says, without marks around it; [] within become inner marks."""
        text = self.fill(self.once(f"quote {kind}", self.bank.quotes[kind]))
        return text.replace("[", INNER_LEFT + "\ue000x|inner\ue001").replace("]", "\ue002" + INNER_RIGHT)

    def none(self, why, words):
        """A run in marks that is no quote."""
        return LEFT + tag(f"x|{why}", words) + RIGHT
