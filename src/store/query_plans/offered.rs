//! Requests to plan: every list with its orders, and values for each of its filters.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};
use utoipa::IntoParams;
use utoipa::openapi::path::Parameter;
use utoipa::openapi::{RefOr, Schema};

use crate::store::fixtures::five;
use crate::store::{
    ActorFilter, AgreementFilter, ArticleFilter, ChangeFilter, ClaimFilter, FacetFilter, MemberFilter, NetworkFilter,
    QuoteFilter, SearchFilter, StatementFilter, TimelineFilter, TopicFilter, VetoFilter, VetoTotalFilter, VoteFilter,
};

/// A list with what it can be asked for.
pub(super) struct Offered {
    pub list: &'static str,
    /// What its document says it takes.
    parameters: Vec<Parameter>,
    pub orders: Vec<Json>,
    pub filters: Vec<Json>,
}

impl Offered {
    /// Every order with every filter, and without.
    pub fn asked(&self) -> impl Iterator<Item = Json> {
        let none = json!({});
        self.orders.iter().flat_map(move |order| {
            std::iter::once(none.clone()).chain(self.filters.iter().cloned()).map(move |filter| both(order, &filter))
        })
    }

    /// Parameters that nothing is asked with, and values of the parameters that have few.
    pub fn untried(&self) -> BTreeSet<String> {
        let tried: BTreeSet<String> = self
            .asked()
            .flat_map(|fields| fields.as_object().cloned().unwrap_or_default())
            .flat_map(|(name, value)| [name.clone(), format!("{name}={}", value.as_str().unwrap_or_default())])
            .collect();
        let mut missing = BTreeSet::new();
        for parameter in &self.parameters {
            let values = match &parameter.schema {
                Some(RefOr::T(Schema::Object(schema))) => schema.enum_values.as_deref().unwrap_or_default(),
                _ => &[],
            };
            let values = values.iter().filter_map(Json::as_str);
            missing.extend(values.map(|value| format!("{}={value}", parameter.name)));
            missing.insert(parameter.name.clone());
        }
        &missing - &tried
    }
}

/// The fields of both.
pub(super) fn both(one: &Json, other: &Json) -> Json {
    let fields = [one, other].into_iter().filter_map(Json::as_object);
    fields.flat_map(Clone::clone).collect::<serde_json::Map<_, _>>().into()
}

fn of<F: IntoParams>(list: &'static str, orders: Vec<Json>, filters: Vec<Json>) -> Offered {
    Offered { list, parameters: F::into_params(|| None), orders, filters }
}

pub(super) fn offered() -> impl Iterator<Item = Offered> {
    of_articles()
        .into_iter()
        .chain(of_findings())
        .chain(of_statements())
        .chain(of_actors())
        .chain(of_the_record())
        .chain(of_selections())
        .chain(of_everything())
}

/// A day and a span of days.
fn days(of: &str) -> [Json; 2] {
    let (from, to) = (format!("{of}_from"), format!("{of}_to"));
    [json!({from.clone(): "2012-01-01"}), json!({from: "2011-01-01", to: "2012-12-31"})]
}

fn orders(sorts: &[&str]) -> Vec<Json> {
    std::iter::once(json!({})).chain(sorts.iter().map(|sort| json!({"sort": sort}))).collect()
}

fn of_articles() -> [Offered; 2] {
    let mut filters = vec![
        json!({"q": "headline"}),
        json!({"q": "council -hall"}),
        json!({"q": "-hall"}),
        json!({"publisher": "Daily Sample"}),
        json!({"publisher": "Daily Sample,The Example Post"}),
        json!({"dated": true}),
        json!({"dated": false}),
        json!({"actor": "CHN"}),
        json!({"actor": "china,russia", "match": "any"}),
        json!({"actor": "china,russia", "match": "all"}),
        json!({"language": "en-GB,fr"}),
        json!({"speaker": "ada-minister"}),
        json!({"vote": "S-2012-77"}),
        json!({"language": "en"}),
        json!({"ingested_from": "2026-01-01T00:00:00Z"}),
        json!({"copies": "all"}),
        json!({"copies": "first"}),
        json!({"copies": "first", "q": "headline", "publisher": "Daily Sample"}),
        json!({"q": "headline", "publisher": "Daily Sample"}),
        json!({"actor": "china,russia", "publisher": "The Example Post"}),
    ];
    filters.extend(days("published"));
    let sorts = ["published_on", "-published_on", "ingested_at", "-ingested_at", "relevance"];
    let ranked = vec![json!({"sort": "relevance", "q": "council"})];
    let phrase = vec![json!({"q": "\"the council\""})];
    [
        of::<ArticleFilter>("articles", orders(&sorts), filters),
        Offered { list: "ranked articles", parameters: Vec::new(), orders: ranked, filters: phrase },
    ]
}

