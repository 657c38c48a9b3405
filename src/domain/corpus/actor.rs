//! Actors, who act and speak: persons, states, organisations.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::Day;

/// The kinds of actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A person: a single human being.
    Person,
    /// A state, present or past.
    State,
    /// Anything else that acts: bodies, parties, outlets, loose collectives.
    Organisation,
}

/// An actor, who acts or speaks, with figures from the stored articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Actor {
    /// A slug; fixed for those of the registry, a function of the full name for the others.
    #[schema(example = "sergei-lavrov")]
    pub id: String,
    /// The kind of actor: person, state or organisation.
    pub kind: ActorKind,
    /// The short common name.
    #[schema(example = "Sergei Lavrov")]
    pub name: String,
    /// For a state, its ISO 3166 alpha-3 code.
    pub iso3: Option<String>,
    /// The actor's Wikidata item (`Q…`), from the registry; null where it has none.
    #[schema(example = "Q58217")]
    pub wikidata: Option<String>,
    /// The latest office known.
    #[schema(example = "Minister of Foreign Affairs of Russia")]
    pub office: Option<String>,
    /// The state the actor belongs to, by its ISO 3166 alpha-3 code.
    #[schema(example = "RUS")]
    pub state: Option<String>,
    /// What the registry, or else the earliest article, says of the actor.
    pub description: Option<String>,
    /// Whether the registry knows the actor; the others were found in the texts.
    pub in_registry: bool,
    /// Quotes whose speaker this is and whose words were said.
    pub quote_count: u32,
    /// Articles that name the actor.
    pub article_count: u32,
    /// Places where articles name the actor.
    pub mention_count: u32,
    /// The day of the earliest dated article that names the actor.
    pub first_seen_on: Option<Day>,
    /// The day of the latest dated article that names the actor.
    pub last_seen_on: Option<Day>,
}

/// A post held from one date to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Office {
    /// The post's title, without the state or organisation it belongs to.
    #[schema(example = "Minister of Foreign Affairs")]
    pub title: String,
    /// The organisation it belongs to; null where it is the state's own.
    pub organisation: Option<String>,
    /// The state it belongs to, by its ISO 3166 alpha-3 code.
    #[schema(example = "RUS")]
    pub state: Option<String>,
    /// The start of the office: a day, a month (`2012-07`) or a year, as precisely as it is known.
    #[schema(example = "2004-03-09")]
    pub from: Option<String>,
    /// The end of the office, likewise; null while it lasts.
    pub to: Option<String>,
    /// The source of the row, by its key; `memory` where no source was opened.
    #[schema(example = "memory")]
    pub basis: String,
}

/// An actor with aliases and offices.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ActorDetail {
    /// The fields that lists show of it.
    #[serde(flatten)]
    pub actor: Actor,
    /// Other names, as the registry has them or articles print them.
    pub aliases: Vec<String>,
    /// Posts held, the latest first.
    pub offices: Vec<Office>,
    /// For an actor that the registry does not know: how articles describe it, the earliest first, offices included.
    /// Only the first thousand articles that name it are looked at; for the registry's own, empty.
    #[schema(example = json!(["a scholar of the Council"]))]
    pub descriptions: Vec<String>,
    /// The states that those articles say it belongs to, by their ISO 3166 alpha-3 codes.
    #[schema(example = json!(["FRA"]))]
    pub states: Vec<String>,
    /// The outlets of those articles.
    #[schema(example = json!(["The Jerusalem Post"]))]
    pub outlets: Vec<String>,
    /// Whether those articles contradict each other, so that the name may be that of several: they give two states, or
    /// take it for a person and for another kind of actor, or have two descriptions without a word of substance in common.
    pub ambiguous: bool,
}

/// An actor that articles name together with another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RelatedActor {
    /// A slug, as in the list of actors.
    #[schema(example = "china")]
    pub id: String,
    /// The kind of actor: person, state or organisation.
    pub kind: ActorKind,
    /// The short common name.
    #[schema(example = "China")]
    pub name: String,
    /// Articles that name both.
    #[schema(example = 12)]
    pub article_count: u32,
    /// The closeness: the sum, over those articles, of 1 divided by the number of other actors each names, so that
    /// a report on two weighs more than a list of forty.
    #[schema(example = 3.25)]
    pub weight: f64,
}

/// The kind of a mention: how an article names an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MentionKind {
    /// A personal or proper name.
    Name,
    /// A capital or seat that stands for its state: "Beijing" for China.
    Metonym,
    /// The adjective of the state: "Chinese".
    Demonym,
    /// A post held: "the Russian minister".
    Role,
    /// A pronoun: "he", "she".
    Pronoun,
}

/// A mention: the place where an article names an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Mention {
    /// The id of the actor named; null where the text leaves it open.
    #[schema(value_type = Option<String>, example = "china")]
    pub actor_id: Option<Arc<str>>,
    /// The actor's name, or the name the article gives.
    #[schema(value_type = Option<String>, example = "China")]
    pub actor_name: Option<Arc<str>>,
    /// The kind of mention: a name, a role, a pronoun and so on.
    pub kind: MentionKind,
    /// The words, as printed.
    #[schema(example = "Beijing")]
    pub text: String,
    /// Offset of the first code point.
    pub start: u32,
    /// Offset behind the last code point.
    pub end: u32,
    /// Whether the operator has set its actor right.
    pub corrected: bool,
}
