"""What the document cannot say of parameters, applied to data that is meant to be accepted; data that is meant to
be refused is sent as it is.

- A cursor is a page's, not any string: it is left out.
- A period begins before it ends.
"""
import schemathesis


def settle(query):
    query.pop("cursor", None)
    for first, last in (("published_from", "published_to"), ("date_from", "date_to")):
        if first in query and last in query:
            query[first], query[last] = sorted((query[first], query[last]))


@schemathesis.hook
def before_call(context, case, kwargs):
    meant_well = case.meta is None or case.meta.generation.mode.is_positive
    if meant_well and isinstance(case.query, dict):
        settle(case.query)
