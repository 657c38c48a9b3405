-- What the operator says of findings: another speaker, another actor, or that there is none. Findings are made anew by
-- each program and each text; a correction keeps the words that it is about and what stands around them, and is applied
-- to whatever is found there, in the transaction that stores it.

CREATE TABLE finding_correction (
    id INTEGER PRIMARY KEY,
    -- The article's id and not its row: a correction outlasts the article, and may be there before it.
    article TEXT NOT NULL CHECK (length(article) = 36),
    finding TEXT NOT NULL CHECK (finding IN ('quote', 'claim', 'mention')),
    -- Of quotes direct or reported, of claims and mentions their kind.
    kind TEXT NOT NULL,
    -- The id of the quote or claim when it was corrected.
    uuid TEXT CHECK (length(uuid) = 36),
    -- The place in the text of then, which decides between places that are otherwise the same.
    start INTEGER NOT NULL,
    text TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('speaker', 'actor', 'false')),
    -- The right one, by slug, with its name and kind for one whom no registry knows; null for nobody.
    actor TEXT,
    actor_name TEXT,
    actor_kind TEXT,
    -- What was found.
    old_value TEXT,
    corrected_at TEXT NOT NULL,
    -- Whether it had a place when its article was last stored.
    placed INTEGER NOT NULL DEFAULT 0 CHECK (placed IN (0, 1))
) STRICT;

CREATE INDEX finding_correction_article ON finding_correction (article);
CREATE INDEX finding_correction_uuid ON finding_correction (uuid) WHERE uuid IS NOT NULL;

-- Whether the operator has set the finding right.
ALTER TABLE quote ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0 CHECK (corrected IN (0, 1));
ALTER TABLE claim ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0 CHECK (corrected IN (0, 1));

-- Files that a loading passed over are named beside those that it refused.
ALTER TABLE refusal ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1));
