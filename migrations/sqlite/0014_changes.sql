-- What has changed since a state: for those who keep a mirror of what is served.

-- One small row a commit. Its number is the revision that it made.
CREATE TABLE dataset_commit (
    number INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (length(state) = 16),
    at TEXT NOT NULL
) STRICT;

CREATE INDEX dataset_commit_state ON dataset_commit (state);

-- The latest change of each resource that is or was here. Findings have none: they change with their article.
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('article', 'actor', 'vote')),
    -- The id that clients see: a row outlasts the resource's own, so that a removal can be told.
    resource TEXT NOT NULL,
    -- The commit's. Not a foreign key: the commit is noted as the last act of its transaction.
    number INTEGER NOT NULL,
    made TEXT NOT NULL CHECK (made IN ('added', 'replaced', 'removed'))
) STRICT;

CREATE UNIQUE INDEX change_resource ON change (kind, resource);
CREATE INDEX change_number ON change (number, id);

-- What was here before began with the state of then.
INSERT INTO dataset_commit (number, state, at) SELECT revision, state, changed_at FROM dataset;
INSERT INTO change (kind, resource, number, made)
    SELECT kind, resource, revision, 'added' FROM (
        SELECT 'article' AS kind, uuid AS resource FROM article
        UNION ALL SELECT 'actor', slug FROM actor
        UNION ALL SELECT 'vote', id FROM vote
    ) CROSS JOIN dataset;
