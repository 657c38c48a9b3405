//! Quotes: filtered lists, and one by its id.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;
use uuid::Uuid;

use crate::domain::{Day, Quote, QuoteKind, slug};
use crate::store::list::access_path::{
    AccessPath, AccessPaths, Resource, TextMatch, actor_number, article_number, plain, publisher_number,
};
use crate::store::list::conditions::{at_most, either, spoken_by_name};
use crate::store::list::copies::{FindingTable, ListedCopies};
use crate::store::list::day_sort::DaySort;
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{IndexScan, List};
use crate::store::list::known_values::look_up;
use crate::store::resources::findings::modality::{AskedModality, Selection, UNSAID};
use crate::store::search::expression::Scope;
use crate::store::search::matches::ranked;
use crate::store::search::query_parser::Query;
use crate::store::search::segments::Kind;
use crate::store::sql::builder::{Sql, word};
use crate::store::{OneOf, Page, Paging, Result, Snapshot};

/// The filter of the list of quotes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct QuoteFilter {
    /// Words in the quote: all of them, in any form; "a phrase"; prefix*; -not or NOT; one OR another.
    #[param(required = false, example = "\"external intervention\"")]
    pub q: Option<String>,
    /// The speaker's id; a state also answers to its ISO 3166 alpha-3 code.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["liu-weimin"]))]
    pub speaker: OneOf<String>,
    /// The speaker's name, for people who have no id: as articles give it; case, accents and punctuation are ignored.
    /// The name of an actor finds what that actor said.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["Liu Weimin"]))]
    pub speaker_name: OneOf<String>,
    /// The state the speaker is or speaks for that day, by its ISO 3166 alpha-3 code.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["CHN"]))]
    pub speaker_state: OneOf<String>,
    /// The international body the speaker is or speaks for that day, by its actor's id.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["united-nations"]))]
    pub speaker_organisation: OneOf<String>,
    /// In quotation marks, or in the reporter's words.
    #[param(required = false)]
    pub kind: Option<QuoteKind>,
    /// Whether the words were said: `asserted` ones alone, unless others are named; `all` names every one.
    #[param(required = false, value_type = Vec<AskedModality>, style = Form, explode = false, example = json!(["asserted", "disputed"]))]
    pub modality: OneOf<AskedModality>,
    /// Only fragments within the reporter's sentence, or only whole ones.
    #[param(required = false)]
    pub partial: Option<bool>,
    /// The article it stands in.
    #[param(required = false, value_type = Vec<Uuid>, style = Form, explode = false, example = json!(["1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"]))]
    pub article: OneOf<Uuid>,
    /// The publisher of the article; case, accents and punctuation are ignored.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["The Jerusalem Post"]))]
    pub publisher: OneOf<String>,
    /// The outlet the words are taken from, by its name or its actor's id.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["reuters"]))]
    pub via: OneOf<String>,
    /// A vote that a claim within the quote means, by its id in the record.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["S-2012-77"]))]
    pub vote: OneOf<String>,
    /// The least confidence, from 0 to 1: findings below it are left out.
    #[param(required = false, minimum = 0.0, maximum = 1.0, example = 0.9)]
    pub min_confidence: Option<f64>,
    /// The first day of publication.
    #[param(required = false)]
    pub published_from: Option<Day>,
    /// The last day of publication.
    #[param(required = false)]
    pub published_to: Option<Day>,
    /// Only of articles with a date, or only of those without.
    #[param(required = false)]
    pub dated: Option<bool>,
    /// Whether findings in copies of a report are listed: of `all` of them, or of each copy group only of the `first`
    /// article, by day (the undated last) and id, among those with a finding that the other parameters leave.
    #[param(required = false, inline)]
    pub copies: ListedCopies,
    /// The sort order, by the day of the article.
    #[param(required = false, inline)]
    pub sort: DaySort,
}

