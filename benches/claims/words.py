"""Words for members, numbers and days, and the data files with wordings."""

import csv
import re
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
SMALL = ("no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
         "seventeen eighteen nineteen twenty").split()
ORDINALS = ("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth").split()
WITH_THE = {"USA", "GBR", "SUN", "NLD", "PHL", "ARE", "DOM", "COD"}
PERMANENT_NAMES = {
    "USA": (["the United States", "the US", "Washington", "the U.S."], "US", "American"),
    "GBR": (["Britain", "the United Kingdom", "the UK", "London"], "British", "British"),
    "RUS": (["Russia", "Moscow", "the Russian Federation"], "Russian", "Russian"),
    "SUN": (["the Soviet Union", "Moscow", "the USSR"], "Soviet", "Soviet"),
    "CHN": (["China", "Beijing"], "Chinese", "Chinese"),
    "FRA": (["France", "Paris"], "French", "French"),
}


def sections(name):
    """Wordings by section; a line may begin with a condition on the tally, in Python: `n==0 | words`."""
    found, section = {}, None
    for line in (DATA / name).read_text().splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), [])
        elif line.strip() and not line.startswith("#"):
            condition, bar, words = line.partition(" | ")
            section.append((condition, words) if bar else ("True", line))
    return found


def wordings(name, part):
    """The wordings of one part: every other line of a section, so that lines are only ever appended."""
    keep = 0 if part == "dev" else 1
    return {key: [line for at, line in enumerate(lines) if at % 2 == keep] for key, lines in sections(name).items()}


def member_names():
    with open(DATA.parents[2] / "seeds" / "record" / "members.csv", newline="") as rows:
        return {row["iso3"]: row["name"] for row in csv.DictReader(rows)}


NAMES = member_names()


def member(rng, iso):
    """A name of the member: of permanent ones the capital too."""
    if iso in PERMANENT_NAMES:
        return rng.choice(PERMANENT_NAMES[iso][0])
    name = NAMES[iso].replace("DR Congo", "Democratic Republic of the Congo")
    return f"the {name}" if iso in WITH_THE else name


def adjective(iso):
    return PERMANENT_NAMES[iso][1]


def listed(names):
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def number(rng, n):
    """A number in words up to twelve, or as the press also writes it."""
    return SMALL[n] if 0 < n < len(SMALL) and rng.random() < 0.6 else str(n)


def in_words(n):
    return SMALL[n] if 0 < n < len(SMALL) else str(n)


def ordinal(rng, n):
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return ORDINALS[n] if n < len(ORDINALS) and rng.random() < 0.7 else f"{n}{suffix}"


def times(rng, n):
    return {1: "once", 2: "twice"}.get(n) or f"{number(rng, n)} times"


def full_day(rng, day):
    forms = [f"on {day.day} {day:%B} {day.year}", f"on {day:%B} {day.day}, {day.year}", f"on {day:%b}. {day.day}, {day.year}"]
    return rng.choice(forms[:2] if day.month in (5, 6, 7) else forms)


def when(rng, day, published):
    """A phrase for the vote's day as an article of that date would put it, and its precision."""
    ago = (published - day).days
    if ago < 0 or ago > 40:
        return (full_day(rng, day), "day") if rng.random() < 0.75 else (f"in {day:%B} {day.year}", "month")
    near = [(f"on {day:%A}", "day")] if ago <= 6 else []
    if ago == 1:
        near.append(("yesterday", "day"))
    if ago <= 25 and (day.year == published.year):
        near.append((f"on {day.day} {day:%B}", "day"))
    if (published.year * 12 + published.month) - (day.year * 12 + day.month) == 1 and ago > 6:
        near.append(("last month", "month"))
    return rng.choice(near or [(full_day(rng, day), "day")])


def sentence(text):
    """Capital at the front, full stop behind, doubled blanks gone."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,.;:])", r"\1", text)
    text = re.sub(r",+([.,;:])", r"\1", text + ".").removesuffix(".")
    text = re.sub(r"\b([Aa]) (?=(?!Eu)[AEIO][a-z])", r"\1n ", text)
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?”\"" else text + "."

