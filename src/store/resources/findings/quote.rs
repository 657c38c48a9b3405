//! Quotes: filtered lists, and one by its id.

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;
use uuid::Uuid;

use crate::domain::{Day, Quote, QuoteKind, slug};
use crate::store::list::access_path::{
    AccessPath, AccessPaths, Resource, TextMatch, actor_number, article_number, plain, publisher_number,
};
use crate::store::list::conditions::{at_most, either};
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
        let lead = |plus: &str, name: &String| {
            let name = slug(name);
            let actor = "(SELECT id FROM actor WHERE name_key = ? ORDER BY slug LIMIT 1)";
            [
                Sql::with(format!("{plus}q.speaker_key = ?"), name.as_str()),
                Sql::with(format!("{plus}q.speaker = {actor}"), name),
            ]
        };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statement_id;
    use crate::store::fixtures::{Database, Sample, five};

    #[tokio::test]
    async fn who_speaks_for_a_body_is_found_by_it() {
        let text = "“No more of this, please,” Ada Minister said. Zoë Envoy left. “It is late,” Ada Minister said.";
        let report = Sample::new("https://a.example/9", "", "2012-02-05", text)
            .discovers("Zoë Envoy", "an envoy")
            .quote("ada-minister", "body:zoe-envoy", "No more of this, please,")
            .quote("ada-minister", "RUS", "It is late,")
            .report();
        let database = Database::of(&[report]).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let filter = QuoteFilter { speaker_organisation: "zoe-envoy".to_owned().into(), ..QuoteFilter::default() };
        let page = snapshot.quotes::<Quote>(&filter, &Paging::default()).await.unwrap();
        let told: Vec<_> =
            page.items.iter().map(|quote| (quote.text.as_str(), quote.speaker_state.as_deref())).collect();
        assert_eq!(told, [("No more of this, please,", None)]);
        assert_eq!(page.items[0].speaker_organisation.as_deref(), Some("zoe-envoy"));
        assert_eq!(page.items[0].speaker_organisation_name.as_deref(), Some("Zoë Envoy"));
        let filter = QuoteFilter { speaker_state: "RUS".to_owned().into(), ..QuoteFilter::default() };
        assert_eq!(found(&mut snapshot, &filter).await, ["It is late,"]);
        let asked = serde_json::json!({"metric": "quotes", "interval": "all", "split_by": "speaker_organisation"});
        let counts = snapshot.timeline(&serde_json::from_value(asked).unwrap(), &Paging::default()).await.unwrap();
        let counts: Vec<_> =
            counts.items.iter().map(|item| (item.speaker_organisation_name.as_deref(), item.value)).collect();
        assert_eq!(counts, [(None, 1), (Some("Zoë Envoy"), 1)]);
    }

    /// The words of the quotes that a filter leaves.
    async fn found(snapshot: &mut Snapshot, filter: &QuoteFilter) -> Vec<String> {
        let page = snapshot.quotes::<Quote>(filter, &Paging { count: true, ..Paging::default() }).await.unwrap();
        assert_eq!(page.page.total, Some(page.items.len() as u64));
        page.items.into_iter().map(|quote| quote.text).collect()
    }

    const COLD: &str = "it is cold,";
    const WINTER: &str = "a winter of vetoes";
    const MOVE: &str = "We will not move on this,";
    const PLEASE: &str = "No more of this, please.";
    const BOTH: &str = "both China and Russia vetoed the resolution,";

    #[tokio::test]
    async fn each_filter_leaves_its_quotes() {
        let one = |value: &str| OneOf::from(value.to_owned());
        let none = QuoteFilter::default;
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let first = five()[0].detail.article.id;
        for (filter, expected) in [
            (none(), vec![WINTER, COLD, MOVE, PLEASE, BOTH]),
            (QuoteFilter { sort: DaySort::Oldest, ..none() }, vec![PLEASE, MOVE, COLD, WINTER, BOTH]),
            (QuoteFilter { q: Some("WINTER of".into()), ..none() }, vec![WINTER]),
            (QuoteFilter { q: Some("this -please".into()), ..none() }, vec![MOVE]),
            (QuoteFilter { q: Some("-this".into()), ..none() }, vec![WINTER, COLD, BOTH]),
            (QuoteFilter { speaker: one("ada-minister"), ..none() }, vec![COLD, MOVE]),
            (QuoteFilter { speaker: one("russia"), ..none() }, vec![]),
            (
                QuoteFilter { speaker: OneOf(vec!["ada-minister".into(), "bo-scholar".into()]), ..none() },
                vec![WINTER, COLD, MOVE],
            ),
            (QuoteFilter { speaker_state: one("CHN"), ..none() }, vec![BOTH]),
            (QuoteFilter { kind: Some(QuoteKind::Reported), ..none() }, vec![]),
            (QuoteFilter { partial: Some(true), ..none() }, vec![COLD]),
            (QuoteFilter { article: first.into(), ..none() }, vec![MOVE]),
            (QuoteFilter { publisher: one("the example post"), ..none() }, vec![WINTER, COLD, MOVE]),
            (QuoteFilter { publisher: one("Daily Sample"), speaker_state: one("CHN"), ..none() }, vec![BOTH]),
            (QuoteFilter { via: one("REUTERS"), ..none() }, vec![MOVE]),
            (QuoteFilter { via: one("Reuters"), speaker: one("ada-minister"), ..none() }, vec![MOVE]),
            (QuoteFilter { min_confidence: Some(0.95), ..none() }, vec![]),
            (QuoteFilter { published_from: "2012-02-06".parse().ok(), ..none() }, vec![WINTER, COLD]),
            (QuoteFilter { published_to: "2012-02-05".parse().ok(), ..none() }, vec![MOVE, PLEASE]),
            (QuoteFilter { vote: one("S-2012-77"), ..none() }, vec![WINTER]),
            (QuoteFilter { vote: one("S-2012-77"), speaker_state: one("RUS"), ..none() }, vec![]),
            (QuoteFilter { dated: Some(false), ..none() }, vec![BOTH]),
            (QuoteFilter { dated: Some(true), sort: DaySort::Oldest, ..none() }, vec![PLEASE, MOVE, COLD, WINTER]),
        ] {
            assert_eq!(found(&mut snapshot, &filter).await, expected, "{filter:?}");
        }
    }

    #[tokio::test]
    async fn who_has_no_id_is_found_by_name() {
        let mut reports = five();
        for (report, name) in [(3, "Józef Nowak-Late"), (4, "Another One")] {
            let quote = &mut reports[report].detail.quotes[0];
            (quote.speaker_id, quote.speaker_name) = (None, Some(name.to_owned()));
        }
        let database = Database::of(&reports).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for (names, state, expected) in [
            ("jozef nowak late", "", vec![BOTH]),
            ("Another One,Józef Nowak-Late", "", vec![PLEASE, BOTH]),
            ("Another One,Józef Nowak-Late", "CHN", vec![BOTH]),
            ("ada minister", "", vec![COLD, MOVE]),
            ("ada minister", "RUS", vec![COLD, MOVE]),
            ("Nobody", "", vec![]),
        ] {
            let given = |text: &str| OneOf(text.split(',').filter(|one| !one.is_empty()).map(str::to_owned).collect());
            let filter = QuoteFilter { speaker_name: given(names), speaker_state: given(state), ..none() };
            assert_eq!(found(&mut snapshot, &filter).await, expected, "{names} {state}");
        }
    }

    fn none() -> QuoteFilter {
        QuoteFilter::default()
    }

    #[tokio::test]
    async fn every_page_size_gives_the_same_list() {
        let store = Database::of(&five()).await;
        let mut snapshot = store.store().await.snapshot().await.unwrap();
        let both = OneOf(vec!["ada-minister".to_owned(), "bo-scholar".to_owned()]);
        for filter in [
            QuoteFilter::default(),
            QuoteFilter { sort: DaySort::Oldest, ..QuoteFilter::default() },
            QuoteFilter { speaker: both, ..QuoteFilter::default() },
            QuoteFilter { q: Some("this OR cold OR both".into()), ..QuoteFilter::default() },
        ] {
            let whole = snapshot.quotes::<Quote>(&filter, &Paging::whole()).await.unwrap();
            assert_eq!(whole.page.next_cursor, None);
            for limit in 1..=5 {
                let mut paging = Paging { limit, ..Paging::default() };
                let mut items = Vec::new();
                loop {
                    let page = snapshot.quotes::<Quote>(&filter, &paging).await.unwrap();
                    items.extend(page.items.clone());
                    if !paging.follow(&page) {
                        break;
                    }
                }
                assert_eq!(items, whole.items, "{limit} of {filter:?}");
            }
        }
    }

    #[tokio::test]
    async fn a_cursor_of_another_filter_is_refused() {
        let store = Database::of(&five()).await;
        let mut snapshot = store.store().await.snapshot().await.unwrap();
        let mut paging = Paging { limit: 1, ..Paging::default() };
        let page = snapshot.quotes::<Quote>(&QuoteFilter::default(), &paging).await.unwrap();
        assert!(paging.follow(&page));
        let other = QuoteFilter { kind: Some(QuoteKind::Direct), ..QuoteFilter::default() };
        assert!(matches!(snapshot.quotes::<Quote>(&other, &paging).await, Err(crate::store::Error::BadCursor)));
        let other = QuoteFilter { sort: DaySort::Oldest, ..QuoteFilter::default() };
        assert!(matches!(snapshot.quotes::<Quote>(&other, &paging).await, Err(crate::store::Error::BadCursor)));
    }

    #[tokio::test]
    async fn a_quote_is_read_as_it_was_found() {
        let reports = five();
        let store = Database::of(&reports).await;
        let mut snapshot = store.store().await.snapshot().await.unwrap();
        for given in reports.iter().flat_map(|report| &report.detail.quotes) {
            let mut expected = given.clone();
            if given.speaker_id.as_deref() == Some("ada-minister") {
                // The registry's name, not the one the finder gave.
                expected.speaker_name = Some("Ada Minister".to_owned());
            }
            let quote = snapshot.quote(given.id).await.unwrap().unwrap();
            // Nobody else said any of these words.
            expected.statement_id = given.speaker_id.is_some().then(|| statement_id(given.id));
            assert_eq!(Quote { speaker_name: expected.speaker_name.clone(), ..quote }, expected);
        }
        assert_eq!(snapshot.quote(Uuid::nil()).await.unwrap(), None);
    }
}
