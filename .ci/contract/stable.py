#!/usr/bin/env python3
"""Refuses a change of the contract that breaks a client within /v1.

Compares openapi/openapi.json with the one of the commit before (the merge base with main where this is a branch,
else the first parent). Written here because the tool that the registries have, openapi-diff 0.24.1 (npm), reads 3.0
alone and finds no change where a parameter is gone or its maximum lower.

What breaks a client of /v1:
- a path, an operation or an operationId is gone;
- a parameter is gone, or turned from optional to required, or a new one must be given;
- what a request may hold got narrower: type, format, values of an enumeration, bounds, pattern, required members;
- a field of an answer is gone, or no longer always there, or of another type or format, or may be null now;
- an enumeration of answers has a new value: they are closed, and clients switch over them;
- a status or a media type of an answer is gone.

Usage: stable.py [OLD NEW]    two documents; without them, the last commit's and the working tree's
"""
import json
import subprocess
import sys
from pathlib import Path

DOCUMENT = "openapi/openapi.json"
# name, whether a larger value is the narrower one
BOUNDS = {"minimum": True, "exclusiveMinimum": True, "minLength": True, "minItems": True,
          "maximum": False, "exclusiveMaximum": False, "maxLength": False, "maxItems": False}

# Breaks on purpose, by the line that tells them, each with its reason. None from the first release on.
ON_PURPOSE = {
    "answer VetoGroup: values new: ['regional_group', 'year']":
        "totals of vetoes by year and by regional group: who does not ask for these meets neither word",
}


