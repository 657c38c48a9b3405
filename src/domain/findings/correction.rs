//! Corrections: what the operator says of a finding, anchored in the words that it stands on.
//!
//! # Design
//!
//! A correction does not point at a row: rows are made anew by each program and each text. It keeps the article, the exact
//! words and what stands around them, as W3C Web Annotation's `TextQuoteSelector` does, and is applied to whatever is found
//! there. So it holds for other programs and for newer texts in which the words still stand.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The kind of finding that a correction is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CorrectedFinding {
    /// Words attributed to a speaker.
    Quote,
    /// A statement about votes.
    Claim,
    /// A place where an actor is named.
    Mention,
}

/// What is corrected of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CorrectedPart {
    /// Another speaker of a quote or claim.
    Speaker,
    /// Another actor of a mention.
    Actor,
    /// The finding is none.
    False,
}

/// A correction of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Correction {
    /// Its number in this database.
    #[schema(example = 1)]
    pub number: i64,
    /// The id of the quote or claim when it was corrected; null for a mention.
    pub id: Option<Uuid>,
    /// The article it stands in.
    pub article_id: Uuid,
    /// The kind of finding.
    pub finding: CorrectedFinding,
    /// The kind among findings of its kind: `direct` or `reported` quotes, kinds of claims and of mentions.
    #[schema(example = "direct")]
    pub kind: String,
    /// Offset of the first code point in the text that was corrected.
    pub start: u32,
    /// The words, exactly.
    #[schema(example = "We will build the wall again,")]
    pub text: String,
    /// Up to 32 characters before them.
    pub prefix: String,
    /// Up to 32 characters behind them.
    pub suffix: String,
    /// What is corrected.
    pub change: CorrectedPart,
    /// The right speaker or actor; null for nobody known, and for what is no finding.
    #[schema(example = "sergei-lavrov")]
    pub actor_id: Option<String>,
    /// That actor's name, so that one whom no registry knows is the same in another database.
    #[schema(example = "Sergei Lavrov")]
    pub actor_name: Option<String>,
    /// What that actor is: `person`, `state` or `organisation`.
    #[schema(example = "person")]
    pub actor_kind: Option<String>,
    /// The value that was found: an actor's id, or a name where there is no id.
    pub old_value: Option<String>,
    /// When it was corrected, RFC 3339 in UTC.
    #[schema(format = DateTime, example = "2026-03-01T12:00:00Z")]
    pub corrected_at: String,
    /// Whether it has a place: the article is there, its words stand in it, and there is a finding to correct.
    pub placed: bool,
}

impl Correction {
    /// Whether both are about the same words of the same article, as far as these tell.
    #[must_use]
    pub fn has_anchor_of(&self, other: &Self) -> bool {
        self.is_about_same(other)
            && (&self.text, &self.prefix, &self.suffix, self.start)
                == (&other.text, &other.prefix, &other.suffix, other.start)
    }

    /// Whether both are about findings of one kind in one article, so that they contradict each other in one place.
    #[must_use]
    pub fn is_about_same(&self, other: &Self) -> bool {
        (self.article_id, self.finding) == (other.article_id, other.finding) && self.fits(&other.kind)
    }

    /// Whether it is about findings of this kind. A mention is one whatever another program takes it for.
    #[must_use]
    pub fn fits(&self, kind: &str) -> bool {
        self.finding == CorrectedFinding::Mention || self.kind == kind
    }

    /// Whether both say the same.
    #[must_use]
    pub fn says_same(&self, other: &Self) -> bool {
        (self.change, &self.actor_id) == (other.change, &other.actor_id)
    }
}

/// A correction as it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedCorrection {
    /// What it is called in messages: the id, or the file and line.
    pub label: String,
    /// The id of the quote or claim, or that of the article for a mention.
    pub id: String,
    /// The offset of a mention's first code point.
    pub start: Option<u32>,
    /// The whole anchor, where it is known: from another database.
    pub anchor: Option<Correction>,
    /// What is wrong; none where it is taken back.
    pub change: Option<CorrectedPart>,
    /// The right speaker or actor, by id or by a state's code; none for nobody known.
    pub actor: Option<String>,
}
