"""What each kind of statement about one vote needs of the vote, and what it asserts.

A draw gives the members spoken of and, where the choice itself makes it false, what was changed.
"""

from record import PERMANENT
from statement import mission_of

P5 = set(PERMANENT) | {"SUN"}


def vetoed(count):
    def draw(vote, cls, rng):
        if len(vote.vetoers) != count:
            return None
        members = sorted(vote.vetoers)
        rng.shuffle(members)
        return members, None
    return draw


def one_member(option):
    """A member with that option; for a false one a member with another, on which the statement is silent."""
    def draw(vote, cls, rng):
        fits = [m for m, o in vote.ballots.items() if o == option]
        if cls != "false":
            return ([rng.choice(fits)], None) if fits else None
        if rng.random() < 0.3 and fits:
            return [rng.choice(fits)], None
        wrong = [m for m, o in vote.ballots.items() if o != option and not {o, option} <= {"absent", "not_voting"}]
        return ([rng.choice(wrong)], "option") if wrong else None
    return draw


def two_members(first, second):
    def draw(vote, cls, rng):
        a = [m for m, o in vote.ballots.items() if o == first]
        b = [m for m, o in vote.ballots.items() if o == second]
        if not a or not b:
            return None
        one, two = rng.choice(a), rng.choice(b)
        if cls == "false":
            wrong = [m for m, o in vote.ballots.items() if o != second]
            if not wrong:
                return None
            two = rng.choice(wrong)
        return ([one, two], "second" if cls == "false" else None) if one != two else None
    return draw


def several(option):
    """Three members with that option; in a false list one has another."""
    def draw(vote, cls, rng):
        fits = [m for m, o in vote.ballots.items() if o == option]
        wrong = [m for m, o in vote.ballots.items() if o != option]
        if len(fits) < 3 or cls == "false" and not wrong:
            return None
        members = rng.sample(fits, 3)
        if cls != "false":
            return members, None
        members[rng.randrange(3)] = rng.choice(wrong)
        return members, "option"
    return draw


def veto_with_abstention(vote, cls, rng):
    """A lone veto, and a member said to have abstained."""
    if len(vote.vetoers) != 1:
        return None
    abstained = [m for m, o in vote.ballots.items() if (o == "abstain") == (cls != "false") and m not in vote.vetoers]
    return ([*vote.vetoers, rng.choice(abstained)], "second" if cls == "false" else None) if abstained else None


def adopted(test=lambda vote: True, wrong=None, change="outcome"):
    """Votes that pass the test; false ones by another part, or of those the second test names."""
    def draw(vote, cls, rng):
        if cls == "false" and wrong and rng.random() < 0.6:
            return ([], change) if wrong(vote) else None
        return ([], None) if test(vote) else None
    return draw


def alone(test, others):
    """One member set apart: the sets of members with and without it."""
    def draw(vote, cls, rng):
        member = test(vote)
        if member is None:
            return None
        if cls != "false":
            return [member], None
        rest = [m for m in others(vote) if m != member]
        return ([rng.choice(rest)], "member") if rest else None
    return draw


def not_yes(vote):
    rest = [m for m, o in vote.ballots.items() if o != "yes"]
    return rest[0] if len(rest) == 1 and vote.tally[0] == 14 else None


def lone_abstainer(vote):
    rest = [m for m, o in vote.ballots.items() if o != "yes"]
    return rest[0] if len(rest) == 1 and vote.ballots[rest[0]] == "abstain" and vote.outcome == "adopted" else None


def lone_permanent(vote):
    rest = [m for m in vote.ballots if m in P5 and vote.ballots[m] != "yes"]
    return rest[0] if len(rest) == 1 else None


def passed(vote):
    return vote.outcome == "adopted" and vote.number is not None


def short(vote):
    return vote.outcome == "not_adopted" and vote.tally[0] < 9


def extended(vote, cls, rng):
    return ([], None) if passed(vote) and mission_of(vote) else None


