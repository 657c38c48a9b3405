"""Compares what two servers answer: every operation of the document, every parameter and value, all pages, three formats.

compare.py URL OTHER_URL [--pages N]: exits with 1 where any answer differs but in what names the database and the request.
"""

import argparse
import json
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

# Queries in all that the grammar has: words, stems, phrases, prefixes, alternatives, what is ruled out, names, symbols.
QUERIES = [
    "veto", "vetoes Syria", '"Security Council"', 'veto "Security Council"', "resol*", "-Syria", "veto -Syria",
    'veto -"Security Council"', "veto OR China", '"the council" OR russia', 'Lavrov', '"Sergei Lavrov"', "S/2012/77",
    "resolution 2254", "chemical weapons", "the", '"on the"*', "Assad Damascus", "nosuchword", "united nations", "xi jin*",
]
# Values of parameters whose schemas list none.
VALUES = {
    "published_from": ["2012-02-01"], "published_to": ["2023-09-21"], "date_from": ["1990-01-01"], "date_to": ["2012-12-31"],
    "dated": ["true", "false"],
    "partial": ["true", "false"], "veto": ["true", "false"], "contested": ["true"], "ingested_from": ["2026-03-01T12:00:00Z"],
    "top": ["2"], "actor": ["china", "CHN,russia", "Nobody Here"], "speaker": ["sergei-lavrov", "CHN", "nobody"],
    "publisher": ["The Jerusalem Post", "Communiqué demo desk", "Reuters", "nowhere"], "language": ["en", "en-GB", "fr"],
    "via": ["reuters", "Xinhua"], "vote": ["S-2012-77", "S/2012/77"], "symbol": ["S/2012/77", "2254", "S/PV.6711", "nothing at all"],
    "q": QUERIES, "min_confidence": ["0.9", "0.95"], "on": ["2012-02-04", "1950-01-01"],
    "member": ["CHN", "RUS,SUN"], "topic": ["syria", "syria,libya", "nothing"],
}
# The property by which each metric's facets are asked with every filter.
FACETS = {"articles": "publisher", "quotes": "speaker", "claims": "verdict", "mentions": "publisher", "votes": "outcome",
          "vetoes": "member"}
# Parameters of every list, asked with all others.
EVERYWHERE = ["bom", "count", "cursor", "fields", "format", "limit", "raw", "since"]
# What names the database, its state and the request, and when something was stored.
NAMES = re.compile(rb'"(?:request_id|ingested_at|changed_at|state|at|instance)":"[^"]*"|"revision":\d+|[0-9T:-]{19}Z')


class Server:
    def __init__(self, url):
        self.url = url.rstrip("/")

    def get(self, path, accept="application/json"):
        request = urllib.request.Request(self.url + path, headers={"Accept": accept})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()


def plain(body, server, path):
    body = NAMES.sub(b"", body).replace(server.url.encode(), b"")
    # Each copy is a database of its own.
    return re.sub(rb'^{"id":"[^"]*"', b"", body) if path == "/v1/dataset" else body


def resolved(document, schema):
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    for part in schema.get("oneOf", []) + schema.get("allOf", []) + schema.get("anyOf", []):
        inner = resolved(document, part)
        if "enum" in inner or "const" in inner or inner.get("type") == "array":
            schema = {**schema, **inner}
    return schema


def values_of(document, parameter):
    """The values that a parameter is asked with."""
    if parameter["name"] in EVERYWHERE:
        return []
    name, schema = parameter["name"], resolved(document, parameter.get("schema", {}))
    if schema.get("type") == "array":
        schema = resolved(document, schema["items"])
    values = [str(value) for value in schema.get("enum", [])]
    values += [str(part["const"]) for part in schema.get("oneOf", []) if "const" in part]
    values += VALUES.get(name, [])
    example = parameter.get("example")
    if example is not None:
        values.append(",".join(map(str, example)) if isinstance(example, list) else str(example))
    return list(dict.fromkeys(values))


