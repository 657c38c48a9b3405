"""What the document cannot say of parameters, applied to data that is meant to be accepted; data that is meant to
be refused is sent as it is.

- A cursor is a page's, not any string: it is left out.
- A period begins before it ends.
- Each metric of the timeline has filters and splits of its own, as its parameters say, and days of eighty years by two
  splits are more counts than are given at once.
"""
import schemathesis

ARTICLES = {"publisher", "published_from", "published_to"}
VOTES = {"topic", "date_from", "date_to"}
OF_METRIC = {
    "articles": ({"speaker"} | ARTICLES, ["publisher"]),
    "quotes": ({"speaker", "speaker_state", "kind", "via"} | ARTICLES, ["speaker_state", "kind"]),
    "claims": ({"member", "kind", "verdict", "via"} | ARTICLES, ["member", "verdict"]),
    "mentions": ({"speaker", "speaker_state", "kind"} | ARTICLES, ["speaker", "kind"]),
    "votes": ({"outcome", "kind"} | VOTES, ["topic", "outcome"]),
    "vetoes": ({"member", "convention"} | VOTES, ["topic", "member"]),
}
OF_ALL = {"metric", "interval", "split_by", "top", "limit", "count", "format", "raw"}


def settle_timeline(query):
    filters, splits = OF_METRIC[query["metric"]]
    for name in [name for name in query if name not in filters | OF_ALL]:
        del query[name]
    if "split_by" in query:
        query["split_by"] = splits[: len(query["split_by"])]
    if query.get("interval", "day") in ("day", "week"):
        query["interval"] = "year"


def settle(path, query):
    query.pop("cursor", None)
    for first, last in (("published_from", "published_to"), ("date_from", "date_to")):
        if first in query and last in query:
            query[first], query[last] = sorted((query[first], query[last]))
    if path == "/v1/timeline" and query.get("metric") in OF_METRIC:
        settle_timeline(query)


@schemathesis.hook
def before_call(context, case, kwargs):
    meant_well = case.meta is None or case.meta.generation.mode.is_positive
    if meant_well and isinstance(case.query, dict):
        settle(case.operation.path, case.query)
