//! Names to entities: full names introduce, short ones follow.
//!
//! Whom a short form means is in [`short_forms`].

mod given_words;
mod short_forms;

use super::entity::Entities;
use super::{Cast, Named, gender_of, roles};
use crate::domain::{ActorKind, MentionKind};
use crate::extract::lexicon::maps::Keys;
use crate::extract::lexicon::words::{self, Words};
use crate::extract::ner::capitalized::is_start;
use crate::extract::ner::entity_type::Kind;
use crate::extract::ner::gazetteer::Form;
use crate::extract::ner::mentions::{Sort, Spot};
use crate::extract::ner::names::Names;
use crate::extract::ner::person_nouns::{is_before_name, is_many, is_person_noun};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// Words that begin surnames and that no list of particles has, since they are given names, too.
const SURNAMES_BEGIN: [u32; 5] = [
    words::ascii_key("mac"),
    words::ascii_key("della"),
    words::ascii_key("dalla"),
    words::ascii_key("dall"),
    words::ascii_key("bar"),
];

/// How many tokens of a line show whether it is shouted.
const SHOUT: usize = 16;

/// Whether a capital is that of a common noun for persons.
fn is_noun(token: &Token) -> bool {
    is_person_noun(token) && !Names::of(token.key).is_given() && !token.is(Words::TITLE)
}

/// What of names stands elsewhere in a text: by itself, behind "Mr", as two words.
struct Parts<'k> {
    alone: &'k Keys,
    called: &'k Keys,
    pairs: &'k Keys,
}

impl Cast<'_, '_> {
    /// Notes whom full names introduce; for each spot, whom it means, as far as that is sure already.
    pub(super) fn introduce(&mut self, spots: &[Spot]) -> Vec<Option<u32>> {
        let mut full: Vec<Option<u32>> = spots.iter().map(|spot| self.meet(spot)).collect();
        // Words that stand alone somewhere: what ends in one of them is likely to be a person's name.
        let alone: Keys = spots
            .iter()
            .filter(|spot| self.is_bare(spot) && spot.name.len() == 1 && !spot.headline)
            .filter(|spot| !Names::of(self.doc.tokens[spot.name.first as usize].key).is(Names::THING.or(Names::AREA)))
            .map(|spot| self.doc.tokens[spot.name.first as usize].key)
            .collect();
        for spot in spots.iter().filter(|spot| spot.name.len() == 1) {
            *self.entities.alone.entry(self.doc.tokens[spot.name.first as usize].key).or_default() += 1;
        }
        // "Tajul Ariffin": two words that a longer name ends in are its surname.
        let pairs: Keys = spots.iter().filter(|spot| spot.name.len() == 2).map(|spot| self.pair(spot.name)).collect();
        for (at, pair) in spots.windows(2).enumerate() {
            if let (None, Some(surname)) = (full[at], full[at + 1].and_then(|who| self.shared_surname(pair, who))) {
                full[at] = Some(self.entities.meet_partner(self.doc, pair[0].name, surname));
            }
        }
        let called = spots.iter().filter(|spot| spot.titled && !spot.headline && spot.name.len() < 4);
        let called: Keys = called.map(|spot| self.doc.tokens[spot.name.end as usize - 1].key).collect();
        for (spot, full) in spots.iter().zip(&mut full).filter(|(_, full)| full.is_none()) {
            *full = self.meet_doubtful(spot, &Parts { alone: &alone, called: &called, pairs: &pairs });
        }
        for (short, long) in self.shortened() {
            self.entities.merge(short, long);
            full.iter_mut().filter(|full| **full == Some(short)).for_each(|full| *full = Some(long));
        }
        full
    }

    /// Whether nothing shows whom a name means: no list has it, or the registry as a surname that is unsafe alone.
    fn is_bare(&self, spot: &Spot) -> bool {
        let person = |who: u16| self.gazetteer.known(who).is_some_and(|known| known.kind == ActorKind::Person);
        match &spot.sort {
            Sort::Known(meant) => meant.iter().all(|&(who, form)| form == Form::Short && person(who)),
            Sort::Unknown(kind) => *kind == Kind::Bare,
        }
    }

