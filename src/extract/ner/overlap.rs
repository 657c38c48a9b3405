//! Whether a name of the registry is only a part of a longer name.

use super::capitalized::is_start;
use super::charge::post_in_charge;
use super::entity_type::is_place;
use super::gazetteer::{Form, Hit};
use super::mentions::{Scan, index};
use super::names::Names;
use super::person_nouns::{is_before_name, is_portfolio};
use crate::domain::ActorKind;
use crate::extract::lexicon::words::Words;
use crate::extract::text::particles::is_surname_particle;
use crate::extract::text::token::{Class, Gap, Shape, Token};

impl Scan<'_, '_> {
    /// Whether the words before a known name only describe it: "Foreign Minister", "Mr".
    pub(crate) fn only_describes(&self, from: usize, at: usize) -> bool {
        self.doc.tokens[from..at].iter().all(|token| {
            is_before_name(token)
                || token.is(Words::ADJECTIVE)
                || Names::of(token.key).is(Names::AFFILIATION.or(Names::AREA))
        })
    }

    /// Whether a title begins a name that is longer without it: "Sheikh Amin" of "Sheikh Amin bin Karim".
    pub(crate) fn is_cut(&self, at: usize, hit: &Hit) -> bool {
        let longer = |hit: &Hit| self.gazetteer.hit(&self.doc.tokens, at + 1).is_some_and(|next| next.end > hit.end);
        self.doc.tokens[at].is(Words::TITLE) && longer(hit)
    }

