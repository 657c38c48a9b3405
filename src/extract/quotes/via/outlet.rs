//! What names an outlet: a name that the registry has, a name with a noun of outlets, "Chinese state media".

use super::Reader;
use crate::extract::lexicon::words::Words;
use crate::extract::text::document::Stretch;
use crate::extract::text::noun_phrase::{Phrase, PhraseKind};
use crate::extract::text::token::{Class, Gap, Token};

/// Nouns that an outlet's name stands before: "Der Spiegel magazine", "the Interfax news agency".
const BEHIND: &str = "newspaper paper daily weekly magazine agency television tv radio network channel broadcaster \
    website station newswire wire news";

/// Nouns of outlets in general: "Russian news agencies", "state television".
const MEDIA: &str = "media agencies agency television newspapers tv radio press broadcaster broadcasters channels \
    papers dailies outlets";

/// What makes such a noun the name of somebody, beside a capital: "state television", "local media".
const OF_STATE: &str = "state state-run state-owned state-controlled state-backed local official semi-official \
    pro-government";

/// Last words of the names of outlets that no registry has.
const LAST: &str = "Times Post Herald Gazette Tribune Journal Telegraph Chronicle Guardian Observer Courier Radio \
    Television TV";

/// Words behind an outlet's name that make it a part of the outlet.
const PARTS: &str = "World Service News Arabic English Television TV Radio";

/// Whether the list has the word, in this very case.
pub(super) fn listed(word: &str, list: &str) -> bool {
    let (word, list) = (word.as_bytes(), list.as_bytes());
    let Some(&first) = word.first() else { return false };
    memchr::memchr_iter(first, list).any(|at| {
        let ends = |end: usize| list.get(end).is_none_or(|byte| *byte == b' ');
        (at == 0 || list[at - 1] == b' ') && list[at..].starts_with(word) && ends(at + word.len())
    })
}

/// Whether the word is a noun of outlets.
pub(super) fn is_media(word: &str) -> bool {
    listed(&word.to_ascii_lowercase(), MEDIA)
}

impl Reader<'_, '_> {
    /// The outlet that a phrase names, without what describes it ("the Arabic daily …"); or the phrase
    /// itself where its noun is one of outlets ("Chinese state media").
    pub(super) fn outlet(&self, phrase: &Phrase) -> Option<Stretch> {
        if phrase.owns { None } else { self.outlet_or_owner(phrase) }
    }

    /// The same, and in "the BBC’s Arabic service" its owner.
    pub(super) fn outlet_or_owner(&self, phrase: &Phrase) -> Option<Stretch> {
        if phrase.kind == PhraseKind::Pronoun {
            return None;
        }
        let (first, end) = self.reach(phrase);
        let behind = |at: &usize| listed(self.text(*at), BEHIND);
        let named = (first..end).rev().find(|at| !behind(at)).map_or(first, |at| at + 1);
        let starts = || (first..end).filter(|&at| self.doc.tokens[at].is_capital()).take(6);
        let core = (first..named).rev().find(|&at| !listed(self.text(at), PARTS)).map_or(first, |at| at + 1);
        let mut ends = vec![end, named, core];
        ends.dedup();
        let stretch = |start: usize, end: usize| Stretch {
            start: self.doc.tokens[start].start,
            end: self.doc.tokens[end - 1].end,
        };
        let spans = ends.iter().flat_map(|&end| starts().filter(move |&at| at < end).map(move |at| (at, end)));
        let mut known = spans.map(|(start, end)| stretch(start, end));
        let known = known.find(|name| (self.is_outlet)(self.doc.slice(*name)));
        let known = known.map(|name| self.whole(self.without_article(name), end));
        known.or_else(|| self.unknown(first, named, end)).or_else(|| self.media(first, end))
    }

    /// "The Tass", but "The Hill".
    fn without_article(&self, name: Stretch) -> Stretch {
        let first = self.doc.token_at(name.start) as usize;
        let bare = self.doc.tokens.get(first + 1).map(|next| Stretch { start: next.start, ..name });
        let bare = bare.filter(|bare| self.doc.tokens[first].is(Words::ARTICLE) && bare.start < bare.end);
        bare.filter(|bare| (self.is_outlet)(self.doc.slice(*bare))).unwrap_or(name)
    }