    /// Notes whom a name introduces that is full for sure.
    fn meet(&mut self, spot: &Spot) -> Option<u32> {
        let first = &self.doc.tokens[spot.name.first as usize];
        match &spot.sort {
            Sort::Known(meant) => {
                let safe = Entities::safe(meant, self.gazetteer, self.day);
                let who = safe.or_else(|| self.by_office(spot, meant))?;
                Some(self.entities.meet_known(self.doc, self.gazetteer, who, spot.name))
            }
            _ if spot.headline || self.is_shouted(spot.name) => None,
            Sort::Unknown(Kind::Person) if spot.name.len() > 1 => {
                // "Le Goffic", "Della Roe": perhaps only the end of a name.
                if first.is(Words::NAME_PARTICLE) || SURNAMES_BEGIN.contains(&first.key) || self.is_located(spot.name) {
                    return None;
                }
                let given = Names::of_token(first, self.doc.text);
                let sure = given.is_given() || given.is(Names::FAMILY_FIRST) || first.has_stop(self.doc.text);
                sure.then(|| self.entities.meet_unknown(self.doc, ActorKind::Person, spot.name))
            }
            Sort::Unknown(Kind::Organisation) => {
                let initials = spot.name.len() == 1;
                if initials && !self.is_body(spot.name) {
                    return None;
                }
                match (self.entities.surnamed(first.key), self.entities.spelled(first.key)) {
                    ([at], _) | ([], [at]) if initials => Some(*at),
                    _ => Some(self.entities.meet_unknown(self.doc, ActorKind::Organisation, spot.name)),
                }
            }
            Sort::Unknown(_) => None,
        }
    }

    /// "ROE SAYS HE WILL RUN": capitals of a line that is shouted; "JANE ROE:" is the label of a transcript.
    fn is_shouted(&self, name: Tokens) -> bool {
        let tokens = &self.doc.tokens;
        let upper = |token: &Token| token.shape == Shape::Upper && token.end - token.start > 1;
        if name.len() < 2 || !tokens[name.range()].iter().all(upper) {
            return false;
        }
        let Some(line) = self.doc.paragraphs.get(self.doc.paragraph_of(name.first)) else { return false };
        let words = tokens[line.range()].iter().take(SHOUT).filter(|token| token.class == Class::Word);
        words.filter(|&word| upper(word)).count() >= tokens[name.range()].len() + 2
    }

    /// "President Xi": of all who are called so, the one who has (or had, in a text of no day) the post.
    fn by_office(&self, spot: &Spot, meant: &[(u16, Form)]) -> Option<u16> {
        let titles = &self.doc.tokens[spot.name.first.saturating_sub(3) as usize..spot.name.first as usize];
        let title = titles
            .iter()
            .rev()
            .take_while(|token| token.is_capital())
            .find(|token| token.is(Words::ROLE | Words::TITLE));
        let post = self.post_of(spot.name.first as usize).map(|at| &self.doc.tokens[at]);
        let title = title.filter(|title| gender_of(title.words).is_none()).or(post)?;
        let title = roles::canonical(title.key);
        if self.doc.tokens[spot.name.first as usize].gap != Gap::Space {
            return None;
        }
        let mut holders = meant.iter().filter(|(who, _)| {
            self.gazetteer.known(*who).is_some_and(|known| {
                let held = self.day.map_or_else(|| known.offices.iter().collect(), |day| known.offices_on(day));
                // An ambassador to the United Nations is a permanent representative.
                let envoy = title == roles::canonical(words::ascii_key("ambassador"));
                held.iter().any(|office| {
                    roles::has_word(&office.title, title)
                        || envoy && office.title.starts_with("Permanent Representative")
                })
            })
        });
        match (holders.next(), holders.next()) {
            (Some((who, _)), None) => Some(*who),
            _ => None,
        }
    }