    /// Whether a known name is only a part of a name that is not known.
    pub(crate) fn is_part(&self, from: usize, at: usize, end: usize, hit: &Hit) -> bool {
        let tokens = &self.doc.tokens;
        let behind = hit.end as usize;
        if is_place(tokens, at) && behind == at + 1 {
            return true;
        }
        // `Dale “Bibi” Roe`
        let mark = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.class, Class::Double | Class::Single));
        if at > from + 1 && mark(at - 1) && behind < end && mark(behind) {
            return true;
        }
        let weak = |who: u16, form: Form| {
            let kind = self.gazetteer.known(who).map(|known| known.kind);
            kind == Some(ActorKind::State) || form == Form::Short
        };
        if !hit.meant.iter().all(|&(who, form)| weak(who, form)) {
            return self.is_spelled_like_initials((from, at, behind, end)) || self.has_given_before(from, at, hit);
        }
        // "Tour de France": a particle before it joins it to what begins the run.
        let joined = |at: usize| tokens[at].shape == Shape::Lower && tokens[at].is(Words::NAME_PARTICLE);
        if at > from + 1 && joined(at - 1) {
            return true;
        }
        if self.is_in_full_name(from, at, end, hit)
            || self.is_within_name((from, at, behind, end), hit)
            || self.is_spelled_like_initials((from, at, behind, end))
            || self.is_behind_particle((from, at, behind, end))
        {
            return true;
        }
        let is_given = |at: usize| {
            let names = Names::of(tokens[at].key);
            names.is_given() && tokens[at].shape == Shape::Capital
        };
        // "Michael Jordan": a given name before it, and nothing else.
        if at > from && is_given(at - 1) && !tokens[at - 1].is(Words::TITLE) {
            return true;
        }
        if self.is_person_like_state((from, at, behind, end), hit) {
            return true;
        }
        if behind >= end {
            return false;
        }
        // "Jordan Peele"
        let next = &tokens[behind];
        // "Paris Bishop"
        let family = Names::of(next.key).is(Names::FAMILY_TOO) && next.is(Words::TITLE);
        let plain = next.words == Words(0) && Names::of(next.key).0 & (Names::ORGANISATION.or(Names::THING)).0 == 0;
        let plain = plain || family;
        if behind == at + 1 && is_given(at) && plain && behind + 1 >= end {
            return true;
        }
        // "Russian Railways Company", "Beijing Olympics": what its end says, it is.
        let last = Names::of(tokens[end - 1].key);
        let person = tokens[behind..end].iter().any(|token| token.is(Words::TITLE | Words::ROLE))
            || tokens[behind..end - 1].iter().any(|token| Names::of(token.key).is_given());
        let known = (behind..end).any(|at| self.gazetteer.hit(tokens, at).is_some());
        let possessive = tokens[behind].gap == Gap::None;
        let told = !self.case.is_headline(self.doc.sentence_of(index(at)));
        told && !person && !known && !possessive && last.is(Names::ORGANISATION.or(Names::THING))
    }

    /// "Luis Fernando Roe" is not the Fernando Roe of the registry: a given name begins the run before it.
    fn has_given_before(&self, from: usize, at: usize, hit: &Hit) -> bool {
        let person = |&(who, _): &(u16, Form)| self.kind_of(who) == Some(ActorKind::Person);
        if at != from + 1 || hit.end as usize != at + 2 || !hit.meant.iter().all(person) {
            return false;
        }
        let names = Names::of(self.doc.tokens[from].key);
        let given = names.is_given() && !names.is(Names::WORD) && self.doc.tokens[from].shape == Shape::Capital;
        let told = !self.case.is_headline(self.doc.sentence_of(index(from)));
        given && told && !self.doc.tokens[from].is(Words::TITLE)
    }

    /// "Chidinma Efe Nwosu": initials of a body that a name has as a word, beside another that nothing lists.
    fn is_spelled_like_initials(&self, (from, at, behind, end): (usize, usize, usize, usize)) -> bool {
        let tokens = &self.doc.tokens;
        let word = &tokens[at];
        let plain = |at: usize| {
            let token = &tokens[at];
            token.shape == Shape::Capital && token.words == Words(0) && Names::of(token.key) == Names(0)
        };
        // "Ana Roe Mena": a given name before both.
        let given =
            |at: usize| Names::of_token(&tokens[at], self.doc.text).is_given() && tokens[at].shape == Shape::Capital;
        let named = || from + 1 == at || (from..at - 1).all(|at| plain(at) || given(at));
        let neighbour = at > from && plain(at - 1) && (behind < end || named())
            || behind < end && plain(behind) && tokens[behind].gap == Gap::Space;
        behind == at + 1 && word.shape == Shape::Capital && word.end - word.start <= 4 && neighbour
    }

    /// "Ettore Lo Monaco", "Lo Monaco said": a particle in capitals that no name of a state has before it.
    fn is_behind_particle(&self, (from, at, behind, end): (usize, usize, usize, usize)) -> bool {
        let tokens = &self.doc.tokens;
        let particle = at > from && tokens[at].gap == Gap::Space && is_surname_particle(&tokens[at - 1]);
        particle && behind == at + 1 && behind == end && !self.case.is_headline(self.doc.sentence_of(index(at)))
    }

    /// Whether a person's surname or given name stands in another's full name: "Ann B. Cohen", "Cohen B. Levi".
    ///
    /// A bearer of a full name of their own is another person, however many of its parts the registry knows.
    fn is_in_full_name(&self, from: usize, at: usize, end: usize, hit: &Hit) -> bool {
        let (tokens, behind) = (&self.doc.tokens, hit.end as usize);
        if !self.is_one_name(at, behind)
            || !self.is_short_of_persons(hit)
            || self.case.is_headline(self.doc.sentence_of(index(at)))
        {
            return false;
        }
        let is_given =
            |at: usize| Names::of_token(&tokens[at], self.doc.text).is_given() && !tokens[at].is(Words::TITLE);
        // Before it: a given name and initials, or a word within a sentence that no list has.
        let particle = |at: usize| tokens[at].shape == Shape::Lower && tokens[at].is(Words::NAME_PARTICLE);
        let initials = (from..at).rev().take_while(|&at| self.is_initial(at) || particle(at)).count();
        let before = (at - initials).checked_sub(1).filter(|&before| before >= from);
        if before.is_some_and(|before| is_given(before) || self.is_unlisted(before)) {
            return true;
        }
        // "Kenya Brown said"
        let state_name = |at: usize| {
            let hit = self.gazetteer.hit(tokens, at);
            let state = |&(who, form): &(u16, Form)| {
                matches!(form, Form::Name | Form::Capital) && self.kind_of(who) == Some(ActorKind::State)
            };
            hit.is_some_and(|hit| hit.meant.iter().all(state))
        };
        if behind == end && before.is_some_and(state_name) && self.is_named_like_state((from, at, end)) {
            return true;
        }
        // Behind a given name: "David French", or more names, the last of them perhaps known.
        let state = |hit: &Hit| hit.meant.iter().all(|&(who, _)| self.kind_of(who) == Some(ActorKind::State));
        let last = (behind + 1 == end && is_given(at)).then(|| self.gazetteer.hit(tokens, behind)).flatten();
        if last.is_some_and(|last| state(&last)) {
            return true;
        }
        let goes_on = |at: usize| self.is_initial(at) || tokens[at].is(Words::NAME_SUFFIX) || self.is_name_part(at);
        behind < end && is_given(at) && (behind..end).all(goes_on) && !(behind..end).all(|at| self.is_initial(at))
    }

    /// One word, or "dos Santos": a word behind its particles.
    fn is_one_name(&self, at: usize, behind: usize) -> bool {
        self.doc.tokens[at..behind - 1].iter().all(|token| token.is(Words::NAME_PARTICLE))
    }

    /// Whether the word that begins a sentence before a surname may be no given name: "Quoting Lavrov", "Overnight Lavrov
    /// said", "Defiant Lavrov left"; "Priti Patel said" and "Joost Hoekstra left" show one.
    fn is_adverbial(&self, at: usize, end: usize) -> bool {
        const ENDS: [&str; 12] =
            ["ly", "ing", "ed", "wards", "ward", "while", "day", "night", "time", "where", "wise", "ever"];
        const DESCRIBE: [&str; 10] = ["ous", "ant", "ent", "ive", "al", "ful", "ish", "ic", "ble", "less"];
        let token = &self.doc.tokens[at];
        let word = token.text(self.doc.text);
        let says =
            self.doc.tokens.get(end).is_some_and(|next| next.is(Words::SAYING_SURE) || next.class == Class::Comma);
        let listed = token.words != Words(0) || Names::of(token.key) != Names(0);
        let describes = || listed || word.len() < 3 || DESCRIBE.iter().any(|end| word.ends_with(end));
        !says && describes() || ENDS.iter().any(|end| word.ends_with(end)) || self.case.is_small(token.key)
    }

    fn is_short_of_persons(&self, hit: &Hit) -> bool {
        hit.meant.iter().all(|&(who, form)| form == Form::Short && self.kind_of(who) == Some(ActorKind::Person))
    }

    fn kind_of(&self, who: u16) -> Option<ActorKind> {
        self.gazetteer.known(who).map(|known| known.kind)
    }

    /// Whether a token is an initial: "B."
    fn is_initial(&self, at: usize) -> bool {
        let token = &self.doc.tokens[at];
        token.shape != Shape::Lower
            && token.end - token.start <= 4
            && token.has_stop(self.doc.text)
            && !token.is(Words::TITLE | Words::NAME_SUFFIX)
    }

    /// A capital within a sentence, of a word that is in no list and no name of the registry.
    fn is_unlisted(&self, at: usize) -> bool {
        let token = &self.doc.tokens[at];
        token.shape == Shape::Capital
            && token.words == Words(0)
            && Names::of(token.key) == Names(0)
            && !token.has_stop(self.doc.text)
            && !is_start(&self.doc.tokens, at)
            && self.gazetteer.hit(&self.doc.tokens, at).is_none()
    }

    /// A word that can be a part of a person's name: in no list but those of persons' names.
    fn is_name_part(&self, at: usize) -> bool {
        let token = &self.doc.tokens[at];
        let other = Names::ORGANISATION.or(Names::THING).or(Names::AREA).or(Names::AFFILIATION);
        let known = self.gazetteer.hit(&self.doc.tokens, at);
        token.words == Words(0)
            && !Names::of(token.key).is(other)
            && known.is_none_or(|hit| hit.end as usize == at + 1 && self.is_short_of_persons(&hit))
    }

    /// "Cyprus London said", "the mayor, Georgia Stone,": a state's name and one more word where a person stands.
    fn is_named_like_state(&self, (from, at, end): (usize, usize, usize)) -> bool {
        let tokens = &self.doc.tokens;
        let begin = (from..end.max(1) - 1).rev().find(|&at| is_before_name(&tokens[at])).map_or(from, |at| at + 1);
        let plain =
            |token: &Token| token.class == Class::Word && token.shape == Shape::Capital && !token.words.is_function();
        let last = &tokens[end - 1];
        let others = Names::ORGANISATION.or(Names::AREA).or(Names::AFFILIATION).or(Names::ABBREVIATION);
        let names = Names::of(last.key);
        let thing = names.is(Names::THING) && !names.is(Names::FAMILY_TOO);
        let word = last.is(Words::TITLE | Words::ROLE | Words::GROUP | Words::OUTLET);
        if at < begin || end != begin + 2 || !plain(&tokens[begin]) || !plain(last) || thing || names.is(others) || word
        {
            return false;
        }
        let next = tokens.get(end).filter(|next| next.gap != Gap::Line);
        let says = next.is_some_and(|next| next.is(Words::SAYING) && next.shape == Shape::Lower);
        let comma = next.is_some_and(|next| next.class == Class::Comma);
        // ", 43,", ", a teacher"
        let apposed = comma
            && tokens.get(end + 1).is_some_and(|word| word.class == Class::Number || word.is(Words::ARTICLE))
            && tokens.get(end + 2).is_some_and(|word| word.class == Class::Comma || word.shape == Shape::Lower);
        let before = begin.checked_sub(1).filter(|_| tokens[begin].gap == Gap::Space).map(|at| &tokens[at]);
        let post = before.is_some_and(|before| is_before_name(before) && before.class == Class::Word);
        let between = comma && before.is_some_and(|before| before.class == Class::Comma);
        says || apposed || post || between
    }

    /// "Mr Jordan", "Cyprus London said": whether the name of a state is a person's.
    fn is_person_like_state(&self, (from, at, behind, end): (usize, usize, usize, usize), hit: &Hit) -> bool {
        let tokens = &self.doc.tokens;
        let addressed = at > 0 && tokens[at].gap == Gap::Space && {
            let before = &tokens[at - 1];
            before.is(Words::TITLE) && before.is(Words::MALE | Words::FEMALE) && !before.is(Words::ROLE)
        };
        let state = |who: u16| self.gazetteer.known(who).is_some_and(|known| known.kind == ActorKind::State);
        let places = hit.meant.iter().all(|&(who, _)| state(who));
        places && behind == at + 1 && (addressed || self.is_named_like_state((from, at, end)))
    }

    /// "Mansour Ibrahim el-Bakry", "Ana dos Santos Luz", "Priti Patel": a surname of the registry that is unsafe alone,
    /// among words that no name of the registry has.
    fn is_within_name(&self, (from, at, behind, end): (usize, usize, usize, usize), hit: &Hit) -> bool {
        let tokens = &self.doc.tokens;
        let short = |hit: &Hit| {
            hit.meant.iter().all(|&(who, form)| {
                form == Form::Short && self.gazetteer.known(who).is_some_and(|known| known.kind == ActorKind::Person)
            })
        };
        let unlisted = |at: usize| {
            let names = Names::of(tokens[at].key);
            let others =
                Names::ORGANISATION.or(Names::THING).or(Names::AREA).or(Names::AFFILIATION).or(Names::ABBREVIATION);
            // "Said bin Omar"
            let joined =
                tokens.get(at + 1).is_some_and(|next| next.shape == Shape::Lower && next.is(Words::NAME_PARTICLE));
            let name = tokens[at].words == Words(0)
                || joined
                || tokens[at].is(Words::NAME_PARTICLE | Words::NAME_SUFFIX)
                || tokens[at].shape == Shape::Lower;
            let other = self.gazetteer.hit(tokens, at).is_none_or(|hit| short(&hit));
            let nicknamed = matches!(tokens[at].class, Class::Double | Class::Single)
                || at > from && matches!(tokens[at - 1].class, Class::Double | Class::Single);
            name && !names.is(others) && other && (at == from || tokens[at].gap == Gap::Space || nicknamed)
        };
        if !self.is_one_name(at, behind)
            || end - from < 2
            || !short(hit)
            || self.case.is_headline(self.doc.sentence_of(index(at)))
        {
            return false;
        }
        let describes = |at: &usize| {
            // "Superintendent of Police Musa Roe"
            let charge = *at == from && post_in_charge(tokens, from).is_some() && is_portfolio(&tokens[from]);
            charge || is_before_name(&tokens[*at]) || tokens[*at].is(Words::ADJECTIVE)
        };
        let begin = (from..at).rev().find(describes).map_or(from, |at| at + 1);
        let alone = begin == at && behind == end;
        // "Afterwards Lavrov said": one word that begins a sentence shows nothing.
        let doubtful = behind == end && begin + 1 == at && is_start(tokens, begin) && self.is_adverbial(begin, end);
        !alone && !doubtful && (begin..at).chain(behind..end).all(unlisted)
    }
}