/// The one column list of quotes.
const COLUMNS: &str = "q.uuid AS id, q.article_uuid AS article_id, q.article_title, q.article_url, q.article_publisher AS publisher, \
     q.published_on, q.kind, q.modality, q.partial, q.utterance, q.text, q.start, q.\"end\", q.prefix, q.suffix, s.slug AS speaker_id, \
     coalesce(s.name, q.speaker_name) AS speaker_name, q.speaker_text, q.speaker_start, q.speaker_end, \
     q.speaker_office, q.speaker_state, q.speaker_organisation, \
     (SELECT name FROM actor WHERE slug = q.speaker_organisation) AS speaker_organisation_name, q.cue, q.cue_start, q.cue_end, q.via, q.via_id, q.rule, q.confidence, q.corrected, j.uuid AS statement_id";

/// The columns of a quote's JSON row.
static ROW: LazyLock<JsonRow> =
    LazyLock::new(|| JsonRow::new(COLUMNS, ColumnTypes { flags: &["partial", "corrected"], ..ColumnTypes::default() }));

const TABLES: &str =
    "quote q ON q.id = k.id LEFT JOIN actor s ON s.id = q.speaker LEFT JOIN statement_quote j ON j.quote = q.id";

/// What a list of quotes shows.
pub(in crate::store) fn resource(name: &str, filter: &impl Serialize) -> Resource {
    Resource::new(name, filter, &ROW, TABLES)
}

/// Quotes and those of another article.
const TABLE: FindingTable = FindingTable { name: "quote", alias: "q", other: "p" };

/// Access paths from filters to quotes, the most selective first.
const ARTICLE: AccessPath = AccessPath {
    parameter: "article",
    from: "quote q",
    walked: "q",
    id: "q.id",
    column: "q.article",
    check: "+q.article IN",
};
const SEARCH: AccessPath = AccessPath {
    parameter: "q",
    from: "\u{3}quote_fts f CROSS JOIN \u{4}quote q\u{3} ON q.id = f.rowid\u{4}",
    walked: "q",
    id: "q.id",
    column: "quote_fts",
    check: "SELECT rowid FROM quote_fts WHERE quote_fts MATCH",
};
/// As [`SEARCH`], with numbers that are known.
const AMONG: &str = "(SELECT value AS number FROM json_each(?)) f CROSS JOIN quote q ON q.id = f.number";
const VOTE: AccessPath = AccessPath {
    parameter: "vote",
    from: "quote_vote v CROSS JOIN quote q ON q.id = v.quote",
    walked: "v",
    id: "v.quote",
    column: "v.vote",
    check: "q.id IN (SELECT quote FROM quote_vote WHERE vote IN",
};
const SPEAKER: AccessPath = AccessPath { parameter: "speaker", column: "q.speaker", check: "+q.speaker IN", ..ARTICLE };
const VIA: AccessPath = AccessPath { parameter: "via", column: "q.via_key", check: "+q.via_key IN", ..ARTICLE };
const STATE: AccessPath =
    AccessPath { parameter: "speaker_state", column: "q.speaker_state", check: "+q.speaker_state IN", ..ARTICLE };
const ORGANISATION: AccessPath = AccessPath {
    parameter: "speaker_organisation",
    column: "q.speaker_organisation",
    check: "+q.speaker_organisation IN",
    ..ARTICLE
};
const PUBLISHER: AccessPath =
    AccessPath { parameter: "publisher", column: "q.publisher", check: "+q.publisher IN", ..ARTICLE };

impl QuoteFilter {
    /// Speakers by name: those without an id have an index of their own, the others are found by their actor's name.
    fn offer_names(&self, leads: &mut AccessPaths) -> Result<()> {
        at_most("speaker_name", self.speaker_name.0.len())?;
        if self.speaker_name.is_empty() {
            return Ok(());
        }
        let lead = |plus: &str, name: &String| spoken_by_name(plus, "q", name);
        let names = &self.speaker_name.0;
        let scan = |lead| IndexScan { lead, ..IndexScan::all("quote q", "q", "q.id") };
        let scans = names.iter().flat_map(|name| lead("", name)).map(scan).collect();
        leads.offer_scans("speaker_name", scans, either(names.iter().flat_map(|name| lead("+", name))));
        Ok(())
    }