def requests(document):
    """Paths with queries, each once."""
    seen = {}
    for path, methods in document["paths"].items():
        operation = methods.get("get")
        if not operation or not path.startswith("/v1"):
            continue
        parameters = operation.get("parameters", [])
        where = path
        for parameter in (one for one in parameters if one["in"] == "path"):
            where = where.replace("{%s}" % parameter["name"], urllib.parse.quote(str(parameter["example"]), safe=""))
        query = [one for one in parameters if one["in"] == "query"]
        listed = any(one["name"] == "cursor" for one in query)
        base = [(one["name"], values_of(document, one)[0]) for one in query if one.get("required")]
        if path == "/v1/search":
            base = [("q", "veto")]
        bases = [base]
        if path in ("/v1/timeline", "/v1/facets"):
            metrics = ["articles", "quotes", "claims", "mentions", "votes", "vetoes"]
            name = "metric" if path == "/v1/timeline" else "of"
            splits = ["publisher", "speaker", "speaker_state", "topic", "member", "outcome", "kind", "verdict", "via", "speaker_organisation"]
            other = "split_by" if path == "/v1/timeline" else "by"
            bases = [[(name, metric)] for metric in metrics] + [[(name, metric), (other, split)] for metric in metrics for split in splits]
            if other == "by":
                # Without a property, there are no facets: once is enough.
                bases = bases[:1] + bases[len(metrics):]
            bases = [one + ([("interval", "year")] if path == "/v1/timeline" else []) for one in bases]
        for base in bases:
            choices = [[]]
            # A property to split by is enough by itself; facets have to have one, so that filters go with one of each metric.
            filtered = len(base) < 3 and dict(base).get("by") == FACETS.get(dict(base).get("of"))
            for one in query if filtered else []:
                choices += [[(one["name"], value)] for value in values_of(document, one)]
            if listed and path in ("/v1/articles", "/v1/quotes", "/v1/claims", "/v1/search", "/v1/votes", "/v1/actors", "/v1/statements"):
                names = {one["name"] for one in query}
                for q in QUERIES[:14]:
                    for pair in [("sort", "relevance"), ("sort", "published_on"), ("copies", "first"), ("published_from", "2012-02-05"), ("publisher", "Communiqué demo desk"), ("modality", "all"), ("kind", "direct"), ("sort", "-quote_count"), ("sort", "ingested_at")]:
                        if pair[0] in names:
                            choices.append([("q", q), pair])
                for pair in [("copies", "first"), ("sort", "published_on"), ("dated", "false"), ("speaker", "russia"), ("actor", "china"), ("vote", "S-2012-77"), ("sort", "ingested_at"), ("sort", "-ingested_at")]:
                    for more in [("publisher", "The Jerusalem Post,Communiqué demo desk"), ("speaker", "CHN,russia,sergei-lavrov"), ("published_from", "2012-02-05"), ("match", "all"), ("kind", "direct")]:
                        if pair[0] in names and more[0] in names and pair[0] != more[0]:
                            choices.append([pair, more])
            for choice in choices:
                merged = dict(base)
                merged.update(dict(choice))
                text = urllib.parse.urlencode(merged)
                seen.setdefault((where + ("?" + text if text else ""), listed), None)
    return list(seen)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("one")
    parser.add_argument("other")
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", type=int, default=40)
    asked = parser.parse_args()
    one, other = Server(asked.one), Server(asked.other)
    document = json.loads(one.get("/openapi.json")[2])
    count, differing, slow = 0, [], []

    def same(path, accept="application/json"):
        nonlocal count
        count += 1
        a = one.get(path, accept)
        begin = time.monotonic()
        b = other.get(path, accept)
        slow.append((time.monotonic() - begin, path))
        kind = (a[0], a[1].get("Content-Type"), a[1].get("Link", "").replace(one.url, "")) == (b[0], b[1].get("Content-Type"), b[1].get("Link", "").replace(other.url, ""))
        if not kind or plain(a[2], one, path) != plain(b[2], other, path):
            left, right = plain(a[2], one, path), plain(b[2], other, path)
            at = next((i for i, (x, y) in enumerate(zip(left, right)) if x != y), min(len(left), len(right)))
            differing.append(path)
            if len(differing) <= asked.show:
                print(f"{path} ({accept})\n  {a[0]} {left[max(0, at - 60):at + 120]!r}\n  {b[0]} {right[max(0, at - 60):at + 120]!r}")
        return a

    for path, listed in requests(document):
        if asked.only and asked.only not in path:
            continue
        if not listed:
            same(path)
            continue
        sign = "&" if "?" in path else "?"
        page = path + sign + "limit=5&count=true"
        for number in range(asked.pages):
            status, _, body = same(page)
            cursor = json.loads(body).get("page", {}).get("next_cursor") if status == 200 else None
            if not cursor:
                break
            page = path + sign + "limit=%d&cursor=%s" % (5 if number < 3 else 200, cursor)
        for kind in ("csv", "ndjson"):
            same(path + sign + "format=" + kind)
    for path in ("/", "/articles/0cb04fda-da08-5834-bb51-5ecc5ce83644", "/actors/china", "/votes/S-2012-77", "/topics/syria", "/agreement", "/search?q=veto", "/v1/nothing"):
        if not asked.only:
            same(path, "text/html")
    slow.sort(reverse=True)
    print(f"{count} answers compared, {len(differing)} differ; the slowest of {other.url}:", *(f"{seconds * 1000:.0f} ms {path}" for seconds, path in slow[:5]), sep="\n  ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
