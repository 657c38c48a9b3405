//! The tables a batch is written to, and the order in which they are.

use crate::store::Result;
use crate::store::search::word_rows::WordRows;
use crate::store::sql::builder::Insert;
use crate::store::sql::engine::Engine;
use crate::store::sqlite::full_text::FullText;

/// The rows of a batch, by table.
pub(in crate::store) struct Tables {
    pub article: Insert,
    pub text: Insert,
    pub quote: Insert,
    pub claim: Insert,
    pub claim_vote: Insert,
    pub claim_member: Insert,
    pub claim_words: WordRows,
    pub article_actor: Insert,
    pub sighting: Insert,
    pub copy_sketch: Insert,
}

impl Tables {
    pub fn new() -> Self {
        Self {
            article: Insert::new(
                "article (id, uuid, age, article_key, fingerprint, title, title_basis, publisher, publisher_basis, \
                 publisher_id, published_on, published_on_basis, byline, byline_basis, url, url_basis, language, \
                 language_basis, source_format, word_count, quote_count, claim_count, mention_count, actor_count, \
                 excerpt, ingested_at)",
            ),
            text: Insert::new("article_text (article, text, segments, labelled, mentions)"),
            quote: Insert::new(
                "quote (id, uuid, article, age, article_key, publisher, kind, modality, asserted, partial, utterance, text, start, \"end\", \
                 prefix, suffix, speaker, speaker_name, speaker_text, speaker_start, speaker_end, speaker_office, \
                 speaker_state, cue, cue_start, cue_end, via, via_id, via_key, rule, confidence, corrected, article_uuid, \
                 article_title, article_url, article_publisher, published_on, speaker_key, speaker_organisation)",
            ),
            claim: Insert::new(
                "claim (id, uuid, article, age, article_key, publisher, via, via_key, text, start, \"end\", kind, \
                 modality, members, option, yes, no, abstain, count, ordinal, topic, \"on\", on_basis, period_from, \
                 period_to, symbol, subject_kind, votes, verdict, compared, reason, rule, confidence, corrected, assertion, \
                 speaker, speaker_name)",
            ),
            claim_vote: Insert::new("claim_vote (vote, age, article_key, start, claim)"),
            claim_member: Insert::new("claim_member (member, age, article_key, start, claim)"),
            claim_words: WordRows::new(FullText::Claim),
            article_actor: Insert::new("article_actor (article, actor, age, article_key, mention_count, quote_count)"),
            sighting: Insert::new(
                "sighting (article, actor, day, article_key, start, \"end\", kind, name, description, office, state)",
            ),
            copy_sketch: Insert::new("copy_sketch (article, body, shingle_count, bands)"),
        }
    }

    /// Inserts everything, each table after those it points at.
    pub async fn run(self, conn: &mut impl Engine) -> Result<()> {
        self.article.run(conn).await?;
        self.text.run(conn).await?;
        self.quote.run(conn).await?;
        self.claim.run(conn).await?;
        // A claim may name the same vote twice, an article an actor: once is enough.
        self.claim_vote.run_or_ignore(conn).await?;
        self.claim_member.run_or_ignore(conn).await?;
        self.claim_words.run(conn).await?;
        self.article_actor.run(conn).await?;
        self.sighting.run_or_ignore(conn).await?;
        self.copy_sketch.run(conn).await?;
        Ok(())
    }
}