    /// Notes whom a name introduces that may be only a part of another's: "Peña Nieto", "Kerr Putney".
    fn meet_doubtful(&mut self, spot: &Spot, parts: &Parts<'_>) -> Option<u32> {
        let Sort::Unknown(kind) = spot.sort else { return None };
        // "ten Hartog": what begins with a particle is a surname.
        let particle = self.doc.tokens[spot.name.first as usize].shape == Shape::Lower;
        let other = spot.headline || kind == Kind::Organisation || particle;
        if spot.name.len() < 2 || other || self.is_shouted(spot.name) {
            return None;
        }
        if let Some(short) = self.short(spot) {
            // "Brave Jane Roe" of a headline is Jane Roe.
            let entity = &self.entities.all[short as usize];
            if entity.known.is_none() && self.is_described_at_start(spot.name, entity.name) {
                self.entities.all[short as usize].name = spot.name;
            }
            return Some(short);
        }
        if self.is_behind_sign(spot.name)
            || self.is_rest_of_body(spot.name)
            || self.is_of_many(spot.name)
            || self.is_done_to(spot.name)
        {
            return None;
        }
        // "in Al Wadiya", "at Le Mans"
        let first = &self.doc.tokens[spot.name.first as usize];
        let town =
            (first.is(Words::NAME_PARTICLE) && self.is_placed(spot.name) || self.is_located(spot.name)) && !spot.titled;
        let person = kind == Kind::Person && !town
            || spot.titled
            || self.apposition(spot.name.end).is_some()
            || self.follows_role(spot.name.first)
            || self.is_introduced(spot.name)
            || self.is_shaped_like_person(spot.name)
            || (self.is_plain(spot.name)
                && (self.speaks(spot.name) && !self.is_governed(spot.name)
                    || self.acts(spot.name)
                    || self.speaks_for(spot.name)
                    || self.is_given_words(spot.name)
                    || self.has_part(spot.name, parts.called)
                    || self.ends_in_surnames(spot.name, parts.pairs)
                    || self.is_namesake(spot.name)
                    || self.is_taken_up(spot.name)
                    || self.is_said_to_be(spot.name).is_some()
                    || self.part_alone(spot.name, parts.alone)));
        person.then(|| self.entities.meet_unknown(self.doc, ActorKind::Person, spot.name))
    }

    /// "Labour Councillors", "Tory MPs": many who bear a post.
    fn is_of_many(&self, name: Tokens) -> bool {
        let last = &self.doc.tokens[name.end as usize - 1];
        let text = last.text(self.doc.text);
        (is_person_noun(last) || is_before_name(last))
            && text.ends_with('s')
            && text.len() > 2
            && !Names::of(last.key).is_given()
    }

    /// "Hosting Roe is a dream": a participle that begins a sentence before somebody's surname.
    fn is_done_to(&self, name: Tokens) -> bool {
        let [first, last] = &self.doc.tokens[name.range()] else { return false };
        let participle = first.text(self.doc.text).ends_with("ing") && first.end - first.start > 5;
        let begins = is_start(&self.doc.tokens, name.first as usize);
        participle && begins && !Names::of(first.key).is_given() && !self.entities.surnamed(last.key).is_empty()
    }

    /// "M Medilaw" of "L&M Medilaw"
    fn is_behind_sign(&self, name: Tokens) -> bool {
        let sign = name.first.checked_sub(1).map(|at| &self.doc.tokens[at as usize]);
        let touches = self.doc.tokens[name.first as usize].gap == Gap::None;
        touches && sign.is_some_and(|sign| sign.class == Class::Symbol)
    }

    /// "American Express Global Travel": three words and more behind a state's adjective, of which no list has a given name.
    fn is_rest_of_body(&self, name: Tokens) -> bool {
        let words = &self.doc.tokens[name.range()];
        let joined = words[0].gap == Gap::Space && words.len() > 2;
        let before = name.first.checked_sub(1).filter(|_| joined).map(|before| before as usize);
        let state = before.and_then(|before| self.gazetteer.hit(&self.doc.tokens[..=before], before));
        let demonym = state.is_some_and(|hit| hit.meant.iter().all(|&(_, form)| form == Form::Demonym));
        demonym
            && !words.iter().any(|word| Names::of_token(word, self.doc.text).is_given() || word.shape == Shape::Lower)
    }

    /// "Ana Reid" beside Tom Reid: two words, the last of which is the surname of somebody the text names in full.
    fn is_namesake(&self, name: Tokens) -> bool {
        let [first, last] = &self.doc.tokens[name.range()] else { return false };
        let mut bearers = self.entities.surnamed(last.key).iter().map(|&at| &self.entities.all[at as usize]);
        let named = bearers.any(|one| one.kind == ActorKind::Person && one.full);
        named && !short_forms::may_describe(first, self.doc.text) && !self.is_placed(name)
    }

    /// Whether the last two of three words and more stand together elsewhere.
    fn ends_in_surnames(&self, name: Tokens, pairs: &Keys) -> bool {
        let tail = Tokens { first: name.end.saturating_sub(2), end: name.end };
        name.len() > 2 && !self.is_placed(name) && pairs.contains(&self.pair(tail))
    }

    /// One key for two words.
    fn pair(&self, name: Tokens) -> u32 {
        self.doc.tokens[name.range()].iter().fold(0, |key, token| key.rotate_left(7) ^ token.key)
    }

