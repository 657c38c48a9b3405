-- Counts of days, so that a timeline of everything costs its days and not its articles.

-- What was published on a day, by its age (9999999: without a date); days without an article have no row.
CREATE TABLE day (
    age INTEGER PRIMARY KEY,
    article_count INTEGER NOT NULL,
    quote_count INTEGER NOT NULL,
    claim_count INTEGER NOT NULL,
    -- Of actors: a mention of nobody known is of no timeline.
    mention_count INTEGER NOT NULL
) STRICT;

INSERT INTO day
SELECT a.age, count(*), sum(a.quote_count), sum(a.claim_count),
    coalesce(sum((SELECT sum(m.mention_count) FROM article_actor m WHERE m.article = a.id)), 0)
FROM article a GROUP BY a.age;

-- With the count, a timeline of an actor's mentions reads nothing else.
DROP INDEX IF EXISTS article_actor_newest;
CREATE INDEX article_actor_newest ON article_actor (actor, age, article_key, article, mention_count);

-- Statistics make plans depend on what the file held when it was last closed: after five articles, a table was read from
-- end to end for each row of another. Without any, the plans are those that the tests see.
DROP TABLE IF EXISTS sqlite_stat1;
