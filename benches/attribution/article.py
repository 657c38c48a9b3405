"""A news article with known answers: a lead, blocks of attribution, fillers between them."""
import phrases
from bank import Exhausted
from markup import STYLES, capitalised, render
from scene import Scene
from sentences import LABELLED, MODALITIES, PARAGRAPH, Sentence, ahead, usable

COMPOSED = (*LABELLED, "two-speakers")
SPECIAL = ("two-speakers", "transcript", "reactions", "pull", "shared-surname")
# Forms of the speakers who share a paragraph.
TOGETHER = ("name", "title-name", "role-name", "name-age-trade", "name-of-organisation")
# Positions an introduction is made in, so that no other person comes between it and what follows.
QUIET = ("behind", "behind-inverted", "before-colon", "told")


class Composer:
    """Composes the articles of one part."""

    def __init__(self, bank, names):
        self.bank, self.names = bank, names
        named = [form for form, (kind, _) in bank.forms.items() if kind == "named"]
        unnamed = [form for form, (kind, _) in bank.forms.items() if kind == "unnamed"]
        bodies = [form for form, (kind, _) in bank.forms.items() if kind in ("organisation", "state")]
        # Each form is as likely as another, but later mentions come three times as often.
        self.blocks = named + unnamed + bodies + list(phrases.LATER) * 3 + list(SPECIAL)

    def article(self, rng):
        """The marked paragraphs of an article and what is in it; drawn again where the words run out."""
        while True:
            try:
                return Writer(rng, self.bank, self.names, self.blocks).article()
            except Exhausted:
                continue


