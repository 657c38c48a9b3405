-- What lists are asked for beyond what was found. In files written before, rows have it once they are stored anew.

-- Who says a claim that stands in a quote: the quote's speaker, as the quote has it.
ALTER TABLE claim ADD COLUMN speaker INTEGER REFERENCES actor;
ALTER TABLE claim ADD COLUMN speaker_name TEXT;
CREATE INDEX claim_speaker ON claim (speaker, age, article_key, start) WHERE speaker IS NOT NULL;
