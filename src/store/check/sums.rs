//! Invariants between the rows of a sound database, as queries that find the rows that break them.

/// Sums that must be nothing, each with what it means that they are not.
pub(in crate::store) const SUMS: [(&str, &str); 21] = [
    (
        "SELECT s.slug, 'its counts are not those of its articles' FROM actor s LEFT JOIN (SELECT actor, count(*) AS n, \
         sum(mention_count) AS m, sum(quote_count) AS q FROM article_actor GROUP BY actor) t ON t.actor = s.id \
         WHERE (s.article_count, s.mention_count, s.quote_count) <> (coalesce(t.n, 0), coalesce(t.m, 0), coalesce(t.q, 0))",
        "actor",
    ),
    (
        "SELECT s.slug, 'its first or last day is not that of its articles' FROM actor s LEFT JOIN (SELECT m.actor, \
         min(a.published_on) AS first, max(a.published_on) AS last FROM article_actor m JOIN article a ON a.id = m.article \
         GROUP BY m.actor) t ON t.actor = s.id WHERE s.first_seen_on IS NOT t.first OR s.last_seen_on IS NOT t.last",
        "actor",
    ),
    ("SELECT s.slug, 'nothing names it' FROM actor s WHERE s.in_registry = 0 AND s.article_count = 0", "actor"),
    (
        "SELECT s.slug, 'it is not described by its earliest article' FROM actor s JOIN sighting g ON g.actor = s.id \
         WHERE s.in_registry = 0 AND (g.day, g.article_key) = (SELECT day, article_key FROM sighting WHERE actor = s.id \
         ORDER BY day, article_key LIMIT 1) AND (s.name, s.description, s.sighted_day, s.sighted_key) \
         IS NOT (g.name, g.description, g.day, g.article_key)",
        "actor",
    ),
    (
        "SELECT 'dataset', 'its counts are not those of the tables' FROM dataset d WHERE (d.article_count, d.quote_count, \
         d.claim_count, d.mention_count) <> ((SELECT count(*) FROM article), (SELECT count(*) FROM quote WHERE asserted), \
         (SELECT count(*) FROM claim), (SELECT coalesce(sum(mention_count), 0) FROM article))",
        "dataset",
    ),
    (
        "SELECT age, 'its counts are not those of its articles' FROM (SELECT * FROM day EXCEPT SELECT a.age, count(*), \
         sum(a.quote_count), sum(a.claim_count), coalesce(sum((SELECT sum(m.mention_count) FROM article_actor m \
         WHERE m.article = a.id)), 0) FROM article a GROUP BY a.age)",
        "day of age",
    ),
    (
        "SELECT 'day', 'it lacks a day' FROM dataset d WHERE (SELECT count(*) FROM day) <> (SELECT count(DISTINCT age) \
         FROM article)",
        "table",
    ),
    (
        "SELECT a.id, 'its counts are not those of its findings' FROM article a WHERE (a.quote_count, a.claim_count, \
         a.actor_count) <> ((SELECT count(*) FROM quote WHERE article = a.id AND asserted), (SELECT count(*) FROM claim \
         WHERE article = a.id), (SELECT count(*) FROM article_actor WHERE article = a.id))",
        "article row",
    ),
    (
        "SELECT m.article, 'its counts of quotes are not those of its speakers' FROM article_actor m WHERE m.quote_count <> \
         (SELECT count(*) FROM quote q WHERE q.article = m.article AND q.speaker = m.actor AND q.asserted)",
        "article row",
    ),
    (
        "SELECT a.id, 'it has no text' FROM article a WHERE NOT EXISTS (SELECT 1 FROM article_text WHERE article = a.id)",
        "article row",
    ),
    (
        "SELECT q.id, 'what it has of its article is not the article''s' FROM quote q JOIN article a ON a.id = q.article \
         WHERE (q.age, q.article_key, q.publisher, q.article_uuid, q.article_title, q.article_url, q.article_publisher, q.published_on) \
         IS NOT (a.age, a.article_key, a.publisher_id, a.uuid, a.title, a.url, a.publisher, a.published_on)",
        "quote row",
    ),
    (
        "SELECT coalesce(t.id, w.statement), 'its counts are not those of its quotes' FROM (SELECT statement, \
         sum(most) AS n, count(*) AS a FROM (SELECT statement, report, max(c) AS most FROM (SELECT j.statement, \
         coalesce(a.copy_group, a.uuid) AS report, q.article, count(*) AS c FROM statement_quote j \
         JOIN quote q ON q.id = j.quote JOIN article a ON a.id = q.article GROUP BY j.statement, report, q.article) \
         GROUP BY statement, report) GROUP BY statement) w JOIN (SELECT j.statement, count(DISTINCT q.publisher) AS p, \
         min(q.published_on) AS first, max(q.published_on) AS last FROM statement_quote j JOIN quote q ON q.id = j.quote \
         GROUP BY j.statement) o ON o.statement = w.statement \
         FULL JOIN statement t ON t.id = w.statement LEFT JOIN quote f ON f.id = t.id \
         WHERE (t.quote_count, t.article_count, t.publisher_count, f.published_on, t.last_published_on, \
         json_array_length(t.publishers)) IS NOT (w.n, w.a, o.p, o.first, o.last, o.p)",
        "statement row",
    ),
    (
        "SELECT c.id, 'its place in lists is not its article''s' FROM claim c JOIN article a ON a.id = c.article \
         WHERE (c.age, c.article_key, c.publisher) IS NOT (a.age, a.article_key, a.publisher_id)",
        "claim row",
    ),
    (
        "SELECT c.id, 'it is said by somebody who says no quote around it' FROM claim c WHERE c.speaker IS NOT NULL AND c.corrected = 0 AND \
         NOT EXISTS (SELECT 1 FROM quote q WHERE q.article = c.article AND q.asserted AND q.start <= c.start \
         AND c.\"end\" <= q.\"end\" AND q.speaker = c.speaker)",
        "claim row",
    ),
    (
        "SELECT t.kind || ' ' || t.resource, 'it is there, and no change says so' FROM (SELECT 'article' AS kind, \
         uuid AS resource FROM article UNION ALL SELECT 'actor', slug FROM actor UNION ALL SELECT 'vote', id FROM vote) t \
         LEFT JOIN change c ON c.kind = t.kind AND c.resource = t.resource WHERE c.made IS NULL OR c.made = 'removed'",
        "change of",
    ),
    (
        "SELECT c.kind || ' ' || c.resource, 'it is not there, and no change says so' FROM change c WHERE c.made <> 'removed' \
         AND NOT EXISTS (SELECT 1 FROM article WHERE c.kind = 'article' AND uuid = c.resource) \
         AND NOT EXISTS (SELECT 1 FROM actor WHERE c.kind = 'actor' AND slug = c.resource) \
         AND NOT EXISTS (SELECT 1 FROM vote WHERE c.kind = 'vote' AND id = c.resource)",
        "change of",
    ),
    (
        "SELECT c.kind || ' ' || c.resource, 'its commit is not noted' FROM change c WHERE NOT EXISTS \
         (SELECT 1 FROM dataset_commit WHERE number = c.number)",
        "change of",
    ),
    (
        "SELECT id, 'it cannot be searched for' FROM (SELECT id FROM article EXCEPT SELECT id FROM article_fts_docsize) \
         UNION ALL SELECT id, 'it is searched for and not there' FROM (SELECT id FROM article_fts_docsize \
         EXCEPT SELECT id FROM article)",
        "article row",
    ),
    (
        "SELECT id, 'it cannot be searched for' FROM (SELECT id FROM quote EXCEPT SELECT id FROM quote_fts_docsize) \
         UNION ALL SELECT id, 'it is searched for and not there' FROM (SELECT id FROM quote_fts_docsize \
         EXCEPT SELECT id FROM quote)",
        "quote row",
    ),
    (
        "SELECT id, 'it cannot be searched for' FROM (SELECT id FROM claim EXCEPT SELECT id FROM claim_fts_docsize) \
         UNION ALL SELECT id, 'it is searched for and not there' FROM (SELECT id FROM claim_fts_docsize \
         EXCEPT SELECT id FROM claim)",
        "claim row",
    ),
    (
        "SELECT id, 'it cannot be searched for' FROM (SELECT id FROM actor EXCEPT SELECT id FROM actor_fts_docsize) \
         UNION ALL SELECT id, 'it is searched for and not there' FROM (SELECT id FROM actor_fts_docsize \
         EXCEPT SELECT id FROM actor)",
        "actor row",
    ),
];
