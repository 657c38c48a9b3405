//! Words that a text gives to a name without a verb of its own, and places that look like persons: "From Jane Roe: “…”",
//! "in Monte Verde, she said".

use crate::extract::Stretch;
use crate::extract::coref::Cast;
use crate::extract::lexicon::words::{Words, ascii_key};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How far behind a name the mark may stand that opens its words.
const CREDIT: usize = 14;
const OF: [u32; 3] = [ascii_key("of"), ascii_key("by"), ascii_key("from")];

impl Cast<'_, '_> {
    /// Whether a sentence begins with this token.
    pub(in crate::extract::coref) fn opens_sentence(&self, at: usize) -> bool {
        self.sentence_start(at) == at
    }

    /// Where the sentence of a token begins.
    pub(in crate::extract::coref) fn sentence_start(&self, at: usize) -> usize {
        let token = u32::try_from(at).unwrap_or(u32::MAX);
        self.doc.sentences[self.doc.sentence_of(token)].first as usize
    }

    /// "From Jane Roe (@jroe): “…”", "Jane Roe’s verdict: “…”", "a speech by Jane Roe", "has Jane Roe saying “…”": whether
    /// words are given to the name without a verb of its own.
    pub(in crate::extract::coref) fn is_credited(&self, name: Tokens) -> bool {
        let tokens = &self.doc.tokens;
        let (first, end) = (name.first as usize, name.end as usize);
        let on_line = |token: &&Token| token.gap != Gap::Line && !matches!(token.class, Class::Stop | Class::Semicolon);
        let behind = &tokens[end..end + tokens[end..].iter().take(CREDIT).take_while(on_line).count()];
        let opens =
            |at: usize| behind.get(at + 1).is_some_and(|mark| matches!(mark.class, Class::Double | Class::Single));
        // A colon that no verb of another stands before.
        let colon = behind.iter().position(|token| token.class == Class::Colon).filter(|&at| opens(at));
        let silent =
            |at: usize| !behind[..at].iter().any(|word| word.is(Words::SAYING_SURE) || word.class == Class::Double);
        if colon.is_some_and(silent) {
            return true;
        }
        let saying =
            behind.iter().take(3).position(|word| word.is(Words::SAYING) && word.text(self.doc.text).ends_with("ing"));
        if saying.is_some_and(opens) {
            return true;
        }
        // "according to Prof. Jane Roe", "attributed to Jane Roe", "as Jane Roe (59) put it"
        let lead = tokens[..first].iter().rev().take(5).skip_while(|word| word.is_capital() || word.is(Words::ARTICLE));
        let mut lead = lead.map(|word| word.key);
        let to = lead.next() == Some(ascii_key("to"));
        if to && lead.next().is_some_and(|verb| [ascii_key("according"), ascii_key("attributed")].contains(&verb)) {
            return true;
        }
        let close = behind.iter().position(|token| token.class == Class::Close);
        let bracket = behind.first().is_some_and(|token| token.class == Class::Open).then_some(close).flatten();
        if bracket
            .and_then(|close| behind.get(close + 1))
            .is_some_and(|verb| verb.is(Words::SAYING) || verb.key == ascii_key("put"))
        {
            return true;
        }
        let [.., noun, of] = &tokens[..first] else { return false };
        let closes = behind.is_empty() || behind[0].class == Class::Comma;
        OF.contains(&of.key)
            && of.gap == Gap::Space
            && closes
            && noun.is(Words::SAYING_NOUN)
            && noun.shape == Shape::Lower
    }

    /// "Jane Roe had this to say: “…”": whether a direct quote is given to the name, whatever its sentence is like.
    pub(in crate::extract::coref) fn is_given_words(&self, name: Tokens) -> bool {
        self.is_quoted(self.doc.span(name)) && !self.is_governed(name) && !self.is_placed(name)
    }

    /// Whether a direct quote is given to words that end where these do and begin no later.
    pub(in crate::extract::coref) fn is_quoted(&self, span: Stretch) -> bool {
        let at = self.spoken.partition_point(|spoken| spoken.end < span.end);
        self.spoken.get(at).is_some_and(|spoken| spoken.end == span.end && spoken.start <= span.start)
    }

    /// "Then Jane Roe", "From Jane Roe": whether no more than a small word stands before a name in its sentence.
    pub(in crate::extract::coref) fn leads_sentence(&self, first: usize) -> bool {
        let tokens = &self.doc.tokens;
        let begin = self.sentence_start(first);
        let small = |word: &Token| word.is(Words::ADVERB) || [ascii_key("from"), ascii_key("then")].contains(&word.key);
        begin == first || begin + 1 == first && small(&tokens[begin])
    }

    /// "Reached by phone in Monte Verde, she said": whether "in" and a comma or stop enclose what may be a place.
    pub(in crate::extract::coref) fn is_located(&self, name: Tokens) -> bool {
        const TRUST: [u32; 8] = [
            ascii_key("confidence"),
            ascii_key("trust"),
            ascii_key("faith"),
            ascii_key("interest"),
            ascii_key("belief"),
            ascii_key("believe"),
            ascii_key("found"),
            ascii_key("see"),
        ];
        let tokens = &self.doc.tokens;
        let [.., before, within] = &tokens[..name.first as usize] else { return false };
        let comma = tokens.get(name.end as usize);
        let closes = comma.is_none_or(|next| next.gap == Gap::Line || matches!(next.class, Class::Comma | Class::Stop));
        let two = name.len() == 2 && tokens[name.range()].iter().all(|word| word.shape == Shape::Capital);
        // "in Jane Roe, a nurse from Brno, the town has"
        let apposed = || self.apposition(name.end).is_some() || self.age_behind(name.end).is_some();
        within.key == ascii_key("in") && closes && two && !TRUST.contains(&before.key) && !apposed()
    }
}
