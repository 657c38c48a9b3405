//! The construction of an attribution, its name, and the words of its cue.

use super::clause::Clause;
use super::find::Attribution;
use super::speaker::Phrase;
use super::weights::Side;
use super::word_class::Class;

/// The names of the constructions, each with an example.
pub const RULES: [(&str, &str); 9] = [
    ("reported-that", "The ministry said that both sides had agreed."),
    ("reported-bare", "The rebels said they were no longer bound."),
    ("reported-question", "She asked whether the border was open."),
    ("reported-to", "The king promised to free them."),
    ("reported-of", "He praised the work of the inspectors; their praise of the plan."),
    ("reported-after", "The border is closed, officials said."),
    ("reported-inverted", "The border is closed, said an official."),
    ("reported-by", "The plan was criticised by the opposition."),
    ("according-to", "According to the ministry, the border is closed."),
];

/// Which construction it is.
#[must_use]
pub fn rule(clause: &Clause<'_>, this: &Attribution) -> &'static str {
    let (start, end) = this.content;
    if clause.is(this.cue, 1, &[Class::To]) && clause.suffix(this.cue) == ING && is_according(clause, this.cue) {
        return "according-to";
    }
    if this.side == Side::Before {
        return match this.speaker {
            Some(speaker) if speaker.0 > this.cue && clause.is(this.cue, 1, &[Class::By]) => "reported-by",
            Some(speaker) if speaker.0 > this.cue => "reported-inverted",
            _ => "reported-after",
        };
    }
    match clause.at(start, 0).class {
        Class::That => "reported-that",
        Class::If | Class::Question => "reported-question",
        Class::To => "reported-to",
        _ if clause.verbs(start, end) > 0 => "reported-bare",
        _ => "reported-of",
    }
}

const ING: u32 = (b'i' as u32) << 16 | (b'n' as u32) << 8 | b'g' as u32;

fn is_according(clause: &Clause<'_>, at: usize) -> bool {
    clause.ends.get(at).is_some_and(|token| token.text(clause.text).eq_ignore_ascii_case("according"))
}

/// The words of the cue: the verb or noun, and the preposition that belongs to it.
#[must_use]
pub fn cue(clause: &Clause<'_>, this: &Attribution) -> Phrase {
    let next = clause.at(this.cue, 1).class;
    let joins = matches!(next, Class::To | Class::Of | Class::For | Class::With | Class::In | Class::Preposition);
    let is_content = this.content.0 == this.cue + 2;
    let is_speaker = this.speaker.is_some_and(|speaker| speaker.0 == this.cue + 2);
    let joined = joins && this.cue + 2 <= clause.end && (is_content || is_speaker);
    (this.cue, this.cue + 1 + usize::from(joined))
}

/// The speaker without a possessive's ending.
#[must_use]
pub fn without_owner(clause: &Clause<'_>, (first, end): Phrase) -> Phrase {
    let owns = end > first + 1 && clause.is(end - 1, 0, &[Class::Owner]);
    (first, end - usize::from(owns))
}
