"""The record of votes, read from the tables of `seeds/record` for the oracle alone.

Nothing here comes from the program's code: truth needs a second path. Two questions are answered, a
narrow one for what is composed as true (one plain reading), and a generous one for what is composed
as false (`possible`: no vote that a reader could mean may fit).
"""

import csv
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "record"
OPTIONS = ("yes", "no", "abstain", "absent", "not_voting")
PERMANENT = ("CHN", "FRA", "GBR", "RUS", "USA")

# Conflicts that one report may put under either subject.
RELATED = [
    {"syria", "golan-undof", "lebanon", "palestine", "jordan", "egypt-suez", "iraq", "non-proliferation-and-disarmament", "protection-of-civilians"},
    {"palestine", "membership", "lebanon", "egypt-suez", "iran", "entebbe", "tunisia", "hostage-taking-and-hijacking"},
    {"sudan", "south-sudan"}, {"iraq", "iraq-kuwait", "iran-iraq", "iran"}, {"libya", "chad-libya", "chad", "outer-space"},
    {"bosnia-herzegovina", "croatia", "former-yugoslavia", "kosovo", "north-macedonia", "tribunals", "albania", "membership"},
    {"somalia", "piracy", "eritrea-ethiopia"}, {"rwanda", "tribunals", "great-lakes", "dr-congo", "burundi"},
    {"zimbabwe-rhodesia", "south-africa", "namibia", "mozambique", "angola", "zambia", "portuguese-territories", "membership",
     "senegal", "guinea", "benin", "seychelles"},
    {"dprk", "korea", "non-proliferation-and-disarmament", "membership"}, {"iran", "non-proliferation-and-disarmament"},
    {"mali-sahel", "lake-chad-basin"}, {"central-america", "nicaragua", "el-salvador", "guatemala"},
    {"vietnam", "cambodia", "membership", "laos"}, {"outer-space", "non-proliferation-and-disarmament"},
    {"myanmar", "venezuela", "climate", "georgia"}, {"ukraine", "us-soviet-incidents", "terrorism"},
    {"liberia", "sierra-leone", "cote-divoire", "health", "guinea-bissau"}, {"yemen", "piracy", "iran"},
    {"afghanistan", "terrorism", "india-pakistan"}, {"haiti", "dominican-republic"},
]


@dataclass(frozen=True)
class Vote:
    """One row of votes.csv."""

    row: dict = field(hash=False, compare=False)
    id: str

    def __getattr__(self, name):
        return self.row[name]

    @cached_property
    def day(self):
        return date.fromisoformat(self.row["date"])

    @cached_property
    def ballots(self):
        return {m: option for option in OPTIONS for m in self.row[option].split()}

    @cached_property
    def tally(self):
        return tuple(len(self.row[o].split()) for o in OPTIONS[:3])

    @cached_property
    def vetoers(self):
        return frozenset(self.row["vetoed_by"].split())

    @property
    def symbol(self):
        return self.row["resolution"] or self.row["draft_symbol"]

    @property
    def number(self):
        found = re.match(r"S/RES/(\d+)", self.row["resolution"])
        return found and int(found[1])

    @property
    def whole(self):
        """Whether a draft as a whole was voted on, with known ballots."""
        return (self.row["vote_kind"] in ("draft_resolution", "recommendation") and bool(self.ballots)
                and not re.search(r"tally|inferred|duplicate|secret|parts|without_ballot|unknown|counted_as", self.row["flags"])
                and not self.id.startswith("S-PV"))