fn of_findings() -> [Offered; 2] {
    let article = five()[0].detail.article.id;
    let mut quotes = vec![
        json!({"q": "this OR cold"}),
        json!({"speaker": "ada-minister"}),
        json!({"speaker": "ada-minister,bo-scholar"}),
        json!({"speaker_name": "Somebody Else"}),
        json!({"speaker_name": "Somebody Else", "speaker_state": "RUS"}),
        json!({"speaker_state": "RUS"}),
        json!({"speaker_organisation": "ada-minister"}),
        json!({"kind": "direct"}),
        json!({"modality": "negated"}),
        json!({"modality": "asserted,disputed"}),
        json!({"modality": "all"}),
        json!({"modality": "disputed,planned", "speaker": "ada-minister"}),
        json!({"partial": false}),
        json!({"article": article}),
        json!({"publisher": "The Example Post"}),
        json!({"via": "Reuters"}),
        json!({"vote": "S-2012-77"}),
        json!({"min_confidence": 0.5}),
        json!({"copies": "all"}),
        json!({"copies": "first"}),
        json!({"copies": "first", "q": "this OR cold", "speaker": "ada-minister"}),
        json!({"dated": true}),
        json!({"dated": false}),
    ];
    quotes.extend(days("published"));
    let mut claims = vec![
        json!({"q": "vetoed"}),
        json!({"q": "vetoed -draft", "kind": "veto"}),
        json!({"q": "-draft"}),
        json!({"speaker": "ada-minister"}),
        json!({"verdict": "agrees,disagrees"}),
        json!({"kind": "veto"}),
        json!({"modality": "asserted"}),
        json!({"option": "abstain"}),
        json!({"topic": "syria"}),
        json!({"topic": "syria,cyprus"}),
        json!({"compared": "members,on"}),
        json!({"copies": "all"}),
        json!({"copies": "first"}),
        json!({"copies": "first", "q": "vetoed", "topic": "syria"}),
        json!({"article": article}),
        json!({"publisher": "The Example Post"}),
        json!({"via": "Reuters"}),
        json!({"vote": "S-2012-77"}),
        json!({"member": "CHN"}),
    ];
    claims.extend(days("published"));
    let by_day = || orders(&["published_on", "-published_on"]);
    [of::<QuoteFilter>("quotes", by_day(), quotes), of::<ClaimFilter>("claims", by_day(), claims)]
}

fn of_statements() -> [Offered; 2] {
    let mut filters = vec![
        json!({"q": "this OR cold"}),
        json!({"q": "-cold"}),
        json!({"speaker": "ada-minister"}),
        json!({"speaker": "ada-minister,bo-scholar"}),
        json!({"speaker_state": "RUS"}),
        json!({"min_publishers": 1}),
        json!({"min_publishers": 2}),
        json!({"min_publishers": 2, "speaker": "ada-minister"}),
    ];
    filters.extend(days("published"));
    let sorts = orders(&["first_published_on", "-first_published_on", "-publisher_count"]);
    [
        of::<StatementFilter>("statements", sorts, filters),
        Offered { list: "quotes of a statement", parameters: Vec::new(), orders: orders(&[]), filters: Vec::new() },
    ]
}

fn of_actors() -> [Offered; 3] {
    let filters = vec![
        json!({"q": "a*"}),
        json!({"kind": "state"}),
        json!({"state": "RUS"}),
        json!({"state": "RUS,CHN"}),
        json!({"state": "RUS", "kind": "person"}),
    ];
    let by_count = || orders(&["name", "-quote_count", "-article_count"]);
    [
        of::<ActorFilter>("actors", by_count(), filters.clone()),
        of::<ActorFilter>("actors of an article", by_count(), filters),
        Offered { list: "related actors", parameters: Vec::new(), orders: orders(&[]), filters: Vec::new() },
    ]
}

fn of_the_record() -> [Offered; 6] {
    let mut votes = vec![
        json!({"q": "Syria"}),
        json!({"topic": "syria"}),
        json!({"outcome": "vetoed"}),
        json!({"vote_kind": "draft_resolution"}),
        json!({"symbol": "S/2012/77"}),
        json!({"member": "CHN", "option": "no"}),
        json!({"vetoed_by": "CHN,RUS", "match": "any"}),
        json!({"vetoed_by": "CHN,RUS", "match": "all"}),
    ];
    votes.extend(days("date"));
    let mut vetoes = vec![
        json!({"convention": "official"}),
        json!({"convention": "wide"}),
        json!({"member": "RUS"}),
        json!({"seat": "RUS"}),
        json!({"topic": "syria"}),
    ];
    vetoes.extend(days("date"));
    let mut totals = vetoes.clone();
    totals.extend([json!({"by": "member"}), json!({"by": "year,regional_group"})]);
    let mut agreement = vec![
        json!({"members": "CHN,RUS"}),
        json!({"topic": "syria"}),
        json!({"contested": true}),
        json!({"vote_kind": "draft_resolution"}),
    ];
    agreement.extend(days("date"));
    let members =
        vec![json!({"on": "2012-02-04"}), json!({"iso3": "CHN"}), json!({"seat": "CHN"}), json!({"role": "permanent"})];
    [
        of::<VoteFilter>("votes", orders(&["date", "-date", "-claim_count"]), votes),
        of::<VetoFilter>("vetoes", orders(&["date", "-date"]), vetoes),
        of::<VetoTotalFilter>("totals of vetoes", orders(&["key", "-cast_count"]), totals),
        of::<MemberFilter>("members", orders(&["role", "from", "-from"]), members),
        of::<TopicFilter>("topics", orders(&["slug", "-vote_count"]), Vec::new()),
        of::<AgreementFilter>("agreement", orders(&["members", "-rate", "rate", "-both_voted"]), agreement),
    ]
}

