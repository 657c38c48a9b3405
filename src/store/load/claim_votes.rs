//! Votes that claims mean: judged again when the record is renewed, and noted with articles and quotes.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::council::{Judgement, Record, judge};
use crate::domain::{Assertion, Day, Verdict};
use crate::store::sql::builder::{Insert, Sql, Value, list, word};
use crate::store::sql::changes::note_articles;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;
use crate::store::{Error, Result};

/// Tells articles and quotes which votes the claims of these articles mean.
pub(in crate::store) async fn spread_votes(conn: &mut impl Engine, articles: Vec<i64>) -> Result<()> {
    let these = list(articles);
    Sql::with(
        "INSERT OR IGNORE INTO article_vote (vote, age, article_key, article) \
         SELECT v.vote, c.age, c.article_key, c.article FROM claim c CROSS JOIN claim_vote v ON v.claim = c.id \
         WHERE c.article IN (SELECT value FROM json_each(?))",
        &these,
    )
    .run(conn)
    .await?;
    Sql::with(
        "INSERT OR IGNORE INTO quote_vote (vote, age, article_key, start, quote) \
         SELECT v.vote, q.age, q.article_key, q.start, q.id FROM claim c CROSS JOIN claim_vote v ON v.claim = c.id \
         CROSS JOIN quote q ON q.article = c.article AND q.start < c.\"end\" AND c.start < q.\"end\" \
         WHERE c.article IN (SELECT value FROM json_each(?))",
        &these,
    )
    .run(conn)
    .await?;
    Ok(())
}

/// A claim as far as judging it goes.
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

from_row!(Judged { id, article, published_on, age, article_key, start, assertion, votes, verdict, compared, reason });

/// What a claim is answered now, its lists as they are stored.
struct Answer {
    judged: Judgement,
    votes: String,
    compared: String,
}

/// Judges every claim again, after the record was renewed; returns how many have another answer.
pub(in crate::store) async fn judge_again(conn: &mut impl Engine, record: &Record) -> Result<u64> {
    let (mut from, mut different) = (0, 0);
    loop {
        let sql = "SELECT c.id, c.article, a.published_on, c.age, c.article_key, c.start, c.assertion, c.votes, \
                   c.verdict, c.compared, c.reason FROM claim c CROSS JOIN article a ON a.id = c.article WHERE c.id > ? \
                   ORDER BY c.id LIMIT 5000";
        let claims: Vec<Judged> = Sql::with(sql, from).all(conn).await?;
        let Some(last) = claims.last() else { return Ok(different) };
        from = last.id;
        let answers: Vec<_> = claims.par_iter().map(|claim| claim.answer(record)).collect::<Result<_>>()?;
        let mut articles = Vec::new();
        for (claim, answer) in claims.iter().zip(answers) {
            if let Some(answer) = answer {
                claim.write(conn, answer).await?;
                articles.push(claim.article);
            }
        }
        different += articles.len() as u64;
        articles.dedup();
        forget_votes(conn, &articles).await?;
        note_articles(conn, &list(articles.iter().copied())).await?;
        spread_votes(conn, articles).await?;
    }
}

async fn forget_votes(conn: &mut impl Engine, articles: &[i64]) -> Result<()> {
    let these = list(articles.iter().copied());
    let of = "IN (SELECT value FROM json_each(?))";
    Sql::with(format!("DELETE FROM article_vote WHERE article {of}"), &these).run(conn).await?;
    let quotes = format!("DELETE FROM quote_vote WHERE quote IN (SELECT id FROM quote WHERE article {of})");
    Sql::with(quotes, &these).run(conn).await?;
    Ok(())
}

impl Judged {
    /// The record's answer, where it is another one than is stored.
    fn answer(&self, record: &Record) -> Result<Option<Answer>> {
        let assertion: Assertion =
            serde_json::from_str(&self.assertion).map_err(|error| Error::Unreadable(error.to_string()))?;
        let judged = judge(&assertion, self.published_on, record);
        let votes = serde_json::to_string(&judged.votes).unwrap_or_default();
        let compared = serde_json::to_string(&judged.compared).unwrap_or_default();
        let before = (&self.votes, self.verdict, &self.compared, &self.reason);
        let differs = (&votes, judged.verdict, &compared, &judged.reason) != before;
        Ok(differs.then_some(Answer { judged, votes, compared }))
    }

    async fn write(&self, conn: &mut impl Engine, answer: Answer) -> Result<()> {
        let Answer { judged, votes, compared } = answer;
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
        Ok(())
    }
}
