//! Quotes: filtered lists, and one by its id.

use serde::{Deserialize, Serialize};
use utoipa::IntoParams;
use uuid::Uuid;

use super::filter::{DaySort, Leads, Resource, Walk, actor_number, article_number, plain, publisher_number, word};
use super::list::{Arm, List};
use super::sql::Sql;
use super::{OneOf, Page, Paging, Result, Snapshot};
use crate::domain::{Day, Quote, QuoteKind, slug};

/// Which quotes are asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct QuoteFilter {
    /// Words in the quote: all of them, "a phrase", prefix*, -not, one OR another.
    #[param(required = false, example = "\"external intervention\"")]
    pub q: Option<String>,
    /// The speaker's id; a state also answers to its ISO 3166 alpha-3 code.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["liu-weimin"]))]
    pub speaker: OneOf<String>,
    /// The state the speaker is or speaks for, by its ISO 3166 alpha-3 code.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["CHN"]))]
    pub speaker_state: OneOf<String>,
    /// In quotation marks, or in the reporter's words.
    #[param(required = false)]
    pub kind: Option<QuoteKind>,
    /// Only fragments within the reporter's sentence, or only whole ones.
    #[param(required = false)]
    pub partial: Option<bool>,
    /// The article it stands in.
    #[param(required = false, value_type = Vec<Uuid>, style = Form, explode = false)]
    pub article: OneOf<Uuid>,
    /// Who published the article; case, accents and punctuation do not count.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["The Jerusalem Post"]))]
    pub publisher: OneOf<String>,
    /// The outlet the words are taken from, by its name or its actor's id.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["reuters"]))]
    pub via: OneOf<String>,
    /// A vote that a claim within the quote means, by its id in the record.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["S-2012-77"]))]
    pub vote: OneOf<String>,
    /// The least confidence.
    #[param(required = false, minimum = 0.0, maximum = 1.0)]
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
    /// The order.
    #[param(required = false, inline)]
    pub sort: DaySort,
}

/// The one column list of quotes.
const COLUMNS: &str = "q.uuid AS id, a.uuid AS article_id, a.title AS article_title, a.publisher, a.published_on, \
     q.kind, q.partial, q.utterance, q.text, q.start, q.\"end\", q.prefix, q.suffix, s.slug AS speaker_id, \
     coalesce(s.name, q.speaker_name) AS speaker_name, q.speaker_text, q.speaker_start, q.speaker_end, \
     q.speaker_office, q.speaker_state, q.cue, q.cue_start, q.cue_end, q.via, q.via_id, q.rule, q.confidence";

const TABLES: &str =
    "quote q ON q.id = k.id CROSS JOIN article a ON a.id = q.article LEFT JOIN actor s ON s.id = q.speaker";

/// How the filters lead to quotes, the ones that leave fewest first.
const ARTICLE: Walk = Walk {
    parameter: "article",
    from: "quote q",
    walked: "q",
    id: "q.id",
    column: "q.article",
    check: "+q.article IN",
};
const SEARCH: Walk = Walk {
    parameter: "q",
    from: "quote_fts f CROSS JOIN quote q ON q.id = f.rowid",
    walked: "q",
    id: "q.id",
    column: "quote_fts",
    check: "SELECT rowid FROM quote_fts WHERE quote_fts MATCH",
};
const VOTE: Walk = Walk {
    parameter: "vote",
    from: "quote_vote v CROSS JOIN quote q ON q.id = v.quote",
    walked: "v",
    id: "q.id",
    column: "v.vote",
    check: "q.id IN (SELECT quote FROM quote_vote WHERE vote IN",
};
const SPEAKER: Walk = Walk { parameter: "speaker", column: "q.speaker", check: "+q.speaker IN", ..ARTICLE };
const VIA: Walk = Walk { parameter: "via", column: "q.via_key", check: "+q.via_key IN", ..ARTICLE };
const STATE: Walk =
    Walk { parameter: "speaker_state", column: "q.speaker_state", check: "+q.speaker_state IN", ..ARTICLE };
const PUBLISHER: Walk = Walk { parameter: "publisher", column: "q.publisher", check: "+q.publisher IN", ..ARTICLE };

impl QuoteFilter {
    pub(super) fn list(&self) -> Result<List> {
        let mut leads = Leads::default();
        leads.offer(ARTICLE, &self.article, |id| article_number(*id))?;
        leads.search(self.q.as_deref(), SEARCH)?;
        leads.offer(VOTE, &self.vote, |id| plain(id))?;
        leads.offer(SPEAKER, &self.speaker, |id| actor_number(id))?;
        leads.offer(VIA, &self.via, |name| plain(&slug(name)))?;
        leads.offer(STATE, &self.speaker_state, |code| plain(code))?;
        leads.offer(PUBLISHER, &self.publisher, |name| publisher_number(name))?;
        let resource = Resource::new("quotes", self, COLUMNS, TABLES);
        let mut list = leads.into_list(Arm::all("quote q", "q", "q.id"), resource, self.sort.order());
        list.only_in("+q.kind", self.kind.map(word));
        list.only_in("+q.partial", self.partial);
        if let Some(least) = self.min_confidence {
            list.only(Sql::with("q.confidence >= ?", least));
        }
        list.only_days(self.published_from, self.published_to, self.dated);
        Ok(list)
    }
}

impl Snapshot {
    /// Quotes, filtered and in order.
    ///
    /// # Errors
    ///
    /// [`super::Error::BadCursor`], [`super::Error::BadFilter`]; [`super::Error::Deadline`] and what else reading can meet.
    pub async fn quotes(&mut self, filter: &QuoteFilter, paging: &Paging) -> Result<Page<Quote>> {
        filter.list()?.page(self.conn(), paging).await
    }

    /// One quote.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::quotes`].
    pub async fn quote(&mut self, id: Uuid) -> Result<Option<Quote>> {
        let sql = format!("SELECT {COLUMNS} FROM (SELECT id FROM quote WHERE uuid = ?) k CROSS JOIN {TABLES}");
        Sql::with(sql, id).first(self.conn()).await
    }
}