    /// Whether a word of the name stands alone somewhere, and the name in no place's position.
    fn part_alone(&self, name: Tokens, alone: &Keys) -> bool {
        !self.is_placed(name) && self.has_part(name, alone)
    }

    /// Whether the first or last word of the name is among these: "Baroness Roe" behind "a letter from Jane Roe".
    fn has_part(&self, name: Tokens, among: &Keys) -> bool {
        let parts = &self.doc.tokens[name.range()];
        [parts.first(), parts.last()].into_iter().flatten().any(|part| among.contains(&part.key))
    }

    /// Notes a mention by a name.
    pub(super) fn name(&mut self, spot: &Spot, full: Option<u32>) {
        let who = full.or_else(|| self.short(spot));
        let who = match (&spot.sort, who) {
            // "London said" behind "Summer London"
            (Sort::Known(_), Some(one)) if self.entities.all[one as usize].kind == ActorKind::State => {
                self.namesake(spot).or(who)
            }
            (_, Some(who)) => Some(who),
            _ if spot.headline
                || spot.cut.is_some()
                || self.is_behind_sign(spot.name)
                || spot.name.len() > 1 && self.is_of_many(spot.name)
                || self.is_shouted(spot.name) =>
            {
                return;
            }
            // "Neighbours call it a shame"
            _ if spot.name.len() == 1
                && !spot.titled
                && (is_noun(&self.doc.tokens[spot.name.first as usize]) || is_many(self.doc.word(spot.name.first))) =>
            {
                return;
            }
            // "the opposition" of no one in this text
            (Sort::Known(_), _) if self.doc.tokens[spot.name.first as usize].shape == Shape::Lower => return,
            _ if (spot.titled && !self.is_thing(spot.name))
                || (self.is_plain(spot.name)
                    && (self.speaks(spot.name) && !self.is_governed(spot.name)
                        || self.acts(spot.name)
                        || self.is_apposed(spot.name)
                        || self.bears_age(spot.name)
                        || self.follows_relation(spot.name.first)
                        || self.speaks_for(spot.name) && !self.is_governed(spot.name)
                        || self.apposition(spot.name.end).is_some() && !self.is_placed(spot.name))) =>
            {
                let namesakes = self.entities.surnamed(self.doc.tokens[spot.name.end as usize - 1].key).len();
                (namesakes < 2).then(|| self.entities.add_bare(self.doc, spot.name))
            }
            // One of two of that surname; which one stays open.
            _ if self.entities.surnamed(self.doc.tokens[spot.name.end as usize - 1].key).len() > 1 => None,
            _ => return,
        };
        let mut span = self.doc.span(spot.name);
        span.end = spot.cut.unwrap_or(span.end);
        let kind = self.kind(spot);
        // "Ms Roe" tells of Kim Roe what no list does.
        if let (Some(who), Some(gender)) = (who, self.title_gender(spot.name.first)) {
            self.entities.all[who as usize].gender.get_or_insert(gender);
        }
        self.mentions.push(Named { tokens: spot.name, whole: spot.whole, span, kind, who });
    }

    /// The only person who has the name of a capital or, where it speaks, of a state as a surname or given name.
    fn namesake(&self, spot: &Spot) -> Option<u32> {
        let Sort::Known(meant) = &spot.sort else { return None };
        let capital = meant.iter().all(|(_, form)| *form == Form::Capital);
        let key = self.doc.tokens[spot.name.first as usize].key;
        let bearers = [self.entities.surnamed(key), self.entities.called(key)].concat();
        let full = |at: &u32| self.entities.all[*at as usize].full && self.entities.all[*at as usize].known.is_none();
        match bearers.as_slice() {
            [only] if spot.name.len() == 1 && (capital || self.speaks(spot.name)) => Some(*only).filter(full),
            _ => None,
        }
    }

    fn kind(&self, spot: &Spot) -> MentionKind {
        let Sort::Known(meant) = &spot.sort else { return MentionKind::Name };
        let lower = self.doc.tokens[spot.name.range()]
            .iter()
            .all(|token| token.shape == Shape::Lower || token.is(Words::ARTICLE));
        match meant.first() {
            Some((_, Form::Demonym)) => MentionKind::Demonym,
            Some((_, Form::Capital)) => MentionKind::Metonym,
            // "the opposition" behind "the Syrian opposition"
            Some((_, Form::Short)) if lower => MentionKind::Role,
            _ => MentionKind::Name,
        }
    }
}
