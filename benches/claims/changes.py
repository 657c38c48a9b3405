"""One changed part of a true statement, which makes it false."""

from datetime import timedelta

from record import PERMANENT

# A part that can be changed, and the slots one of which must stand in the sentence.
CHANGES = [
    ("member", {"M"}), ("second", {"M2"}), ("tally", {"y", "Y", "n", "N", "A", "S"}), ("day", {"w"}),
    ("symbol", {"sym", "num"}), ("topic", {"topic", "htopic"}),
]


def change(composer, kind, facts, slots):
    """Changes one part of the facts that the sentence states; its name, or nothing where that fails."""
    choices = [c for c, needed in CHANGES if needed & slots and c not in ("member", "second") or
               c == "member" and slots & {"M", "adj"} and kind.startswith(("veto", "amendment")) or
               c == "second" and len(facts.members) == 2 and kind.startswith("veto")]
    if not choices:
        return None
    # Topics can always be changed; a tally, where one is stated, is what such a sentence is about.
    part = composer.rng.choices(choices, [{"tally": 4, "topic": 1}.get(c, 2) for c in choices])[0]
    return part if PARTS[part](composer, facts, slots) else None


def member(composer, facts, _):
    others = [m for m in PERMANENT if m not in facts.vote.vetoers and (m != "RUS" or facts.day.year > 1991)]
    facts.members = [composer.rng.choice(others)] + facts.members[1:]
    return True


def second(composer, facts, _):
    others = [m for m in PERMANENT if m not in facts.vote.vetoers and (m != "RUS" or facts.day.year > 1991)]
    facts.members = [facts.members[0], composer.rng.choice(others)]
    return True


def tally(composer, facts, slots):
    at = composer.rng.choice([i for i, names in enumerate(({"y", "Y", "S"}, {"n", "N"}, {"a", "A", "with_a", "dash_a"}))
                          if names & slots])
    numbers = list(facts.tally)
    numbers[at] += composer.rng.choice((-4, -3, -2, -1, 1, 2, 3, 4))
    facts.tally = tuple(numbers)
    return 0 <= min(numbers) and max(numbers) <= 15


def day(composer, facts, _):
    ago = (facts.published - facts.day).days
    shift = composer.rng.choice((-4, -3, 3)) if ago <= 6 else composer.rng.choice((-400, -200, -60, -20, -9, 9, 30, 90, 365))
    facts.day += timedelta(days=shift)
    return facts.day <= facts.published


def symbol(composer, facts, _):
    near = [v for v in composer.pool if bool(v.resolution) == bool(facts.vote.resolution)
            and abs(v.day.year - facts.day.year) <= 3 and v is not facts.vote and v.symbol
            and v.day <= facts.published]
    facts.named = composer.rng.choice(near) if near else facts.vote
    return bool(near)


def topic(composer, facts, _):
    far = [t for t in composer.topics if not composer.record.about(facts.vote, t)]
    facts.topic = composer.rng.choice(far or [facts.topic])
    return bool(far)


PARTS = {"member": member, "second": second, "tally": tally, "day": day, "symbol": symbol, "topic": topic}
