//! Where a text names someone: names of the registry, and names that it does not know.
//!
//! [`spots`] walks the text once. At each word the longest name of the registry wins, unless it is only a
//! part of a longer one ("Jordan Peele", "Russian Railways", "Beijing Normal University"); runs of capitals
//! that the registry does not know are read by [`super::names`]. Who is meant by a name that is unsafe
//! alone, or that only the rest of the text explains, is decided in [`crate::extract::coref`].

use super::metonym;

use super::capitalized::{Case, run};
use super::entity_type::{Kind, Unknown, unknown};
use super::gazetteer::{Form, Gazetteer, Hit};
use super::names::Names;
use super::person_nouns::is_before_name;
use super::person_title::is_address;
use crate::domain::ActorKind;
use crate::extract::Doc;
use crate::extract::lexicon::words::Words;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};
use crate::extract::text::tokenizer::tokenize;

/// What stands at a spot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A name of the registry, with whom it may mean.
    Known(Vec<(u16, Form)>),
    /// A name that it does not have.
    Unknown(Kind),
}

/// A place where someone is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub name: Tokens,
    /// The name with the capitals before it that belong to it: "Foreign Minister Jane Roe".
    pub whole: Tokens,
    pub sort: Sort,
    /// Whether a title stands before the name.
    pub titled: bool,
    /// Whether it stands in a headline, where capitals tell nothing: it counts only if the text has the name.
    pub headline: bool,
    /// Where a hyphen cuts the only token: the bytes before it ("US-led").
    pub cut: Option<u32>,
}

/// Finds the spots of a text, in order, none overlapping.
#[must_use]
pub fn spots(doc: &Doc<'_>, gazetteer: &Gazetteer, case: &Case) -> Vec<Spot> {
    // Growing costs a large text more than all else here.
    let capitals = doc.tokens.iter().filter(|token| token.is_capital()).count();
    let mut scan = Scan { doc, gazetteer, case, spots: Vec::with_capacity(capitals) };
    let mut at = 0;
    for skipped in doc.segments.iter().filter(|segment| !segment.kind.has_findings()) {
        at = scan.until(at, doc.token_at(skipped.span.start) as usize);
        at = at.max(doc.token_at(skipped.span.end) as usize);
    }
    scan.until(at, doc.tokens.len());
    scan.spots
}

pub(super) struct Scan<'a, 't> {
    pub(super) doc: &'a Doc<'t>,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) case: &'a Case,
    pub(super) spots: Vec<Spot>,
}

impl Scan<'_, '_> {
    /// Reads the words from one token to another; tells where it stopped.
    fn until(&mut self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end {
            at = if self.doc.tokens[at].class == Class::Word { self.step(at) } else { at + 1 };
        }
        at
    }

    /// Reads what begins at this word; tells where to go on.
    fn step(&mut self, at: usize) -> usize {
        let hit = self.gazetteer.hit(&self.doc.tokens, at);
        let token = &self.doc.tokens[at];
        if token.shape == Shape::Lower {
            // "the West", but not "the West Coast".
            let goes_on = |hit: &Hit| {
                let next = self.doc.tokens.get(hit.end as usize).filter(|next| next.gap == Gap::Space);
                hit.end as usize == at + 2
                    && next.is_some_and(|next| next.is_capital() && Names::of(next.key).is(Names::THING))
            };
            return match hit.filter(|hit| !goes_on(hit)) {
                Some(hit) => self.known(at, at, hit),
                None => at + 1,
            };
        }
        let Some(run) = run(self.doc, self.case, at) else {
            return match hit {
                Some(hit) => self.known(at, at, hit),
                None => self.hyphened(at),
            };
        };
        // "Chicago-based Roe", "New Zealand-born Roe": where somebody is from is no part of a name.
        let near = run.first..run.end.min(run.first + 3);
        if let Some(origin) = near.into_iter().find(|&word| is_origin(self.doc.word(word))) {
            if origin == run.first {
                self.hyphened(at);
            }
            return origin as usize + 1;
        }
        // A word of several that the registry does not have as a whole: "US-led".
        if run.len() == 1 && hit.is_none() && self.doc.word(run.first).contains('-') {
            let before = self.spots.len();
            let next = self.hyphened(at);
            if self.spots.len() > before {
                return next;
            }
        }
        self.run(run)
    }

