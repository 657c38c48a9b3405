-- Whether a quote's words were said: those that were not are kept, and shown where they are asked for.
ALTER TABLE quote ADD COLUMN modality TEXT NOT NULL DEFAULT 'asserted'
    CHECK (modality IN ('asserted', 'negated', 'hypothetical', 'planned', 'disputed'));
