//! Claims about votes: filtered lists, one by its id, and judging them again when the record is renewed.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::council::{Record, judge};
use crate::domain::{Assertion, Claim, ClaimKind, Compared, Day, Modality, Verdict, VoteOption, slug};
use crate::store::list::access_path::{DaySort, Leads, Resource, Walk, article_number, plain, publisher_number};
use crate::store::list::json_page::{Kinds, Packed};
use crate::store::list::keyset::{Arm, List};
use crate::store::list::validate::{known_members, known_topics, together};
use crate::store::sql::builder::{Insert, Sql, Value, list, word};
use crate::store::{Error, Items, OneOf, Page, PageInfo, Paging, Result, Snapshot};

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
    #[param(required = false, value_type = Vec<Uuid>, style = Form, explode = false, example = json!(["1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"]))]
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
    /// The order.
    #[param(required = false, inline)]
    pub sort: DaySort,
}

/// The one column list of claims.
const COLUMNS: &str = "c.uuid AS id, a.uuid AS article_id, a.title AS article_title, a.url AS article_url, a.published_on, a.publisher, c.via, c.text, c.start, \
     c.\"end\", c.kind, c.modality, c.members, c.option, c.yes, c.no, c.abstain, c.count, \
     c.ordinal, c.topic, c.\"on\", c.on_basis, c.period_from, c.period_to, c.symbol, c.subject_kind, c.votes, c.verdict, \
     c.compared, c.reason, c.rule, c.confidence";

/// The same, packed.
pub(in crate::store) static PACKED: LazyLock<Packed> = LazyLock::new(|| {
    Packed::new(
        COLUMNS,
        Kinds {
            uuids: &["id", "article_id"],
            json: &["members", "votes", "compared"],
            reals: &["confidence"],
            ..Kinds::default()
        },
    )
});

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
    id: "v.claim",
    column: "v.vote",
    check: "c.id IN (SELECT claim FROM claim_vote WHERE vote IN",
};
const MEMBER: Walk = Walk {
    parameter: "member",
    from: "claim_member m CROSS JOIN claim c ON c.id = m.claim",
    walked: "m",
    id: "m.claim",
    column: "m.member",
    check: "c.id IN (SELECT claim FROM claim_member WHERE member IN",
};
const VIA: Walk = Walk { parameter: "via", column: "c.via_key", check: "+c.via_key IN", ..ARTICLE };
const PUBLISHER: Walk = Walk { parameter: "publisher", column: "c.publisher", check: "+c.publisher IN", ..ARTICLE };
const VERDICT: Walk = Walk { parameter: "verdict", column: "c.verdict", check: "+c.verdict IN", ..ARTICLE };
const TOPIC: Walk = Walk { parameter: "topic", column: "c.topic", check: "+c.topic IN", ..ARTICLE };
const KIND: Walk = Walk { parameter: "kind", column: "c.kind", check: "+c.kind IN", ..ARTICLE };

impl ClaimFilter {
    pub(in crate::store) fn list(&self) -> Result<List> {
        let mut leads = Leads::default();
        leads.offer(ARTICLE, &self.article, |id| article_number(*id))?;
        leads.offer(VOTE, &self.vote, |id| plain(id))?;
        leads.offer(VIA, &self.via, |name| plain(&slug(name)))?;
        leads.offer(MEMBER, &self.member, |code| plain(code))?;
        leads.offer(TOPIC, &self.topic, |slug| plain(slug))?;
        leads.offer(PUBLISHER, &self.publisher, |name| publisher_number(name))?;
        leads.offer(VERDICT, &self.verdict, |verdict| plain(&word(verdict)))?;
        leads.offer(KIND, &self.kind, |kind| plain(&word(kind)))?;
        let resource = Resource::new("claims", self, COLUMNS, TABLES).by_day("claim_count");
        let mut list = leads.into_list(Arm::all("claim c", "c", "c.id"), resource, self.sort.order());
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
        Page::made(async |items| self.claims_into(filter, paging, items).await).await
    }

    /// The same, into `items`.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::quotes`].
    pub async fn claims_into(
        &mut self,
        filter: &ClaimFilter,
        paging: &Paging,
        items: Items<'_, Claim>,
    ) -> Result<PageInfo> {
        let [topic, member] = together([
            known_topics(self, "topic", &filter.topic).await,
            known_members(self, "member", &filter.member).await,
        ])?
        .map(OneOf);
        ClaimFilter { topic, member, ..filter.clone() }.list()?.fill(self, &PACKED, paging, items).await
    }

    /// One claim.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::quotes`].
    pub async fn claim(&mut self, id: Uuid) -> Result<Option<Claim>> {
        let sql = format!("SELECT {COLUMNS} FROM (SELECT id FROM claim WHERE uuid = ?) k CROSS JOIN {TABLES}");
        self.one(Sql::with(sql, id)).await
    }
}

