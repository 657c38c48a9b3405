"""The scorer's tables."""
import json
import random
from collections import Counter, defaultdict

SURE = 0.9


def share(part, whole):
    """A percentage as text."""
    return f"{100 * part / whole:5.1f}" if whole else "    -"


def line(name, judged):
    """found, right, wrong, missing and number."""
    count = Counter(one.outcome for one in judged)
    found = sum(one.predicted is not None for one in judged)
    whole = len(judged)
    figures = [share(part, whole) for part in (found, count["right"], count["wrong"], count["missing"], sum(one.strict for one in judged))]
    return f"  {name:<28}{''.join(f'{figure:>8}' for figure in figures)}{whole:>8}"


HEAD = f"  {'':<28}{'found':>8}{'right':>8}{'wrong':>8}{'missing':>8}{'strict':>8}{'runs':>8}"


def levels(judged, least):
    """Every factor's levels, those that lose most first."""
    for factor in (*judged[0].answer["factors"], "kind", "modality"):
        by = defaultdict(list)
        for one in judged:
            level = one.answer["factors"].get(factor) or one.answer["speaker"].get(factor) or one.answer.get(factor)
            by[level].append(one)
        print(f"\n{factor}\n{HEAD}")
        lost = {level: sum(not one.right for one in ones) for level, ones in by.items()}
        for level in sorted(by, key=lambda level: (-lost[level], str(level))):
            if len(by[level]) >= least:
                print(line(str(level), by[level]))


def confidence(judged):
    """How far the confidence keeps its word."""
    matched = [one for one in judged if one.predicted]
    sure = [one for one in matched if one.predicted["confidence"] >= SURE]
    right = [one for one in matched if one.right]
    print(f"\nconfidence >= {SURE}: {share(sum(one.right for one in sure), len(sure))}% of {len(sure)} right; "
          f"{share(sum(one.right for one in sure), len(right))}% of {len(right)} right ones have it")
    print(f"  {'decile':<12}{'number':>8}{'mean':>8}{'right':>8}{'off':>8}")
    for decile in range(10):
        ones = [one for one in matched if min(9, int(10 * one.predicted["confidence"])) == decile]
        if ones:
            mean = 100 * sum(one.predicted["confidence"] for one in ones) / len(ones)
            got = 100 * sum(one.right for one in ones) / len(ones)
            print(f"  {decile / 10:.1f}–{(decile + 1) / 10:.1f}     {len(ones):>8}{mean:8.1f}{got:8.1f}{got - mean:8.1f}")


def modalities(judged):
    """Answers against predictions."""
    print("\nmodality: answer → predicted (matched runs; asserted where the command prints none)")
    pairs = Counter((one.answer["modality"], one.predicted.get("modality") or "asserted") for one in judged if one.predicted)
    for (gold, got), count in sorted(pairs.items(), key=lambda pair: (pair[0][0], -pair[1])):
        print(f"  {gold:<14}→ {got:<14}{count:>6}")


def falsehoods(false, nones):
    """Predictions that are no quotes."""
    count = Counter(why for why, _, _ in false)
    print("\nfalse quotes, of the runs that are none")
    for why in sorted(nones, key=lambda why: -count[why]):
        print(f"  {why:<16}{share(count[why], nones[why])}% of {nones[why]}")
    print(f"  other           {count['other']}")


def shown(one):
    """An error with the text around it."""
    answer, got = one.answer, one.predicted
    text = one.article["text"]
    around = text[max(0, min(answer["start"], answer["speaker"]["start"]) - 60):max(answer["end"], answer["speaker"]["end"]) + 60]
    speaker = (got or {}).get("speaker") or {}
    said = "no quote"
    if got:
        who = " ".join(f"{key}={speaker.get(key)!r}" for key in ("name", "text", "id"))
        said = f"{who} {got.get('rule')} {got['confidence']:.2f}"
    gold = answer["speaker"]
    return (f"  [{one.article['id']}] {' / '.join(answer['factors'].values())}\n    {around!r}\n"
            f"    expected {gold['name']!r} ({gold['text']!r}), got {said}")


def errors(judged, false, number):
    """Examples of each kind."""
    kinds = defaultdict(list)
    for one in judged:
        if not one.right:
            kinds["not found" if one.predicted is None else one.outcome + (", a part of the name" if one.partly else "")].append(one)
        elif not one.strict:
            kinds["right but for the modality"].append(one)
    for kind, ones in kinds.items():
        print(f"\n{kind}: {len(ones)}")
        for one in random.Random(1).sample(ones, min(number, len(ones))):
            print(shown(one))
    print(f"\nfalse quotes: {len(false)}")
    for why, got, article in random.Random(1).sample(false, min(number, len(false))):
        around = article["text"][max(0, got["start"] - 60):got["end"] + 60]
        speaker = (got.get("speaker") or {}).get("text")
        print(f"  [{article['id']}] {why}: {around!r} {speaker!r} {got['confidence']:.2f}")


def show(args, judged, false, nones):
    """All of it."""
    people = [one for one in judged if one.right and one.answer["speaker"]["kind"] == "person" and one.answer["speaker"]["name"]]
    with_id = sum(bool(one.predicted["speaker"].get("id")) for one in people)
    if args.json:
        count = Counter(one.outcome for one in judged)
        print(json.dumps({"runs": len(judged), "found": sum(one.predicted is not None for one in judged), **count,
                          "strict": sum(one.strict for one in judged), "named": len(people), "with_id": with_id, "false": len(false)}))
        return
    acts = len({(one.article["id"], one.answer["utterance"]) for one in judged})
    print(f"{acts} attributions, {len(judged)} quoted runs\n{HEAD}")
    print(line("all", judged))
    print(f"  {share(with_id, len(people))}% of {len(people)} people named right have an id; "
          f"{sum(one.partly for one in judged)} names are a part of the right one")
    confidence(judged)
    modalities(judged)
    falsehoods(false, nones)
    levels(judged, args.least)
    if args.errors:
        errors(judged, false, args.errors)
