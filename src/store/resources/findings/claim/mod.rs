//! Claims about votes: filtered lists, and one by its id.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;
use uuid::Uuid;

use crate::domain::{Claim, ClaimKind, Compared, Day, Modality, Verdict, VoteOption, slug};
use crate::store::list::access_path::{
    AccessPath, AccessPaths, Resource, TextMatch, actor_number, article_number, plain, publisher_number,
};
use crate::store::list::copies::{FindingTable, ListedCopies};
use crate::store::list::day_sort::DaySort;
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{IndexScan, List};
use crate::store::list::known_values::look_up;
use crate::store::list::validate::{known_members, known_topics, together};
use crate::store::search::expression::{Expression, Scope};
use crate::store::search::query_parser::Query;
use crate::store::sql::builder::{Sql, word};
use crate::store::sqlite::full_text::FullText;
use crate::store::{OneOf, Page, Paging, Result, Snapshot};

/// The filter of the list of claims.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ClaimFilter {
    /// Words in the claim: all of them, in any form; "a phrase"; prefix*; -not or NOT; one OR another.
    #[param(required = false, example = "vetoed draft")]
    pub q: Option<String>,
    /// Who says it, where it stands in a quote: the speaker's id; a state also by its ISO 3166 alpha-3 code.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["sergei-lavrov"]))]
    pub speaker: OneOf<String>,
    /// How the record answers.
    #[param(required = false, value_type = Vec<Verdict>, style = Form, explode = false)]
    pub verdict: OneOf<Verdict>,
    /// What the claim is about.
    #[param(required = false, value_type = Vec<ClaimKind>, style = Form, explode = false)]
    pub kind: OneOf<ClaimKind>,
    /// The modality: how the article puts the claim forward.
    #[param(required = false, value_type = Vec<Modality>, style = Form, explode = false)]
    pub modality: OneOf<Modality>,
    /// The article it stands in.
    #[param(required = false, value_type = Vec<Uuid>, style = Form, explode = false, example = json!(["1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"]))]
    pub article: OneOf<Uuid>,
    /// The publisher of the article; case, accents and punctuation are ignored.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["The Jerusalem Post"]))]
    pub publisher: OneOf<String>,
    /// The outlet the words are taken from.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["Reuters"]))]
    pub via: OneOf<String>,
    /// A vote the claim means, by its id in the record.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["S-2012-77"]))]
    pub vote: OneOf<String>,
    /// A member the claim speaks of, by its ISO 3166 alpha-3 code.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["CHN"]))]
    pub member: OneOf<String>,
    /// How it says that members voted.
    #[param(required = false, value_type = Vec<VoteOption>, style = Form, explode = false)]
    pub option: OneOf<VoteOption>,
    /// The topic it speaks of, by its slug.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["syria"]))]
    pub topic: OneOf<String>,
    /// What of it was held against the record: any of these.
    #[param(required = false, value_type = Vec<Compared>, style = Form, explode = false)]
    pub compared: OneOf<Compared>,
    /// The first day of publication.
    #[param(required = false)]
    pub published_from: Option<Day>,
    /// The last day of publication.
    #[param(required = false)]
    pub published_to: Option<Day>,
    /// Whether findings in copies of a report are listed: of `all` of them, or of each copy group only of the `first`
    /// article, by day (the undated last) and id, among those with a finding that the other parameters leave.
    #[param(required = false, inline)]
    pub copies: ListedCopies,
    /// The sort order, by the day of the article.
    #[param(required = false, inline)]
    pub sort: DaySort,
}

/// The one column list of claims.
const COLUMNS: &str = "c.uuid AS id, a.uuid AS article_id, a.title AS article_title, a.url AS article_url, a.published_on, a.publisher, c.via, \
     s.slug AS speaker_id, coalesce(s.name, c.speaker_name) AS speaker_name, c.text, c.start, \
     c.\"end\", c.kind, c.modality, c.members, c.option, c.yes, c.no, c.abstain, c.count, \
     c.ordinal, c.topic, c.\"on\", c.on_basis, c.period_from, c.period_to, c.symbol, c.subject_kind, c.votes, c.verdict, \
     c.compared, c.reason, c.rule, c.confidence, c.corrected";

/// The columns of a claim's JSON row.
static ROW: LazyLock<JsonRow> = LazyLock::new(|| {
    let types = ColumnTypes { flags: &["corrected"], json: &["members", "votes", "compared"] };
    JsonRow::new(COLUMNS, types)
});

const TABLES: &str =
    "claim c ON c.id = k.id CROSS JOIN article a ON a.id = c.article LEFT JOIN actor s ON s.id = c.speaker";

/// Claims and those of another article.
const TABLE: FindingTable = FindingTable { name: "claim", alias: "c", other: "d" };

