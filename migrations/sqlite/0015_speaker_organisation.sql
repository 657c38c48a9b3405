-- Whom a speaker speaks for: the state, or the international body, whose office is held that day.

-- The body's slug. In files written before, rows have it once they are stored anew.
ALTER TABLE quote ADD COLUMN speaker_organisation TEXT;

CREATE INDEX quote_organisation ON quote (speaker_organisation, age, article_key, start, id, asserted)
    WHERE speaker_organisation IS NOT NULL;

-- What the registry says of an organisation: an organ of its state, or an international body.
ALTER TABLE actor ADD COLUMN body TEXT CHECK (body IN ('organ', 'international'));
