"""Statements about one vote: a wording, the facts that fill it, and one of them changed where it shall be false."""

import re
from dataclasses import replace
from datetime import timedelta

import changes
import words
from kinds import ASSERTS, DRAWS
from record import Assertion
from statement import Facts, Statement, mission_of, tables


class Composer:
    """Draws statements about single votes."""

    def __init__(self, record, part, rng):
        self.record, self.rng = record, rng
        self.wordings = words.wordings("statements.txt", part) | words.wordings("results.txt", part)
        self.drafts = words.wordings("drafts.txt", part)
        self.topics, self.details = tables()
        self.pool = [v for v in record.votes if v.row["date"] >= "1972" and v.topic in self.topics and v.whole]
        self.amendments = [v for v in record.votes if v.vote_kind == "amendment" and v.vetoers and v.row["date"] >= "1972"
                           and v.topic in self.topics]

    def compose(self, kind, cls):
        """A statement of that kind and class, or nothing where the draw does not allow it."""
        wording = self.rng.choice(self.wordings[kind])
        vote, members, change = self.draw(kind, cls)
        if vote is None:
            return None
        facts = Facts(vote, members, vote.day, vote.tally, vote.topic, vote, self.published(vote))
        facts.mission = mission_of(vote)
        flat, before = self.expand(wording[1], kind, facts)
        inside = set(re.findall(r"{(\w+)}", flat))
        slots = inside | set(re.findall(r"{(\w+)}", before))
        if cls == "false" and change is None:
            # What the sentence before says stays true: the error must be the statement's own.
            change = changes.change(self, kind, facts, inside)
            if change is None:
                return None
        if change == "outcome" and kind == "rejection_short":
            facts.tally = (self.rng.randrange(3, 9), *facts.tally[1:])
        conditions = [wording[0]] + [c for c in self.conditions if c]
        y, n, a = facts.tally
        if not all(eval(c, {"y": y, "n": n, "a": a}) for c in conditions):
            return None
        return self.finish(kind, cls, change, facts, flat, before, slots, f"{kind}: {wording[1]}")

    def finish(self, kind, cls, change, facts, flat, before, slots, wording):
        """The sentence itself, if its truth is beyond dispute."""
        phrase, precision = words.when(self.rng, facts.day, facts.published)
        if "w" in slots and kind != "opposite" and self.may_omit_day(facts, slots, change) and self.rng.random() < 0.2:
            phrase, precision = "", None
        if "w" not in slots:
            precision = None
        texts = [self.fill(text, facts, phrase) for text in (flat, before)]
        stated = self.assertion(kind, facts, slots | self.said(texts[0]), precision)
        if cls == "true" and not (stated.fits(facts.vote) and self.plain(kind, stated, facts)):
            return None
        if cls == "false" and stated.possible(self.record, facts.published):
            return None
        text = words.sentence(texts[0].lstrip(" ,;"))
        headline = "headline" in kind
        return Statement(
            text=text.rstrip(".") if headline else text, cls=cls, kind=kind, wording=wording, changed=change,
            published=facts.published, topic=facts.topic, before=words.sentence(texts[1]) if texts[1] else "",
            headline=headline, members=facts.members, votes=[facts.vote.id],
            has_symbol=bool({"sym", "num"} & set(re.findall(r"{(\w+)}", flat))),
            has_day=precision == "day" and "{w}" in flat, has_tally=self.has_tally(kind, flat))

    @staticmethod
    def has_tally(kind, flat):
        return kind in ("unanimous", "all_but", "share", "only_abstainer") or bool(re.search(r"{[YNAyna]}|\b14\b|fourteen", flat))

    def choose(self, section):
        """One wording of a section of drafts.txt."""
        return self.rng.choice(self.drafts[section])[1]

    def published(self, vote):
        """Mostly days after the vote; some articles look back over years."""
        if self.rng.random() < 0.72:
            return vote.day + timedelta(days=self.rng.choice((0, 0, 1, 1, 1, 2, 3, 5, 9, 16, 28)))
        span = (self.record.last - vote.day).days
        return vote.day + timedelta(days=self.rng.randrange(min(60, span), min(3000, span) + 1))

    def may_omit_day(self, facts, slots, change):
        fresh = (facts.published - facts.vote.day).days <= 3
        return change != "day" and (fresh or bool({"sym", "num"} & slots))

    # Which vote and whose ballots.

    def draw(self, kind, cls):
        """A vote, the members spoken of, and the change where the choice of them is itself the change."""
        votes = self.amendments if kind == "amendment" else self.pool
        modern = [v for v in votes if v.row["date"] >= "2004"]
        rule = DRAWS[kind]
        for _ in range(400):
            vote = self.rng.choice(modern if self.rng.random() < 0.65 and modern else votes)
            found = rule(vote, cls, self.rng)
            if found is not None:
                return vote, *found
        return None, None, None

    # How the text voted on is named.

    def expand(self, wording, kind, facts):
        """The wording with its inner wordings put in, and a sentence before it that names the vote."""
        self.conditions, before = [], ""
        if "{tally}" in wording:
            condition, inner = self.rng.choice(self.wordings["tally"])
            self.conditions.append(condition)
            wording = wording.replace("{tally}", inner)
        if "{draft}" in wording:
            name, before = self.draft(kind, facts)
            wording = wording.replace("{draft}", name)
            if before and "{w}" in before:
                wording = wording.replace("{w}", "")
        for slot, section in (("{hdraft}", "hdraft"), ("{hres}", "hres"), ("{hfailed}", "hfailed"), ("{ahead}", "ahead"), ("{c}", "council")):
            while slot in wording:
                name = self.choose(section)
                if facts.vote.number or "{num}" not in name:
                    wording = wording.replace(slot, name, 1)
        return wording, before

    def draft(self, kind, facts):
        vote, adopted = facts.vote, bool(facts.vote.resolution)
        modes = ["res_symbol", "res_symbol", "res_symbol_topic", "res_topic", "context"] if adopted else [
            "draft_symbol", "draft_symbol_topic", "draft_topic", "draft_topic", "context"]
        if vote.id in self.details and not adopted:
            modes += ["draft_sponsor", "draft_subject"]
        mode = self.rng.choice(modes)
        if mode != "context":
            return self.choose(mode), ""
        name = self.choose("context")
        while name == "it" and kind in ("veto_nominal", "veto_tally"):
            name = self.choose("context")
        intro = self.rng.choice(["introduces_topic", "introduces_number" if adopted else "introduces_symbol"])
        return name, self.choose(intro)

    def fill(self, text, facts, phrase):
        rng, vote, (y, n, a) = self.rng, facts.named, facts.tally
        names = [words.member(rng, m) for m in facts.members]
        sponsor, subject = self.details.get(facts.vote.id, ("", ""))
        topics = self.topics.get(facts.topic, [facts.topic])
        topic = topics[-1] if facts.day.year < 2000 else rng.choice(topics)
        mission = facts.mission or ("", "")
        values = {
            "w": phrase, "topic": topic, "htopic": topics[0], "sponsor": sponsor, "subject": subject,
            "sym": vote.draft_symbol, "num": vote.number, "year": vote.day.year,
            "y": y, "n": n, "a": a, "S": words.number(rng, 9 - y),
            "Y": words.number(rng, y), "N": words.number(rng, n) if n else "none", "A": words.number(rng, a) if a else "none",
            "dash_a": f"-{a}" if a else "", "with_a": self.with_abstentions(a),
            "M": names[0] if names else "", "M1": names[0] if names else "", "M2": names[-1] if names else "",
            "Ms": words.listed(names) if names else "", "mission": rng.choice([f"the {mission[0]} ({mission[1]})", mission[1]]),
            "adj": words.adjective(facts.members[0]) if facts.members and facts.members[0] in words.PERMANENT_NAMES else "",
        }
        return re.sub(r"{(\w+)}", lambda slot: str(values[slot[1]]), text)

    def with_abstentions(self, a):
        if a == 0:
            return self.rng.choice(["", "", ", with no abstentions"])
        if a == 1:
            return self.rng.choice([" with one abstention", ", with one country abstaining", " and one abstention"])
        return f" with {words.number(self.rng, a)} {self.rng.choice(['abstentions', 'members abstaining'])}"

    # What the sentence says, and whether that can be so.

    @staticmethod
    def said(text):
        return {"a"} if re.search(r"abst", text) else set()

    def assertion(self, kind, facts, slots, precision):
        y, n, a = facts.tally
        stated = Assertion(topic=facts.topic if slots & {"topic", "htopic", "subject", "mission"} else None)
        if slots & {"sym", "num"}:
            stated = replace(stated, symbol=facts.named.symbol)
        if precision:
            stated = replace(stated, day=facts.day, month=precision == "month")
        if slots & {"y", "Y", "S"}:
            stated.yes = y
        if slots & {"n", "N"}:
            stated.no = n
        if "A" in slots or "dash_a" in slots and a or "a" in slots and kind.startswith(("tally", "veto_tally")):
            stated.abstain = a
        ASSERTS[kind](stated, facts)
        return stated

    def plain(self, kind, stated, facts):
        """Whether the vote is what a reader takes first; vetoes need no uniqueness, the rest does."""
        if stated.symbol:
            return True
        window, centre = self.window(stated, facts)
        if window is None:
            return False
        others = [v for v in self.record.between(centre - timedelta(days=window), centre + timedelta(days=min(window, 45)))
                  if v is not facts.vote and v.topic not in self.record.general and self.record.about(v, facts.topic)]
        return not any(v.vetoers or not kind.startswith(("veto", "amendment")) or "tally" in kind for v in others)

    @staticmethod
    def window(stated, facts):
        """Within how many days of which day no other vote may stand."""
        if stated.day:
            return (45 if stated.month else 2), facts.day
        fresh = (facts.published - facts.vote.day).days
        return (25 if fresh <= 5 else None), facts.published
