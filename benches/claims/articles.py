"""Short articles around statements, and the sentences that state no vote at all."""

import uuid

import counts
import words
from kinds import DRAWS
from record import PERMANENT
from statement import Statement, tables
from votes import Composer

# Kinds that the press uses most are drawn more often.
OFTEN = {"tally_adopted": 3, "tally_other": 3, "veto_count": 3, "member_yes": 2, "member_no": 2, "member_abstain": 2,
         "veto_one": 2, "adoption": 2, "veto_tally": 2, "unanimous": 2, "veto_ordinal": 2, "veto_headline": 2}
SHARES = (("true", 0.41), ("false", 0.39), ("unclear", 0.03), ("distractor", 0.17))


class Desk:
    """Composes articles, each with one statement or one distractor."""

    def __init__(self, record, part, rng):
        self.record, self.rng = record, rng
        self.composer = Composer(record, part, rng)
        self.counter = counts.Counter(record, part, rng)
        self.distractors = words.wordings("distractors.txt", part)
        self.around = words.sections("articles.txt")
        self.topics, _ = tables()
        kinds = [k for k in DRAWS if k != "opposite"] + list(counts.KINDS)
        self.kinds = [k for k in kinds for _ in range(OFTEN.get(k, 1))]

    def article(self):
        """The next article; draws that are open to dispute are thrown away."""
        cls = self.rng.choices([c for c, _ in SHARES], [share for _, share in SHARES])[0]
        kind = self.rng.choice(self.kinds)
        while True:
            statement = self.statement(cls, kind)
            if statement:
                return self.written(statement)
            if self.rng.random() < 0.02:
                kind = self.rng.choice(self.kinds)

    def statement(self, cls, kind):
        if cls == "distractor":
            return self.distractor()
        if cls == "unclear":
            return self.unclear()
        source = self.counter if kind in counts.KINDS else self.composer
        return source.compose(kind, cls)

    def unclear(self):
        """Statements that no honest judge can call wrong: the opposite of a draft, or a day in an article without a date."""
        if self.rng.random() < 0.6:
            return self.composer.compose("opposite", "unclear")
        kind = self.rng.choice(("veto_one", "veto_passive", "member_abstain", "adoption"))
        statement = self.composer.compose(kind, "true")
        if not statement or statement.has_symbol or not statement.has_day or any(c.isdigit() for c in statement.text + statement.before):
            return None
        statement.cls, statement.undated = "unclear", True
        return statement

    def distractor(self):
        """Mostly right after a real vote on that topic, where it tempts most."""
        rng = self.rng
        group = rng.choice(list(self.distractors))
        _, wording = rng.choice(self.distractors[group])
        vote = rng.choice([v for v in self.composer.pool if v.row["date"] >= "1995"])
        one, two = rng.sample(PERMANENT, 2)
        if vote.vetoers and rng.random() < 0.5:
            one = sorted(vote.vetoers)[-1]
            two = rng.choice([p for p in PERMANENT if p != one])
        text = wording.format(M=words.member(rng, one), M2=words.member(rng, two), adj=words.adjective(one),
                              topic=rng.choice(self.topics[vote.topic]), n=rng.randrange(31, 90))
        published = self.composer.published(vote)
        return Statement(text=words.sentence(text), cls="distractor", kind=f"no_claim_{group}", wording=f"{group}: {wording}",
                         changed=None, published=published, topic=vote.topic)

    def choose(self, section, statement):
        topic = self.topics.get(statement.topic, ["peace and security"])[0]
        day = statement.published
        shown = self.rng.choice((f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}"))
        _, wording = self.rng.choice(self.around[section])
        if statement.undated:
            wording = wording.replace(", {date}", "").replace(" ({date})", "")
        return wording.replace("{topic}", topic).replace("{date}", shown)

    def written(self, statement):
        """The article as a JSON line, with what is known of its statement under `gold`."""
        rng = self.rng
        named = statement.cls == "distractor" or statement.names_council
        context = rng.choice(("title", "standfirst", "lead") if not named else ("title", "none", "none"))
        title = statement.text if statement.headline else self.choose(
            "title_council" if context == "title" else "title_plain", statement)
        paragraphs = [self.choose("standfirst", statement)] if context == "standfirst" else []
        lead = []
        if context == "lead" or rng.random() < 0.5:
            lead.append(self.choose("opening_council" if context == "lead" else "opening", statement))
        if not statement.headline:
            lead += [statement.before] * bool(statement.before)
            lead.append(statement.text)
        if not lead:
            lead.append(self.choose("opening", statement))
        dateline = f"{self.choose('dateline', statement)} " if rng.random() < 0.75 else ""
        fillers = rng.sample(self.around["filler"], rng.randrange(1, 4))
        if rng.random() < 0.25 and not statement.before and not statement.headline:
            paragraphs.append(dateline + fillers.pop()[1])
            paragraphs.append(" ".join(lead))
        else:
            paragraphs.append(dateline + " ".join(lead))
        paragraphs.append(" ".join(words_ for _, words_ in fillers) or self.choose("filler", statement))
        text = "\n\n".join([title, *paragraphs])
        start = text.index(statement.text)
        gold = {"start": start, "end": start + len(statement.text), "class": statement.cls, "kind": statement.kind,
                "wording": statement.wording, "changed": statement.changed, "has_symbol": statement.has_symbol,
                "has_day": statement.has_day, "has_tally": statement.has_tally, "members": statement.members, "votes": statement.votes}
        name = uuid.UUID(int=rng.getrandbits(128)).hex[:12]
        return {"id": name, "title": title, "text": text, "language": "en",
                "published_on": None if statement.undated else statement.published.isoformat(), "gold": gold}