    pub(in crate::store) fn list(&self) -> Result<List> {
        Ok(List { looked_up: self.look_up(), ..self.list_of(TextMatch::Fts)? })
    }

    /// The statement that finds unknown values.
    fn look_up(&self) -> Option<Sql> {
        let Self { speaker, speaker_state, speaker_organisation, publisher, via, vote, .. } = self;
        look_up(&[
            ("speaker", speaker),
            ("speaker_state", speaker_state),
            ("speaker_organisation", speaker_organisation),
            ("publisher", publisher),
            ("via", via),
            ("vote", vote),
        ])
    }

    /// What can lead to the quotes.
    fn leads(&self, words: TextMatch) -> Result<AccessPaths> {
        let mut leads = AccessPaths::default();
        leads.offer(ARTICLE, &self.article, |id| article_number(*id))?;
        leads.words(self.q.as_deref(), SEARCH, AMONG, words)?;
        leads.offer(VOTE, &self.vote, |id| plain(id))?;
        leads.offer(SPEAKER, &self.speaker, |id| actor_number(id))?;
        self.offer_names(&mut leads)?;
        leads.offer(VIA, &self.via, |name| plain(&slug(name)))?;
        leads.offer(STATE, &self.speaker_state, |code| plain(code))?;
        leads.offer(ORGANISATION, &self.speaker_organisation, |id| plain(id))?;
        leads.offer(PUBLISHER, &self.publisher, |name| publisher_number(name))?;
        if let Some(unsaid) = Selection::of(&self.modality).unsaid() {
            leads.offer(UNSAID, unsaid, |modality| plain(&word(modality)))?;
        }
        Ok(leads)
    }

    fn list_of(&self, words: TextMatch) -> Result<List> {
        let checked = self.leads(words.known())?.checks().cloned().collect();
        let selection = Selection::of(&self.modality);
        let mut resource = resource("quotes", self);
        if selection == Selection::Said {
            resource = resource.by_day("quote_count");
        }
        let all = IndexScan::all("quote q", "q", "q.id");
        let mut list = self.leads(words)?.into_list(all, resource, self.sort.order());
        list.standing = selection.condition("q").unwrap_or_default();
        let led = list.conditions.len();
        list.only_in("+q.kind", self.kind.map(word));
        list.only_in("+q.partial", self.partial);
        if let Some(least) = self.min_confidence {
            list.only(Sql::with("q.confidence >= ?", least));
        }
        list.only_days(self.published_from, self.published_to, self.dated);
        if self.copies == ListedCopies::First {
            list.only_first_copies(&TABLE, checked, led);
        }
        Ok(list)
    }
}

impl Snapshot {
    /// Quotes, filtered and in order: as things, or as their JSON.
    ///
    /// # Errors
    ///
    /// [`crate::store::Error::BadCursor`], [`crate::store::Error::BadFilter`]; [`crate::store::Error::Deadline`] and what else reading can meet.
    pub async fn quotes<T: DeserializeOwned>(&mut self, filter: &QuoteFilter, paging: &Paging) -> Result<Page<T>> {
        if let Some(q) = &filter.q {
            let query = Query::parse(q)?;
            self.require_known(filter.look_up()).await?;
            // One article's quotes are few.
            // Those that were not said are not ranked.
            if filter.article.is_empty()
                && Selection::of(&filter.modality) == Selection::Said
                && let Some(hits) = ranked(self, Kind::Quote, &query, Scope::Texts).await?
            {
                return self.page_among(hits, |words| filter.list_of(words), paging).await;
            }
        }
        filter.list()?.page(self, paging).await
    }

    /// A quote by its id; none for an unknown one.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn quote(&mut self, id: Uuid) -> Result<Option<Quote>> {
        let sql = ROW.select(&format!("(SELECT id FROM quote WHERE uuid = ?) k CROSS JOIN {TABLES}"));
        self.one_json(Sql::with(sql, id)).await
    }
}