class Comparison:
    def __init__(self, old, new):
        self.old, self.new = old, new
        self.breaks, self.seen = [], set()

    def broken(self, where, what):
        self.breaks.append(f"{where}: {what}")

    def all(self):
        for path, item in self.old["paths"].items():
            if path.startswith("/v1/"):
                for method, operation in item.items():
                    found = self.new["paths"].get(path, {}).get(method)
                    where = f"{method.upper()} {path}"
                    if found is None:
                        self.broken(where, "is gone")
                    else:
                        self.operation(where, operation, found)
        return self.breaks

    def operation(self, where, old, new):
        if old["operationId"] != new["operationId"]:
            self.broken(where, f"operationId {old['operationId']} is {new['operationId']} now")
        self.parameters(where, old.get("parameters", []), new.get("parameters", []))
        self.body(where, old.get("requestBody"), new.get("requestBody"))
        for status, response in old["responses"].items():
            found = new["responses"].get(status)
            if found is None:
                self.broken(where, f"no longer answers {status}")
                continue
            response, found = self.resolve(self.old, response), self.resolve(self.new, found)
            for media, content in response.get("content", {}).items():
                if media not in found.get("content", {}):
                    self.broken(where, f"{status} is no longer to be had as {media}")
                else:
                    self.schema(f"{where} {status}", content["schema"], found["content"][media]["schema"], False)
            for header in response.get("headers", {}):
                if header not in found.get("headers", {}):
                    self.broken(where, f"{status} has no header {header} any more")

    def parameters(self, where, old, new):
        old, new = ({(p["in"], p["name"]): p for p in side} for side in (old, new))
        for key, parameter in old.items():
            at = f"{where} parameter {key[1]}"
            if key not in new:
                self.broken(at, "is gone")
                continue
            if new[key].get("required") and not parameter.get("required"):
                self.broken(at, "must be given now")
            for member in ("style", "explode"):
                if parameter.get(member) != new[key].get(member):
                    self.broken(at, f"{member} has changed")
            self.schema(at, parameter["schema"], new[key]["schema"], True)
        for key in new.keys() - old.keys():
            if new[key].get("required"):
                self.broken(f"{where} parameter {key[1]}", "is new and must be given")

    def body(self, where, old, new):
        if old is None and new is not None and new.get("required"):
            self.broken(where, "needs a body now")
        for media, content in (old or {}).get("content", {}).items():
            found = (new or {}).get("content", {}).get(media)
            if found is None:
                self.broken(where, f"reads no {media} any more")
            else:
                self.schema(f"{where} body", content["schema"], found["schema"], True)

    @staticmethod
    def resolve(document, schema):
        while "$ref" in schema:
            target = document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            schema = target
        return schema

    @staticmethod
    def split(document, schema):
        """A schema without null, and whether null is among what it takes."""
        schema = Comparison.resolve(document, schema)
        choices = [choice for choice in schema.get("oneOf", []) if choice.get("type") != "null"]
        if len(choices) == 1:
            return Comparison.resolve(document, choices[0]), True
        types = schema.get("type")
        if isinstance(types, list):
            rest = [name for name in types if name != "null"]
            return {**schema, "type": rest[0] if len(rest) == 1 else rest}, "null" in types
        return schema, False

    def schema(self, where, old, new, asked):
        """`asked`: of a request, which must not get narrower; else of an answer, which must not get wider."""
        key = (old.get("$ref"), new.get("$ref"), asked)
        if key[0] and key in self.seen:
            return
        self.seen.add(key)
        if key[0]:
            where = f"{'request' if asked else 'answer'} {key[0].rsplit('/', 1)[1]}"
        (old, old_null), (new, new_null) = self.split(self.old, old), self.split(self.new, new)
        if old_null != new_null and old_null == asked:
            self.broken(where, "no longer takes null" if asked else "may be null now")
        for member in ("type", "format"):
            if old.get(member) != new.get(member):
                self.broken(where, f"{member} {old.get(member)} is {new.get(member)} now")
        self.values(where, old.get("enum"), new.get("enum"), asked)
        if asked:
            self.bounds(where, old, new)
        self.members(where, old, new, asked)
        if "items" in old and "items" in new:
            self.schema(f"{where}[]", old["items"], new["items"], asked)

    def values(self, where, old, new, asked):
        if old is None and new is None:
            return
        narrower, wider = (old is None, new is None) if old is None or new is None else (
            set(old) - set(new), set(new) - set(old))
        for change in (narrower, wider):
            if change and (change is narrower or not asked):
                words = sorted(change) if isinstance(change, set) else "all"
                self.broken(where, f"values {'gone' if change is narrower else 'new'}: {words}")

    def bounds(self, where, old, new):
        for name, larger in BOUNDS.items():
            before, after = old.get(name), new.get(name)
            if after is not None and (before is None or (after > before if larger else after < before)):
                self.broken(where, f"{name} {before} is {after} now")
        if new.get("pattern") not in (None, old.get("pattern")):
            self.broken(where, f"pattern {old.get('pattern')} is {new['pattern']} now")

    def members(self, where, old, new, asked):
        before, after = old.get("properties", {}), new.get("properties", {})
        for name, member in before.items():
            if name not in after:
                self.broken(where, f"{name} is gone")
            else:
                self.schema(f"{where}.{name}", member, after[name], asked)
        needed, given = set(old.get("required", [])), set(new.get("required", []))
        for name in sorted(given - needed if asked else (needed - given) & after.keys()):
            self.broken(where, f"{name} must be given now" if asked else f"{name} is no longer always there")


def git(*arguments):
    return subprocess.run(["git", *arguments], capture_output=True, text=True)


def before():
    """The document of the merge base with main, or, on main itself, of the commit before this one."""
    head = git("rev-parse", "HEAD").stdout.strip()
    for main in ("origin/main", "main"):
        base = git("merge-base", "HEAD", main).stdout.strip()
        if base and base != head:
            break
    else:
        base = git("rev-parse", "HEAD~1").stdout.strip()
    shown = git("show", f"{base}:{DOCUMENT}")
    if shown.returncode != 0:
        sys.exit(f"no {DOCUMENT} in {base or 'any commit before this one'}: {shown.stderr.strip()}")
    return base, json.loads(shown.stdout)


def main():
    if len(sys.argv) == 3:
        name, old = sys.argv[1], json.loads(Path(sys.argv[1]).read_text())
        new = json.loads(Path(sys.argv[2]).read_text())
    else:
        name, old = before()
        new = json.loads(Path(DOCUMENT).read_text())
    breaks = Comparison(old, new).all()
    meant = [line for line in breaks if line in ON_PURPOSE]
    for line in meant:
        print(f"on purpose: {line} ({ON_PURPOSE[line]})")
    breaks = [line for line in breaks if line not in ON_PURPOSE]
    for line in breaks:
        print(line)
    print(f"{len(breaks)} breaking changes since {name}")
    return 1 if breaks else 0


if __name__ == "__main__":
    sys.exit(main())