    /// With the capitals behind that are a part of the outlet: "the BBC World Service".
    fn whole(&self, name: Stretch, end: usize) -> Stretch {
        let mut at = self.doc.token_at(name.end) as usize;
        let part = |at: usize| listed(self.text(at), PARTS);
        while at < end && part(at) {
            at += 1;
        }
        Stretch { end: self.doc.tokens[at - 1].end, ..name }
    }

    /// The tokens of a phrase, and behind it the nouns that it cuts off ("Sky News television").
    fn reach(&self, phrase: &Phrase) -> (usize, usize) {
        let mut end = phrase.tokens.end as usize;
        let goes_on = |token: &Token| token.gap == Gap::Space && token.class == Class::Word;
        while self.doc.tokens.get(end).is_some_and(goes_on)
            && (listed(self.text(end), BEHIND) || listed(self.text(end), MEDIA))
        {
            end += 1;
        }
        // "state television late on Sunday"
        let first = phrase.tokens.first as usize;
        while end > first + 1 && matches!(self.text(end - 1), "late" | "early") {
            end -= 1;
        }
        (first, end)
    }

    fn text(&self, at: usize) -> &str {
        self.doc.tokens.get(at).map_or("", |token| token.text(self.doc.text))
    }

    /// "the Oslo Evening newspaper", "the Nairobi Chronicle": capitals and a noun of outlets, or a last word
    /// that outlets have. "the Central Intelligence Agency" is none.
    fn unknown(&self, first: usize, named: usize, end: usize) -> Option<Stretch> {
        let tokens = &self.doc.tokens;
        let capital = |at: &usize| tokens[*at].is_capital() && !tokens[*at].words.is_function();
        let last = named.checked_sub(1).filter(|last| *last >= first && capital(last))?;
        let start = (first..=last).rev().take_while(|at| capital(at)).last()?;
        let noun = self.text(named);
        let by_noun = named < end
            && tokens[named].class == Class::Word
            && !tokens[named].is_capital()
            && !(noun == "agency" || noun == "station" || noun == "network" || noun == "news" && end == named + 1)
            && !(last == start && (is_demonym(self.text(last)) || is_of_state(self.text(last))));
        let by_name = last > start && listed(self.text(last), LAST);
        (by_noun || by_name).then_some(Stretch { start: tokens[start].start, end: tokens[last].end })
    }

    /// "Russian news agencies", "state television"; not "the newspaper", which another place names.
    fn media(&self, mut first: usize, end: usize) -> Option<Stretch> {
        let tokens = &self.doc.tokens;
        // The adjective of the state may be a phrase of its own.
        if first > 0 && tokens[first].gap == Gap::Space && tokens[first - 1].is_capital() {
            first -= 1;
        }
        if tokens[first].is(Words::ARTICLE) {
            first += 1;
        }
        let own = |at: &usize| tokens[*at].is_capital() || is_of_state(self.text(*at));
        let named = first + 1 < end && (first..end - 1).any(|at| own(&at));
        // "Russian agencies" of the state are not the press.
        let last = self.text(end.checked_sub(1)?);
        let agency = last.to_ascii_lowercase().starts_with("agenc")
            && !(first..end).any(|at| matches!(self.text(at), "news" | "press" | "News" | "Press"));
        (named && is_media(last) && !agency).then(|| Stretch { start: tokens[first].start, end: tokens[end - 1].end })
    }
}

/// Nor does "State television", at the beginning of a sentence, name one "State".
fn is_of_state(word: &str) -> bool {
    listed(&word.to_ascii_lowercase(), OF_STATE)
}

/// "Kenyan television" names no outlet "Kenyan".
fn is_demonym(word: &str) -> bool {
    let endings = ["an", "ese", "ish", "i", "ch", "ic", "ek"];
    endings.iter().any(|ending| word.ends_with(ending))
}