/// Tells articles and quotes which votes the claims of these articles mean.
pub(in crate::store) async fn spread_votes(conn: &mut SqliteConnection, articles: Vec<i64>) -> Result<()> {
    let these = list(articles);
    Sql::with(
        "INSERT OR IGNORE INTO article_vote (vote, age, article_key, article) \
         SELECT v.vote, c.age, c.article_key, c.article FROM claim c CROSS JOIN claim_vote v ON v.claim = c.id \
         WHERE c.article IN (SELECT value FROM json_each(?))",
        these.as_str(),
    )
    .run(conn)
    .await?;
    Sql::with(
        "INSERT OR IGNORE INTO quote_vote (vote, age, article_key, start, quote) \
         SELECT v.vote, q.age, q.article_key, q.start, q.id FROM claim c CROSS JOIN claim_vote v ON v.claim = c.id \
         CROSS JOIN quote q ON q.article = c.article AND q.start < c.\"end\" AND c.start < q.\"end\" \
         WHERE c.article IN (SELECT value FROM json_each(?))",
        these.as_str(),
    )
    .run(conn)
    .await?;
    Ok(())
}

/// A claim as far as judging it goes.
#[derive(sqlx::FromRow)]
struct Judged {
    id: i64,
    article: i64,
    published_on: Option<Day>,
    age: i64,
    article_key: i64,
    start: i64,
    assertion: String,
    votes: String,
    verdict: Option<Verdict>,
    compared: String,
    reason: Option<String>,
}

/// Judges every claim again, after the record was renewed; returns how many have another answer.
pub(in crate::store) async fn judge_again(conn: &mut SqliteConnection, record: &Record) -> Result<u64> {
    let (mut from, mut different) = (0, 0);
    loop {
        let sql = "SELECT c.id, c.article, a.published_on, c.age, c.article_key, c.start, c.assertion, c.votes, \
                   c.verdict, c.compared, c.reason FROM claim c CROSS JOIN article a ON a.id = c.article WHERE c.id > ? \
                   ORDER BY c.id LIMIT 5000";
        let claims: Vec<Judged> = Sql::with(sql, from).all(conn).await?;
        let Some(last) = claims.last() else { return Ok(different) };
        from = last.id;
        let mut articles = Vec::new();
        for claim in &claims {
            if claim.judge_again(conn, record).await? {
                articles.push(claim.article);
            }
        }
        different += articles.len() as u64;
        articles.dedup();
        forget_votes(conn, &articles).await?;
        spread_votes(conn, articles).await?;
    }
}

async fn forget_votes(conn: &mut SqliteConnection, articles: &[i64]) -> Result<()> {
    let these = list(articles.iter().copied());
    let of = "IN (SELECT value FROM json_each(?))";
    Sql::with(format!("DELETE FROM article_vote WHERE article {of}"), these.as_str()).run(conn).await?;
    let quotes = format!("DELETE FROM quote_vote WHERE quote IN (SELECT id FROM quote WHERE article {of})");
    Sql::with(quotes, these.as_str()).run(conn).await?;
    Ok(())
}