    /// Reads a run of capitals from left to right.
    fn run(&mut self, run: Tokens) -> usize {
        let (first, end) = (run.first as usize, run.end as usize);
        if let Some(hit) = self.with_patronymic(run) {
            return self.known(first, first, hit);
        }
        let mut from = first;
        let mut at = first;
        while at < end {
            let hit = self.gazetteer.hit(&self.doc.tokens, at);
            let hit = hit.filter(|hit| !self.is_part(from, at, end, hit) && !self.is_cut(at, hit));
            let hit = hit.filter(|hit| !self.is_surname(at, hit));
            match hit {
                Some(hit) => {
                    if from < at && !self.only_describes(from, at) {
                        self.unknown(from, at);
                        from = at;
                    }
                    at = self.known(from, at, hit);
                    from = at;
                }
                None => at += 1,
            }
        }
        if from < end {
            return self.unknown(from, end).max(end);
        }
        at
    }

    /// "Vassily Alekseevich Nebenzia": a person of the registry with a word between the two it has.
    fn with_patronymic(&self, run: Tokens) -> Option<Hit> {
        let [given, middle, family] = self.doc.tokens.get(run.range())? else { return None };
        let word = middle.text(self.doc.text);
        let between = ["ich", "vna"].iter().any(|end| word.ends_with(end)) || word.len() < 3 && word.ends_with('.');
        let hit = between.then(|| self.gazetteer.hit(&[*given, *family], 0)).flatten()?;
        let safe = hit.end == 2 && hit.meant.iter().all(|(_, form)| *form == Form::Name);
        safe.then_some(Hit { end: run.end, ..hit })
    }

    /// Notes a known name; `from` is where the words begin that describe it.
    fn known(&mut self, from: usize, at: usize, hit: Hit) -> usize {
        let end = hit.end;
        let at = self.owner(at, &hit);
        let from = from.max(at);
        let name = Tokens { first: index(at), end };
        let only = |form: Form| hit.meant.iter().all(|&(_, meant)| meant == form);
        if only(Form::Capital) && !metonym::is_metonym(self.doc, name) {
            return end as usize;
        }
        let titled = at > 0 && self.doc.tokens[at].gap == Gap::Space && self.doc.tokens[at - 1].is(Words::TITLE);
        let whole = Tokens { first: index(from), end };
        self.spots.push(Spot { name, whole, sort: Sort::Known(hit.meant), titled, headline: false, cut: None });
        end as usize
    }

    /// "Syria’s opposition" names Syria and the opposition: notes the owner, tells where the rest begins.
    fn owner(&mut self, at: usize, hit: &Hit) -> usize {
        let tokens = &self.doc.tokens[at..hit.end as usize];
        let Some(suffix) = tokens.iter().position(|token| token.class == Class::Suffix) else { return at };
        if suffix == 0 || suffix + 1 == tokens.len() {
            return at;
        }
        let owner = self.gazetteer.hit(&self.doc.tokens[..at + suffix], at);
        let Some(owner) = owner.filter(|owner| owner.end as usize == at + suffix) else { return at };
        let name = Tokens { first: index(at), end: owner.end };
        self.spots.push(Spot {
            name,
            whole: name,
            sort: Sort::Known(owner.meant),
            titled: false,
            headline: false,
            cut: None,
        });
        at + suffix + 1
    }

    /// Notes what the words from one token to another name, if they name someone.
    fn unknown(&mut self, from: usize, end: usize) -> usize {
        if self.case.is_headline(self.doc.sentence_of(index(from))) {
            self.headline(from, end);
            return end;
        }
        let found = unknown(self.doc, self.case, Tokens { first: index(from), end: index(end) });
        let Some(Unknown { name, whole, kind, titled }) = found else {
            self.surname_like_title(from, end);
            return end;
        };
        // "Securities and Exchange Commission" takes in the word read before it.
        while self.spots.pop_if(|spot| spot.name.end > name.first).is_some() {}
        self.spots.push(Spot { name, whole, sort: Sort::Unknown(kind), titled, headline: false, cut: None });
        name.end as usize
    }

    /// "said Bishop", "Mr Bishop" behind "Jane Bishop": notes a title that stands alone, which counts if the text has it as a
    /// surname.
    fn surname_like_title(&mut self, from: usize, end: usize) {
        let from = from + usize::from(end == from + 2 && is_address(&self.doc.tokens[from]));
        let token = &self.doc.tokens[from];
        let alone = end == from + 1
            && token.shape == Shape::Capital
            && (is_before_name(token) || Names::of(token.key).is(Names::AFFILIATION));
        let article = from > 0 && self.doc.tokens[from - 1].is(Words::ARTICLE | Words::POSSESSIVE);
        if alone && !article && !token.has_stop(self.doc.text) {
            let name = Tokens { first: index(from), end: index(end) };
            let sort = Sort::Unknown(Kind::Bare);
            self.spots.push(Spot { name, whole: name, sort, titled: false, headline: false, cut: None });
        }
    }

