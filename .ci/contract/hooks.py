"""What schemathesis cannot know of two parameters: a cursor is a page's, not any string; and a period begins
before it ends."""
import schemathesis


@schemathesis.hook
def map_query(context, query):
    if isinstance(query, dict):
        query.pop("cursor", None)
        for first, last in (("published_from", "published_to"), ("date_from", "date_to")):
            if isinstance(query.get(first), str) and isinstance(query.get(last), str):
                query[first], query[last] = sorted((query[first], query[last]))
    return query