/// Facets of every metric by what it has, and networks.
fn of_selections() -> [Offered; 2] {
    let metrics = [
        ("quotes", "publisher,speaker,speaker_state,speaker_organisation,kind,via"),
        ("articles", "publisher"),
        ("claims", "publisher,speaker,topic,member,kind,verdict,via"),
        ("mentions", "publisher,speaker,speaker_state,kind"),
        ("votes", "topic,outcome,kind"),
        ("vetoes", "topic,member"),
    ];
    let metrics = metrics.map(|(of, by)| json!({"of": of, "by": by}));
    let mut facets = vec![
        json!({"top": 1}),
        json!({"compare": "previous", "published_from": "2012-01-01", "published_to": "2012-12-31"}),
    ];
    facets.extend(selections());
    facets.extend(days("date"));
    let mut network = vec![
        json!({"q": "council"}),
        json!({"publisher": "Daily Sample"}),
        json!({"actor": "china,russia"}),
        json!({"speaker": "ada-minister"}),
        json!({"vote": "S-2012-77"}),
        json!({"kind": "state,person"}),
        json!({"top": 2}),
    ];
    network.extend(days("published"));
    [of::<FacetFilter>("facets", metrics.into(), facets), of::<NetworkFilter>("network", orders(&[]), network)]
}

/// What facets and timelines alike can be narrowed by.
fn selections() -> Vec<Json> {
    vec![
        json!({"q": "syria"}),
        json!({"actor": "china"}),
        json!({"min_confidence": 0.5}),
        json!({"publisher": "Daily Sample"}),
        json!({"speaker": "ada-minister"}),
        json!({"speaker_name": "Bo Scholar"}),
        json!({"language": "en,en-GB"}),
        json!({"article": "1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}),
        json!({"vote": "S-2012-77"}),
        json!({"partial": true}),
        json!({"option": "no"}),
        json!({"speaker_state": "RUS"}),
        json!({"speaker_organisation": "ada-minister"}),
        json!({"topic": "syria"}),
        json!({"member": "CHN"}),
        json!({"outcome": "vetoed"}),
        json!({"kind": "direct"}),
        json!({"modality": "all"}),
        json!({"verdict": "agrees"}),
        json!({"via": "Reuters"}),
        json!({"convention": "wide"}),
        json!({"convention": "official"}),
    ]
}

fn of_everything() -> [Offered; 3] {
    let changes = vec![json!({"since": "the present one"}), json!({"kind": "actor,vote"})];
    [of_search(), of_timeline(), of::<ChangeFilter>("changes", orders(&[]), changes)]
}

fn of_search() -> Offered {
    let searches = ["Syria", "\"the Council\"", "a*", "S/2012/77", "Syria OR \"the Council\""];
    let mut narrowed = ["article", "quote", "actor", "vote"].map(|kind| json!({"type": kind})).to_vec();
    narrowed.extend(days("published"));
    narrowed.extend([json!({"publisher": "The Example Post"}), json!({"speaker": "ada-minister"})]);
    of::<SearchFilter>("search", searches.map(|q| json!({"q": q})).into(), narrowed)
}

fn of_timeline() -> Offered {
    let metrics =
        ["articles", "quotes", "claims", "mentions", "votes", "vetoes"].map(|metric| json!({"metric": metric}));
    let splits = [
        "publisher",
        "speaker",
        "speaker_state",
        "speaker_organisation",
        "topic",
        "member",
        "outcome",
        "kind",
        "verdict",
        "via",
        "speaker,kind",
    ];
    let intervals = ["day", "week", "month", "quarter", "year", "all"];
    let mut narrowed = [
        selections(),
        vec![
            json!({}),
            json!({"speaker": "ada-minister,china"}),
            json!({"modality": "asserted"}),
            json!({"modality": "negated"}),
        ],
    ]
    .concat();
    narrowed.extend(days("published"));
    narrowed.extend(days("date"));
    let mut filters: Vec<Json> = intervals.map(|interval| json!({"interval": interval})).into();
    filters.extend(narrowed.iter().cloned());
    for selection in &narrowed {
        for split in splits {
            let by_month = both(selection, &json!({"split_by": split}));
            filters.extend([
                both(&by_month, &json!({"interval": "all"})),
                both(&by_month, &json!({"top": 1})),
                by_month,
            ]);
        }
    }
    of::<TimelineFilter>("timeline", metrics.into(), filters)
}