class Record:
    """All votes, and what can be asked of them."""

    def __init__(self, folder=SEEDS):
        with open(folder / "votes.csv", newline="") as rows:
            self.votes = sorted((Vote(row, row["id"]) for row in csv.DictReader(rows)), key=lambda v: (v.day, v.id))
        with open(folder / "topics.csv", newline="") as rows:
            table = list(csv.DictReader(rows))
        self.general = {row["slug"] for row in table if row["general"] == "yes"}
        self.words = {row["slug"]: [w.strip() for w in row["words"].split(";") if len(w.strip()) > 3] for row in table}
        self.by_id = {vote.id: vote for vote in self.votes}
        self.last = self.votes[-1].day
        self.near = {t: set().union(*(group for group in RELATED if t in group)) for t in self.words}
        self.known = {}
        self.known_words = {}

    def about(self, vote, topic):
        """Whether a vote can be said to be on the topic, generously."""
        key = (vote.id, topic)
        if key not in self.known:
            self.known[key] = self.judged_about(vote, topic)
        return self.known[key]

    def judged_about(self, vote, topic):
        if vote.topic == topic or vote.topic in self.general or vote.topic == "council-procedure":
            return True
        return topic in self.near[vote.topic] or self.mentions(vote, topic)

    def mentions(self, vote, topic):
        """Whether the vote's title or agenda names the topic."""
        key = (vote.id, topic)
        if key not in self.known_words:
            text = f"{vote.title} {vote.agenda_item}".lower()
            self.known_words[key] = any(word in text for word in self.words.get(topic, ()))
        return self.known_words[key]

    def between(self, first, last):
        return [vote for vote in self.votes if first <= vote.day <= last]

    def vetoes(self, member, topic, first, last):
        """Every defensible count of a member's vetoes: by convention, kind of vote and breadth of the subject."""
        return self.counts(lambda v: member & v.vetoers, topic, first, last)

    def counts(self, holds, topic, first, last):
        """The plain count first, then all others that a reader could defend."""
        found = [v for v in self.between(first, last) if holds(v)]
        narrow = [v for v in found if topic is None or v.topic == topic]
        wide = [v for v in found if topic is None or v.topic == topic or self.mentions(v, topic)]
        broad = [v for v in found if topic is None or self.about(v, topic)]
        counts = [len(narrow)]
        for group in (narrow, wide):
            counts.append(sum(v.in_official_veto_list != "no" for v in group))
            counts.append(sum(v.vote_kind == "draft_resolution" for v in group))
            counts.append(sum(v.vote_kind in ("draft_resolution", "recommendation") for v in group))
            counts.append(len(group))
        return counts, len(broad)


@dataclass
class Assertion:
    """What a statement says of one vote, None where it says nothing of it."""

    options: dict = field(default_factory=dict)
    vetoers: tuple = ()
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    outcome: str | None = None
    symbol: str | None = None
    topic: str | None = None
    day: date | None = None
    month: bool = False
    extra: object = None

    def fits(self, vote):
        """Whether a vote is as the statement says, its identity aside."""
        if any(vote.ballots.get(m) != o for m, o in self.options.items()):
            return False
        if any(m not in vote.vetoers for m in self.vetoers):
            return False
        stated = zip((self.yes, self.no, self.abstain), vote.tally)
        if any(n is not None and n != real for n, real in stated):
            return False
        if self.outcome and (self.outcome == "adopted") != (vote.outcome == "adopted"):
            return False
        return self.extra is None or self.extra(vote)

    def candidates(self, record, published):
        """The votes that a generous reader could take it for, up to the article's day."""
        for vote in record.votes:
            if vote.day > published + timedelta(days=1):
                continue
            if self.symbol and self.symbol not in (vote.resolution, vote.draft_symbol) and not vote.id.startswith(
                    re.sub(r"[/ ()]+", "-", self.symbol).strip("-")):
                continue
            if self.day and self.month and abs((vote.day - self.day.replace(day=15)).days) > 18:
                continue
            if self.day and not self.month and abs((vote.day - self.day).days) > 2:
                continue
            if self.topic and not record.about(vote, self.topic):
                continue
            yield vote

    def possible(self, record, published):
        """Whether any reading could make it true."""
        return any(self.fits(vote) for vote in self.candidates(record, published))
