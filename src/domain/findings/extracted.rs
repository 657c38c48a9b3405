//! Findings of `extract` in one article: positions, and what the text alone states.

use std::sync::Arc;

use crate::domain::{ActorKind, Assertion, MentionKind, Metadata, QuoteKind, QuoteModality, Segment, Span};

/// A quote as it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundQuote {
    /// The words without their marks.
    pub span: Span,
    /// Whether they stand in quotation marks.
    pub kind: QuoteKind,
    /// Modality: whether the words were said, by the text.
    pub modality: QuoteModality,
    /// Whether they are a fragment of the reporter's sentence.
    pub partial: bool,
    /// The index, in [`Findings::quotes`], of the first quote of the same act of speech.
    pub utterance: usize,
    /// The speaker; none where the text leaves it open.
    pub speaker: Option<FoundSpeaker>,
    /// The verb or phrase of attribution.
    pub cue: Option<Span>,
    /// The outlet credited, as named in the text, and its actor.
    pub via: Option<(String, Option<String>)>,
    /// The rule or model that found it.
    pub rule: &'static str,
    /// The confidence of the finding, from 0 to 1.
    pub confidence: f64,
}

/// The mention an attribution rests on, and whom it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundSpeaker {
    /// The span of the mention in the text.
    pub span: Span,
    /// The actor, where it is known.
    pub actor_id: Option<String>,
    /// The actor's name, or the one the text gives.
    pub name: Option<String>,
    /// The office held on the article's day.
    pub office: Option<String>,
    /// The state spoken for.
    pub state: Option<String>,
    /// The international body spoken for, by its id.
    pub organisation: Option<String>,
    /// The name of that body.
    pub organisation_name: Option<String>,
}

/// A mention as it was found. An actor's id and name are the same for all of its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundMention {
    /// The span of the mention's words in the text.
    pub span: Span,
    /// The kind of mention: a name, a role, a pronoun and so on.
    pub kind: MentionKind,
    /// The actor, where it is known.
    pub actor_id: Option<Arc<str>>,
    /// The actor's name, or the one the text gives.
    pub actor_name: Option<Arc<str>>,
}

/// An actor that the registry does not know, as this article describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundActor {
    /// The slug of its full name.
    pub id: String,
    /// A person or an organisation.
    pub kind: ActorKind,
    /// Its full name, as first printed here.
    pub name: String,
    /// The words that describe it here ("a professor at …").
    pub description: Option<String>,
    /// The office the article gives.
    pub office: Option<String>,
    /// The state the article gives.
    pub state: Option<String>,
    /// Where it is first named.
    pub span: Span,
}

/// Everything found in one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// What the text states of itself: headline, day, byline.
    pub metadata: Metadata,
    /// The labelled stretches, in the order of the text, without overlap.
    pub segments: Vec<Segment>,
    /// Words in the segments that findings come from.
    pub word_count: u32,
    /// Quotes, in the order of the text.
    pub quotes: Vec<FoundQuote>,
    /// Mentions, in the order of the text.
    pub mentions: Vec<FoundMention>,
    /// What is stated about votes, in the order of the text.
    pub assertions: Vec<Assertion>,
    /// Actors that the registry does not know, each once, in the order of the text.
    pub actors: Vec<FoundActor>,
}