/// Access paths from filters to claims, the most selective first.
const ARTICLE: AccessPath = AccessPath {
    parameter: "article",
    from: "claim c",
    walked: "c",
    id: "c.id",
    column: "c.article",
    check: "+c.article IN",
};
const VOTE: AccessPath = AccessPath {
    parameter: "vote",
    from: "claim_vote v CROSS JOIN claim c ON c.id = v.claim",
    walked: "v",
    id: "v.claim",
    column: "v.vote",
    check: "c.id IN (SELECT claim FROM claim_vote WHERE vote IN",
};
const MEMBER: AccessPath = AccessPath {
    parameter: "member",
    from: "claim_member m CROSS JOIN claim c ON c.id = m.claim",
    walked: "m",
    id: "m.claim",
    column: "m.member",
    check: "c.id IN (SELECT claim FROM claim_member WHERE member IN",
};
const SEARCH: AccessPath = AccessPath {
    parameter: "q",
    from: "\u{3}claim_fts f CROSS JOIN \u{4}claim c\u{3} ON c.id = f.rowid\u{4}",
    walked: "c",
    id: "c.id",
    column: "claim_fts",
    check: "SELECT rowid FROM claim_fts WHERE claim_fts MATCH",
};
/// As [`SEARCH`], with numbers that are known.
const AMONG: &str = "(SELECT value AS number FROM json_each(?)) f CROSS JOIN claim c ON c.id = f.number";
const SPEAKER: AccessPath = AccessPath { parameter: "speaker", column: "c.speaker", check: "+c.speaker IN", ..ARTICLE };
const VIA: AccessPath = AccessPath { parameter: "via", column: "c.via_key", check: "+c.via_key IN", ..ARTICLE };
const PUBLISHER: AccessPath =
    AccessPath { parameter: "publisher", column: "c.publisher", check: "+c.publisher IN", ..ARTICLE };
const VERDICT: AccessPath = AccessPath { parameter: "verdict", column: "c.verdict", check: "+c.verdict IN", ..ARTICLE };
const KIND: AccessPath = AccessPath { parameter: "kind", column: "c.kind", check: "+c.kind IN", ..ARTICLE };
const TOPIC: AccessPath = AccessPath { parameter: "topic", column: "c.topic", check: "+c.topic IN", ..ARTICLE };

impl ClaimFilter {
    pub(in crate::store) fn list(&self) -> Result<List> {
        Ok(List { looked_up: self.look_up(), ..self.list_of(TextMatch::Fts)? })
    }

    /// The statement that finds unknown values.
    fn look_up(&self) -> Option<Sql> {
        let Self { speaker, publisher, via, vote, .. } = self;
        look_up(&[("speaker", speaker), ("publisher", publisher), ("via", via), ("vote", vote)])
    }

    /// What can lead to the claims.
    fn leads(&self, words: TextMatch) -> Result<AccessPaths> {
        let mut leads = AccessPaths::default();
        leads.offer(ARTICLE, &self.article, |id| article_number(*id))?;
        leads.words(self.q.as_deref(), SEARCH, AMONG, words)?;
        leads.offer(VOTE, &self.vote, |id| plain(id))?;
        leads.offer(SPEAKER, &self.speaker, |id| actor_number(id))?;
        leads.offer(VIA, &self.via, |name| plain(&slug(name)))?;
        leads.offer(MEMBER, &self.member, |code| plain(code))?;
        leads.offer(TOPIC, &self.topic, |slug| plain(slug))?;
        leads.offer(PUBLISHER, &self.publisher, |name| publisher_number(name))?;
        leads.offer(VERDICT, &self.verdict, |verdict| plain(&word(verdict)))?;
        leads.offer(KIND, &self.kind, |kind| plain(&word(kind)))?;
        Ok(leads)
    }

    fn list_of(&self, words: TextMatch) -> Result<List> {
        let checked = self.leads(words.known())?.checks().cloned().collect();
        let resource = Resource::new("claims", self, &ROW, TABLES).by_day("claim_count");
        let all = IndexScan::all("claim c", "c", "c.id");
        let mut list = self.leads(words)?.into_list(all, resource, self.sort.order());
        let led = list.conditions.len();
        list.only_in("+c.modality", self.modality.0.iter().map(word));
        list.only_in("+c.option", self.option.0.iter().map(word));
        if !self.compared.is_empty() {
            // The words stand in marks, so that none is found within another.
            let mut any = Sql::new("(FALSE");
            for compared in &self.compared.0 {
                any.push(" OR instr(c.compared, ").bind(format!("\"{}\"", word(compared))).push(")");
            }
            any.push(")");
            list.only(any);
        }
        list.only_days(self.published_from, self.published_to, None);
        if self.copies == ListedCopies::First {
            list.only_first_copies(&TABLE, checked, led);
        }
        Ok(list)
    }
}

impl Snapshot {
    /// Claims, filtered and in order: as things, or as their JSON.
    ///
    /// # Errors
    ///
    /// A bad cursor or filter, the deadline, a failed read: see [`Snapshot::quotes`].
    pub async fn claims<T: DeserializeOwned>(&mut self, filter: &ClaimFilter, paging: &Paging) -> Result<Page<T>> {
        let [topic, member] = together([
            known_topics(self, "topic", &filter.topic).await,
            known_members(self, "member", &filter.member).await,
        ])?
        .map(OneOf);
        let filter = ClaimFilter { member, topic, ..filter.clone() };
        if let Some(q) = &filter.q
            && let Expression::Match(text) = Query::parse(q)?.expression(Scope::Texts)
        {
            self.require_known(filter.look_up()).await?;
            // Claims are in no order of their words: all that match are equally good.
            let sql = FullText::Claim.matching(text);
            let (found,): (String,) = sql.first(self.conn().await?).await?.unwrap_or_default();
            let found: Vec<i64> = serde_json::from_str(&found)?;
            let hits = found.into_iter().map(|number| (0.0, number)).collect();
            return self.page_among(hits, |words| filter.list_of(words), paging).await;
        }
        filter.list()?.page(self, paging).await
    }

    /// A claim by its id; none for an unknown one.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn claim(&mut self, id: Uuid) -> Result<Option<Claim>> {
        let sql = ROW.select(&format!("(SELECT id FROM claim WHERE uuid = ?) k CROSS JOIN {TABLES}"));
        self.one_json(Sql::with(sql, id)).await
    }
}
