"""The score: which verdict each statement got, by class, kind, changed part or wording."""

from collections import defaultdict

FOUND = ("agrees", "partly_agrees", "undetermined", "none", "disagrees")
WORST = {"true": ("disagrees", "undetermined", "partly_agrees", "agrees"),
         "false": ("disagrees", "agrees", "partly_agrees", "undetermined")}


def overlapping(gold, claims):
    return [c for c in claims if c["start"] < gold["end"] and gold["start"] < c["end"] and c.get("verdict")]


def outcome(gold, claims):
    """One word for what the program says of the statement: of several claims the one that does most harm."""
    verdicts = {c["verdict"] for c in overlapping(gold, claims)}
    for verdict in WORST.get(gold["class"], WORST["true"] if gold["class"] == "unclear" else WORST["false"]):
        if verdict in verdicts:
            return verdict
    return "none"


def share(rows, *outcomes):
    return 100 * sum(o in outcomes for _, o in rows) / len(rows) if rows else 0.0


def figures(rows):
    """The headline figures, in per cent."""
    by = {c: [r for r in rows if r[0]["gold"]["class"] == c] for c in ("true", "false", "unclear", "distractor")}
    marked = [r for r in by["false"] if any(r[0]["gold"][k] for k in ("has_symbol", "has_day", "has_tally"))]
    return {
        "true: agrees": share(by["true"], "agrees"),
        "true: agrees or partly": share(by["true"], "agrees", "partly_agrees"),
        "true: accused": share(by["true"], "disagrees"),
        "false: vouched for": share(by["false"], "agrees", "partly_agrees"),
        "false: caught": share(by["false"], "disagrees"),
        "false: caught, with symbol, day or tally": share(marked, "disagrees"),
        "unclear: accused": share(by["unclear"], "disagrees"),
        "distractors: judged": share(by["distractor"], "agrees", "partly_agrees", "disagrees"),
        "distractors: taken for claims": share(by["distractor"], "agrees", "partly_agrees", "disagrees", "undetermined"),
    }


def table(rows, key, limit=None):
    """Counts by a key of the gold, the greatest loss first."""
    groups = defaultdict(list)
    for row in rows:
        groups[(row[0]["gold"]["class"], str(row[0]["gold"][key]))].append(row)
    lines = [(loss(cls, group), cls, name, group) for (cls, name), group in groups.items()]
    lines.sort(key=lambda line: (-line[0], line[1], line[2]))
    width = max(len(name) for _, _, name, _ in lines[:limit])
    head = f"{'class':11}{key:{width + 2}}{'n':>6}" + "".join(f"{o.replace('_agrees', ''):>14}" for o in FOUND) + f"{'loss':>8}"
    shown = [f"{cls:11}{name:{width + 2}}{len(group):6}" + "".join(f"{share(group, o):13.1f}%" for o in FOUND) + f"{lost:8.1f}"
             for lost, cls, name, group in lines[:limit]]
    return "\n".join([head, *shown])


def loss(cls, rows):
    """What the group costs: accusing and vouching weigh ten times a silence."""
    silent = sum(o in ("undetermined", "none") for _, o in rows)
    if cls == "true":
        return 10 * sum(o == "disagrees" for _, o in rows) + silent + 0.3 * sum(o == "partly_agrees" for _, o in rows)
    if cls == "false":
        return 10 * sum(o in ("agrees", "partly_agrees") for _, o in rows) + silent
    wrong = ("disagrees",) if cls == "unclear" else ("agrees", "partly_agrees", "disagrees")
    return 10 * sum(o in wrong for _, o in rows)


def wrong(article, found):
    cls = article["gold"]["class"]
    return found not in {"true": ("agrees",), "false": ("disagrees",), "distractor": ("none",)}.get(
        cls, ("agrees", "partly_agrees", "undetermined", "none"))


def errors(rows, claims, count, rng):
    """Examples of what went wrong, those that do harm first."""
    bad = [row for row in rows if wrong(*row)]
    rng.shuffle(bad)
    bad.sort(key=lambda row: row[1] not in {"true": ("disagrees",)}.get(row[0]["gold"]["class"], ("agrees", "partly_agrees", "disagrees")))
    for article, found in bad[:count]:
        gold = article["gold"]
        yield f"{gold['class']} ({gold['changed'] or '-'}) {gold['kind']} {article['published_on']} {','.join(gold['votes'])} -> {found}"
        yield "  " + article["text"][gold["start"]:gold["end"]]
        for claim in overlapping(gold, claims.get(article["id"], [])):
            yield f"    [{claim['kind']}, {claim['verdict']}] «{claim['text']}»: {claim['reason']}"
