"""The speaker's phrase: how somebody is named when the words are given to them."""
import re

from bank import Exhausted
from markup import APPOSITION, tag

# Forms a possessive can follow, and that stand anywhere.
SIMPLE = {"name", "role-name", "title-name", "trade-name", "state-role-name", "surname", "title-surname", "full-again"}
SHORT = {"the United Nations": ["UN"], "the World Health Organization": ["WHO"], "the African Union": ["AU"],
         "the European Union": ["EU"]}
LATER = ("surname", "title-surname", "pronoun", "role", "full-again", "given-name")


def title_case(words):
    """A role before a name: `Head Teacher`, `Ambassador to the United Nations`."""
    return " ".join(word if word in ("to", "the", "of") else word[:1].upper() + word[1:] for word in words.split())


def first(scene, form, person=None):
    """The phrase that names somebody for the first time, with its attribution."""
    kind, wordings = scene.bank.forms[form]
    made = scene.attribution(form, "person" if kind == "named" else kind)
    template = scene.rng.choice(wordings)
    if kind == "named":
        made.person = person or scene.person()
        made.names = list(made.person.names)
        phrase = scene.fill(template, **_slots(scene, made))
        made.person.introduced = True
    elif kind == "unnamed":
        marked = re.sub("<(.*?)>", lambda match: tag(f"h|{made.at}", match[1]), template)
        phrase = tag(f"s|{made.at}", scene.fill(marked, **_unnamed(scene, made)))
    else:
        body = scene.fill(template)
        made.names = [body, *SHORT.get(body, [])]
        phrase = body.removeprefix("the ")
        phrase = body[:len(body) - len(phrase)] + tag(f"s|{made.at}", phrase)
    return made, phrase.replace("$", APPOSITION)


def _slots(scene, made):
    """What fills a named form. A role that is used becomes one of the person's."""
    person, rng = made.person, scene.rng

    def role(key, shown=str):
        def draw():
            word = scene.draw(key)
            person.roles.append(word)
            return shown(word)
        return draw

    state, _, dem = scene.draw("states").partition(":")
    titles = scene.bank.words["titles_f" if person.woman else "titles_m"]

    def title():
        person.title = rng.choice(titles)
        return person.title

    adj = rng.choice(scene.bank.words["adjectives"])
    return {
        "name": tag(f"s|{made.at}", person.shown), "state": state, "dem": dem, "title": title,
        "role": role("town_roles"), "Role": role("town_roles", title_case), "srole": role("state_roles"),
        "Srole": role("state_roles", title_case), "orole": role("org_roles"), "trade": role("trades"),
        "Trade": role("trades", title_case), "Torole": lambda: scene.draw("to_roles"),
        "Org": lambda: scene.draw("orgs").removeprefix("the "), "spokes": "spokeswoman" if person.woman else "spokesman",
        "adj": adj, "a_adj": f"{'an' if adj[0] in 'aeiou' else 'a'} {adj}",
    }


def _unnamed(scene, made):
    def inner():
        person = scene.person()
        made.inside.append(person.names)
        person.introduced = False
        return person.shown
    return {"p": inner, "relation": lambda: scene.draw("relations"), "trade": lambda: scene.draw("trades")}


def later(scene, form, person):
    """The phrase that names again somebody whom the text has introduced in full."""
    made = scene.attribution(form, "person", person=person, names=list(person.names))
    mark = f"s|{made.at}"
    if form == "pronoun":
        return made, tag(mark, person.pronoun)
    if form == "role":
        if not person.roles:
            raise Exhausted("role")
        return made, tag(mark, f"the {person.roles[0]}")
    if form == "full-again" or person.later == person.name:
        made.form = "full-again"
        return made, tag(mark, person.shown)
    if form == "given-name":
        if "." in person.given:
            raise Exhausted("given name")
        return made, tag(mark, person.given)
    if form == "title-surname":
        title = person.title or (scene.rng.choice(("Ms", "Mrs")) if person.woman else "Mr")
        return made, title + " " + tag(mark, person.later)
    return made, tag(mark, person.later)


def label(scene, person):
    """A speaker's label before a colon or under a quotation."""
    made = scene.attribution("label", "person", person=person, names=list(person.names))
    person.introduced = True
    shown = tag(f"s|{made.at}", person.shown)
    if scene.rng.random() < 0.5:
        role = scene.draw(scene.rng.choice(("trades", "org_roles", "town_roles")))
        person.roles.append(role)
        made.form = "label-with-role"
        shown += f", {role}"
    return made, shown
