-- What findings tell besides: of quotes whether the words were said, of claims what they assert.

-- Words that were not said are kept and are shown where they are asked for; all counts are of those that were.
ALTER TABLE quote ADD COLUMN modality TEXT NOT NULL DEFAULT 'asserted'
    CHECK (modality IN ('asserted', 'negated', 'hypothetical', 'planned', 'disputed'));
-- As a number it takes a byte in each index: lists and timelines look at it there, before they read the row. Behind the
-- id, which orders what begins at one place.
ALTER TABLE quote ADD COLUMN asserted INTEGER NOT NULL DEFAULT 1 CHECK (asserted = (modality = 'asserted'));

-- Where the article stands, beside its title: to cite a quote takes no other request.
ALTER TABLE quote ADD COLUMN article_url TEXT;
UPDATE quote SET article_url = (SELECT url FROM article WHERE id = quote.article);

DROP INDEX IF EXISTS quote_newest;
DROP INDEX IF EXISTS quote_speaker;
DROP INDEX IF EXISTS quote_state;
DROP INDEX IF EXISTS quote_publisher;
DROP INDEX IF EXISTS quote_via;
CREATE INDEX quote_newest ON quote (age, article_key, start, id, asserted);
CREATE INDEX quote_speaker ON quote (speaker, age, article_key, start, id, asserted);
CREATE INDEX quote_state ON quote (speaker_state, age, article_key, start, id, asserted) WHERE speaker_state IS NOT NULL;
CREATE INDEX quote_publisher ON quote (publisher, age, article_key, start, id, asserted);
CREATE INDEX quote_via ON quote (via_key, age, article_key, start, id, asserted) WHERE via_key IS NOT NULL;
-- The few that were not said.
CREATE INDEX quote_modality ON quote (modality, age, article_key, start) WHERE asserted = 0;

-- Each is null where the words assert nothing of it.
ALTER TABLE claim ADD COLUMN option TEXT;
ALTER TABLE claim ADD COLUMN yes INTEGER;
ALTER TABLE claim ADD COLUMN no INTEGER;
ALTER TABLE claim ADD COLUMN abstain INTEGER;
ALTER TABLE claim ADD COLUMN ordinal INTEGER;
ALTER TABLE claim ADD COLUMN topic TEXT;
ALTER TABLE claim ADD COLUMN "on" TEXT;
ALTER TABLE claim ADD COLUMN on_basis TEXT;
ALTER TABLE claim ADD COLUMN period_from TEXT;
ALTER TABLE claim ADD COLUMN period_to TEXT;
ALTER TABLE claim ADD COLUMN symbol TEXT;
ALTER TABLE claim ADD COLUMN subject_kind TEXT NOT NULL DEFAULT 'unknown';
-- A JSON array, as it is shown.
ALTER TABLE claim ADD COLUMN compared TEXT NOT NULL DEFAULT '[]';

CREATE INDEX claim_topic ON claim (topic, age, article_key, start) WHERE topic IS NOT NULL;