impl Judged {
    /// Writes the record's answer where it is another one.
    async fn judge_again(&self, conn: &mut SqliteConnection, record: &Record) -> Result<bool> {
        let assertion: Assertion =
            serde_json::from_str(&self.assertion).map_err(|error| Error::Unreadable(error.to_string()))?;
        let judged = judge(&assertion, self.published_on, record);
        let votes = serde_json::to_string(&judged.votes).unwrap_or_default();
        let compared = serde_json::to_string(&judged.compared).unwrap_or_default();
        let before = (&self.votes, self.verdict, &self.compared, &self.reason);
        if (&votes, judged.verdict, &compared, &judged.reason) == before {
            return Ok(false);
        }
        let mut sql = Sql::new("UPDATE claim SET (votes, verdict, compared, reason) = ");
        sql.tuple([Value::Text(votes), judged.verdict.map(word).into(), compared.into(), judged.reason.into()]);
        sql.push(" WHERE id = ").bind(self.id);
        sql.run(conn).await?;
        Sql::with("DELETE FROM claim_vote WHERE claim = ?", self.id).run(conn).await?;
        let mut votes = Insert::new("claim_vote (vote, age, article_key, start, claim)");
        for vote in &judged.votes {
            votes.row([vote.into(), self.age.into(), self.article_key.into(), self.start.into(), self.id.into()]);
        }
        votes.run_or_ignore(conn).await?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fixtures::{Database, NOON, five, record, registry};
    use crate::store::{QuoteFilter, Writer};

    #[tokio::test]
    async fn each_filter_leaves_its_claims() {
        let mut reports = five();
        for (report, option, compared) in [
            (0, VoteOption::No, vec![Compared::On, Compared::Option]),
            (3, VoteOption::Abstain, vec![Compared::Option, Compared::Topic]),
        ] {
            let claim = &mut reports[report].detail.claims[0];
            (claim.option, claim.compared) = (Some(option), compared);
        }
        reports[3].detail.claims[0].topic = None;
        reports[1].detail.claims[0].compared.clear();
        let database = Database::of(&reports).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let one = |value: &str| OneOf::from(value.to_owned());
        let none = ClaimFilter::default;
        for (filter, expected) in [
            (none(), vec![2, 1, 4]),
            (ClaimFilter { sort: DaySort::Oldest, ..none() }, vec![1, 2, 4]),
            (ClaimFilter { verdict: Verdict::Undetermined.into(), ..none() }, vec![4]),
            (ClaimFilter { verdict: Verdict::Undetermined.into(), member: one("CHN"), ..none() }, vec![4]),
            (ClaimFilter { kind: ClaimKind::Tally.into(), ..none() }, vec![]),
            (ClaimFilter { kind: OneOf(vec![ClaimKind::Veto, ClaimKind::Tally]), ..none() }, vec![2, 1, 4]),
            (ClaimFilter { modality: Modality::Negated.into(), ..none() }, vec![]),
            (ClaimFilter { article: reports[0].detail.article.id.into(), ..none() }, vec![1]),
            (ClaimFilter { publisher: one("Daily Sample"), ..none() }, vec![4]),
            (ClaimFilter { via: one("reuters"), ..none() }, vec![2, 1, 4]),
            (ClaimFilter { vote: one("S-2012-77"), ..none() }, vec![2, 1]),
            (ClaimFilter { vote: OneOf(vec!["S-2012-77".into(), "S-2011-612".into()]), ..none() }, vec![2, 1]),
            (ClaimFilter { member: one("RUS"), ..none() }, vec![4]),
            (ClaimFilter { member: OneOf(vec!["RUS".into(), "CHN".into()]), ..none() }, vec![2, 1, 4]),
            (ClaimFilter { option: VoteOption::No.into(), ..none() }, vec![1]),
            (ClaimFilter { option: OneOf(vec![VoteOption::No, VoteOption::Abstain]), ..none() }, vec![1, 4]),
            (ClaimFilter { topic: one("syria"), ..none() }, vec![2, 1]),
            (ClaimFilter { topic: one("Syria"), member: one("CHN"), option: VoteOption::No.into(), ..none() }, vec![1]),
            (ClaimFilter { compared: Compared::Option.into(), ..none() }, vec![1, 4]),
            (ClaimFilter { compared: OneOf(vec![Compared::On, Compared::Topic]), ..none() }, vec![1, 4]),
            (ClaimFilter { compared: Compared::On.into(), ..none() }, vec![1]),
            (ClaimFilter { compared: Compared::Yes.into(), ..none() }, vec![]),
            (ClaimFilter { published_from: "2012-02-06".parse().ok(), ..none() }, vec![2]),
            (ClaimFilter { published_to: "2012-02-05".parse().ok(), ..none() }, vec![1]),
        ] {
            let page = snapshot.claims(&filter, &Paging { count: true, ..Paging::default() }).await.unwrap();
            let place =
                |claim: &Claim| reports.iter().position(|r| r.detail.article.id == claim.article_id).unwrap() + 1;
            assert_eq!(page.items.iter().map(place).collect::<Vec<_>>(), expected, "{filter:?}");
            assert_eq!(page.page.total, Some(expected.len() as u64));
        }
        for given in reports.iter().flat_map(|report| &report.detail.claims) {
            assert_eq!(snapshot.claim(given.id).await.unwrap().as_ref(), Some(given));
        }
        assert_eq!(snapshot.claim(Uuid::nil()).await.unwrap(), None);
    }

    #[tokio::test]
    async fn an_unknown_topic_is_refused() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let filter = ClaimFilter { topic: "sirya".to_owned().into(), ..ClaimFilter::default() };
        assert!(matches!(snapshot.claims(&filter, &Paging::default()).await, Err(Error::UnknownValues(_))));
    }

    #[tokio::test]
    async fn a_renewed_record_judges_again() {
        let reports = five();
        let database = Database::of(&reports).await;
        let mut newer = record().clone();
        newer.version += 1;
        newer.votes.retain(|vote| vote.id != "S-2012-77");
        let writer = Writer::open_with(&database.path, &registry(), &newer, NOON).await.unwrap();
        assert_eq!(writer.opened().record, Some(newer.version));
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let gone = ClaimFilter { vote: "S-2012-77".to_owned().into(), ..ClaimFilter::default() };
        assert_eq!(snapshot.claims(&gone, &Paging::default()).await.unwrap().items, []);
        let gone = QuoteFilter { vote: "S-2012-77".to_owned().into(), ..QuoteFilter::default() };
        assert_eq!(snapshot.quotes(&gone, &Paging::default()).await.unwrap().items, []);
        let left = QuoteFilter { vote: "S-2011-612".to_owned().into(), ..QuoteFilter::default() };
        assert_eq!(snapshot.quotes(&left, &Paging::default()).await.unwrap().items.len(), 1);
        let claim = snapshot.claim(reports[0].detail.claims[0].id).await.unwrap().unwrap();
        assert_eq!(claim.votes, ["S-2011-612"]);
    }
}