class Writer:
    """One article being written."""

    def __init__(self, rng, bank, names, blocks):
        self.rng, self.bank, self.blocks = rng, bank, blocks
        self.scene = Scene(rng, bank, names)
        self.paragraphs = []

    def article(self):
        rng, scene, fillers = self.rng, self.scene, self.bank.fillers
        head = scene.fill(rng.choice(fillers["dateline"])) if rng.random() < 0.5 else ""
        self.paragraphs.append(head + self.filled("lead"))
        for _ in range(rng.randint(1, 3)):
            self.between()
            self.block(rng.choice(self.blocks))
        self.between()
        while len(self.paragraphs) < 4:
            self.paragraphs.append(self.filled("filler"))
        if len(self.paragraphs) > 12:
            raise Exhausted("paragraphs")
        title = scene.fill(rng.choice(fillers["title"])) if rng.random() < 0.7 else None
        day = "{}-{:02}-{:02}".format(*scene.date) if rng.random() < 0.8 else None
        style = rng.choice(list(STYLES))
        text, spans = render("\n\n".join(self.paragraphs), style)
        return scene, {"text": text, "title": title and capitalised(title), "published_on": day}, spans, style

    def filled(self, kind):
        return capitalised(self.scene.fill(self.scene.once(f"filler {kind}", self.bank.fillers[kind])))

    def between(self):
        """Fillers, and now and then somebody who says nothing."""
        for _ in range(self.rng.randint(0, 2)):
            self.paragraphs.append(self.filled("filler"))
        if self.rng.random() < 0.25:
            self.paragraphs.append(capitalised(ahead(self.scene, "aside")))

    def add(self, marked):
        self.paragraphs += [capitalised(paragraph) for paragraph in marked.split(PARAGRAPH)]

    def block(self, form):
        if form in SPECIAL:
            getattr(self, form.replace("-", "_"))()
        elif form == "pronoun":
            self.pronoun()
        elif form in phrases.LATER:
            person = self.introduced()
            if self.rng.random() < 0.6:
                self.between()
            self.attribution(*phrases.later(self.scene, form, person))
        else:
            self.attribution(*phrases.first(self.scene, form))

    def attribution(self, made, phrase, among=None):
        self.add(self.sentence(made, phrase, among))

    def sentence(self, made, phrase, among=None):
        """A wording of any position that suits; of positions each is as likely as another."""
        positions = self.bank.positions
        modal = among is None and self.rng.random() < 0.12
        fits = {}
        for name, templates in positions.items():
            allowed = name in among if among else (name in MODALITIES) == modal and name not in COMPOSED
            own = [template for template in templates if allowed and usable(name, template, made)]
            if own:
                fits[name] = own
        if not fits:
            raise Exhausted("position")
        position = self.rng.choice(list(fits))
        return Sentence(self.scene, made, phrase).write(position, self.rng.choice(fits[position]))

    def introduced(self):
        """Somebody the text has named in full: a speaker of before, or one introduced here."""
        known = [person for person in self.scene.people if person.introduced]
        if known and self.rng.random() < 0.5:
            return self.rng.choice(known)
        if self.rng.random() < 0.5:
            return self.in_passing()
        return self.speaking()

    def in_passing(self):
        """Introduces a person in a sentence of the reporter's."""
        person, trade = self.scene.person(), self.scene.draw("trades")
        person.roles.append(trade)
        person.introduced = True
        self.add(self.scene.fill(self.rng.choice(self.bank.fillers["person"]), name=person.shown, trade=trade))
        return person

    def speaking(self):
        """Introduces a person by words of theirs."""
        named = [form for form, (kind, _) in self.bank.forms.items() if kind == "named"]
        made, phrase = phrases.first(self.scene, self.rng.choice(named))
        made.quiet = True
        self.attribution(made, phrase, QUIET)
        return made.person

    def pronoun(self):
        """The pronoun follows at once, in the paragraph or the next, and only one person is near."""
        person = self.in_passing() if self.rng.random() < 0.5 else self.speaking()
        made, phrase = phrases.later(self.scene, "pronoun", person)
        text = self.sentence(made, phrase)
        if PARAGRAPH not in text and self.rng.random() < 0.4:
            self.paragraphs[-1] += " " + capitalised(text)
        else:
            self.add(text)

    def two_speakers(self):
        """Two people's words in one paragraph, each with an attribution of its own."""
        texts = []
        for _ in range(2):
            made, phrase = phrases.first(self.scene, self.rng.choice(TOGETHER))
            texts.append(capitalised(self.sentence(made, phrase, ("behind", "behind-inverted", "before-colon", "before-comma"))))
            made.position = "two-speakers"
        self.add(" ".join(texts))

    def transcript(self):
        """Turns of an interview, each under the name of who speaks."""
        people = [self.scene.person(), self.scene.person()]
        for at in range(self.rng.randint(2, 3)):
            made, phrase = phrases.label(self.scene, people[at % 2]) if at < 2 else phrases.later(self.scene, "surname", people[0])
            made.form = "label" if at < 2 else "label-surname"
            self.attribution(made, phrase.split(",")[0], ("transcript",))

    def reactions(self):
        """A list of who said what."""
        self.add(self.filled("reactions"))
        bullet = self.rng.choice(("", "", "• ", "- "))
        for _ in range(self.rng.randint(2, 3)):
            made, phrase = phrases.label(self.scene, self.scene.person())
            self.add(bullet + self.sentence(made, phrase, ("reactions",)))

    def pull(self):
        """A quotation set off, signed."""
        self.attribution(*phrases.label(self.scene, self.scene.person()), ("pull",))

    def shared_surname(self):
        """Two people of one surname: the surname alone means neither."""
        woman = self.rng.random() < 0.5
        culture = self.rng.choice(("english", "german", "japanese", "korean", "turkish", "french", "dutch"))
        one = self.scene.person(woman=woman, culture=culture)
        two = self.scene.person(woman=not woman, culture=culture, family=one.family)
        form = self.rng.choice(("full-again", "gendered-title"))
        kin = {"her": "her" if woman else "his", "brother": "brother" if woman else "sister"}
        pair = self.bank.fillers["pair" if form == "full-again" else "siblings"]
        self.add(self.scene.fill(self.rng.choice(pair), a=one.shown, b=two.shown, **kin))
        made, phrase = phrases.later(self.scene, "surname", one)
        made.form, made.person, made.names, made.inside = "shared-surname", None, [], [one.names, two.names]
        made.culture = culture
        self.attribution(made, phrase, ("behind", "behind-inverted", "before-colon", "told", "split"))
        made, phrase = phrases.later(self.scene, "title-surname" if form == "gendered-title" else form, two)
        made.form = form
        self.attribution(made, phrase, ("behind", "before-colon", "told"))