    /// "Jane Roe Calls Talks Vital": notes a given name with the word behind it, and single words.
    fn headline(&mut self, from: usize, end: usize) {
        let mut at = from;
        while at < end {
            let given = Names::of_token(&self.doc.tokens[at], self.doc.text).is_given() && at + 1 < end;
            let (next, kind) = if given { (at + 2, Kind::Person) } else { (at + 1, Kind::Bare) };
            let name = Tokens { first: index(at), end: index(next) };
            let sort = Sort::Unknown(kind);
            self.spots.push(Spot { name, whole: name, sort, titled: false, headline: true, cut: None });
            at = next;
        }
    }

    /// "US-led", "Russian-backed": the name before the hyphen.
    fn hyphened(&mut self, at: usize) -> usize {
        let token = self.doc.tokens[at];
        let Some((before, rest)) = token.text(self.doc.text).split_once('-') else { return at + 1 };
        let only = tokenize(before);
        let hit = self.gazetteer.hit(&only, 0).filter(|hit| hit.end as usize == only.len());
        // "Roe-Doe said" is a surname of two, "the Roe-Doe summit" a meeting of two.
        let next = self.doc.tokens.get(at + 1);
        let acts = next.is_none_or(|next| {
            next.class != Class::Word || next.is(Words::SAYING | Words::VERB) || next.words.is_auxiliary()
        });
        let double = rest.starts_with(char::is_uppercase) && acts;
        // "US-Japan said", but "Rai-Roe said"
        let other = || {
            let rest = tokenize(rest);
            self.gazetteer.hit(&rest, 0).is_some_and(|hit| hit.end as usize == rest.len())
        };
        let hit = hit.filter(|hit| !double || hit.meant.iter().any(|&(_, form)| form != Form::Short) && other());
        // "Ms Rai-Roe of the union": initials of a body that stand in small letters before another name.
        let spelled = token.shape == Shape::Mixed && rest.starts_with(char::is_uppercase) && is_spelled(before, &only);
        let hit = hit.filter(|hit| !spelled || hit.meant.iter().any(|&(who, _)| !self.is_body(who)));
        if let Some(hit) = hit {
            let name = Tokens { first: index(at), end: index(at + 1) };
            let cut = Some(token.start + index(before.len()));
            self.spots.push(Spot {
                name,
                whole: name,
                sort: Sort::Known(hit.meant),
                titled: false,
                headline: false,
                cut,
            });
        }
        at + 1
    }

    /// "Rai" behind "Jane Rai": initials of a body in small letters, which the text has as a family name.
    fn is_surname(&self, at: usize, hit: &Hit) -> bool {
        let tokens = &self.doc.tokens;
        let token = &tokens[at];
        let spelled = hit.end as usize == at + 1 && token.shape == Shape::Capital && token.end - token.start < 5;
        let body = |&(who, _): &(u16, Form)| self.is_body(who);
        if !spelled || !hit.meant.iter().all(body) {
            return false;
        }
        let mut others = tokens.windows(2).take(SEEN).filter(|pair| pair[1].key == token.key);
        others.any(|pair| {
            let given = pair[0].shape == Shape::Capital && pair[0].words == Words(0) && pair[0].class == Class::Word;
            given && pair[1].shape == Shape::Capital && pair[1].gap == Gap::Space
        })
    }

    fn is_body(&self, who: u16) -> bool {
        self.gazetteer.known(who).is_some_and(|known| known.kind == ActorKind::Organisation)
    }
}

/// How many words of a text are looked at; keeps hostile texts linear.
const SEEN: usize = 4096;

/// "Rai" of a body that is written RAI.
fn is_spelled(before: &str, only: &[Token]) -> bool {
    only.len() == 1 && only[0].shape == Shape::Capital && before.len() < 5
}

/// "Chicago-based", "Lagos-born": a place and what ties somebody to it.
pub(crate) fn is_origin(word: &str) -> bool {
    const TIES: [&str; 10] =
        ["based", "born", "bred", "raised", "trained", "educated", "headquartered", "registered", "listed", "area"];
    word.rsplit_once('-').is_some_and(|(_, tie)| TIES.contains(&tie))
}

pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