DRAWS = {
    **dict.fromkeys(("veto_one", "veto_passive", "veto_nominal", "veto_headline", "veto_tally", "veto_object_time", "amendment"),
                    vetoed(1)),
    **dict.fromkeys(("veto_two", "veto_second", "veto_two_headline"), vetoed(2)),
    "member_yes": one_member("yes"), "member_no": one_member("no"), "member_abstain": one_member("abstain"),
    "member_not_voting": one_member("not_voting"),
    "members_abstain": two_members("abstain", "abstain"), "members_yes": two_members("yes", "yes"),
    "members_differ": two_members("yes", "abstain"),
    "tally_adopted": adopted(passed), "tally_other": adopted(), "abstain_count": adopted(lambda v: v.tally[2] > 1),
    "unanimous": adopted(lambda v: passed(v) and v.tally == (15, 0, 0), lambda v: passed(v) and v.tally[0] < 15, "tally"),
    "share": adopted(lambda v: passed(v) and v.tally[0] in (9, 10)),
    "all_but": alone(not_yes, lambda v: v.ballots), "only_abstainer": alone(lone_abstainer, lambda v: v.ballots),
    "perms": alone(lone_permanent, lambda v: [m for m in v.ballots if m in P5]),
    "adoption": adopted(passed, lambda v: v.outcome != "adopted"),
    "extension": extended, "veto_and_abstention": veto_with_abstention,
    "abstainers": several("abstain"), "supporters": several("yes"),
    "rejection": adopted(short, passed), "rejection_short": adopted(short, lambda v: passed(v) or bool(v.vetoers)),
}


def opposite(vote, cls, rng):
    """Voters for a mission's mandate: what they voted against is its end."""
    yes = [m for m in vote.ballots if vote.ballots[m] == "yes"]
    return ([rng.choice(yes)], None) if passed(vote) and mission_of(vote) else None


DRAWS |= {"opposite": opposite, "adoption_headline": DRAWS["adoption"], "rejection_headline": DRAWS["rejection"],
          "unanimous_headline": DRAWS["unanimous"]}


def vetoes(stated, facts):
    stated.vetoers = tuple(facts.members)


def same(option):
    def put(stated, facts):
        stated.options = {member: option for member in facts.members}
    return put


def differ(stated, facts):
    stated.options = {facts.members[0]: "yes", facts.members[1]: "abstain"}


def vetoed_beside(stated, facts):
    stated.vetoers, stated.options = tuple(facts.members[:1]), {facts.members[1]: "abstain"}


def outcome(value, extra=None):
    def put(stated, facts):
        stated.outcome, stated.extra = value, extra
    return put


def lone(test):
    def put(stated, facts):
        stated.extra = lambda vote: test(vote) == facts.members[0]
    return put


def mission(stated, facts):
    """A mission is known by its acronym in the title, and generously by its subject."""
    stated.outcome = "adopted"
    stated.topic = facts.topic


def nothing(stated, facts):
    """The tally is all that is asserted."""


ASSERTS = {
    **dict.fromkeys(("veto_one", "veto_passive", "veto_nominal", "veto_headline", "veto_tally", "veto_object_time", "amendment",
                     "veto_two", "veto_second", "veto_two_headline"), vetoes),
    "member_yes": same("yes"), "member_no": same("no"), "member_abstain": same("abstain"),
    "member_not_voting": same("not_voting"), "members_abstain": same("abstain"), "members_yes": same("yes"),
    "members_differ": differ, "tally_adopted": outcome("adopted"), "tally_other": nothing, "abstain_count": nothing,
    "unanimous": outcome("adopted", lambda v: v.tally[1:] == (0, 0) and v.tally[0] >= 13),
    "share": nothing, "all_but": lone(not_yes), "only_abstainer": lone(lone_abstainer), "perms": lone(lone_permanent),
    "adoption": outcome("adopted"), "extension": mission, "opposite": nothing,
    "rejection": outcome("failed"), "abstainers": same("abstain"), "supporters": same("yes"), "veto_and_abstention": vetoed_beside,
    "rejection_short": outcome("failed", lambda v: v.tally[0] < 9),
}
ASSERTS |= {"adoption_headline": ASSERTS["adoption"], "rejection_headline": ASSERTS["rejection"],
            "unanimous_headline": ASSERTS["unanimous"]}
