"""What a composed statement is, and the tables of names beside the record."""

import re
from dataclasses import dataclass, field

import words

MISSION = re.compile(r"mandate of (?:the )?((?:UN|United Nations) [A-Z][^()]{6,90}?) \(([A-Z]{4,9})\)")
NAMES_COUNCIL = re.compile(r"Security Council|\bUN\b|UNSCR|United Nations|S/RES/|\bS/\d")


@dataclass
class Statement:
    """A sentence with its truth, and what its article needs."""

    text: str
    cls: str
    kind: str
    wording: str
    changed: str | None
    published: object
    topic: str
    before: str = ""
    headline: bool = False
    undated: bool = False
    has_symbol: bool = False
    has_day: bool = False
    has_tally: bool = False
    members: list = field(default_factory=list)
    votes: list = field(default_factory=list)

    @property
    def names_council(self):
        return bool(NAMES_COUNCIL.search(f"{self.before} {self.text}"))


@dataclass
class Facts:
    """What fills a wording; `day` and `symbol` are those of the vote until changed."""

    vote: object
    members: list
    day: object
    tally: tuple
    topic: str
    named: object
    published: object
    mission: tuple | None = None


def tables():
    """Names of topics, and what is known of the best-known drafts."""
    rows = [line.split("\t") for line in (words.DATA / "topics.tsv").read_text().splitlines() if not line.startswith("#")]
    topics = {slug: names.split("|") for slug, names in rows}
    rows = [line.split("\t") for line in (words.DATA / "votes.tsv").read_text().splitlines() if not line.startswith("#")]
    return topics, {vote: (sponsor, subject) for vote, sponsor, subject in rows}


def mission_of(vote):
    found = MISSION.search(vote.title)
    return (found[1], found[2]) if found else None
