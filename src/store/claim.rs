//! Claims about votes: filtered lists, one by its id, and judging them again when the record is renewed.

use serde::{Deserialize, Serialize};
use utoipa::IntoParams;
use uuid::Uuid;

use super::filter::{DaySort, Leads, Resource, Walk, article_number, plain, publisher_number, word};
use super::list::{Arm, List};
use super::sql::Sql;
use super::{OneOf, Page, Paging, Result, Snapshot};
use crate::domain::{Claim, ClaimKind, Day, Modality, Verdict, slug};

/// Which claims are asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ClaimFilter {
    /// How the record answers.
    #[param(required = false, value_type = Vec<Verdict>, style = Form, explode = false)]
    pub verdict: OneOf<Verdict>,
    /// What the claim is about.
    #[param(required = false, value_type = Vec<ClaimKind>, style = Form, explode = false)]
    pub kind: OneOf<ClaimKind>,
    /// How the article puts it forward.
    #[param(required = false, value_type = Vec<Modality>, style = Form, explode = false)]
    pub modality: OneOf<Modality>,
    /// The article it stands in.
    #[param(required = false, value_type = Vec<Uuid>, style = Form, explode = false)]
    pub article: OneOf<Uuid>,
    /// Who published the article; case, accents and punctuation do not count.
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
    /// The first day of publication.
    #[param(required = false)]
    pub published_from: Option<Day>,
    /// The last day of publication.
    #[param(required = false)]
    pub published_to: Option<Day>,
    /// The order.
    #[param(required = false, inline)]
    pub sort: DaySort,
}

/// The one column list of claims.
const COLUMNS: &str = "c.uuid AS id, a.uuid AS article_id, a.published_on, a.publisher, c.via, c.text, c.start, \
     c.\"end\", c.kind, c.modality, c.members, c.count, c.votes, c.verdict, c.reason, c.rule, c.confidence";

const TABLES: &str = "claim c ON c.id = k.id CROSS JOIN article a ON a.id = c.article";

/// How the filters lead to claims, the ones that leave fewest first.
const ARTICLE: Walk = Walk {
    parameter: "article",
    from: "claim c",
    walked: "c",
    id: "c.id",
    column: "c.article",
    check: "+c.article IN",
};
const VOTE: Walk = Walk {
    parameter: "vote",
    from: "claim_vote v CROSS JOIN claim c ON c.id = v.claim",
    walked: "v",
    id: "c.id",
    column: "v.vote",
    check: "c.id IN (SELECT claim FROM claim_vote WHERE vote IN",
};
const MEMBER: Walk = Walk {
    parameter: "member",
    from: "claim_member m CROSS JOIN claim c ON c.id = m.claim",
    walked: "m",
    id: "c.id",
    column: "m.member",
    check: "c.id IN (SELECT claim FROM claim_member WHERE member IN",
};
const VIA: Walk = Walk { parameter: "via", column: "c.via_key", check: "+c.via_key IN", ..ARTICLE };
const PUBLISHER: Walk = Walk { parameter: "publisher", column: "c.publisher", check: "+c.publisher IN", ..ARTICLE };
const VERDICT: Walk = Walk { parameter: "verdict", column: "c.verdict", check: "+c.verdict IN", ..ARTICLE };
const KIND: Walk = Walk { parameter: "kind", column: "c.kind", check: "+c.kind IN", ..ARTICLE };

impl ClaimFilter {
    pub(super) fn list(&self) -> Result<List> {
        let mut leads = Leads::default();
        leads.offer(ARTICLE, &self.article, |id| article_number(*id))?;
        leads.offer(VOTE, &self.vote, |id| plain(id))?;
        leads.offer(VIA, &self.via, |name| plain(&slug(name)))?;
        leads.offer(MEMBER, &self.member, |code| plain(code))?;
        leads.offer(PUBLISHER, &self.publisher, |name| publisher_number(name))?;
        leads.offer(VERDICT, &self.verdict, |verdict| plain(&word(verdict)))?;
        leads.offer(KIND, &self.kind, |kind| plain(&word(kind)))?;
        let resource = Resource::new("claims", self, COLUMNS, TABLES);
        let mut list = leads.into_list(Arm::all("claim c", "c", "c.id"), resource, self.sort.order());
        list.only_in("+c.modality", self.modality.0.iter().map(word));
        list.only_days(self.published_from, self.published_to, None);
        Ok(list)
    }
}

impl Snapshot {
    /// Claims, filtered and in order.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::quotes`].
    pub async fn claims(&mut self, filter: &ClaimFilter, paging: &Paging) -> Result<Page<Claim>> {
        filter.list()?.page(self.conn(), paging).await
    }

    /// One claim.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::quotes`].
    pub async fn claim(&mut self, id: Uuid) -> Result<Option<Claim>> {
        let sql = format!("SELECT {COLUMNS} FROM (SELECT id FROM claim WHERE uuid = ?) k CROSS JOIN {TABLES}");
        Sql::with(sql, id).first(self.conn()).await
    }
}
