#!/usr/bin/env python3
"""Breaks the contract in every way that stable.py is to refuse, and adds to it in ways it must let pass."""
import copy
import json
import unittest
from pathlib import Path

from stable import DOCUMENT, Comparison

OLD = json.loads((Path(__file__).parents[2] / DOCUMENT).read_text())


def quotes(document):
    return document["paths"]["/v1/quotes"]["get"]


def parameter(document, name):
    return next(p for p in quotes(document)["parameters"] if p["name"] == name)


def field(document, name, schema="Quote"):
    return document["components"]["schemas"][schema]["properties"][name]


def drop(holder, name):
    del holder[name]


BREAKING = {
    "a path is gone": lambda d: drop(d["paths"], "/v1/quotes"),
    "a path is renamed": lambda d: d["paths"].update({"/v1/sayings": d["paths"].pop("/v1/quotes")}),
    "an operation is gone": lambda d: drop(d["paths"]["/v1/extract"], "post"),
    "an operation is renamed": lambda d: quotes(d).update(operationId="list_sayings"),
    "a parameter is gone": lambda d: quotes(d)["parameters"].remove(parameter(d, "speaker")),
    "a parameter is renamed": lambda d: parameter(d, "speaker").update(name="said_by"),
    "a parameter must be given": lambda d: parameter(d, "speaker").update(required=True),
    "a new parameter must be given": lambda d: quotes(d)["parameters"].append(
        {"name": "new", "in": "query", "required": True, "schema": {"type": "string"}}),
    "a parameter takes another type": lambda d: parameter(d, "q")["schema"].update(type="integer"),
    "a parameter is written otherwise": lambda d: parameter(d, "speaker").update(explode=True),
    "a maximum is lower": lambda d: parameter(d, "limit")["schema"].update(maximum=100),
    "a minimum is higher": lambda d: parameter(d, "limit")["schema"].update(minimum=2),
    "a bound is new": lambda d: parameter(d, "q")["schema"].update(maxLength=20),
    "a pattern is new": lambda d: parameter(d, "q")["schema"].update(pattern="^[a-z]+$"),
    "fewer values at once": lambda d: parameter(d, "speaker")["schema"].update(maxItems=5),
    "a value of a parameter is gone": lambda d: d["components"]["schemas"]["DaySort"]["enum"].pop(),
    "an answer has a new value": lambda d: d["components"]["schemas"]["Verdict"]["enum"].append("perhaps"),
    "a field is gone": lambda d: drop(d["components"]["schemas"]["Quote"]["properties"], "cue"),
    "a field is renamed": lambda d: d["components"]["schemas"]["Quote"]["properties"].update(
        {"verb": d["components"]["schemas"]["Quote"]["properties"].pop("cue")}),
    "a field is not always there": lambda d: d["components"]["schemas"]["Quote"]["required"].remove("text"),
    "a field may be null": lambda d: field(d, "text").update(type=["string", "null"]),
    "a field has another type": lambda d: field(d, "start").update(type="string"),
    "a field has another format": lambda d: drop(field(d, "id"), "format"),
    "a field deep in an answer is gone": lambda d: drop(
        d["components"]["schemas"]["Ballot"]["properties"], "is_veto"),
    "a body needs more": lambda d: d["components"]["schemas"]["ExtractRequest"]["required"].append("title"),
    "a body takes less": lambda d: drop(d["components"]["schemas"]["ExtractRequest"]["properties"], "title"),
    "a member of a body takes no null": lambda d: field(d, "title", "ExtractRequest").update(type="string"),
    "a status is gone": lambda d: drop(quotes(d)["responses"], "304"),
    "a format is gone": lambda d: drop(quotes(d)["responses"]["200"]["content"], "text/csv"),
    "a header is gone": lambda d: drop(quotes(d)["responses"]["200"]["headers"], "Link"),
}

HARMLESS = {
    "nothing": lambda d: None,
    "words": lambda d: quotes(d).update(summary="Other", description="words"),
    "a path": lambda d: d["paths"].update({"/v1/new": d["paths"]["/v1/quotes"]}),
    "a parameter": lambda d: quotes(d)["parameters"].append(
        {"name": "new", "in": "query", "schema": {"type": "string"}}),
    "a field": lambda d: d["components"]["schemas"]["Quote"]["properties"].update(new={"type": "string"}),
    "a wider bound": lambda d: parameter(d, "limit")["schema"].update(maximum=500),
    "a value to ask for": lambda d: d["components"]["schemas"]["DaySort"]["enum"].append("id"),
    "a field that is null no more": lambda d: field(d, "cue").update(type="string"),
    "what is not under /v1": lambda d: drop(d["paths"], "/metrics"),
}


class Stable(unittest.TestCase):
    def test_what_breaks_a_client_is_refused(self):
        for name, change in BREAKING.items():
            with self.subTest(name):
                new = copy.deepcopy(OLD)
                change(new)
                self.assertNotEqual(Comparison(OLD, new).all(), [])

    def test_what_is_added_passes(self):
        for name, change in HARMLESS.items():
            with self.subTest(name):
                new = copy.deepcopy(OLD)
                change(new)
                self.assertEqual(Comparison(OLD, new).all(), [])


if __name__ == "__main__":
    unittest.main()
