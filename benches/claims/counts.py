"""Statements that count votes: of a member, over a topic, over a period.

True: every defensible count is the stated one. False: the stated one is off by more than any of them.
"""

import re
from datetime import date, timedelta

import words
from statement import Statement, tables

# A closed period takes the past tense: "has vetoed three drafts in 2017" is no English.
PERFECT = re.compile(r"\bha(?:s|ve) (?:been|fallen)\b|\bha(?:s|ve) ")
PAST = {"have been": "were", "have fallen": "fell"}


class Counter:
    """Draws statements that count."""

    def __init__(self, record, part, rng):
        self.record, self.rng = record, rng
        self.wordings = words.wordings("counts.txt", part)
        self.topics, _ = tables()
        self.vetoed = [v for v in record.votes if v.vetoers and v.row["date"] >= "1972"]

    def compose(self, kind, cls):
        condition_and_words = self.wordings.get(kind)
        if not condition_and_words:
            return None
        _, wording = self.rng.choice(condition_and_words)
        return getattr(self, f"draw_{kind}", self.draw_veto_count)(kind, cls, wording)

    # Periods.

    def period(self, first_year):
        """A period after that year: its words, first and last day (the article's), and the narrowest reading's first day."""
        rng = self.rng
        published = date(rng.randrange(first_year + 2, 2026), rng.randrange(1, 13), rng.randrange(1, 28))
        published = min(published, self.record.last)
        year = rng.randrange(first_year, published.year)
        form = rng.random()
        if form < 0.7:
            return f"since {year}", date(year, 1, 1), published, published, date(year + 1, 1, 1)
        if form < 0.85 and published.year - year > 2:
            last = rng.randrange(year + 1, published.year)
            words_ = rng.choice([f"between {year} and {last}", f"from {year} to {last}"])
            return words_, date(year, 1, 1), date(last, 12, 31), published, date(year + 1, 1, 1)
        return f"in {year}", date(year, 1, 1), date(year, 12, 31), published, date(year, 1, 1)

    def quiet(self, holds, published):
        """Whether nothing that would count took place around the article's day."""
        return not any(holds(v) for v in self.record.between(published - timedelta(days=4), published + timedelta(days=2)))

    def stated(self, cls, counts, broad, narrow):
        """The number that the statement gives: one true under all counts, or false under all."""
        plain = counts[0]
        if cls == "true":
            return plain if plain > 0 and len(set(counts)) == 1 else None
        low, high = min(min(counts), narrow) - 1, max(max(counts), broad) + 1
        choice = self.rng.choice([n for n in (high + 1, high + 2, high + 5, high + 12, low - 1, low - 2, low - 5)])
        return choice if choice > 1 else None

    # Kinds.

    def draw_veto_count(self, kind, cls, wording):
        member = self.rng.choice(("RUS", "USA", "CHN", "RUS", "USA", "GBR", "FRA"))
        topic = self.rng.choice([None, *sorted({v.topic for v in self.vetoed if member in v.vetoers and v.topic in self.topics})])
        first = {"RUS": 1992, "CHN": 1972}.get(member, 1972)
        recent = 2002 if self.rng.random() < 0.7 and member in ("RUS", "USA", "CHN") else first
        return self.counting(kind, cls, wording, [member], topic, recent, lambda v: member in v.vetoers)

    def draw_veto_count_joint(self, kind, cls, wording):
        topic = self.rng.choice([None, "syria", "syria"])
        return self.counting(kind, cls, wording, ["RUS", "CHN"], topic, 2002, lambda v: {"RUS", "CHN"} <= v.vetoers,
                             either=lambda v: {"RUS", "CHN"} & v.vetoers)

    def draw_abstention_count(self, kind, cls, wording):
        member = self.rng.choice(("RUS", "CHN", "USA", "RUS", "CHN"))
        topic = self.rng.choice(sorted(self.topics))
        return self.counting(kind, cls, wording, [member], topic, 1994, lambda v: v.ballots.get(member) == "abstain")

    def draw_adoption_count(self, kind, cls, wording):
        topic = self.rng.choice(sorted(self.topics))
        return self.counting(kind, cls, wording, [], topic, 1994, lambda v: v.outcome == "adopted" and v.number)

    def draw_adoption_year(self, kind, cls, wording):
        year = self.rng.randrange(1991, 2025)
        counts, broad = self.record.counts(lambda v: v.outcome == "adopted" and v.number, None, date(year, 1, 1), date(year, 12, 31))
        n = self.stated(cls, counts, broad, counts[0])
        published = date(year + 1, self.rng.randrange(1, 12), self.rng.randrange(1, 28))
        return n and self.made(kind, cls, wording, [], None, published, n, "", Y0=year)

    def draw_veto_count_sum(self, kind, cls, wording):
        pair = self.rng.choice((["RUS", "CHN"], ["CHN", "RUS"], ["RUS", "USA"], ["USA", "GBR"]))
        topic = self.rng.choice([None, "syria"] if "RUS" in pair else [None])
        since, first, last, published, later = self.period(1994 if "RUS" in pair else 1975)
        total, wide, narrow = [], 0, 0
        for member in pair:
            counts, broad = self.record.vetoes({member}, topic, first, last)
            total.append(counts)
            wide, narrow = wide + broad, narrow + min(self.record.vetoes({member}, topic, later, last)[0])
        either = self.record.counts(lambda v: set(pair) & v.vetoers, topic, first, last)[0][0]
        sums = [a + b for a, b in zip(*total)]
        n = self.stated(cls, sums, wide, min(narrow, either, *self.joint(pair, topic, later, last)))
        if not n or not all(min(c) for c in total) or not self.quiet(lambda v: set(pair) & v.vetoers, published):
            return None
        return self.made(kind, cls, wording, pair, topic, published, n, since)

    def joint(self, pair, topic, first, last):
        return self.record.counts(lambda v: set(pair) <= v.vetoers, topic, first, last)[0]

    def counting(self, kind, cls, wording, members, topic, first_year, holds, either=None):
        since, first, last, published, later = self.period(first_year)
        counts, broad = self.record.counts(holds, topic, first, last)
        narrow = min(self.record.counts(holds, topic, later, last)[0])
        if either:
            both = self.record.counts(either, topic, first, last)[1]
            broad = max(broad, both + sum(counts[:1]))
        n = self.stated(cls, counts, broad, narrow)
        if n is None or n > 150 or "{x}" not in wording and n < 2 or not self.quiet(either or holds, published):
            return None
        if kind == "veto_count_least":
            if cls == "false" and n <= broad:
                return None
            if cls == "true":
                n = max(1, n - self.rng.choice((0, 0, 1, 2)))
                if n < 2:
                    return None
        return self.made(kind, cls, wording, members, topic, published, n, since)

    def draw_veto_ordinal(self, kind, cls, wording):
        vote = self.rng.choice([v for v in self.vetoed if v.row["date"] >= "1994" and v.whole and v.topic in self.topics])
        member = self.rng.choice(sorted(vote.vetoers))
        year = vote.day.year - self.rng.randrange(1, 14)
        topic = vote.topic if self.rng.random() < 0.8 else None
        first, last = date(max(year, 1992), 1, 1), vote.day
        counts, broad = self.record.vetoes({member}, topic, first, last)
        same_day = [v for v in self.vetoed if member in v.vetoers and abs((v.day - vote.day).days) <= 4]
        narrow = min(self.record.vetoes({member}, topic, date(first.year + 1, 1, 1), last)[0])
        n = self.stated(cls, counts, broad, narrow)
        if not n or n < 2 or len(same_day) > 1:
            return None
        statement = self.made(kind, cls, wording, [member], topic, vote.day + timedelta(days=self.rng.randrange(3)), n,
                              f"since {first.year}")
        return self.introduced(statement, vote, member)

    def draw_first_since(self, kind, cls, wording):
        vote = self.rng.choice([v for v in self.vetoed if v.row["date"] >= "1994" and v.whole and v.topic in self.topics])
        member = self.rng.choice(sorted(vote.vetoers))
        before = [v for v in self.vetoed if member in v.vetoers and v.day < vote.day]
        official = [v for v in before if v.in_official_veto_list != "no"]
        if not before or member == "RUS" and before[-1].day.year < 1992 or before[-1].day.year != official[-1].day.year:
            return None
        last = before[-1].day
        if (vote.day - last).days < 150 or last.year == vote.day.year:
            return None
        year = last.year
        if cls == "false":
            year -= self.rng.choice((2, 3, 5))
            if not any(v.day.year == year for v in before):
                return None
        statement = self.made(kind, cls, wording, [member], None, vote.day + timedelta(days=self.rng.randrange(3)), None, "", Y0=year)
        return self.introduced(statement, vote, member)

    def introduced(self, statement, vote, member):
        """The sentence before says which veto is the ordinal's."""
        topic = self.topics[vote.topic][0]
        phrase, _ = words.when(self.rng, vote.day, statement.published)
        name = words.member(self.rng, member)
        statement.before = words.sentence(f"{name} vetoed a Security Council draft resolution on {topic} {phrase}")
        statement.topic, statement.votes = vote.topic, [vote.id]
        return statement

    def made(self, kind, cls, wording, members, topic, published, n, since, Y0=None):
        names = [words.member(self.rng, m) for m in members]
        values = {
            "M": names[0] if names else "", "Ms": words.listed(names) if names else "",
            "M's": f"{names[0]}'s" if names else "", "adj": words.adjective(members[0]) if members else "",
            "T": f"on {self.rng.choice(self.topics[topic])}" if topic else "", "since": since, "Y0": Y0,
            "C": words.number(self.rng, n) if n else "", "x": words.times(self.rng, n) if n else "",
            "O": words.ordinal(self.rng, n) if n else "",
        }
        text = wording
        for slot, value in values.items():
            text = text.replace("{%s}" % slot, str(value))
        if not since.startswith("since") and since:
            text = PERFECT.sub(lambda verb: PAST.get(verb[0], ""), text)
        changed = {"veto_ordinal": "ordinal", "first_since": "period"}.get(kind, "count")
        return Statement(text=words.sentence(text), cls=cls, kind=kind, wording=f"{kind}: {wording}",
                         changed=changed if cls == "false" else None, published=published, topic=topic or "", members=members)


KINDS = ("veto_count", "veto_count_least", "veto_count_joint", "veto_count_sum", "veto_ordinal", "first_since",
         "abstention_count", "adoption_count", "adoption_year")
