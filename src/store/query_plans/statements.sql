-- articles {}
-- articles {}, page 2
-- articles {"sort":"published_on"}
-- articles {"sort":"published_on"}, page 2
-- articles {"sort":"-published_on"}
-- articles {"sort":"-published_on"}, page 2
-- articles {"sort":"ingested_at"}
-- articles {"sort":"ingested_at"}, page 2
-- articles {"sort":"-ingested_at"}
-- articles {"sort":"-ingested_at"}, page 2
-- articles {"sort":"relevance"}
-- articles {"sort":"relevance"}, page 2
-- articles {"copies":"all"}
SELECT coalesce(sum(w.article_count), 0)
FROM day w
WHERE TRUE

-- articles {}
-- articles {"sort":"-published_on"}
-- articles {"sort":"relevance"}
-- articles {"copies":"all"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.publisher, 'published_on', a.published_on, 'published_on_basis', a.published_on_basis, 'byline', a.byline, 'url', a.url, 'language', a.language, 'language_basis', a.language_basis, 'source_format', a.source_format, 'word_count', a.word_count, 'quote_count', a.quote_count, 'claim_count', a.claim_count, 'excerpt', a.excerpt, 'copy_group', a.copy_group, 'ingested_at', a.ingested_at)))
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {}, page 2
-- articles {"sort":"-published_on"}, page 2
-- articles {"sort":"relevance"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND (a.age, a.article_key) > (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"sort":"published_on"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND a.age <= ?
ORDER BY 2 DESC, 3 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"sort":"published_on"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND +a.age <= ?
AND (a.age, a.article_key) < (?, ?)
ORDER BY 2 DESC, 3 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"sort":"ingested_at"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.ingested_at AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"sort":"ingested_at"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.ingested_at AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND (a.ingested_at, a.article_key) > (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"sort":"-ingested_at"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.ingested_at AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
ORDER BY 2 DESC, 3 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"sort":"-ingested_at"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.ingested_at AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND (a.ingested_at, a.article_key) < (?, ?)
ORDER BY 2 DESC, 3 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"q":"headline"}
-- articles {"q":"council -hall"}
-- articles {"copies":"first","q":"headline","publisher":"Daily Sample"}
-- articles {"q":"headline","publisher":"Daily Sample"}
-- ranked articles {"sort":"relevance","q":"council"}
-- ranked articles {"sort":"relevance","q":"council"}, page 2
-- ranked articles {"sort":"relevance","q":"\"the council\""}
-- quotes {"q":"this OR cold"}
-- quotes {"copies":"first","q":"this OR cold","speaker":"ada-minister"}
-- search {"q":"Syria"}
-- search {"q":"Syria"}, page 2
-- search {"q":"\"the Council\""}
-- search {"q":"\"the Council\""}, page 2
-- search {"q":"a*"}
-- search {"q":"a*"}, page 2
-- search {"q":"S/2012/77"}
-- search {"q":"Syria OR \"the Council\""}
-- search {"q":"Syria OR \"the Council\""}, page 2
-- search {"q":"Syria","type":"article"}
-- search {"q":"Syria","type":"quote"}
-- search {"q":"Syria","published_from":"2012-01-01"}
-- search {"q":"Syria","published_from":"2011-01-01","published_to":"2012-12-31"}
-- search {"q":"Syria","publisher":"The Example Post"}
-- search {"q":"Syria","speaker":"ada-minister"}
SELECT s.id, s.level, s.first, s.last, s.row_count, s.word_count, s.deleted, l.data AS lengths
FROM index_segment s
CROSS JOIN index_lengths l ON l.segment = s.id
WHERE s.kind = ?
ORDER BY s.first

-- articles {"q":"headline"}
-- articles {"q":"council -hall"}
-- articles {"copies":"first","q":"headline","publisher":"Daily Sample"}
-- articles {"q":"headline","publisher":"Daily Sample"}
-- ranked articles {"sort":"relevance","q":"council"}
-- ranked articles {"sort":"relevance","q":"council"}, page 2
-- ranked articles {"sort":"relevance","q":"\"the council\""}
-- quotes {"q":"this OR cold"}
-- quotes {"copies":"first","q":"this OR cold","speaker":"ada-minister"}
-- search {"q":"Syria"}
-- search {"q":"Syria"}, page 2
-- search {"q":"\"the Council\""}
-- search {"q":"\"the Council\""}, page 2
-- search {"q":"a*"}
-- search {"q":"a*"}, page 2
-- search {"q":"S/2012/77"}
-- search {"q":"Syria OR \"the Council\""}
-- search {"q":"Syria OR \"the Council\""}, page 2
-- search {"q":"Syria","type":"article"}
-- search {"q":"Syria","type":"quote"}
-- search {"q":"Syria","published_from":"2012-01-01"}
-- search {"q":"Syria","published_from":"2011-01-01","published_to":"2012-12-31"}
-- search {"q":"Syria","publisher":"The Example Post"}
-- search {"q":"Syria","speaker":"ada-minister"}
SELECT b.segment, b.data
FROM index_segment s
CROSS JOIN index_block b ON b.segment = s.id
AND b.first >= coalesce((SELECT max(first)
FROM index_block
WHERE segment = s.id
AND first <= ?), '')
AND b.first <= ?
WHERE s.kind = ?
ORDER BY b.segment, b.first

-- articles {"q":"headline"}
-- articles {"q":"council -hall"}
SELECT count(*)
FROM (SELECT a.id
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN article a ON a.id = f.number
WHERE TRUE)

-- articles {"q":"headline"}
-- articles {"q":"council -hall"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN article a ON a.id = f.number
WHERE TRUE
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"q":"-hall"}
SELECT count(*)
FROM (SELECT a.id
FROM article a
WHERE TRUE
AND a.id NOT IN (SELECT rowid
FROM article_fts
WHERE article_fts MATCH ?))

-- articles {"q":"-hall"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND a.id NOT IN (SELECT rowid
FROM article_fts
WHERE article_fts MATCH ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"publisher":"Daily Sample"}
-- articles {"publisher":"Daily Sample,The Example Post"}
-- articles {"copies":"first","q":"headline","publisher":"Daily Sample"}
-- articles {"q":"headline","publisher":"Daily Sample"}
-- quotes {"publisher":"The Example Post"}
-- claims {"publisher":"The Example Post"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","publisher":"Daily Sample"}
-- network {"publisher":"Daily Sample"}
-- search {"q":"Syria","publisher":"The Example Post"}
-- timeline {"metric":"articles","publisher":"Daily Sample"}
-- timeline {"metric":"quotes","publisher":"Daily Sample"}
-- timeline {"metric":"claims","publisher":"Daily Sample"}
-- timeline {"metric":"mentions","publisher":"Daily Sample"}
-- timeline {"metric":"votes","publisher":"Daily Sample"}
-- timeline {"metric":"vetoes","publisher":"Daily Sample"}
SELECT json_group_array(json_array(parameter, given))
FROM (SELECT 'publisher' AS parameter, j.value ->> 0 AS given
FROM json_each(?) j
WHERE NOT (EXISTS (SELECT 1
FROM publisher
WHERE slug = j.value ->> 1) OR EXISTS (SELECT 1
FROM actor
WHERE name_key = j.value ->> 1
AND is_outlet)))

-- articles {"publisher":"Daily Sample"}
SELECT count(*)
FROM (SELECT a.id
FROM article a
WHERE TRUE
AND a.publisher_id = (SELECT id
FROM publisher
WHERE slug = ?))

-- articles {"publisher":"Daily Sample"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND a.publisher_id = (SELECT id
FROM publisher
WHERE slug = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"publisher":"Daily Sample,The Example Post"}
SELECT count(*)
FROM (SELECT a.id
FROM article a
WHERE TRUE
AND a.publisher_id = (SELECT id
FROM publisher
WHERE slug = ?) UNION SELECT a.id
FROM article a
WHERE TRUE
AND a.publisher_id = (SELECT id
FROM publisher
WHERE slug = ?))

-- articles {"publisher":"Daily Sample,The Example Post"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND a.publisher_id = (SELECT id
FROM publisher
WHERE slug = ?) UNION SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND a.publisher_id = (SELECT id
FROM publisher
WHERE slug = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"dated":true}
-- articles {"published_from":"2012-01-01"}
SELECT coalesce(sum(w.article_count), 0)
FROM day w
WHERE TRUE
AND w.age <= ?

-- articles {"dated":true}
-- articles {"published_from":"2012-01-01"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND a.age <= ?
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"dated":false}
SELECT coalesce(sum(w.article_count), 0)
FROM day w
WHERE TRUE
AND w.age >= ?

-- articles {"dated":false}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND a.age >= ?
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"actor":"CHN"}
-- articles {"actor":"china,russia","match":"any"}
-- articles {"actor":"china,russia","match":"all"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","actor":"china"}
-- network {"actor":"china,russia"}
-- timeline {"metric":"articles","actor":"china"}
-- timeline {"metric":"quotes","actor":"china"}
-- timeline {"metric":"claims","actor":"china"}
-- timeline {"metric":"mentions","actor":"china"}
-- timeline {"metric":"votes","actor":"china"}
-- timeline {"metric":"vetoes","actor":"china"}
SELECT json_group_array(json_array(parameter, given))
FROM (SELECT 'actor' AS parameter, j.value ->> 0 AS given
FROM json_each(?) j
WHERE NOT (EXISTS (SELECT 1
FROM actor
WHERE slug = j.value ->> 1) OR EXISTS (SELECT 1
FROM actor
WHERE iso3 = j.value ->> 1) OR EXISTS (SELECT 1
FROM known_value
WHERE kind = 'actor'
AND value = j.value ->> 1)))

-- articles {"actor":"CHN"}
SELECT count(*)
FROM (SELECT m.article
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE iso3 = ?))

-- articles {"actor":"CHN"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT m.article AS id, m.age AS k0, m.article_key AS k1
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE iso3 = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"actor":"china,russia","match":"any"}
SELECT count(*)
FROM (SELECT m.article
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?) UNION SELECT m.article
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?))

-- articles {"actor":"china,russia","match":"any"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT m.article AS id, m.age AS k0, m.article_key AS k1
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?) UNION SELECT m.article AS id, m.age AS k0, m.article_key AS k1
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"actor":"china,russia","match":"all"}
SELECT count(*)
FROM (SELECT m.article
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?)
AND EXISTS (SELECT 1
FROM article_actor
WHERE article = a.id
AND actor IN ((SELECT id
FROM actor
WHERE slug = ?))))

-- articles {"actor":"china,russia","match":"all"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT m.article AS id, m.age AS k0, m.article_key AS k1
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?)
AND EXISTS (SELECT 1
FROM article_actor
WHERE article = a.id
AND actor IN ((SELECT id
FROM actor
WHERE slug = ?)))
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"language":"en-GB,fr"}
SELECT count(*)
FROM (SELECT a.id
FROM article a
WHERE TRUE
AND (a.language_subtag = ?
AND substr(lower(a.language) || '-', 1, ?) = ?) UNION SELECT a.id
FROM article a
WHERE TRUE
AND (a.language_subtag = ?))

-- articles {"language":"en-GB,fr"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND (a.language_subtag = ?
AND substr(lower(a.language) || '-', 1, ?) = ?) UNION SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND (a.language_subtag = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"speaker":"ada-minister"}
-- quotes {"speaker":"ada-minister"}
-- quotes {"speaker":"ada-minister,bo-scholar"}
-- quotes {"modality":"disputed,planned","speaker":"ada-minister"}
-- quotes {"copies":"first","q":"this OR cold","speaker":"ada-minister"}
-- claims {"speaker":"ada-minister"}
-- statements {"speaker":"ada-minister"}
-- statements {"speaker":"ada-minister,bo-scholar"}
-- statements {"min_publishers":2,"speaker":"ada-minister"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker":"ada-minister"}
-- network {"speaker":"ada-minister"}
-- search {"q":"Syria","speaker":"ada-minister"}
-- timeline {"metric":"articles","speaker":"ada-minister"}
-- timeline {"metric":"articles","speaker":"ada-minister,china"}
-- timeline {"metric":"quotes","speaker":"ada-minister"}
-- timeline {"metric":"quotes","speaker":"ada-minister,china"}
-- timeline {"metric":"claims","speaker":"ada-minister"}
-- timeline {"metric":"claims","speaker":"ada-minister,china"}
-- timeline {"metric":"mentions","speaker":"ada-minister"}
-- timeline {"metric":"mentions","speaker":"ada-minister,china"}
-- timeline {"metric":"votes","speaker":"ada-minister"}
-- timeline {"metric":"votes","speaker":"ada-minister,china"}
-- timeline {"metric":"vetoes","speaker":"ada-minister"}
-- timeline {"metric":"vetoes","speaker":"ada-minister,china"}
SELECT json_group_array(json_array(parameter, given))
FROM (SELECT 'speaker' AS parameter, j.value ->> 0 AS given
FROM json_each(?) j
WHERE NOT (EXISTS (SELECT 1
FROM actor
WHERE slug = j.value ->> 1) OR EXISTS (SELECT 1
FROM actor
WHERE iso3 = j.value ->> 1) OR EXISTS (SELECT 1
FROM known_value
WHERE kind = 'actor'
AND value = j.value ->> 1)))

-- articles {"speaker":"ada-minister"}
SELECT count(*)
FROM (SELECT m.article
FROM article_actor m INDEXED BY article_actor_speaker
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.quote_count > 0
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?))

-- articles {"speaker":"ada-minister"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT m.article AS id, m.age AS k0, m.article_key AS k1
FROM article_actor m INDEXED BY article_actor_speaker
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.quote_count > 0
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"vote":"S-2012-77"}
-- quotes {"vote":"S-2012-77"}
-- claims {"vote":"S-2012-77"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","vote":"S-2012-77"}
-- network {"vote":"S-2012-77"}
-- timeline {"metric":"articles","vote":"S-2012-77"}
-- timeline {"metric":"quotes","vote":"S-2012-77"}
-- timeline {"metric":"claims","vote":"S-2012-77"}
-- timeline {"metric":"mentions","vote":"S-2012-77"}
-- timeline {"metric":"votes","vote":"S-2012-77"}
-- timeline {"metric":"vetoes","vote":"S-2012-77"}
SELECT json_group_array(json_array(parameter, given))
FROM (SELECT 'vote' AS parameter, j.value ->> 0 AS given
FROM json_each(?) j
WHERE NOT (EXISTS (SELECT 1
FROM vote
WHERE id = j.value ->> 1) OR EXISTS (SELECT 1
FROM claim_vote
WHERE vote = j.value ->> 1) OR EXISTS (SELECT 1
FROM known_value
WHERE kind = 'vote'
AND value = j.value ->> 1)))

-- articles {"vote":"S-2012-77"}
SELECT count(*)
FROM (SELECT v.article
FROM article_vote v
CROSS JOIN article a ON a.id = v.article
WHERE TRUE
AND v.vote = ?)

-- articles {"vote":"S-2012-77"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT v.article AS id, v.age AS k0, v.article_key AS k1
FROM article_vote v
CROSS JOIN article a ON a.id = v.article
WHERE TRUE
AND v.vote = ?
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"language":"en"}
SELECT count(*)
FROM (SELECT a.id
FROM article a
WHERE TRUE
AND (a.language_subtag = ?))

-- articles {"language":"en"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND (a.language_subtag = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"ingested_from":"2026-01-01T00:00:00Z"}
SELECT count(*)
FROM (SELECT 1
FROM article a
WHERE likelihood(a.ingested_at >= ?, 0.01)
LIMIT 1 + ?)

-- articles {"ingested_from":"2026-01-01T00:00:00Z"}
SELECT count(*)
FROM (SELECT a.id
FROM article a
WHERE TRUE
AND likelihood(a.ingested_at >= ?, 0.01))

-- articles {"ingested_from":"2026-01-01T00:00:00Z"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND likelihood(a.ingested_at >= ?, 0.01)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"copies":"first"}
SELECT count(*)
FROM (SELECT a.id
FROM article a
WHERE TRUE
AND (a.copy_group IS NULL OR NOT EXISTS (SELECT 1
FROM article o
WHERE o.copy_group = a.copy_group
AND (iif(o.age < 9999999, -o.age, 9999999), o.article_key) < (iif(a.age < 9999999, -a.age, 9999999), a.article_key))))

-- articles {"copies":"first"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND (a.copy_group IS NULL OR NOT EXISTS (SELECT 1
FROM article o
WHERE o.copy_group = a.copy_group
AND (iif(o.age < 9999999, -o.age, 9999999), o.article_key) < (iif(a.age < 9999999, -a.age, 9999999), a.article_key)))
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"copies":"first","q":"headline","publisher":"Daily Sample"}
SELECT count(*)
FROM (SELECT a.id
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN article a ON a.id = f.number
WHERE TRUE
AND +a.publisher_id IN ((SELECT id
FROM publisher
WHERE slug = ?))
AND (a.copy_group IS NULL OR NOT EXISTS (SELECT 1
FROM article o
WHERE o.copy_group = a.copy_group
AND (iif(o.age < 9999999, -o.age, 9999999), o.article_key) < (iif(a.age < 9999999, -a.age, 9999999), a.article_key)
AND o.id IN (SELECT value
FROM json_each(?))
AND +o.publisher_id IN ((SELECT id
FROM publisher
WHERE slug = ?)))))

-- articles {"copies":"first","q":"headline","publisher":"Daily Sample"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN article a ON a.id = f.number
WHERE TRUE
AND +a.publisher_id IN ((SELECT id
FROM publisher
WHERE slug = ?))
AND (a.copy_group IS NULL OR NOT EXISTS (SELECT 1
FROM article o
WHERE o.copy_group = a.copy_group
AND (iif(o.age < 9999999, -o.age, 9999999), o.article_key) < (iif(a.age < 9999999, -a.age, 9999999), a.article_key)
AND o.id IN (SELECT value
FROM json_each(?))
AND +o.publisher_id IN ((SELECT id
FROM publisher
WHERE slug = ?))))
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"q":"headline","publisher":"Daily Sample"}
SELECT count(*)
FROM (SELECT a.id
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN article a ON a.id = f.number
WHERE TRUE
AND +a.publisher_id IN ((SELECT id
FROM publisher
WHERE slug = ?)))

-- articles {"q":"headline","publisher":"Daily Sample"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN article a ON a.id = f.number
WHERE TRUE
AND +a.publisher_id IN ((SELECT id
FROM publisher
WHERE slug = ?))
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"actor":"china,russia","publisher":"The Example Post"}
SELECT json_group_array(json_array(parameter, given))
FROM (SELECT 'actor' AS parameter, j.value ->> 0 AS given
FROM json_each(?) j
WHERE NOT (EXISTS (SELECT 1
FROM actor
WHERE slug = j.value ->> 1) OR EXISTS (SELECT 1
FROM actor
WHERE iso3 = j.value ->> 1) OR EXISTS (SELECT 1
FROM known_value
WHERE kind = 'actor'
AND value = j.value ->> 1))
UNION ALL SELECT 'publisher' AS parameter, j.value ->> 0 AS given
FROM json_each(?) j
WHERE NOT (EXISTS (SELECT 1
FROM publisher
WHERE slug = j.value ->> 1) OR EXISTS (SELECT 1
FROM actor
WHERE name_key = j.value ->> 1
AND is_outlet)))

-- articles {"actor":"china,russia","publisher":"The Example Post"}
SELECT count(*)
FROM (SELECT m.article
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?)
AND +a.publisher_id IN ((SELECT id
FROM publisher
WHERE slug = ?)) UNION SELECT m.article
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?)
AND +a.publisher_id IN ((SELECT id
FROM publisher
WHERE slug = ?)))

-- articles {"actor":"china,russia","publisher":"The Example Post"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT m.article AS id, m.age AS k0, m.article_key AS k1
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?)
AND +a.publisher_id IN ((SELECT id
FROM publisher
WHERE slug = ?)) UNION SELECT m.article AS id, m.age AS k0, m.article_key AS k1
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?)
AND +a.publisher_id IN ((SELECT id
FROM publisher
WHERE slug = ?))
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- articles {"published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT coalesce(sum(w.article_count), 0)
FROM day w
WHERE TRUE
AND w.age >= ?
AND w.age <= ?

-- articles {"published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND a.age >= ?
AND a.age <= ?
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- ranked articles {"sort":"relevance","q":"council"}
-- ranked articles {"sort":"relevance","q":"\"the council\""}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, f.place AS k0, a.article_key AS k1
FROM (SELECT value ->> 0 AS number, value ->> 1 AS place
FROM json_each(?)) f
CROSS JOIN article a ON a.id = f.number
WHERE TRUE
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- ranked articles {"sort":"relevance","q":"council"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', a.uuid, 'title', a.title, 'publisher', a.pu …
FROM (SELECT a.id AS id, f.place AS k0, a.article_key AS k1
FROM (SELECT value ->> 0 AS number, value ->> 1 AS place
FROM json_each(?)) f
CROSS JOIN article a ON a.id = f.number
WHERE TRUE
AND (f.place, a.article_key) > (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN article a ON a.id = k.id

-- ranked articles {"sort":"relevance","q":"\"the council\""}
-- search {"q":"\"the Council\""}
-- search {"q":"\"the Council\""}, page 2
-- search {"q":"S/2012/77"}
-- search {"q":"Syria OR \"the Council\""}
-- search {"q":"Syria OR \"the Council\""}, page 2
SELECT json_group_array(rowid)
FROM article_fts
WHERE article_fts MATCH ?

-- quotes {}
-- quotes {}, page 2
-- quotes {"sort":"published_on"}
-- quotes {"sort":"published_on"}, page 2
-- quotes {"sort":"-published_on"}
-- quotes {"sort":"-published_on"}, page 2
-- quotes {"copies":"all"}
SELECT coalesce(sum(w.quote_count), 0)
FROM day w
WHERE TRUE

-- quotes {}
-- quotes {"sort":"-published_on"}
-- quotes {"copies":"all"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, 'article_title', q.article_title, 'article_url', q.article_url, 'publisher', q.article_publisher, 'published_on', q.published_on, 'kind', q.kind, 'modality', q.modality, 'partial', json(CASE q.partial WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'utterance', q.utterance, 'text', q.text, 'start', q.start, 'end', q."end", 'prefix', q.prefix, 'suffix', q.suffix, 'speaker_id', s.slug, 'speaker_name', coalesce(s.name, q.speaker_name), 'speaker_text', q.speaker_text, 'speaker_start', q.speaker_start, 'speaker_end', q.speaker_end, 'speaker_office', q.speaker_office, 'speaker_state', q.speaker_state, 'speaker_organisation', q.speaker_organisation, 'speaker_organisation_name', (SELECT name
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_id', q.via_id, 'rule', q.rule, 'confidence', q.confidence, 'corrected', json(CASE q.corrected WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'statement_id', j.uuid)))
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {}, page 2
-- quotes {"sort":"-published_on"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.asserted = 1
AND (q.age, q.article_key, q.start) > (?, ?, ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"sort":"published_on"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.age <= ?
AND q.asserted = 1
ORDER BY 2 DESC, 3 DESC, 4 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"sort":"published_on"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND +q.age <= ?
AND q.asserted = 1
AND (q.age, q.article_key, q.start) < (?, ?, ?)
ORDER BY 2 DESC, 3 DESC, 4 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"q":"this OR cold"}
SELECT count(*)
FROM (SELECT q.id
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN quote q ON q.id = f.number
WHERE TRUE
AND q.asserted = 1)

-- quotes {"q":"this OR cold"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN quote q ON q.id = f.number
WHERE TRUE
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"speaker":"ada-minister"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.speaker = (SELECT id
FROM actor
WHERE slug = ?)
AND q.asserted = 1)

-- quotes {"speaker":"ada-minister"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.speaker = (SELECT id
FROM actor
WHERE slug = ?)
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"speaker":"ada-minister,bo-scholar"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.speaker = (SELECT id
FROM actor
WHERE slug = ?)
AND q.asserted = 1 UNION SELECT q.id
FROM quote q
WHERE TRUE
AND q.speaker = (SELECT id
FROM actor
WHERE slug = ?)
AND q.asserted = 1)

-- quotes {"speaker":"ada-minister,bo-scholar"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.speaker = (SELECT id
FROM actor
WHERE slug = ?)
AND q.asserted = 1 UNION SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.speaker = (SELECT id
FROM actor
WHERE slug = ?)
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"speaker_name":"Somebody Else"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.speaker_key = ?
AND q.asserted = 1 UNION SELECT q.id
FROM quote q
WHERE TRUE
AND q.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1)
AND q.asserted = 1)

-- quotes {"speaker_name":"Somebody Else"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.speaker_key = ?
AND q.asserted = 1 UNION SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1)
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"speaker_name":"Somebody Else","speaker_state":"RUS"}
-- quotes {"speaker_state":"RUS"}
-- statements {"speaker_state":"RUS"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_state":"RUS"}
-- timeline {"metric":"articles","speaker_state":"RUS"}
-- timeline {"metric":"quotes","speaker_state":"RUS"}
-- timeline {"metric":"claims","speaker_state":"RUS"}
-- timeline {"metric":"mentions","speaker_state":"RUS"}
-- timeline {"metric":"votes","speaker_state":"RUS"}
-- timeline {"metric":"vetoes","speaker_state":"RUS"}
SELECT json_group_array(json_array(parameter, given))
FROM (SELECT 'speaker_state' AS parameter, j.value ->> 0 AS given
FROM json_each(?) j
WHERE NOT (EXISTS (SELECT 1
FROM actor
WHERE iso3 = j.value ->> 1) OR EXISTS (SELECT 1
FROM actor
WHERE state = j.value ->> 1) OR EXISTS (SELECT 1
FROM member
WHERE iso3 = j.value ->> 1) OR EXISTS (SELECT 1
FROM quote
WHERE speaker_state = j.value ->> 1) OR EXISTS (SELECT 1
FROM known_value
WHERE kind = 'state'
AND value = j.value ->> 1)))

-- quotes {"speaker_name":"Somebody Else","speaker_state":"RUS"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.speaker_key = ?
AND q.asserted = 1
AND +q.speaker_state IN (?) UNION SELECT q.id
FROM quote q
WHERE TRUE
AND q.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1)
AND q.asserted = 1
AND +q.speaker_state IN (?))

-- quotes {"speaker_name":"Somebody Else","speaker_state":"RUS"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.speaker_key = ?
AND q.asserted = 1
AND +q.speaker_state IN (?) UNION SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1)
AND q.asserted = 1
AND +q.speaker_state IN (?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"speaker_state":"RUS"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.speaker_state = ?
AND q.asserted = 1)

-- quotes {"speaker_state":"RUS"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.speaker_state = ?
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"speaker_organisation":"ada-minister"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_organisation":"ada-minister"}
-- timeline {"metric":"articles","speaker_organisation":"ada-minister"}
-- timeline {"metric":"quotes","speaker_organisation":"ada-minister"}
-- timeline {"metric":"claims","speaker_organisation":"ada-minister"}
-- timeline {"metric":"mentions","speaker_organisation":"ada-minister"}
-- timeline {"metric":"votes","speaker_organisation":"ada-minister"}
-- timeline {"metric":"vetoes","speaker_organisation":"ada-minister"}
SELECT json_group_array(json_array(parameter, given))
FROM (SELECT 'speaker_organisation' AS parameter, j.value ->> 0 AS given
FROM json_each(?) j
WHERE NOT (EXISTS (SELECT 1
FROM actor
WHERE slug = j.value ->> 1) OR EXISTS (SELECT 1
FROM actor
WHERE iso3 = j.value ->> 1) OR EXISTS (SELECT 1
FROM known_value
WHERE kind = 'actor'
AND value = j.value ->> 1)))

-- quotes {"speaker_organisation":"ada-minister"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.speaker_organisation = ?
AND q.asserted = 1)

-- quotes {"speaker_organisation":"ada-minister"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.speaker_organisation = ?
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"kind":"direct"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.asserted = 1
AND +q.kind IN (?))

-- quotes {"kind":"direct"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.asserted = 1
AND +q.kind IN (?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"modality":"negated"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.asserted = 0
AND q.modality = ?
AND +q.modality IN (?))

-- quotes {"modality":"negated"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.asserted = 0
AND q.modality = ?
AND +q.modality IN (?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"modality":"asserted,disputed"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND +q.modality IN (?, ?))

-- quotes {"modality":"asserted,disputed"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND +q.modality IN (?, ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"modality":"all"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE)

-- quotes {"modality":"all"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"modality":"disputed,planned","speaker":"ada-minister"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.speaker = (SELECT id
FROM actor
WHERE slug = ?)
AND +q.modality IN (?, ?)
AND +q.modality IN (?, ?))

-- quotes {"modality":"disputed,planned","speaker":"ada-minister"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.speaker = (SELECT id
FROM actor
WHERE slug = ?)
AND +q.modality IN (?, ?)
AND +q.modality IN (?, ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"partial":false}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.asserted = 1
AND +q.partial IN (?))

-- quotes {"partial":false}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.asserted = 1
AND +q.partial IN (?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"article":"37a3bcc8-5c11-5218-a5ce-75b03b88951d"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.article = (SELECT id
FROM article
WHERE uuid = ?)
AND q.asserted = 1)

-- quotes {"article":"37a3bcc8-5c11-5218-a5ce-75b03b88951d"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.article = (SELECT id
FROM article
WHERE uuid = ?)
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"publisher":"The Example Post"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.publisher = (SELECT id
FROM publisher
WHERE slug = ?)
AND q.asserted = 1)

-- quotes {"publisher":"The Example Post"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.publisher = (SELECT id
FROM publisher
WHERE slug = ?)
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"via":"Reuters"}
-- claims {"via":"Reuters"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","via":"Reuters"}
-- timeline {"metric":"articles","via":"Reuters"}
-- timeline {"metric":"quotes","via":"Reuters"}
-- timeline {"metric":"claims","via":"Reuters"}
-- timeline {"metric":"mentions","via":"Reuters"}
-- timeline {"metric":"votes","via":"Reuters"}
-- timeline {"metric":"vetoes","via":"Reuters"}
SELECT json_group_array(json_array(parameter, given))
FROM (SELECT 'via' AS parameter, j.value ->> 0 AS given
FROM json_each(?) j
WHERE NOT (EXISTS (SELECT 1
FROM quote
WHERE via_key = j.value ->> 1) OR EXISTS (SELECT 1
FROM claim
WHERE via_key = j.value ->> 1) OR EXISTS (SELECT 1
FROM publisher
WHERE slug = j.value ->> 1) OR EXISTS (SELECT 1
FROM actor
WHERE slug = j.value ->> 1
AND is_outlet) OR EXISTS (SELECT 1
FROM actor
WHERE name_key = j.value ->> 1
AND is_outlet) OR EXISTS (SELECT 1
FROM known_value
WHERE kind = 'via'
AND value = j.value ->> 1)))

-- quotes {"via":"Reuters"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.via_key = ?
AND q.asserted = 1)

-- quotes {"via":"Reuters"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.via_key = ?
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"vote":"S-2012-77"}
SELECT count(*)
FROM (SELECT v.quote
FROM quote_vote v
CROSS JOIN quote q ON q.id = v.quote
WHERE TRUE
AND v.vote = ?
AND q.asserted = 1)

-- quotes {"vote":"S-2012-77"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT v.quote AS id, v.age AS k0, v.article_key AS k1, v.start AS k2
FROM quote_vote v
CROSS JOIN quote q ON q.id = v.quote
WHERE TRUE
AND v.vote = ?
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"min_confidence":0.5}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.asserted = 1
AND q.confidence >= ?)

-- quotes {"min_confidence":0.5}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.asserted = 1
AND q.confidence >= ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"copies":"first"}
SELECT count(*)
FROM (SELECT q.id
FROM quote q
WHERE TRUE
AND q.asserted = 1
AND NOT EXISTS (SELECT 1
FROM article a
CROSS JOIN article o ON o.copy_group = a.copy_group
CROSS JOIN quote p ON p.article = o.id
WHERE a.id = q.article
AND (iif(p.age < 9999999, -p.age, 9999999), p.article_key) < (iif(q.age < 9999999, -q.age, 9999999), q.article_key)
AND p.asserted = 1))

-- quotes {"copies":"first"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.asserted = 1
AND NOT EXISTS (SELECT 1
FROM article a
CROSS JOIN article o ON o.copy_group = a.copy_group
CROSS JOIN quote p ON p.article = o.id
WHERE a.id = q.article
AND (iif(p.age < 9999999, -p.age, 9999999), p.article_key) < (iif(q.age < 9999999, -q.age, 9999999), q.article_key)
AND p.asserted = 1)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"copies":"first","q":"this OR cold","speaker":"ada-minister"}
SELECT count(*)
FROM (SELECT q.id
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN quote q ON q.id = f.number
WHERE TRUE
AND q.asserted = 1
AND +q.speaker IN ((SELECT id
FROM actor
WHERE slug = ?))
AND NOT EXISTS (SELECT 1
FROM article a
CROSS JOIN article o ON o.copy_group = a.copy_group
CROSS JOIN quote p ON p.article = o.id
WHERE a.id = q.article
AND (iif(p.age < 9999999, -p.age, 9999999), p.article_key) < (iif(q.age < 9999999, -q.age, 9999999), q.article_key)
AND p.id IN (SELECT value
FROM json_each(?))
AND +p.speaker IN ((SELECT id
FROM actor
WHERE slug = ?))
AND p.asserted = 1))

-- quotes {"copies":"first","q":"this OR cold","speaker":"ada-minister"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN quote q ON q.id = f.number
WHERE TRUE
AND q.asserted = 1
AND +q.speaker IN ((SELECT id
FROM actor
WHERE slug = ?))
AND NOT EXISTS (SELECT 1
FROM article a
CROSS JOIN article o ON o.copy_group = a.copy_group
CROSS JOIN quote p ON p.article = o.id
WHERE a.id = q.article
AND (iif(p.age < 9999999, -p.age, 9999999), p.article_key) < (iif(q.age < 9999999, -q.age, 9999999), q.article_key)
AND p.id IN (SELECT value
FROM json_each(?))
AND +p.speaker IN ((SELECT id
FROM actor
WHERE slug = ?))
AND p.asserted = 1)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"dated":true}
-- quotes {"published_from":"2012-01-01"}
SELECT coalesce(sum(w.quote_count), 0)
FROM day w
WHERE TRUE
AND w.age <= ?

-- quotes {"dated":true}
-- quotes {"published_from":"2012-01-01"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.age <= ?
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"dated":false}
SELECT coalesce(sum(w.quote_count), 0)
FROM day w
WHERE TRUE
AND w.age >= ?

-- quotes {"dated":false}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.age >= ?
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes {"published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT coalesce(sum(w.quote_count), 0)
FROM day w
WHERE TRUE
AND w.age >= ?
AND w.age <= ?

-- quotes {"published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT q.id AS id, q.age AS k0, q.article_key AS k1, q.start AS k2
FROM quote q
WHERE TRUE
AND q.age >= ?
AND q.age <= ?
AND q.asserted = 1
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- claims {}
-- claims {}, page 2
-- claims {"sort":"published_on"}
-- claims {"sort":"published_on"}, page 2
-- claims {"sort":"-published_on"}
-- claims {"sort":"-published_on"}, page 2
-- claims {"copies":"all"}
SELECT coalesce(sum(w.claim_count), 0)
FROM day w
WHERE TRUE

-- claims {}
-- claims {"sort":"-published_on"}
-- claims {"copies":"all"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'article_title', a.title, 'article_url', a.url, 'published_on', a.published_on, 'publisher', a.publisher, 'via', c.via, 'speaker_id', s.slug, 'speaker_name', coalesce(s.name, c.speaker_name), 'text', c.text, 'start', c.start, 'end', c."end", 'kind', c.kind, 'modality', c.modality, 'members', json(c.members), 'option', c.option, 'yes', c.yes, 'no', c.no, 'abstain', c.abstain, 'count', c.count, 'ordinal', c.ordinal, 'topic', c.topic, 'on', c."on", 'on_basis', c.on_basis, 'period_from', c.period_from, 'period_to', c.period_to, 'symbol', c.symbol, 'subject_kind', c.subject_kind, 'votes', json(c.votes), 'verdict', c.verdict, 'compared', json(c.compared), 'reason', c.reason, 'rule', c.rule, 'confidence', c.confidence, 'corrected', json(CASE c.corrected WHEN 1 THEN 'true' WHEN 0 THEN 'false' END))))
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {}, page 2
-- claims {"sort":"-published_on"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND (c.age, c.article_key, c.start) > (?, ?, ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"sort":"published_on"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.age <= ?
ORDER BY 2 DESC, 3 DESC, 4 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"sort":"published_on"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND +c.age <= ?
AND (c.age, c.article_key, c.start) < (?, ?, ?)
ORDER BY 2 DESC, 3 DESC, 4 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"sort":"published_on"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.age >= ?
ORDER BY 2 DESC, 3 DESC, 4 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"q":"vetoed"}
-- claims {"q":"vetoed -draft","kind":"veto"}
-- claims {"copies":"first","q":"vetoed","topic":"syria"}
SELECT json_group_array(rowid)
FROM claim_fts
WHERE claim_fts MATCH ?

-- claims {"q":"vetoed"}
SELECT count(*)
FROM (SELECT c.id
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN claim c ON c.id = f.number
WHERE TRUE)

-- claims {"q":"vetoed"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN claim c ON c.id = f.number
WHERE TRUE
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"q":"vetoed -draft","kind":"veto"}
SELECT count(*)
FROM (SELECT c.id
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN claim c ON c.id = f.number
WHERE TRUE
AND +c.kind IN (?))

-- claims {"q":"vetoed -draft","kind":"veto"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN claim c ON c.id = f.number
WHERE TRUE
AND +c.kind IN (?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"q":"-draft"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND c.id NOT IN (SELECT rowid
FROM claim_fts
WHERE claim_fts MATCH ?))

-- claims {"q":"-draft"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.id NOT IN (SELECT rowid
FROM claim_fts
WHERE claim_fts MATCH ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"speaker":"ada-minister"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND c.speaker = (SELECT id
FROM actor
WHERE slug = ?))

-- claims {"speaker":"ada-minister"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.speaker = (SELECT id
FROM actor
WHERE slug = ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"verdict":"agrees,disagrees"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND c.verdict = ? UNION SELECT c.id
FROM claim c
WHERE TRUE
AND c.verdict = ?)

-- claims {"verdict":"agrees,disagrees"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.verdict = ? UNION SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.verdict = ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"kind":"veto"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND c.kind = ?)

-- claims {"kind":"veto"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.kind = ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"modality":"asserted"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND +c.modality IN (?))

-- claims {"modality":"asserted"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND +c.modality IN (?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"option":"abstain"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND +c.option IN (?))

-- claims {"option":"abstain"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND +c.option IN (?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"topic":"syria"}
-- claims {"topic":"syria,cyprus"}
-- claims {"copies":"first","q":"vetoed","topic":"syria"}
-- votes {"topic":"syria"}
-- vetoes {"topic":"syria"}
-- totals of vetoes {"topic":"syria"}
-- agreement {"topic":"syria"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","topic":"syria"}
-- timeline {"metric":"articles","topic":"syria"}
-- timeline {"metric":"quotes","topic":"syria"}
-- timeline {"metric":"claims","topic":"syria"}
-- timeline {"metric":"mentions","topic":"syria"}
-- timeline {"metric":"votes","topic":"syria"}
-- timeline {"metric":"vetoes","topic":"syria"}
SELECT slug
FROM topic

-- claims {"topic":"syria"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND c.topic = ?)

-- claims {"topic":"syria"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.topic = ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"topic":"syria,cyprus"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND c.topic = ? UNION SELECT c.id
FROM claim c
WHERE TRUE
AND c.topic = ?)

-- claims {"topic":"syria,cyprus"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.topic = ? UNION SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.topic = ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"compared":"members,on"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND (FALSE OR instr(c.compared, ?) OR instr(c.compared, ?)))

-- claims {"compared":"members,on"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND (FALSE OR instr(c.compared, ?) OR instr(c.compared, ?))
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"copies":"first"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND NOT EXISTS (SELECT 1
FROM article a
CROSS JOIN article o ON o.copy_group = a.copy_group
CROSS JOIN claim d ON d.article = o.id
WHERE a.id = c.article
AND (iif(d.age < 9999999, -d.age, 9999999), d.article_key) < (iif(c.age < 9999999, -c.age, 9999999), c.article_key)))

-- claims {"copies":"first"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND NOT EXISTS (SELECT 1
FROM article a
CROSS JOIN article o ON o.copy_group = a.copy_group
CROSS JOIN claim d ON d.article = o.id
WHERE a.id = c.article
AND (iif(d.age < 9999999, -d.age, 9999999), d.article_key) < (iif(c.age < 9999999, -c.age, 9999999), c.article_key))
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"copies":"first","q":"vetoed","topic":"syria"}
SELECT count(*)
FROM (SELECT c.id
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN claim c ON c.id = f.number
WHERE TRUE
AND +c.topic IN (?)
AND NOT EXISTS (SELECT 1
FROM article a
CROSS JOIN article o ON o.copy_group = a.copy_group
CROSS JOIN claim d ON d.article = o.id
WHERE a.id = c.article
AND (iif(d.age < 9999999, -d.age, 9999999), d.article_key) < (iif(c.age < 9999999, -c.age, 9999999), c.article_key)
AND d.id IN (SELECT value
FROM json_each(?))
AND +d.topic IN (?)))

-- claims {"copies":"first","q":"vetoed","topic":"syria"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM (SELECT value AS number
FROM json_each(?)) f
CROSS JOIN claim c ON c.id = f.number
WHERE TRUE
AND +c.topic IN (?)
AND NOT EXISTS (SELECT 1
FROM article a
CROSS JOIN article o ON o.copy_group = a.copy_group
CROSS JOIN claim d ON d.article = o.id
WHERE a.id = c.article
AND (iif(d.age < 9999999, -d.age, 9999999), d.article_key) < (iif(c.age < 9999999, -c.age, 9999999), c.article_key)
AND d.id IN (SELECT value
FROM json_each(?))
AND +d.topic IN (?))
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"article":"37a3bcc8-5c11-5218-a5ce-75b03b88951d"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND c.article = (SELECT id
FROM article
WHERE uuid = ?))

-- claims {"article":"37a3bcc8-5c11-5218-a5ce-75b03b88951d"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.article = (SELECT id
FROM article
WHERE uuid = ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"publisher":"The Example Post"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND c.publisher = (SELECT id
FROM publisher
WHERE slug = ?))

-- claims {"publisher":"The Example Post"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.publisher = (SELECT id
FROM publisher
WHERE slug = ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"via":"Reuters"}
SELECT count(*)
FROM (SELECT c.id
FROM claim c
WHERE TRUE
AND c.via_key = ?)

-- claims {"via":"Reuters"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.via_key = ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"vote":"S-2012-77"}
SELECT count(*)
FROM (SELECT v.claim
FROM claim_vote v
CROSS JOIN claim c ON c.id = v.claim
WHERE TRUE
AND v.vote = ?)

-- claims {"vote":"S-2012-77"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT v.claim AS id, v.age AS k0, v.article_key AS k1, v.start AS k2
FROM claim_vote v
CROSS JOIN claim c ON c.id = v.claim
WHERE TRUE
AND v.vote = ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"member":"CHN"}
-- votes {"member":"CHN","option":"no"}
-- votes {"vetoed_by":"CHN,RUS","match":"any"}
-- votes {"vetoed_by":"CHN,RUS","match":"all"}
-- vetoes {"member":"RUS"}
-- vetoes {"seat":"RUS"}
-- totals of vetoes {"member":"RUS"}
-- totals of vetoes {"seat":"RUS"}
-- members {"iso3":"CHN"}
-- members {"seat":"CHN"}
-- agreement {"members":"CHN,RUS"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","member":"CHN"}
-- timeline {"metric":"articles","member":"CHN"}
-- timeline {"metric":"quotes","member":"CHN"}
-- timeline {"metric":"claims","member":"CHN"}
-- timeline {"metric":"mentions","member":"CHN"}
-- timeline {"metric":"votes","member":"CHN"}
-- timeline {"metric":"vetoes","member":"CHN"}
SELECT iso3
FROM member

-- claims {"member":"CHN"}
SELECT count(*)
FROM (SELECT m.claim
FROM claim_member m
CROSS JOIN claim c ON c.id = m.claim
WHERE TRUE
AND m.member = ?)

-- claims {"member":"CHN"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT m.claim AS id, m.age AS k0, m.article_key AS k1, m.start AS k2
FROM claim_member m
CROSS JOIN claim c ON c.id = m.claim
WHERE TRUE
AND m.member = ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"published_from":"2012-01-01"}
SELECT coalesce(sum(w.claim_count), 0)
FROM day w
WHERE TRUE
AND w.age <= ?

-- claims {"published_from":"2012-01-01"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.age <= ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- claims {"published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT coalesce(sum(w.claim_count), 0)
FROM day w
WHERE TRUE
AND w.age >= ?
AND w.age <= ?

-- claims {"published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', c.uuid, 'article_id', a.uuid, 'articl …
FROM (SELECT c.id AS id, c.age AS k0, c.article_key AS k1, c.start AS k2
FROM claim c
WHERE TRUE
AND c.age >= ?
AND c.age <= ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN claim c ON c.id = k.id
CROSS JOIN article a ON a.id = c.article
LEFT JOIN actor s ON s.id = c.speaker

-- statements {}
-- statements {}, page 2
-- statements {"sort":"first_published_on"}
-- statements {"sort":"first_published_on"}, page 2
-- statements {"sort":"-first_published_on"}
-- statements {"sort":"-first_published_on"}, page 2
-- statements {"sort":"-publisher_count"}
-- statements {"sort":"-publisher_count"}, page 2
SELECT count(*)
FROM (SELECT t.id
FROM statement t
WHERE TRUE)

-- statements {}
-- statements {"sort":"-first_published_on"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', s.slug, 'speaker_name', s.name, 'speaker_state', t.speaker_state, 'first_published_on', f.published_on, 'last_published_on', t.last_published_on, 'publishers', json(t.publishers), 'publisher_count', t.publisher_count, 'quote_count', t.quote_count, 'article_count', t.article_count, 'first_quote_id', f.uuid, 'first_article_id', f.article_uuid, 'first_article_title', f.article_title, 'first_article_url', f.article_url, 'first_publisher', f.article_publisher)))
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {}, page 2
-- statements {"sort":"-first_published_on"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
AND (t.age, t.article_key, t.start) > (?, ?, ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"sort":"first_published_on"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
AND t.age <= ?
ORDER BY 2 DESC, 3 DESC, 4 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"sort":"first_published_on"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
AND +t.age <= ?
AND (t.age, t.article_key, t.start) < (?, ?, ?)
ORDER BY 2 DESC, 3 DESC, 4 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"sort":"-publisher_count"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2, k.k3), json_object('id', t.uuid, 'text', x.text, 'speaker_id', s.slug, 'speaker_name', s.name, 'speaker_state', t.speaker_state, 'first_published_on', f.published_on, 'last_published_on', t.last_published_on, 'publishers', json(t.publishers), 'publisher_count', t.publisher_count, 'quote_count', t.quote_count, 'article_count', t.article_count, 'first_quote_id', f.uuid, 'first_article_id', f.article_uuid, 'first_article_title', f.article_title, 'first_article_url', f.article_url, 'first_publisher', f.article_publisher)))
FROM (SELECT t.id AS id, t.publishers_first AS k0, t.age AS k1, t.article_key AS k2, t.start AS k3
FROM statement t
WHERE TRUE
ORDER BY 2, 3, 4, 5, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"sort":"-publisher_count"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2, k.k3), json_object('id', t.uuid, 'text', x.text, 'speake …
FROM (SELECT t.id AS id, t.publishers_first AS k0, t.age AS k1, t.article_key AS k2, t.start AS k3
FROM statement t
WHERE TRUE
AND (t.publishers_first, t.age, t.article_key, t.start) > (?, ?, ?, ?)
ORDER BY 2, 3, 4, 5, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"q":"this OR cold"}
SELECT count(*)
FROM (SELECT t.id
FROM quote_fts f
CROSS JOIN statement t ON t.text_quote = f.rowid
WHERE TRUE
AND quote_fts MATCH ?)

-- statements {"q":"this OR cold"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM quote_fts f
CROSS JOIN statement t ON t.text_quote = f.rowid
WHERE TRUE
AND quote_fts MATCH ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"q":"-cold"}
SELECT count(*)
FROM (SELECT t.id
FROM statement t
WHERE TRUE
AND t.id NOT IN (SELECT o.id
FROM quote_fts f
CROSS JOIN statement o ON o.text_quote = f.rowid
WHERE quote_fts MATCH ?))

-- statements {"q":"-cold"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
AND t.id NOT IN (SELECT o.id
FROM quote_fts f
CROSS JOIN statement o ON o.text_quote = f.rowid
WHERE quote_fts MATCH ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"speaker":"ada-minister"}
SELECT count(*)
FROM (SELECT t.id
FROM statement t
WHERE TRUE
AND t.speaker = (SELECT id
FROM actor
WHERE slug = ?))

-- statements {"speaker":"ada-minister"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
AND t.speaker = (SELECT id
FROM actor
WHERE slug = ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"speaker":"ada-minister,bo-scholar"}
SELECT count(*)
FROM (SELECT t.id
FROM statement t
WHERE TRUE
AND t.speaker = (SELECT id
FROM actor
WHERE slug = ?) UNION SELECT t.id
FROM statement t
WHERE TRUE
AND t.speaker = (SELECT id
FROM actor
WHERE slug = ?))

-- statements {"speaker":"ada-minister,bo-scholar"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
AND t.speaker = (SELECT id
FROM actor
WHERE slug = ?) UNION SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
AND t.speaker = (SELECT id
FROM actor
WHERE slug = ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"speaker_state":"RUS"}
SELECT count(*)
FROM (SELECT t.id
FROM statement t
WHERE TRUE
AND t.speaker_state = ?)

-- statements {"speaker_state":"RUS"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
AND t.speaker_state = ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"min_publishers":1}
SELECT count(*)
FROM (SELECT t.id
FROM statement t
WHERE TRUE
AND t.publisher_count >= ?)

-- statements {"min_publishers":1}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
AND t.publisher_count >= ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"min_publishers":2}
SELECT count(*)
FROM (SELECT t.id
FROM statement t INDEXED BY statement_shared
WHERE TRUE
AND t.publisher_count >= ?
AND t.publisher_count >= 2)

-- statements {"min_publishers":2}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t INDEXED BY statement_shared
WHERE TRUE
AND t.publisher_count >= ?
AND t.publisher_count >= 2
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"min_publishers":2,"speaker":"ada-minister"}
SELECT count(*)
FROM (SELECT t.id
FROM statement t
WHERE TRUE
AND t.speaker = (SELECT id
FROM actor
WHERE slug = ?)
AND t.publisher_count >= ?
AND t.publisher_count >= 2)

-- statements {"min_publishers":2,"speaker":"ada-minister"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
AND t.speaker = (SELECT id
FROM actor
WHERE slug = ?)
AND t.publisher_count >= ?
AND t.publisher_count >= 2
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"published_from":"2012-01-01"}
SELECT count(*)
FROM (SELECT t.id
FROM statement t
WHERE TRUE
AND t.age <= ?)

-- statements {"published_from":"2012-01-01"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
AND t.age <= ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- statements {"published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT count(*)
FROM (SELECT t.id
FROM statement t
WHERE TRUE
AND t.age >= ?
AND t.age <= ?)

-- statements {"published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', t.uuid, 'text', x.text, 'speaker_id', …
FROM (SELECT t.id AS id, t.age AS k0, t.article_key AS k1, t.start AS k2
FROM statement t
WHERE TRUE
AND t.age >= ?
AND t.age <= ?
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN statement t ON t.id = k.id
CROSS JOIN quote f ON f.id = t.id
CROSS JOIN quote x ON x.id = t.text_quote
LEFT JOIN actor s ON s.id = t.speaker

-- quotes of a statement {}
SELECT count(*)
FROM (SELECT v.quote
FROM statement_quote v
CROSS JOIN quote q ON q.id = v.quote
WHERE TRUE
AND v.statement = (SELECT id
FROM statement
WHERE uuid = ?))

-- quotes of a statement {}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT v.quote AS id, v.age AS k0, v.article_key AS k1, v.start AS k2
FROM statement_quote v
CROSS JOIN quote q ON q.id = v.quote
WHERE TRUE
AND v.age <= ?
AND v.statement = (SELECT id
FROM statement
WHERE uuid = ?)
ORDER BY 2 DESC, 3 DESC, 4 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- quotes of a statement {}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', q.uuid, 'article_id', q.article_uuid, …
FROM actor
WHERE slug = q.speaker_organisation), 'cue', q.cue, 'cue_start', q.cue_start, 'cue_end', q.cue_end, 'via', q.via, 'via_i …
FROM (SELECT v.quote AS id, v.age AS k0, v.article_key AS k1, v.start AS k2
FROM statement_quote v
CROSS JOIN quote q ON q.id = v.quote
WHERE TRUE
AND v.age >= ?
AND v.statement = (SELECT id
FROM statement
WHERE uuid = ?)
ORDER BY 2 DESC, 3 DESC, 4 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN quote q ON q.id = k.id
LEFT JOIN actor s ON s.id = q.speaker
LEFT JOIN statement_quote j ON j.quote = q.id

-- actors {}
-- actors {}, page 2
-- actors {"sort":"name"}
-- actors {"sort":"name"}, page 2
-- actors {"sort":"-quote_count"}
-- actors {"sort":"-quote_count"}, page 2
-- actors {"sort":"-article_count"}
-- actors {"sort":"-article_count"}, page 2
SELECT count(*)
FROM (SELECT s.id
FROM actor s
WHERE TRUE)

-- actors {}
-- actors {"sort":"name"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'iso3', s.iso3, 'wikidata', s.wikidata, 'office', s.office, 'state', s.state, 'description', s.description, 'in_registry', json(CASE s.in_registry WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'quote_count', s.quote_count, 'article_count', s.article_count, 'mention_count', s.mention_count, 'first_seen_on', s.first_seen_on, 'last_seen_on', s.last_seen_on)))
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM actor s
WHERE TRUE
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors {}, page 2
-- actors {"sort":"name"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM actor s
WHERE TRUE
AND (s.name_key, s.slug) > (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors {"sort":"-quote_count"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.quotes_first AS k0, s.slug AS k1
FROM actor s
WHERE TRUE
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors {"sort":"-quote_count"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.quotes_first AS k0, s.slug AS k1
FROM actor s
WHERE TRUE
AND (s.quotes_first, s.slug) > (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors {"sort":"-article_count"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.articles_first AS k0, s.slug AS k1
FROM actor s
WHERE TRUE
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors {"sort":"-article_count"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.articles_first AS k0, s.slug AS k1
FROM actor s
WHERE TRUE
AND (s.articles_first, s.slug) > (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors {"q":"a*"}
SELECT count(*)
FROM (SELECT s.id
FROM actor_fts f
CROSS JOIN actor s ON s.id = f.rowid
WHERE TRUE
AND actor_fts MATCH ?)

-- actors {"q":"a*"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM actor_fts f
CROSS JOIN actor s ON s.id = f.rowid
WHERE TRUE
AND actor_fts MATCH ?
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors {"kind":"state"}
SELECT count(*)
FROM (SELECT s.id
FROM actor s
WHERE TRUE
AND s.kind = ?)

-- actors {"kind":"state"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM actor s
WHERE TRUE
AND s.kind = ?
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors {"state":"RUS"}
SELECT count(*)
FROM (SELECT s.id
FROM actor s
WHERE TRUE
AND s.state = ?)

-- actors {"state":"RUS"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM actor s
WHERE TRUE
AND s.state = ?
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors {"state":"RUS,CHN"}
SELECT count(*)
FROM (SELECT s.id
FROM actor s
WHERE TRUE
AND s.state = ? UNION SELECT s.id
FROM actor s
WHERE TRUE
AND s.state = ?)

-- actors {"state":"RUS,CHN"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM actor s
WHERE TRUE
AND s.state = ? UNION SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM actor s
WHERE TRUE
AND s.state = ?
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors {"state":"RUS","kind":"person"}
SELECT count(*)
FROM (SELECT s.id
FROM actor s
WHERE TRUE
AND s.state = ?
AND +s.kind IN (?))

-- actors {"state":"RUS","kind":"person"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM actor s
WHERE TRUE
AND s.state = ?
AND +s.kind IN (?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors of an article {}
-- actors of an article {}, page 2
-- actors of an article {"sort":"name"}
-- actors of an article {"sort":"name"}, page 2
-- actors of an article {"sort":"-quote_count"}
-- actors of an article {"sort":"-quote_count"}, page 2
-- actors of an article {"sort":"-article_count"}
-- actors of an article {"sort":"-article_count"}, page 2
SELECT count(*)
FROM (SELECT s.id
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?))

-- actors of an article {}
-- actors of an article {"sort":"name"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors of an article {}, page 2
-- actors of an article {"sort":"name"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND (s.name_key, s.slug) > (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors of an article {"sort":"-quote_count"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.quotes_first AS k0, s.slug AS k1
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors of an article {"sort":"-quote_count"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.quotes_first AS k0, s.slug AS k1
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND (s.quotes_first, s.slug) > (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors of an article {"sort":"-article_count"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.articles_first AS k0, s.slug AS k1
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors of an article {"sort":"-article_count"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.articles_first AS k0, s.slug AS k1
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND (s.articles_first, s.slug) > (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors of an article {"q":"a*"}
SELECT count(*)
FROM (SELECT s.id
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND s.id IN (SELECT rowid
FROM actor_fts
WHERE actor_fts MATCH ?))

-- actors of an article {"q":"a*"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND s.id IN (SELECT rowid
FROM actor_fts
WHERE actor_fts MATCH ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors of an article {"kind":"state"}
SELECT count(*)
FROM (SELECT s.id
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND +s.kind IN (?))

-- actors of an article {"kind":"state"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND +s.kind IN (?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors of an article {"state":"RUS"}
SELECT count(*)
FROM (SELECT s.id
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND +s.state IN (?))

-- actors of an article {"state":"RUS"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND +s.state IN (?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors of an article {"state":"RUS,CHN"}
SELECT count(*)
FROM (SELECT s.id
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND +s.state IN (?, ?))

-- actors of an article {"state":"RUS,CHN"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND +s.state IN (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- actors of an article {"state":"RUS","kind":"person"}
SELECT count(*)
FROM (SELECT s.id
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND +s.state IN (?)
AND +s.kind IN (?))

-- actors of an article {"state":"RUS","kind":"person"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'is …
FROM (SELECT s.id AS id, s.name_key AS k0, s.slug AS k1
FROM article_actor m
CROSS JOIN actor s ON s.id = m.actor
WHERE TRUE
AND m.article = (SELECT id
FROM article
WHERE uuid = ?)
AND +s.state IN (?)
AND +s.kind IN (?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- related actors {}
-- related actors {}, page 2
SELECT count(*)
FROM (SELECT w.id
FROM (SELECT o.actor AS id, count(*) AS article_count, round(sum(1.0 / (a.actor_count - 1)), 4) AS weight
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
CROSS JOIN article_actor o ON o.article = m.article
AND o.actor <> m.actor
WHERE m.actor = (SELECT id
FROM actor
WHERE slug = ?)
GROUP BY o.actor) w
WHERE TRUE)

-- related actors {}
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', s.slug, 'kind', s.kind, 'name', s.name, 'article_count', -k.k1, 'weight', -k.k0)))
FROM (SELECT w.id AS id, -w.weight AS k0, -w.article_count AS k1, (SELECT slug
FROM actor
WHERE id = w.id) AS k2
FROM (SELECT o.actor AS id, count(*) AS article_count, round(sum(1.0 / (a.actor_count - 1)), 4) AS weight
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
CROSS JOIN article_actor o ON o.article = m.article
AND o.actor <> m.actor
WHERE m.actor = (SELECT id
FROM actor
WHERE slug = ?)
GROUP BY o.actor) w
WHERE TRUE
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- related actors {}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1, k.k2), json_object('id', s.slug, 'kind', s.kind, 'name', s.nam …
FROM (SELECT w.id AS id, -w.weight AS k0, -w.article_count AS k1, (SELECT slug
FROM actor
WHERE id = w.id) AS k2
FROM (SELECT o.actor AS id, count(*) AS article_count, round(sum(1.0 / (a.actor_count - 1)), 4) AS weight
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
CROSS JOIN article_actor o ON o.article = m.article
AND o.actor <> m.actor
WHERE m.actor = (SELECT id
FROM actor
WHERE slug = ?)
GROUP BY o.actor) w
WHERE TRUE
AND (-w.weight, -w.article_count, (SELECT slug
FROM actor
WHERE id = w.id)) > (?, ?, ?)
ORDER BY 2, 3, 4, 1
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.id

-- votes {}
-- votes {}, page 2
-- votes {"sort":"date"}
-- votes {"sort":"date"}, page 2
-- votes {"sort":"-date"}
-- votes {"sort":"-date"}, page 2
-- votes {"sort":"-claim_count"}
-- votes {"sort":"-claim_count"}, page 2
SELECT count(*)
FROM (SELECT w.pk
FROM vote w
WHERE TRUE)

-- votes {}
-- votes {"sort":"-date"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolution', v.resolution, 'draft_symbol', v.draft_symbol, 'meeting', v.meeting, 'agenda_item', v.agenda_item, 'title', v.title, 'topic', v.topic, 'vote_kind', v.vote_kind, 'outcome', v.outcome, 'yes', v.yes, 'no', v."no", 'abstain', v.abstain, 'not_voting', v.not_voting, 'absent', v.absent, 'without_vote', json(CASE v.without_vote WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'vetoed_by', json(v.vetoed_by), 'in_official_veto_list', json(CASE v.in_official_veto_list WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'provisional', json(CASE v.provisional WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'flags', json(v.flags), 'claim_count', (SELECT count(*)
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {}, page 2
-- votes {"sort":"-date"}, page 2
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
AND (w.pk) < (?)
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"sort":"date"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
ORDER BY 2, 1
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"sort":"date"}, page 2
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
AND (w.pk) > (?)
ORDER BY 2, 1
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"sort":"-claim_count"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolution', v.resolution, 'draft_symbol', v.draft_symbol, 'meeting', v.meeting, 'agenda_item', v.agenda_item, 'title', v.title, 'topic', v.topic, 'vote_kind', v.vote_kind, 'outcome', v.outcome, 'yes', v.yes, 'no', v."no", 'abstain', v.abstain, 'not_voting', v.not_voting, 'absent', v.absent, 'without_vote', json(CASE v.without_vote WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'vetoed_by', json(v.vetoed_by), 'in_official_veto_list', json(CASE v.in_official_veto_list WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'provisional', json(CASE v.provisional WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'flags', json(v.flags), 'claim_count', (SELECT count(*)
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, (SELECT count(*)
FROM claim_vote c
WHERE c.vote = w.id) AS k0, w.pk AS k1
FROM vote w
WHERE TRUE
ORDER BY 2 DESC, 3 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"sort":"-claim_count"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, ' …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, (SELECT count(*)
FROM claim_vote c
WHERE c.vote = w.id) AS k0, w.pk AS k1
FROM vote w
WHERE TRUE
AND ((SELECT count(*)
FROM claim_vote c
WHERE c.vote = w.id), w.pk) < (?, ?)
ORDER BY 2 DESC, 3 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"q":"Syria"}
SELECT count(*)
FROM (SELECT w.pk
FROM vote_fts
CROSS JOIN vote w ON w.pk = vote_fts.rowid
WHERE TRUE
AND vote_fts MATCH ?)

-- votes {"q":"Syria"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote_fts
CROSS JOIN vote w ON w.pk = vote_fts.rowid
WHERE TRUE
AND vote_fts MATCH ?
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"topic":"syria"}
SELECT count(*)
FROM (SELECT w.pk
FROM vote w
WHERE TRUE
AND w.topic IN (?))

-- votes {"topic":"syria"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
AND w.topic IN (?)
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"outcome":"vetoed"}
SELECT count(*)
FROM (SELECT w.pk
FROM vote w
WHERE TRUE
AND w.outcome IN (?))

-- votes {"outcome":"vetoed"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
AND w.outcome IN (?)
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"vote_kind":"draft_resolution"}
-- agreement {"vote_kind":"draft_resolution"}
SELECT DISTINCT vote_kind
FROM vote

-- votes {"vote_kind":"draft_resolution"}
SELECT count(*)
FROM (SELECT w.pk
FROM vote w
WHERE TRUE
AND w.vote_kind IN (?))

-- votes {"vote_kind":"draft_resolution"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
AND w.vote_kind IN (?)
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"symbol":"S/2012/77"}
SELECT count(*)
FROM (SELECT w.pk
FROM vote w
WHERE TRUE
AND (w.draft_symbol = ? OR w.meeting = ? OR w.draft_symbol GLOB ?))

-- votes {"symbol":"S/2012/77"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
AND (w.draft_symbol = ? OR w.meeting = ? OR w.draft_symbol GLOB ?)
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"member":"CHN","option":"no"}
SELECT count(*)
FROM (SELECT w.pk
FROM vote w
WHERE TRUE
AND EXISTS (SELECT 1
FROM ballot b
WHERE b.vote = w.pk
AND b.option IN (?)
AND b.member IN (?)))

-- votes {"member":"CHN","option":"no"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
AND EXISTS (SELECT 1
FROM ballot b
WHERE b.vote = w.pk
AND b.option IN (?)
AND b.member IN (?))
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"vetoed_by":"CHN,RUS","match":"any"}
SELECT count(*)
FROM (SELECT w.pk
FROM vote w
WHERE TRUE
AND EXISTS (SELECT 1
FROM veto x
WHERE x.vote = w.pk
AND x.member IN (?, ?)))

-- votes {"vetoed_by":"CHN,RUS","match":"any"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
AND EXISTS (SELECT 1
FROM veto x
WHERE x.vote = w.pk
AND x.member IN (?, ?))
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"vetoed_by":"CHN,RUS","match":"all"}
SELECT count(*)
FROM (SELECT w.pk
FROM vote w
WHERE TRUE
AND EXISTS (SELECT 1
FROM veto x
WHERE x.vote = w.pk
AND x.member IN (?))
AND EXISTS (SELECT 1
FROM veto x
WHERE x.vote = w.pk
AND x.member IN (?)))

-- votes {"vetoed_by":"CHN,RUS","match":"all"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
AND EXISTS (SELECT 1
FROM veto x
WHERE x.vote = w.pk
AND x.member IN (?))
AND EXISTS (SELECT 1
FROM veto x
WHERE x.vote = w.pk
AND x.member IN (?))
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"date_from":"2012-01-01"}
SELECT count(*)
FROM (SELECT w.pk
FROM vote w
WHERE TRUE
AND w.date >= ?)

-- votes {"date_from":"2012-01-01"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
AND w.date >= ?
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- votes {"date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT count(*)
FROM (SELECT w.pk
FROM vote w
WHERE TRUE
AND w.date >= ?
AND w.date <= ?)

-- votes {"date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('id', v.id, 'date', v.date, 'symbol', v.symbol, 'resolu …
FROM claim_vote c
WHERE c.vote = v.id))))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM vote w
WHERE TRUE
AND w.date >= ?
AND w.date <= ?
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.id

-- vetoes {}
-- vetoes {}, page 2
-- vetoes {"sort":"date"}
-- vetoes {"sort":"date"}, page 2
-- vetoes {"sort":"-date"}
-- vetoes {"sort":"-date"}, page 2
-- vetoes {"convention":"official"}
SELECT count(*)
FROM (SELECT c.pk
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official)

-- vetoes {}
-- vetoes {"sort":"-date"}
-- vetoes {"convention":"official"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('vote_id', v.id, 'date', v.date, 'symbol', v.symbol, 'title', v.title, 'member', c.member, 'member_name', m.name, 'seat', c.seat, 'holder', c.holder, 'ballot', b.option, 'topic', v.topic, 'vote_kind', v.vote_kind, 'in_official_veto_list', json(CASE v.in_official_veto_list WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'provisional', json(CASE v.provisional WHEN 1 THEN 'true' WHEN 0 THEN 'false' END))))
FROM (SELECT c.pk AS id, c.pk AS k0
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN veto c ON c.pk = k.id JOIN vote v ON v.pk = c.vote JOIN member m ON m.iso3 = c.member
LEFT JOIN ballot b ON b.vote = c.vote
AND b.member = c.member

-- vetoes {}, page 2
-- vetoes {"sort":"-date"}, page 2
SELECT json_group_array(json_array(json_array(k.k0), json_object('vote_id', v.id, 'date', v.date, 'symbol', v.symbol, 't …
FROM (SELECT c.pk AS id, c.pk AS k0
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
AND (c.pk) < (?)
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN veto c ON c.pk = k.id JOIN vote v ON v.pk = c.vote JOIN member m ON m.iso3 = c.member
LEFT JOIN ballot b ON b.vote = c.vote
AND b.member = c.member

-- vetoes {"sort":"date"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('vote_id', v.id, 'date', v.date, 'symbol', v.symbol, 't …
FROM (SELECT c.pk AS id, c.pk AS k0
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
ORDER BY 2, 1
LIMIT 0 + ?) k
CROSS JOIN veto c ON c.pk = k.id JOIN vote v ON v.pk = c.vote JOIN member m ON m.iso3 = c.member
LEFT JOIN ballot b ON b.vote = c.vote
AND b.member = c.member

-- vetoes {"sort":"date"}, page 2
SELECT json_group_array(json_array(json_array(k.k0), json_object('vote_id', v.id, 'date', v.date, 'symbol', v.symbol, 't …
FROM (SELECT c.pk AS id, c.pk AS k0
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
AND (c.pk) > (?)
ORDER BY 2, 1
LIMIT 0 + ?) k
CROSS JOIN veto c ON c.pk = k.id JOIN vote v ON v.pk = c.vote JOIN member m ON m.iso3 = c.member
LEFT JOIN ballot b ON b.vote = c.vote
AND b.member = c.member

-- vetoes {"convention":"wide"}
SELECT count(*)
FROM (SELECT c.pk
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND TRUE)

-- vetoes {"convention":"wide"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('vote_id', v.id, 'date', v.date, 'symbol', v.symbol, 't …
FROM (SELECT c.pk AS id, c.pk AS k0
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND TRUE
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN veto c ON c.pk = k.id JOIN vote v ON v.pk = c.vote JOIN member m ON m.iso3 = c.member
LEFT JOIN ballot b ON b.vote = c.vote
AND b.member = c.member

-- vetoes {"member":"RUS"}
SELECT count(*)
FROM (SELECT c.pk
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
AND c.member IN (?))

-- vetoes {"member":"RUS"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('vote_id', v.id, 'date', v.date, 'symbol', v.symbol, 't …
FROM (SELECT c.pk AS id, c.pk AS k0
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
AND c.member IN (?)
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN veto c ON c.pk = k.id JOIN vote v ON v.pk = c.vote JOIN member m ON m.iso3 = c.member
LEFT JOIN ballot b ON b.vote = c.vote
AND b.member = c.member

-- vetoes {"seat":"RUS"}
SELECT count(*)
FROM (SELECT c.pk
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
AND c.seat IN (?))

-- vetoes {"seat":"RUS"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('vote_id', v.id, 'date', v.date, 'symbol', v.symbol, 't …
FROM (SELECT c.pk AS id, c.pk AS k0
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
AND c.seat IN (?)
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN veto c ON c.pk = k.id JOIN vote v ON v.pk = c.vote JOIN member m ON m.iso3 = c.member
LEFT JOIN ballot b ON b.vote = c.vote
AND b.member = c.member

-- vetoes {"topic":"syria"}
SELECT count(*)
FROM (SELECT c.pk
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
AND v.topic IN (?))

-- vetoes {"topic":"syria"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('vote_id', v.id, 'date', v.date, 'symbol', v.symbol, 't …
FROM (SELECT c.pk AS id, c.pk AS k0
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
AND v.topic IN (?)
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN veto c ON c.pk = k.id JOIN vote v ON v.pk = c.vote JOIN member m ON m.iso3 = c.member
LEFT JOIN ballot b ON b.vote = c.vote
AND b.member = c.member

-- vetoes {"date_from":"2012-01-01"}
SELECT count(*)
FROM (SELECT c.pk
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
AND v.date >= ?)

-- vetoes {"date_from":"2012-01-01"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('vote_id', v.id, 'date', v.date, 'symbol', v.symbol, 't …
FROM (SELECT c.pk AS id, c.pk AS k0
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
AND v.date >= ?
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN veto c ON c.pk = k.id JOIN vote v ON v.pk = c.vote JOIN member m ON m.iso3 = c.member
LEFT JOIN ballot b ON b.vote = c.vote
AND b.member = c.member

-- vetoes {"date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT count(*)
FROM (SELECT c.pk
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
AND v.date >= ?
AND v.date <= ?)

-- vetoes {"date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('vote_id', v.id, 'date', v.date, 'symbol', v.symbol, 't …
FROM (SELECT c.pk AS id, c.pk AS k0
FROM veto c
CROSS JOIN vote v ON v.pk = c.vote
WHERE TRUE
AND c.official
AND v.date >= ?
AND v.date <= ?
ORDER BY 2 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN veto c ON c.pk = k.id JOIN vote v ON v.pk = c.vote JOIN member m ON m.iso3 = c.member
LEFT JOIN ballot b ON b.vote = c.vote
AND b.member = c.member

-- totals of vetoes {}
-- totals of vetoes {}, page 2
-- totals of vetoes {"sort":"key"}
-- totals of vetoes {"sort":"key"}, page 2
-- totals of vetoes {"sort":"-cast_count"}
-- totals of vetoes {"sort":"-cast_count"}, page 2
-- totals of vetoes {"convention":"official"}
SELECT json_object('convention', 'official', 'by', 'all', 'key', NULL, 'name', NULL, 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CASE WHEN v.provisional THEN v.pk END), 'first_on', min(v.date), 'last_on', max(v.date))
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
GROUP BY NULL
ORDER BY NULL

-- totals of vetoes {}
-- totals of vetoes {}, page 2
-- totals of vetoes {"sort":"key"}
-- totals of vetoes {"sort":"key"}, page 2
-- totals of vetoes {"sort":"-cast_count"}
-- totals of vetoes {"sort":"-cast_count"}, page 2
-- totals of vetoes {"convention":"official"}
-- totals of vetoes {"by":"member"}
SELECT json_object('convention', 'official', 'by', 'member', 'key', c.member, 'name', (SELECT name
FROM member
WHERE iso3 = c.member), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CASE WHEN v.provisional THEN v.pk END), 'first_on', min(v.date), 'last_on', max(v.date))
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
GROUP BY c.member
ORDER BY c.member

-- totals of vetoes {}
-- totals of vetoes {}, page 2
-- totals of vetoes {"sort":"key"}
-- totals of vetoes {"sort":"key"}, page 2
-- totals of vetoes {"sort":"-cast_count"}
-- totals of vetoes {"sort":"-cast_count"}, page 2
-- totals of vetoes {"convention":"official"}
SELECT json_object('convention', 'official', 'by', 'seat', 'key', c.seat, 'name', (SELECT name
FROM member
WHERE iso3 = c.seat), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CASE WHEN v.provisional THEN v.pk END), 'first_on', min(v.date), 'last_on', max(v.date))
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
GROUP BY c.seat
ORDER BY c.seat

-- totals of vetoes {}
-- totals of vetoes {}, page 2
-- totals of vetoes {"sort":"key"}
-- totals of vetoes {"sort":"key"}, page 2
-- totals of vetoes {"sort":"-cast_count"}
-- totals of vetoes {"sort":"-cast_count"}, page 2
-- totals of vetoes {"convention":"official"}
SELECT json_object('convention', 'official', 'by', 'holder', 'key', c.holder, 'name', c.holder, 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CASE WHEN v.provisional THEN v.pk END), 'first_on', min(v.date), 'last_on', max(v.date))
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
GROUP BY c.holder
ORDER BY c.holder

-- totals of vetoes {}
-- totals of vetoes {}, page 2
-- totals of vetoes {"sort":"key"}
-- totals of vetoes {"sort":"key"}, page 2
-- totals of vetoes {"sort":"-cast_count"}
-- totals of vetoes {"sort":"-cast_count"}, page 2
-- totals of vetoes {"convention":"official"}
SELECT json_object('convention', 'official', 'by', 'decade', 'key', substr(v.date, 1, 3) || '0', 'name', substr(v.date, 1, 3) || '0s', 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CASE WHEN v.provisional THEN v.pk END), 'first_on', min(v.date), 'last_on', max(v.date))
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
GROUP BY substr(v.date, 1, 3) || '0'
ORDER BY substr(v.date, 1, 3) || '0'

-- totals of vetoes {}
-- totals of vetoes {}, page 2
-- totals of vetoes {"sort":"key"}
-- totals of vetoes {"sort":"key"}, page 2
-- totals of vetoes {"sort":"-cast_count"}
-- totals of vetoes {"sort":"-cast_count"}, page 2
-- totals of vetoes {"convention":"official"}
SELECT json_object('convention', 'official', 'by', 'topic', 'key', v.topic, 'name', (SELECT label
FROM topic
WHERE slug = v.topic), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CASE WHEN v.provisional THEN v.pk END), 'first_on', min(v.date), 'last_on', max(v.date))
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
GROUP BY v.topic
ORDER BY v.topic

-- totals of vetoes {"convention":"wide"}
SELECT json_object('convention', 'wide', 'by', 'all', 'key', NULL, 'name', NULL, 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CASE WHEN v.provisional THEN v.pk END), 'first_on', min(v.date), 'last_on', max(v.date))
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE TRUE
GROUP BY NULL
ORDER BY NULL

-- totals of vetoes {"convention":"wide"}
SELECT json_object('convention', 'wide', 'by', 'member', 'key', c.member, 'name', (SELECT name
FROM member
WHERE iso3 = c.member), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT  …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE TRUE
GROUP BY c.member
ORDER BY c.member

-- totals of vetoes {"convention":"wide"}
SELECT json_object('convention', 'wide', 'by', 'seat', 'key', c.seat, 'name', (SELECT name
FROM member
WHERE iso3 = c.seat), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CA …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE TRUE
GROUP BY c.seat
ORDER BY c.seat

-- totals of vetoes {"convention":"wide"}
SELECT json_object('convention', 'wide', 'by', 'holder', 'key', c.holder, 'name', c.holder, 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CASE WHEN v.provisional THEN v.pk END), 'first_on', min(v.date), 'last_on', max(v.date))
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE TRUE
GROUP BY c.holder
ORDER BY c.holder

-- totals of vetoes {"convention":"wide"}
SELECT json_object('convention', 'wide', 'by', 'decade', 'key', substr(v.date, 1, 3) || '0', 'name', substr(v.date, 1, 3) || '0s', 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CASE WHEN v.provisional THEN v.pk END), 'first_on', min(v.date), 'last_on', max(v.date))
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE TRUE
GROUP BY substr(v.date, 1, 3) || '0'
ORDER BY substr(v.date, 1, 3) || '0'

-- totals of vetoes {"convention":"wide"}
SELECT json_object('convention', 'wide', 'by', 'topic', 'key', v.topic, 'name', (SELECT label
FROM topic
WHERE slug = v.topic), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT C …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE TRUE
GROUP BY v.topic
ORDER BY v.topic

-- totals of vetoes {"member":"RUS"}
SELECT json_object('convention', 'official', 'by', 'all', 'key', NULL, 'name', NULL, 'vote_count', count(DISTINCT v.pk), …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND c.member IN (?)
GROUP BY NULL
ORDER BY NULL

-- totals of vetoes {"member":"RUS"}
SELECT json_object('convention', 'official', 'by', 'member', 'key', c.member, 'name', (SELECT name
FROM member
WHERE iso3 = c.member), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT  …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND c.member IN (?)
GROUP BY c.member
ORDER BY c.member

-- totals of vetoes {"member":"RUS"}
SELECT json_object('convention', 'official', 'by', 'seat', 'key', c.seat, 'name', (SELECT name
FROM member
WHERE iso3 = c.seat), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CA …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND c.member IN (?)
GROUP BY c.seat
ORDER BY c.seat

-- totals of vetoes {"member":"RUS"}
SELECT json_object('convention', 'official', 'by', 'holder', 'key', c.holder, 'name', c.holder, 'vote_count', count(DIST …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND c.member IN (?)
GROUP BY c.holder
ORDER BY c.holder

-- totals of vetoes {"member":"RUS"}
SELECT json_object('convention', 'official', 'by', 'decade', 'key', substr(v.date, 1, 3) || '0', 'name', substr(v.date,  …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND c.member IN (?)
GROUP BY substr(v.date, 1, 3) || '0'
ORDER BY substr(v.date, 1, 3) || '0'

-- totals of vetoes {"member":"RUS"}
SELECT json_object('convention', 'official', 'by', 'topic', 'key', v.topic, 'name', (SELECT label
FROM topic
WHERE slug = v.topic), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT C …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND c.member IN (?)
GROUP BY v.topic
ORDER BY v.topic

-- totals of vetoes {"seat":"RUS"}
SELECT json_object('convention', 'official', 'by', 'all', 'key', NULL, 'name', NULL, 'vote_count', count(DISTINCT v.pk), …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND c.seat IN (?)
GROUP BY NULL
ORDER BY NULL

-- totals of vetoes {"seat":"RUS"}
SELECT json_object('convention', 'official', 'by', 'member', 'key', c.member, 'name', (SELECT name
FROM member
WHERE iso3 = c.member), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT  …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND c.seat IN (?)
GROUP BY c.member
ORDER BY c.member

-- totals of vetoes {"seat":"RUS"}
SELECT json_object('convention', 'official', 'by', 'seat', 'key', c.seat, 'name', (SELECT name
FROM member
WHERE iso3 = c.seat), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CA …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND c.seat IN (?)
GROUP BY c.seat
ORDER BY c.seat

-- totals of vetoes {"seat":"RUS"}
SELECT json_object('convention', 'official', 'by', 'holder', 'key', c.holder, 'name', c.holder, 'vote_count', count(DIST …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND c.seat IN (?)
GROUP BY c.holder
ORDER BY c.holder

-- totals of vetoes {"seat":"RUS"}
SELECT json_object('convention', 'official', 'by', 'decade', 'key', substr(v.date, 1, 3) || '0', 'name', substr(v.date,  …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND c.seat IN (?)
GROUP BY substr(v.date, 1, 3) || '0'
ORDER BY substr(v.date, 1, 3) || '0'

-- totals of vetoes {"seat":"RUS"}
SELECT json_object('convention', 'official', 'by', 'topic', 'key', v.topic, 'name', (SELECT label
FROM topic
WHERE slug = v.topic), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT C …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND c.seat IN (?)
GROUP BY v.topic
ORDER BY v.topic

-- totals of vetoes {"topic":"syria"}
SELECT json_object('convention', 'official', 'by', 'all', 'key', NULL, 'name', NULL, 'vote_count', count(DISTINCT v.pk), …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.topic IN (?)
GROUP BY NULL
ORDER BY NULL

-- totals of vetoes {"topic":"syria"}
SELECT json_object('convention', 'official', 'by', 'member', 'key', c.member, 'name', (SELECT name
FROM member
WHERE iso3 = c.member), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT  …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.topic IN (?)
GROUP BY c.member
ORDER BY c.member

-- totals of vetoes {"topic":"syria"}
SELECT json_object('convention', 'official', 'by', 'seat', 'key', c.seat, 'name', (SELECT name
FROM member
WHERE iso3 = c.seat), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CA …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.topic IN (?)
GROUP BY c.seat
ORDER BY c.seat

-- totals of vetoes {"topic":"syria"}
SELECT json_object('convention', 'official', 'by', 'holder', 'key', c.holder, 'name', c.holder, 'vote_count', count(DIST …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.topic IN (?)
GROUP BY c.holder
ORDER BY c.holder

-- totals of vetoes {"topic":"syria"}
SELECT json_object('convention', 'official', 'by', 'decade', 'key', substr(v.date, 1, 3) || '0', 'name', substr(v.date,  …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.topic IN (?)
GROUP BY substr(v.date, 1, 3) || '0'
ORDER BY substr(v.date, 1, 3) || '0'

-- totals of vetoes {"topic":"syria"}
SELECT json_object('convention', 'official', 'by', 'topic', 'key', v.topic, 'name', (SELECT label
FROM topic
WHERE slug = v.topic), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT C …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.topic IN (?)
GROUP BY v.topic
ORDER BY v.topic

-- totals of vetoes {"date_from":"2012-01-01"}
SELECT json_object('convention', 'official', 'by', 'all', 'key', NULL, 'name', NULL, 'vote_count', count(DISTINCT v.pk), …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.date >= ?
GROUP BY NULL
ORDER BY NULL

-- totals of vetoes {"date_from":"2012-01-01"}
SELECT json_object('convention', 'official', 'by', 'member', 'key', c.member, 'name', (SELECT name
FROM member
WHERE iso3 = c.member), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT  …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.date >= ?
GROUP BY c.member
ORDER BY c.member

-- totals of vetoes {"date_from":"2012-01-01"}
SELECT json_object('convention', 'official', 'by', 'seat', 'key', c.seat, 'name', (SELECT name
FROM member
WHERE iso3 = c.seat), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CA …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.date >= ?
GROUP BY c.seat
ORDER BY c.seat

-- totals of vetoes {"date_from":"2012-01-01"}
SELECT json_object('convention', 'official', 'by', 'holder', 'key', c.holder, 'name', c.holder, 'vote_count', count(DIST …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.date >= ?
GROUP BY c.holder
ORDER BY c.holder

-- totals of vetoes {"date_from":"2012-01-01"}
SELECT json_object('convention', 'official', 'by', 'decade', 'key', substr(v.date, 1, 3) || '0', 'name', substr(v.date,  …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.date >= ?
GROUP BY substr(v.date, 1, 3) || '0'
ORDER BY substr(v.date, 1, 3) || '0'

-- totals of vetoes {"date_from":"2012-01-01"}
SELECT json_object('convention', 'official', 'by', 'topic', 'key', v.topic, 'name', (SELECT label
FROM topic
WHERE slug = v.topic), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT C …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.date >= ?
GROUP BY v.topic
ORDER BY v.topic

-- totals of vetoes {"date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_object('convention', 'official', 'by', 'all', 'key', NULL, 'name', NULL, 'vote_count', count(DISTINCT v.pk), …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.date >= ?
AND v.date <= ?
GROUP BY NULL
ORDER BY NULL

-- totals of vetoes {"date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_object('convention', 'official', 'by', 'member', 'key', c.member, 'name', (SELECT name
FROM member
WHERE iso3 = c.member), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT  …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.date >= ?
AND v.date <= ?
GROUP BY c.member
ORDER BY c.member

-- totals of vetoes {"date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_object('convention', 'official', 'by', 'seat', 'key', c.seat, 'name', (SELECT name
FROM member
WHERE iso3 = c.seat), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CA …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.date >= ?
AND v.date <= ?
GROUP BY c.seat
ORDER BY c.seat

-- totals of vetoes {"date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_object('convention', 'official', 'by', 'holder', 'key', c.holder, 'name', c.holder, 'vote_count', count(DIST …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.date >= ?
AND v.date <= ?
GROUP BY c.holder
ORDER BY c.holder

-- totals of vetoes {"date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_object('convention', 'official', 'by', 'decade', 'key', substr(v.date, 1, 3) || '0', 'name', substr(v.date,  …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.date >= ?
AND v.date <= ?
GROUP BY substr(v.date, 1, 3) || '0'
ORDER BY substr(v.date, 1, 3) || '0'

-- totals of vetoes {"date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_object('convention', 'official', 'by', 'topic', 'key', v.topic, 'name', (SELECT label
FROM topic
WHERE slug = v.topic), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT C …
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
AND v.date >= ?
AND v.date <= ?
GROUP BY v.topic
ORDER BY v.topic

-- totals of vetoes {"by":"year,regional_group"}
SELECT json_object('convention', 'official', 'by', 'year', 'key', substr(v.date, 1, 4), 'name', substr(v.date, 1, 4), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CASE WHEN v.provisional THEN v.pk END), 'first_on', min(v.date), 'last_on', max(v.date))
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
GROUP BY substr(v.date, 1, 4)
ORDER BY substr(v.date, 1, 4)

-- totals of vetoes {"by":"year,regional_group"}
SELECT json_object('convention', 'official', 'by', 'regional_group', 'key', (SELECT t.regional_group
FROM term t
WHERE t.iso3 = c.member
AND t."from" <= v.date
AND coalesce(t."to", '9999') >= v.date), 'name', (SELECT t.regional_group
FROM term t
WHERE t.iso3 = c.member
AND t."from" <= v.date
AND coalesce(t."to", '9999') >= v.date), 'vote_count', count(DISTINCT v.pk), 'cast_count', count(*), 'provisional_count', count(DISTINCT CASE WHEN v.provisional THEN v.pk END), 'first_on', min(v.date), 'last_on', max(v.date))
FROM veto c JOIN vote v ON v.pk = c.vote
WHERE c.official
GROUP BY (SELECT t.regional_group
FROM term t
WHERE t.iso3 = c.member
AND t."from" <= v.date
AND coalesce(t."to", '9999') >= v.date)
ORDER BY (SELECT t.regional_group
FROM term t
WHERE t.iso3 = c.member
AND t."from" <= v.date
AND coalesce(t."to", '9999') >= v.date)

-- members {}
-- members {}, page 2
-- members {"sort":"role"}
-- members {"sort":"role"}, page 2
-- members {"sort":"from"}
-- members {"sort":"from"}, page 2
-- members {"sort":"-from"}
-- members {"sort":"-from"}, page 2
SELECT count(*)
FROM (SELECT w.pk
FROM term w
WHERE TRUE)

-- members {}
-- members {"sort":"role"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('iso3', t.iso3, 'name', m.name, 'seat', m.seat, 'role', t.role, 'regional_group', t.regional_group, 'from', t."from", 'to', t."to", 'sat_as', t.sat_as, 'note', t.note)))
FROM (SELECT w.pk AS id, w.pk AS k0
FROM term w
WHERE TRUE
ORDER BY 2, 1
LIMIT 0 + ?) k
CROSS JOIN term t ON t.pk = k.id JOIN member m ON m.iso3 = t.iso3

-- members {}, page 2
-- members {"sort":"role"}, page 2
SELECT json_group_array(json_array(json_array(k.k0), json_object('iso3', t.iso3, 'name', m.name, 'seat', m.seat, 'role', …
FROM (SELECT w.pk AS id, w.pk AS k0
FROM term w
WHERE TRUE
AND (w.pk) > (?)
ORDER BY 2, 1
LIMIT 0 + ?) k
CROSS JOIN term t ON t.pk = k.id JOIN member m ON m.iso3 = t.iso3

-- members {"sort":"from"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('iso3', t.iso3, 'name', m.name, 'seat', m.seat, 'role', t.role, 'regional_group', t.regional_group, 'from', t."from", 'to', t."to", 'sat_as', t.sat_as, 'note', t.note)))
FROM (SELECT w.pk AS id, w."from" AS k0, w.pk AS k1
FROM term w
WHERE TRUE
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN term t ON t.pk = k.id JOIN member m ON m.iso3 = t.iso3

-- members {"sort":"from"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('iso3', t.iso3, 'name', m.name, 'seat', m.seat, ' …
FROM (SELECT w.pk AS id, w."from" AS k0, w.pk AS k1
FROM term w
WHERE TRUE
AND (w."from", w.pk) > (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN term t ON t.pk = k.id JOIN member m ON m.iso3 = t.iso3

-- members {"sort":"-from"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('iso3', t.iso3, 'name', m.name, 'seat', m.seat, ' …
FROM (SELECT w.pk AS id, w."from" AS k0, w.pk AS k1
FROM term w
WHERE TRUE
ORDER BY 2 DESC, 3 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN term t ON t.pk = k.id JOIN member m ON m.iso3 = t.iso3

-- members {"sort":"-from"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('iso3', t.iso3, 'name', m.name, 'seat', m.seat, ' …
FROM (SELECT w.pk AS id, w."from" AS k0, w.pk AS k1
FROM term w
WHERE TRUE
AND (w."from", w.pk) < (?, ?)
ORDER BY 2 DESC, 3 DESC, 1 DESC
LIMIT 0 + ?) k
CROSS JOIN term t ON t.pk = k.id JOIN member m ON m.iso3 = t.iso3

-- members {"on":"2012-02-04"}
SELECT count(*)
FROM (SELECT w.pk
FROM term w
WHERE TRUE
AND w."from" <= ?
AND coalesce(w."to", '9999') >= ?)

-- members {"on":"2012-02-04"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('iso3', t.iso3, 'name', m.name, 'seat', m.seat, 'role', …
FROM (SELECT w.pk AS id, w.pk AS k0
FROM term w
WHERE TRUE
AND w."from" <= ?
AND coalesce(w."to", '9999') >= ?
ORDER BY 2, 1
LIMIT 0 + ?) k
CROSS JOIN term t ON t.pk = k.id JOIN member m ON m.iso3 = t.iso3

-- members {"iso3":"CHN"}
SELECT count(*)
FROM (SELECT w.pk
FROM term w
WHERE TRUE
AND w.iso3 IN (?))

-- members {"iso3":"CHN"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('iso3', t.iso3, 'name', m.name, 'seat', m.seat, 'role', …
FROM (SELECT w.pk AS id, w.pk AS k0
FROM term w
WHERE TRUE
AND w.iso3 IN (?)
ORDER BY 2, 1
LIMIT 0 + ?) k
CROSS JOIN term t ON t.pk = k.id JOIN member m ON m.iso3 = t.iso3

-- members {"seat":"CHN"}
SELECT count(*)
FROM (SELECT w.pk
FROM term w
WHERE TRUE
AND w.iso3 IN (SELECT iso3
FROM member
WHERE seat IN (?)))

-- members {"seat":"CHN"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('iso3', t.iso3, 'name', m.name, 'seat', m.seat, 'role', …
FROM (SELECT w.pk AS id, w.pk AS k0
FROM term w
WHERE TRUE
AND w.iso3 IN (SELECT iso3
FROM member
WHERE seat IN (?))
ORDER BY 2, 1
LIMIT 0 + ?) k
CROSS JOIN term t ON t.pk = k.id JOIN member m ON m.iso3 = t.iso3

-- members {"role":"permanent"}
SELECT count(*)
FROM (SELECT w.pk
FROM term w
WHERE TRUE
AND w.role IN (?))

-- members {"role":"permanent"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('iso3', t.iso3, 'name', m.name, 'seat', m.seat, 'role', …
FROM (SELECT w.pk AS id, w.pk AS k0
FROM term w
WHERE TRUE
AND w.role IN (?)
ORDER BY 2, 1
LIMIT 0 + ?) k
CROSS JOIN term t ON t.pk = k.id JOIN member m ON m.iso3 = t.iso3

-- topics {}
-- topics {}, page 2
-- topics {"sort":"slug"}
-- topics {"sort":"slug"}, page 2
-- topics {"sort":"-vote_count"}
-- topics {"sort":"-vote_count"}, page 2
SELECT count(*)
FROM (SELECT w.pk
FROM topic w
WHERE TRUE)

-- topics {}
-- topics {"sort":"slug"}
SELECT json_group_array(json_array(json_array(k.k0), json_object('slug', t.slug, 'label', t.label, 'covers', t.covers, 'vote_count', t.vote_count)))
FROM (SELECT w.pk AS id, w.slug AS k0
FROM topic w
WHERE TRUE
ORDER BY 2, 1
LIMIT 0 + ?) k
CROSS JOIN topic t ON t.pk = k.id

-- topics {}, page 2
-- topics {"sort":"slug"}, page 2
SELECT json_group_array(json_array(json_array(k.k0), json_object('slug', t.slug, 'label', t.label, 'covers', t.covers, ' …
FROM (SELECT w.pk AS id, w.slug AS k0
FROM topic w
WHERE TRUE
AND (w.slug) > (?)
ORDER BY 2, 1
LIMIT 0 + ?) k
CROSS JOIN topic t ON t.pk = k.id

-- topics {"sort":"-vote_count"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('slug', t.slug, 'label', t.label, 'covers', t.covers, 'vote_count', t.vote_count)))
FROM (SELECT w.pk AS id, -w.vote_count AS k0, w.slug AS k1
FROM topic w
WHERE TRUE
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN topic t ON t.pk = k.id

-- topics {"sort":"-vote_count"}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('slug', t.slug, 'label', t.label, 'covers', t.cov …
FROM (SELECT w.pk AS id, -w.vote_count AS k0, w.slug AS k1
FROM topic w
WHERE TRUE
AND (-w.vote_count, w.slug) > (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN topic t ON t.pk = k.id

-- agreement {}
-- agreement {}, page 2
-- agreement {"sort":"members"}
-- agreement {"sort":"members"}, page 2
-- agreement {"sort":"-rate"}
-- agreement {"sort":"-rate"}, page 2
-- agreement {"sort":"rate"}
-- agreement {"sort":"rate"}, page 2
-- agreement {"sort":"-both_voted"}
-- agreement {"sort":"-both_voted"}, page 2
-- agreement {"members":"CHN,RUS"}
-- agreement {"topic":"syria"}
-- agreement {"contested":true}
-- agreement {"vote_kind":"draft_resolution"}
-- agreement {"date_from":"2012-01-01"}
-- agreement {"date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT iso3, name
FROM member

-- agreement {}
-- agreement {}, page 2
-- agreement {"sort":"members"}
-- agreement {"sort":"members"}, page 2
-- agreement {"sort":"-rate"}
-- agreement {"sort":"-rate"}, page 2
-- agreement {"sort":"rate"}
-- agreement {"sort":"rate"}, page 2
-- agreement {"sort":"-both_voted"}
-- agreement {"sort":"-both_voted"}, page 2
-- agreement {"members":"CHN,RUS"}
SELECT v.positions
FROM vote v
WHERE v.positions <> ''

-- agreement {"topic":"syria"}
SELECT v.positions
FROM vote v
WHERE v.positions <> ''
AND v.topic IN (?)

-- agreement {"contested":true}
SELECT v.positions
FROM vote v
WHERE v.positions <> ''
AND v.contested

-- agreement {"vote_kind":"draft_resolution"}
SELECT v.positions
FROM vote v
WHERE v.positions <> ''
AND v.vote_kind IN (?)

-- agreement {"date_from":"2012-01-01"}
SELECT v.positions
FROM vote v
WHERE v.positions <> ''
AND v.date >= ?

-- agreement {"date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT v.positions
FROM vote v
WHERE v.positions <> ''
AND v.date >= ?
AND v.date <= ?

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}, page 2
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","top":1}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"wide"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"official"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.publisher AS first, sum(w.quote_count) AS value
FROM article w
WHERE w.quote_count > 0
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}, page 2
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","top":1}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"wide"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"official"}
-- timeline {"metric":"quotes"}
-- timeline {"metric":"quotes"}, page 2
-- timeline {"metric":"quotes","interval":"day"}
-- timeline {"metric":"quotes","interval":"week"}
-- timeline {"metric":"quotes","interval":"month"}
-- timeline {"metric":"quotes","interval":"quarter"}
-- timeline {"metric":"quotes","interval":"year"}
-- timeline {"metric":"quotes","interval":"all"}
-- timeline {"metric":"quotes","convention":"wide"}
-- timeline {"metric":"quotes","convention":"official"}
-- timeline {"metric":"quotes"}
-- timeline {"metric":"quotes","modality":"asserted"}
-- timeline {"metric":"quotes","split_by":"speaker_state"}
-- timeline {"metric":"quotes","split_by":"speaker_organisation"}
-- timeline {"metric":"quotes","split_by":"topic"}
-- timeline {"metric":"quotes","split_by":"member"}
-- timeline {"metric":"quotes","split_by":"outcome"}
-- timeline {"metric":"quotes","split_by":"verdict"}
-- timeline {"metric":"quotes","split_by":"via"}
-- timeline {"metric":"quotes","split_by":"topic"}
-- timeline {"metric":"quotes","split_by":"member"}
-- timeline {"metric":"quotes","split_by":"outcome"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT w.age, NULL AS first, NULL AS second, w.quote_count AS value
FROM day w
WHERE w.quote_count > 0)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}, page 2
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","top":1}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"wide"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"official"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}, page 2
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","top":1}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"wide"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"official"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_state IS NOT NULL
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}, page 2
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","top":1}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"wide"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"official"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_organisation IS NOT NULL
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}, page 2
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","top":1}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"wide"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"official"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via"}, page 2
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","top":1}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"wide"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","convention":"official"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.via_key IS NOT NULL
GROUP BY 2) k)

-- facets {"of":"articles","by":"publisher"}
-- facets {"of":"articles","by":"publisher"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.publisher AS first, count(*) AS value
FROM article w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}
-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM claim w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}
-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}, page 2
-- timeline {"metric":"claims"}
-- timeline {"metric":"claims"}, page 2
-- timeline {"metric":"claims","interval":"day"}
-- timeline {"metric":"claims","interval":"week"}
-- timeline {"metric":"claims","interval":"month"}
-- timeline {"metric":"claims","interval":"quarter"}
-- timeline {"metric":"claims","interval":"year"}
-- timeline {"metric":"claims","interval":"all"}
-- timeline {"metric":"claims","modality":"all"}
-- timeline {"metric":"claims","convention":"wide"}
-- timeline {"metric":"claims","convention":"official"}
-- timeline {"metric":"claims"}
-- timeline {"metric":"claims","split_by":"speaker_state"}
-- timeline {"metric":"claims","split_by":"speaker_organisation"}
-- timeline {"metric":"claims","split_by":"topic"}
-- timeline {"metric":"claims","split_by":"outcome"}
-- timeline {"metric":"claims","split_by":"via"}
-- timeline {"metric":"claims","split_by":"topic"}
-- timeline {"metric":"claims","split_by":"outcome"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT w.age, NULL AS first, NULL AS second, w.claim_count AS value
FROM day w
WHERE w.claim_count > 0)

-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}
-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM claim w
WHERE TRUE
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM claim w
WHERE w.speaker IS NOT NULL
AND TRUE
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}
-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.topic AS first, count(*) AS value
FROM claim w
WHERE TRUE
AND w.topic IS NOT NULL
GROUP BY 2) k)

-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}
-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, m.member AS first, count(*) AS value
FROM claim w
CROSS JOIN claim_member m ON m.claim = w.id
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}
-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM claim w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}
-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.verdict AS first, count(*) AS value
FROM claim w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}
-- facets {"of":"claims","by":"publisher,speaker,topic,member,kind,verdict,via"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM claim w
WHERE TRUE
AND w.via_key IS NOT NULL
GROUP BY 2) k)

-- facets {"of":"mentions","by":"publisher,speaker,speaker_state,kind"}
-- facets {"of":"mentions","by":"publisher,speaker,speaker_state,kind"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.publisher AS first, sum((SELECT sum(mention_count)
FROM article_actor
WHERE article = w.id)) AS value
FROM article w
WHERE w.actor_count > 0
GROUP BY 2) k)

-- facets {"of":"mentions","by":"publisher,speaker,speaker_state,kind"}
-- facets {"of":"mentions","by":"publisher,speaker,speaker_state,kind"}, page 2
-- timeline {"metric":"mentions"}
-- timeline {"metric":"mentions"}, page 2
-- timeline {"metric":"mentions","interval":"day"}
-- timeline {"metric":"mentions","interval":"week"}
-- timeline {"metric":"mentions","interval":"month"}
-- timeline {"metric":"mentions","interval":"quarter"}
-- timeline {"metric":"mentions","interval":"year"}
-- timeline {"metric":"mentions","interval":"all"}
-- timeline {"metric":"mentions","modality":"all"}
-- timeline {"metric":"mentions","convention":"wide"}
-- timeline {"metric":"mentions","convention":"official"}
-- timeline {"metric":"mentions"}
-- timeline {"metric":"mentions","split_by":"speaker_organisation"}
-- timeline {"metric":"mentions","split_by":"topic"}
-- timeline {"metric":"mentions","split_by":"member"}
-- timeline {"metric":"mentions","split_by":"outcome"}
-- timeline {"metric":"mentions","split_by":"verdict"}
-- timeline {"metric":"mentions","split_by":"via"}
-- timeline {"metric":"mentions","split_by":"topic"}
-- timeline {"metric":"mentions","split_by":"member"}
-- timeline {"metric":"mentions","split_by":"outcome"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT w.age, NULL AS first, NULL AS second, w.mention_count AS value
FROM day w
WHERE w.mention_count > 0)

-- facets {"of":"mentions","by":"publisher,speaker,speaker_state,kind"}
-- facets {"of":"mentions","by":"publisher,speaker,speaker_state,kind"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.actor AS first, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
AND (w.actor IS NULL OR w.actor IN (SELECT w.actor
FROM article_actor w
WHERE w.actor IS NOT NULL
AND TRUE
GROUP BY w.actor
ORDER BY sum(w.mention_count) DESC, (SELECT slug
FROM actor
WHERE id = w.actor)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"mentions","by":"publisher,speaker,speaker_state,kind"}
-- facets {"of":"mentions","by":"publisher,speaker,speaker_state,kind"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT state
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.actor AS first, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"mentions","by":"publisher,speaker,speaker_state,kind"}
-- facets {"of":"mentions","by":"publisher,speaker,speaker_state,kind"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT kind
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.actor AS first, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"votes","by":"topic,outcome,kind"}
-- facets {"of":"votes","by":"topic,outcome,kind"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.topic AS first, count(*) AS value
FROM vote w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"votes","by":"topic,outcome,kind"}
-- facets {"of":"votes","by":"topic,outcome,kind"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.outcome AS first, count(*) AS value
FROM vote w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"votes","by":"topic,outcome,kind"}
-- facets {"of":"votes","by":"topic,outcome,kind"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.vote_kind AS first, count(*) AS value
FROM vote w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"votes","by":"topic,outcome,kind"}
-- facets {"of":"vetoes","by":"topic,member"}
-- timeline {"metric":"articles","split_by":"topic"}
-- timeline {"metric":"quotes","split_by":"topic"}
-- timeline {"metric":"claims","split_by":"topic"}
-- timeline {"metric":"mentions","split_by":"topic"}
-- timeline {"metric":"votes","split_by":"topic"}
-- timeline {"metric":"vetoes","split_by":"topic"}
SELECT json_group_object(j.value, (SELECT label
FROM topic
WHERE slug = j.value))
FROM json_each(?) j

-- facets {"of":"vetoes","by":"topic,member"}
-- facets {"of":"vetoes","by":"topic,member"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.topic AS first, count(*) AS value
FROM veto c
CROSS JOIN vote w ON w.pk = c.vote
WHERE TRUE
AND c.official
GROUP BY 2) k)

-- facets {"of":"vetoes","by":"topic,member"}
-- facets {"of":"vetoes","by":"topic,member"}, page 2
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, c.member AS first, count(*) AS value
FROM veto c
CROSS JOIN vote w ON w.pk = c.vote
WHERE TRUE
AND c.official
GROUP BY 2) k)

-- facets {"of":"vetoes","by":"topic,member"}, page 2
-- timeline {"metric":"articles","split_by":"member"}
-- timeline {"metric":"quotes","split_by":"member"}
-- timeline {"metric":"claims","split_by":"member"}
-- timeline {"metric":"mentions","split_by":"member"}
-- timeline {"metric":"votes","split_by":"member"}
-- timeline {"metric":"vetoes","split_by":"member"}
SELECT json_group_object(j.value, (SELECT name
FROM member
WHERE iso3 = j.value))
FROM json_each(?) j

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","compare":"previous","published_from":"2012-01-01","published_to":"2012-12-31"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2012-01-01"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.publisher AS first, sum(w.quote_count) AS value
FROM article w
WHERE w.quote_count > 0
AND w.age BETWEEN ?
AND ?
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","compare":"previous","published_from":"2012-01-01","published_to":"2012-12-31"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2012-01-01"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2011-01-01","date_to":"2012-12-31"}
-- timeline {"metric":"quotes","published_from":"2012-01-01"}
-- timeline {"metric":"quotes","date_from":"2012-01-01"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT w.age, NULL AS first, NULL AS second, w.quote_count AS value
FROM day w
WHERE w.quote_count > 0
AND w.age BETWEEN ?
AND ?)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","compare":"previous","published_from":"2012-01-01","published_to":"2012-12-31"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2012-01-01"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.age BETWEEN ?
AND ?
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.age BETWEEN ?
AND ?
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","compare":"previous","published_from":"2012-01-01","published_to":"2012-12-31"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.age BETWEEN ?
AND ?
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","compare":"previous","published_from":"2012-01-01","published_to":"2012-12-31"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2012-01-01"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.age BETWEEN ?
AND ?
AND w.speaker_state IS NOT NULL
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","compare":"previous","published_from":"2012-01-01","published_to":"2012-12-31"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2012-01-01"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.age BETWEEN ?
AND ?
AND w.speaker_organisation IS NOT NULL
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","compare":"previous","published_from":"2012-01-01","published_to":"2012-12-31"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2012-01-01"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.age BETWEEN ?
AND ?
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","compare":"previous","published_from":"2012-01-01","published_to":"2012-12-31"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2012-01-01"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","date_from":"2011-01-01","date_to":"2012-12-31"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.age BETWEEN ?
AND ?
AND w.via_key IS NOT NULL
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT rowid
FROM quote_fts
WHERE quote_fts MATCH ?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT rowid
FROM quote_fts
WHERE quote_fts MATCH ?)
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT rowid
FROM quote_fts
WHERE quote_fts MATCH ?)
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.id IN (SELECT rowid
FROM quote_fts
WHERE quote_fts MATCH ?)
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT rowid
FROM quote_fts
WHERE quote_fts MATCH ?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT rowid
FROM quote_fts
WHERE quote_fts MATCH ?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT rowid
FROM quote_fts
WHERE quote_fts MATCH ?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT rowid
FROM quote_fts
WHERE quote_fts MATCH ?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","actor":"china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article IN (SELECT article
FROM article_actor
WHERE actor = ((SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","actor":"china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article IN (SELECT article
FROM article_actor
WHERE actor = ((SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","actor":"china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article IN (SELECT article
FROM article_actor
WHERE actor = ((SELECT id
FROM actor
WHERE slug = ?)))
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.article IN (SELECT article
FROM article_actor
WHERE actor = ((SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","actor":"china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article IN (SELECT article
FROM article_actor
WHERE actor = ((SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","actor":"china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article IN (SELECT article
FROM article_actor
WHERE actor = ((SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","actor":"china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article IN (SELECT article
FROM article_actor
WHERE actor = ((SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","actor":"china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article IN (SELECT article
FROM article_actor
WHERE actor = ((SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","min_confidence":0.5}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.confidence >= (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","min_confidence":0.5}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.confidence >= (?)
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","min_confidence":0.5}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.confidence >= (?)
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.confidence >= (?)
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","min_confidence":0.5}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.confidence >= (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","min_confidence":0.5}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.confidence >= (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","min_confidence":0.5}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.confidence >= (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","min_confidence":0.5}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.confidence >= (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","publisher":"Daily Sample"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.publisher AS first, sum(w.quote_count) AS value
FROM article w
WHERE w.quote_count > 0
AND w.publisher_id = ((SELECT id
FROM publisher
WHERE slug = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","publisher":"Daily Sample"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.publisher = ((SELECT id
FROM publisher
WHERE slug = ?))
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","publisher":"Daily Sample"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.publisher = ((SELECT id
FROM publisher
WHERE slug = ?))
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.publisher = ((SELECT id
FROM publisher
WHERE slug = ?))
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","publisher":"Daily Sample"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.publisher = ((SELECT id
FROM publisher
WHERE slug = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","publisher":"Daily Sample"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.publisher = ((SELECT id
FROM publisher
WHERE slug = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","publisher":"Daily Sample"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.publisher = ((SELECT id
FROM publisher
WHERE slug = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","publisher":"Daily Sample"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.publisher = ((SELECT id
FROM publisher
WHERE slug = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker = ((SELECT id
FROM actor
WHERE slug = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker = ((SELECT id
FROM actor
WHERE slug = ?))
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker = ((SELECT id
FROM actor
WHERE slug = ?))
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.speaker = ((SELECT id
FROM actor
WHERE slug = ?))
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker = ((SELECT id
FROM actor
WHERE slug = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker = ((SELECT id
FROM actor
WHERE slug = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker = ((SELECT id
FROM actor
WHERE slug = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker = ((SELECT id
FROM actor
WHERE slug = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_name":"Bo Scholar"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND (w.speaker_key = ? OR w.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_name":"Bo Scholar"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND (w.speaker_key = ? OR w.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1))
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_name":"Bo Scholar"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND (w.speaker_key = ? OR w.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1))
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND (w.speaker_key = ? OR w.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1))
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_name":"Bo Scholar"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND (w.speaker_key = ? OR w.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_name":"Bo Scholar"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND (w.speaker_key = ? OR w.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_name":"Bo Scholar"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND (w.speaker_key = ? OR w.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_name":"Bo Scholar"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND (w.speaker_key = ? OR w.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","language":"en,en-GB"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","option":"no"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","topic":"syria"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","member":"CHN"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","outcome":"vetoed"}
-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","verdict":"agrees"}
-- timeline {"metric":"articles","min_confidence":0.5}
-- timeline {"metric":"articles","speaker_name":"Bo Scholar"}
-- timeline {"metric":"articles","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
-- timeline {"metric":"articles","partial":true}
-- timeline {"metric":"articles","option":"no"}
-- timeline {"metric":"articles","speaker_state":"RUS"}
-- timeline {"metric":"articles","speaker_organisation":"ada-minister"}
-- timeline {"metric":"articles","topic":"syria"}
-- timeline {"metric":"articles","member":"CHN"}
-- timeline {"metric":"articles","outcome":"vetoed"}
-- timeline {"metric":"articles","kind":"direct"}
-- timeline {"metric":"articles","verdict":"agrees"}
-- timeline {"metric":"articles","via":"Reuters"}
-- timeline {"metric":"articles","modality":"asserted"}
-- timeline {"metric":"articles","modality":"negated"}
-- timeline {"metric":"quotes","language":"en,en-GB"}
-- timeline {"metric":"quotes","option":"no"}
-- timeline {"metric":"quotes","topic":"syria"}
-- timeline {"metric":"quotes","member":"CHN"}
-- timeline {"metric":"quotes","outcome":"vetoed"}
-- timeline {"metric":"quotes","verdict":"agrees"}
-- timeline {"metric":"claims","speaker_name":"Bo Scholar"}
-- timeline {"metric":"claims","language":"en,en-GB"}
-- timeline {"metric":"claims","partial":true}
-- timeline {"metric":"claims","speaker_state":"RUS"}
-- timeline {"metric":"claims","speaker_organisation":"ada-minister"}
-- timeline {"metric":"claims","outcome":"vetoed"}
-- timeline {"metric":"mentions","min_confidence":0.5}
-- timeline {"metric":"mentions","speaker_name":"Bo Scholar"}
-- timeline {"metric":"mentions","language":"en,en-GB"}
-- timeline {"metric":"mentions","vote":"S-2012-77"}
-- timeline {"metric":"mentions","partial":true}
-- timeline {"metric":"mentions","option":"no"}
-- timeline {"metric":"mentions","speaker_organisation":"ada-minister"}
-- timeline {"metric":"mentions","topic":"syria"}
-- timeline {"metric":"mentions","member":"CHN"}
-- timeline {"metric":"mentions","outcome":"vetoed"}
-- timeline {"metric":"mentions","verdict":"agrees"}
-- timeline {"metric":"mentions","via":"Reuters"}
-- timeline {"metric":"mentions","modality":"asserted"}
-- timeline {"metric":"mentions","modality":"negated"}
-- timeline {"metric":"votes","actor":"china"}
-- timeline {"metric":"votes","min_confidence":0.5}
-- timeline {"metric":"votes","publisher":"Daily Sample"}
-- timeline {"metric":"votes","speaker":"ada-minister"}
-- timeline {"metric":"votes","speaker_name":"Bo Scholar"}
-- timeline {"metric":"votes","language":"en,en-GB"}
-- timeline {"metric":"votes","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
-- timeline {"metric":"votes","vote":"S-2012-77"}
-- timeline {"metric":"votes","partial":true}
-- timeline {"metric":"votes","option":"no"}
-- timeline {"metric":"votes","speaker_state":"RUS"}
-- timeline {"metric":"votes","speaker_organisation":"ada-minister"}
-- timeline {"metric":"votes","member":"CHN"}
-- timeline {"metric":"votes","verdict":"agrees"}
-- timeline {"metric":"votes","via":"Reuters"}
-- timeline {"metric":"votes","speaker":"ada-minister,china"}
-- timeline {"metric":"votes","modality":"asserted"}
-- timeline {"metric":"votes","modality":"negated"}
-- timeline {"metric":"vetoes","actor":"china"}
-- timeline {"metric":"vetoes","min_confidence":0.5}
-- timeline {"metric":"vetoes","publisher":"Daily Sample"}
-- timeline {"metric":"vetoes","speaker":"ada-minister"}
-- timeline {"metric":"vetoes","speaker_name":"Bo Scholar"}
-- timeline {"metric":"vetoes","language":"en,en-GB"}
-- timeline {"metric":"vetoes","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
-- timeline {"metric":"vetoes","vote":"S-2012-77"}
-- timeline {"metric":"vetoes","partial":true}
-- timeline {"metric":"vetoes","option":"no"}
-- timeline {"metric":"vetoes","speaker_state":"RUS"}
-- timeline {"metric":"vetoes","speaker_organisation":"ada-minister"}
-- timeline {"metric":"vetoes","outcome":"vetoed"}
-- timeline {"metric":"vetoes","kind":"direct"}
-- timeline {"metric":"vetoes","verdict":"agrees"}
-- timeline {"metric":"vetoes","via":"Reuters"}
-- timeline {"metric":"vetoes","speaker":"ada-minister,china"}
-- timeline {"metric":"vetoes","modality":"asserted"}
-- timeline {"metric":"vetoes","modality":"negated"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT 0 AS age, NULL AS first, NULL AS second, 0 AS value
WHERE FALSE)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article = ((SELECT id
FROM article
WHERE uuid = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article = ((SELECT id
FROM article
WHERE uuid = ?))
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article = ((SELECT id
FROM article
WHERE uuid = ?))
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.article = ((SELECT id
FROM article
WHERE uuid = ?))
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article = ((SELECT id
FROM article
WHERE uuid = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article = ((SELECT id
FROM article
WHERE uuid = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article = ((SELECT id
FROM article
WHERE uuid = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article = ((SELECT id
FROM article
WHERE uuid = ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","vote":"S-2012-77"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT quote
FROM quote_vote
WHERE vote = (?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","vote":"S-2012-77"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT quote
FROM quote_vote
WHERE vote = (?))
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","vote":"S-2012-77"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT quote
FROM quote_vote
WHERE vote = (?))
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.id IN (SELECT quote
FROM quote_vote
WHERE vote = (?))
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","vote":"S-2012-77"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT quote
FROM quote_vote
WHERE vote = (?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","vote":"S-2012-77"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT quote
FROM quote_vote
WHERE vote = (?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","vote":"S-2012-77"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT quote
FROM quote_vote
WHERE vote = (?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","vote":"S-2012-77"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT quote
FROM quote_vote
WHERE vote = (?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","partial":true}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.partial = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","partial":true}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.partial = (?)
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","partial":true}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.partial = (?)
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.partial = (?)
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","partial":true}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.partial = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","partial":true}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.partial = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","partial":true}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.partial = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","partial":true}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.partial = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_state":"RUS"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_state = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_state":"RUS"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_state = (?)
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_state":"RUS"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_state = (?)
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.speaker_state = (?)
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_state":"RUS"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_state = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_state":"RUS"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_state = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_state":"RUS"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_state = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_state":"RUS"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_state = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_organisation":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_organisation = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_organisation":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_organisation = (?)
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_organisation":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_organisation = (?)
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.speaker_organisation = (?)
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_organisation":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_organisation = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_organisation":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_organisation = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_organisation":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_organisation = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","speaker_organisation":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_organisation = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","kind":"direct"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.kind = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","kind":"direct"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.kind = (?)
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","kind":"direct"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.kind = (?)
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.kind = (?)
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","kind":"direct"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.kind = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","kind":"direct"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.kind = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","kind":"direct"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.kind = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","kind":"direct"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.kind = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","modality":"all"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","modality":"all"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE TRUE
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","modality":"all"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE TRUE
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND TRUE
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","modality":"all"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","modality":"all"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","modality":"all"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","modality":"all"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE TRUE
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","via":"Reuters"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.via_key = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","via":"Reuters"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.via_key = (?)
GROUP BY 1) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","via":"Reuters"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.via_key = (?)
AND (w.speaker IS NULL OR w.speaker IN (SELECT w.speaker
FROM quote w
WHERE w.speaker IS NOT NULL
AND w.asserted = 1
AND w.via_key = (?)
GROUP BY w.speaker
ORDER BY count(*) DESC, (SELECT slug
FROM actor
WHERE id = w.speaker)
LIMIT 0 + ?))
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","via":"Reuters"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.via_key = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","via":"Reuters"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.via_key = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","via":"Reuters"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.via_key = (?)
GROUP BY 2) k)

-- facets {"of":"quotes","by":"publisher,speaker,speaker_state,speaker_organisation,kind,via","via":"Reuters"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.via_key = (?)
GROUP BY 2) k)

-- network {}
-- network {}, page 2
-- network {"kind":"state,person"}
-- network {"top":2}
SELECT k.id
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
ORDER BY 2, 3, 1
LIMIT 0 + ?) k

-- network {}
-- network {}, page 2
-- network {"q":"council"}
-- network {"publisher":"Daily Sample"}
-- network {"actor":"china,russia"}
-- network {"speaker":"ada-minister"}
-- network {"vote":"S-2012-77"}
-- network {"top":2}
-- network {"published_from":"2012-01-01"}
-- network {"published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT s.id, s.slug, s.name, s.kind
FROM (SELECT m.actor, count(*) AS article_count
FROM json_each(?) k
CROSS JOIN article_actor m ON m.article = k.value
GROUP BY m.actor) n
CROSS JOIN actor s ON s.id = n.actor
ORDER BY n.article_count DESC, s.slug
LIMIT 0 + ?

-- network {}
-- network {}, page 2
-- network {"q":"council"}
-- network {"publisher":"Daily Sample"}
-- network {"actor":"china,russia"}
-- network {"speaker":"ada-minister"}
-- network {"vote":"S-2012-77"}
-- network {"kind":"state,person"}
-- network {"top":2}
-- network {"published_from":"2012-01-01"}
-- network {"published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT x.actor, y.actor, count(*), round(sum(1.0 / (a.actor_count - 1)), 4)
FROM json_each(?) k
CROSS JOIN article a ON a.id = k.value
CROSS JOIN article_actor x ON x.article = a.id
CROSS JOIN article_actor y ON y.article = a.id
AND y.actor > x.actor
WHERE x.actor IN (SELECT value
FROM json_each(?))
AND y.actor IN (SELECT value
FROM json_each(?))
GROUP BY x.actor, y.actor

-- network {"q":"council"}
SELECT k.id
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article_fts f
CROSS JOIN article a ON a.id = f.rowid
WHERE TRUE
AND article_fts MATCH ?
ORDER BY 2, 3, 1
LIMIT 0 + ?) k

-- network {"publisher":"Daily Sample"}
SELECT k.id
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND a.publisher_id = (SELECT id
FROM publisher
WHERE slug = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k

-- network {"actor":"china,russia"}
SELECT k.id
FROM (SELECT m.article AS id, m.age AS k0, m.article_key AS k1
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?) UNION SELECT m.article AS id, m.age AS k0, m.article_key AS k1
FROM article_actor m
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k

-- network {"speaker":"ada-minister"}
SELECT k.id
FROM (SELECT m.article AS id, m.age AS k0, m.article_key AS k1
FROM article_actor m INDEXED BY article_actor_speaker
CROSS JOIN article a ON a.id = m.article
WHERE TRUE
AND m.quote_count > 0
AND m.actor = (SELECT id
FROM actor
WHERE slug = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k

-- network {"vote":"S-2012-77"}
SELECT k.id
FROM (SELECT v.article AS id, v.age AS k0, v.article_key AS k1
FROM article_vote v
CROSS JOIN article a ON a.id = v.article
WHERE TRUE
AND v.vote = ?
ORDER BY 2, 3, 1
LIMIT 0 + ?) k

-- network {"kind":"state,person"}
SELECT s.id, s.slug, s.name, s.kind
FROM (SELECT m.actor, count(*) AS article_count
FROM json_each(?) k
CROSS JOIN article_actor m ON m.article = k.value
GROUP BY m.actor) n
CROSS JOIN actor s ON s.id = n.actor
WHERE s.kind IN (?, ?)
ORDER BY n.article_count DESC, s.slug
LIMIT 0 + ?

-- network {"published_from":"2012-01-01"}
SELECT k.id
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND a.age <= ?
ORDER BY 2, 3, 1
LIMIT 0 + ?) k

-- network {"published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT k.id
FROM (SELECT a.id AS id, a.age AS k0, a.article_key AS k1
FROM article a
WHERE TRUE
AND a.age >= ?
AND a.age <= ?
ORDER BY 2, 3, 1
LIMIT 0 + ?) k

-- search {"q":"Syria"}
-- search {"q":"Syria"}, page 2
-- search {"q":"\"the Council\""}
-- search {"q":"\"the Council\""}, page 2
-- search {"q":"a*"}
-- search {"q":"a*"}, page 2
-- search {"q":"Syria OR \"the Council\""}
-- search {"q":"Syria OR \"the Council\""}, page 2
-- search {"q":"Syria","type":"article"}
SELECT w.id, w.uuid
FROM json_each(?) k
CROSS JOIN article w ON w.id = k.value
WHERE TRUE

-- search {"q":"Syria"}
-- search {"q":"Syria"}, page 2
-- search {"q":"\"the Council\""}
-- search {"q":"\"the Council\""}, page 2
-- search {"q":"a*"}
-- search {"q":"a*"}, page 2
-- search {"q":"S/2012/77"}
-- search {"q":"Syria OR \"the Council\""}
-- search {"q":"Syria OR \"the Council\""}, page 2
-- search {"q":"Syria","type":"article"}
-- search {"q":"Syria","published_from":"2012-01-01"}
-- search {"q":"Syria","published_from":"2011-01-01","published_to":"2012-12-31"}
-- search {"q":"Syria","publisher":"The Example Post"}
-- search {"q":"Syria","speaker":"ada-minister"}
SELECT 0.0 AS rank, '' AS tie, a.uuid AS uuid, NULL AS id, a.title, t.text, t.segments, a.language, a.published_on, NULL AS date, a.publisher, NULL AS speaker_id, NULL AS speaker_name
FROM (SELECT key AS place, value AS number
FROM json_each(?)) k
CROSS JOIN article a ON a.id = k.number
CROSS JOIN article_text t ON t.article = a.id
ORDER BY k.place

-- search {"q":"Syria"}
-- search {"q":"Syria"}, page 2
-- search {"q":"\"the Council\""}
-- search {"q":"\"the Council\""}, page 2
-- search {"q":"a*"}
-- search {"q":"a*"}, page 2
-- search {"q":"S/2012/77"}
-- search {"q":"Syria OR \"the Council\""}
-- search {"q":"Syria OR \"the Council\""}, page 2
-- search {"q":"Syria","type":"quote"}
-- search {"q":"Syria","published_from":"2012-01-01"}
-- search {"q":"Syria","published_from":"2011-01-01","published_to":"2012-12-31"}
-- search {"q":"Syria","publisher":"The Example Post"}
-- search {"q":"Syria","speaker":"ada-minister"}
SELECT 0.0 AS rank, '' AS tie, q.uuid AS uuid, NULL AS id, q.article_title AS title, q.text, NULL AS segments, a.language, q.published_on, NULL AS date, q.article_publisher AS publisher, (SELECT slug
FROM actor
WHERE id = q.speaker) AS speaker_id, q.speaker_name
FROM (SELECT key AS place, value AS number
FROM json_each(?)) k
CROSS JOIN quote q ON q.id = k.number
CROSS JOIN article a ON a.id = q.article
ORDER BY k.place

-- search {"q":"Syria"}
-- search {"q":"Syria"}, page 2
-- search {"q":"\"the Council\""}
-- search {"q":"\"the Council\""}, page 2
-- search {"q":"S/2012/77"}
-- search {"q":"Syria","type":"actor"}
SELECT s.id, s.kind, s.name, (SELECT group_concat(l.name, char(10))
FROM actor_alias l
WHERE l.actor = s.id
AND l.kind NOT IN ('demonym', 'capital'))
FROM (SELECT rowid
FROM actor_fts
WHERE actor_fts MATCH ?
LIMIT 1000) f
CROSS JOIN actor s ON s.id = f.rowid
ORDER BY s.in_registry DESC, s.quotes_first, s.slug
LIMIT 50

-- search {"q":"Syria"}
-- search {"q":"Syria"}, page 2
-- search {"q":"\"the Council\""}
-- search {"q":"\"the Council\""}, page 2
-- search {"q":"a*"}
-- search {"q":"a*"}, page 2
-- search {"q":"S/2012/77"}
-- search {"q":"Syria OR \"the Council\""}
-- search {"q":"Syria OR \"the Council\""}, page 2
-- search {"q":"Syria","type":"actor"}
SELECT count(*)
FROM actor_fts
CROSS JOIN actor w ON w.id = actor_fts.rowid
WHERE actor_fts MATCH ?

-- search {"q":"Syria"}
-- search {"q":"\"the Council\""}
-- search {"q":"a*"}
-- search {"q":"S/2012/77"}
-- search {"q":"Syria OR \"the Council\""}
-- search {"q":"Syria","type":"actor"}
SELECT k.rank, k.tie, NULL AS uuid, s.slug AS id, s.name AS title, concat_ws(' · ', s.name, (SELECT group_concat(l.name, ' · ')
FROM actor_alias l
WHERE l.actor = s.id
AND l.kind NOT IN ('demonym', 'capital')), s.office, s.description) AS text, NULL AS segments, 'zxx' AS language, NULL AS published_on, NULL AS date, NULL AS publisher, NULL AS speaker_id, NULL AS speaker_name
FROM (SELECT actor_fts.rowid AS number, actor_fts.rank AS rank, w.slug AS tie
FROM actor_fts
CROSS JOIN actor w ON w.id = actor_fts.rowid
WHERE actor_fts MATCH ?
ORDER BY 2, 3
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.number

-- search {"q":"Syria"}
-- search {"q":"Syria"}, page 2
-- search {"q":"\"the Council\""}
-- search {"q":"\"the Council\""}, page 2
-- search {"q":"a*"}
-- search {"q":"a*"}, page 2
-- search {"q":"Syria OR \"the Council\""}
-- search {"q":"Syria OR \"the Council\""}, page 2
-- search {"q":"Syria","type":"vote"}
SELECT count(*)
FROM vote_fts
CROSS JOIN vote w ON w.pk = vote_fts.rowid
WHERE vote_fts MATCH ?

-- search {"q":"Syria"}
-- search {"q":"\"the Council\""}
-- search {"q":"a*"}
-- search {"q":"Syria OR \"the Council\""}
-- search {"q":"Syria","type":"vote"}
SELECT k.rank, k.tie, NULL AS uuid, v.id, v.symbol AS title, concat_ws(' · ', v.title, v.agenda_item) AS text, NULL AS segments, 'en' AS language, NULL AS published_on, v.date, NULL AS publisher, NULL AS speaker_id, NULL AS speaker_name
FROM (SELECT vote_fts.rowid AS number, vote_fts.rank AS rank, w.id AS tie
FROM vote_fts
CROSS JOIN vote w ON w.pk = vote_fts.rowid
WHERE vote_fts MATCH ?
ORDER BY 2, 3
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.number

-- search {"q":"Syria"}, page 2
-- search {"q":"Syria OR \"the Council\""}, page 2
SELECT k.rank, k.tie, NULL AS uuid, s.slug AS id, s.name AS title, concat_ws(' · ', s.name, (SELECT group_concat(l.name, …
FROM actor_alias l
WHERE l.actor = s.id
AND l.kind NOT IN ('demonym', 'capital')), s.office, s.description) AS text, NULL AS segments, 'zxx' AS language, NULL A …
FROM (SELECT actor_fts.rowid AS number, actor_fts.rank AS rank, w.slug AS tie
FROM actor_fts
CROSS JOIN actor w ON w.id = actor_fts.rowid
WHERE actor_fts MATCH ?
AND actor_fts.rank > ?
ORDER BY 2, 3
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.number

-- search {"q":"Syria"}, page 2
-- search {"q":"Syria OR \"the Council\""}, page 2
SELECT k.rank, k.tie, NULL AS uuid, v.id, v.symbol AS title, concat_ws(' · ', v.title, v.agenda_item) AS text, NULL AS s …
FROM (SELECT vote_fts.rowid AS number, vote_fts.rank AS rank, w.id AS tie
FROM vote_fts
CROSS JOIN vote w ON w.pk = vote_fts.rowid
WHERE vote_fts MATCH ?
AND (vote_fts.rank, w.id) > (?, ?)
ORDER BY 2, 3
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.number

-- search {"q":"\"the Council\""}
-- search {"q":"\"the Council\""}, page 2
-- search {"q":"S/2012/77"}
-- search {"q":"Syria OR \"the Council\""}
-- search {"q":"Syria OR \"the Council\""}, page 2
SELECT json_group_array(rowid)
FROM quote_fts
WHERE quote_fts MATCH ?

-- search {"q":"\"the Council\""}, page 2
SELECT k.rank, k.tie, NULL AS uuid, s.slug AS id, s.name AS title, concat_ws(' · ', s.name, (SELECT group_concat(l.name, …
FROM actor_alias l
WHERE l.actor = s.id
AND l.kind NOT IN ('demonym', 'capital')), s.office, s.description) AS text, NULL AS segments, 'zxx' AS language, NULL A …
FROM (SELECT actor_fts.rowid AS number, actor_fts.rank AS rank, w.slug AS tie
FROM actor_fts
CROSS JOIN actor w ON w.id = actor_fts.rowid
WHERE actor_fts MATCH ?
AND actor_fts.rank >= ?
ORDER BY 2, 3
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.number

-- search {"q":"\"the Council\""}, page 2
-- search {"q":"a*"}, page 2
SELECT k.rank, k.tie, NULL AS uuid, v.id, v.symbol AS title, concat_ws(' · ', v.title, v.agenda_item) AS text, NULL AS s …
FROM (SELECT vote_fts.rowid AS number, vote_fts.rank AS rank, w.id AS tie
FROM vote_fts
CROSS JOIN vote w ON w.pk = vote_fts.rowid
WHERE vote_fts MATCH ?
AND vote_fts.rank >= ?
ORDER BY 2, 3
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.number

-- search {"q":"a*"}
-- search {"q":"a*"}, page 2
SELECT w.id, w.uuid
FROM json_each(?) k
CROSS JOIN quote w ON w.id = k.value
WHERE TRUE
AND w.asserted

-- search {"q":"a*"}, page 2
SELECT k.rank, k.tie, NULL AS uuid, s.slug AS id, s.name AS title, concat_ws(' · ', s.name, (SELECT group_concat(l.name, …
FROM actor_alias l
WHERE l.actor = s.id
AND l.kind NOT IN ('demonym', 'capital')), s.office, s.description) AS text, NULL AS segments, 'zxx' AS language, NULL A …
FROM (SELECT actor_fts.rowid AS number, actor_fts.rank AS rank, w.slug AS tie
FROM actor_fts
CROSS JOIN actor w ON w.id = actor_fts.rowid
WHERE actor_fts MATCH ?
AND (actor_fts.rank, w.slug) > (?, ?)
ORDER BY 2, 3
LIMIT 0 + ?) k
CROSS JOIN actor s ON s.id = k.number

-- search {"q":"S/2012/77"}
SELECT w.pk
FROM vote w
WHERE (w.draft_symbol = ? OR w.meeting = ? OR w.draft_symbol GLOB ?)
ORDER BY w.id = ? DESC, length(w.id), w.pk
LIMIT 10

-- search {"q":"S/2012/77"}
SELECT 0.0 AS rank, '' AS tie, NULL AS uuid, v.id, v.symbol AS title, concat_ws(' · ', v.title, v.agenda_item) AS text, NULL AS segments, 'en' AS language, NULL AS published_on, v.date, NULL AS publisher, NULL AS speaker_id, NULL AS speaker_name
FROM (SELECT key AS place, value AS number
FROM json_each(?)) k
CROSS JOIN vote v ON v.pk = k.number
ORDER BY k.place

-- search {"q":"S/2012/77"}
SELECT count(*)
FROM vote_fts
CROSS JOIN vote w ON w.pk = vote_fts.rowid
WHERE vote_fts MATCH ?
AND w.pk NOT IN (SELECT value
FROM json_each(?))

-- search {"q":"S/2012/77"}
SELECT k.rank, k.tie, NULL AS uuid, v.id, v.symbol AS title, concat_ws(' · ', v.title, v.agenda_item) AS text, NULL AS s …
FROM (SELECT vote_fts.rowid AS number, vote_fts.rank AS rank, w.id AS tie
FROM vote_fts
CROSS JOIN vote w ON w.pk = vote_fts.rowid
WHERE vote_fts MATCH ?
AND w.pk NOT IN (SELECT value
FROM json_each(?))
ORDER BY 2, 3
LIMIT 0 + ?) k
CROSS JOIN vote v ON v.pk = k.number

-- search {"q":"Syria","published_from":"2012-01-01"}
SELECT count(*)
FROM json_each(?) k
CROSS JOIN article w ON w.id = k.value
WHERE TRUE
AND w.age <= ?

-- search {"q":"Syria","published_from":"2012-01-01"}
SELECT w.id, w.uuid
FROM json_each(?) k
CROSS JOIN article w ON w.id = k.value
WHERE TRUE
AND w.age <= ?

-- search {"q":"Syria","published_from":"2012-01-01"}
SELECT count(*)
FROM json_each(?) k
CROSS JOIN quote w ON w.id = k.value
WHERE TRUE
AND w.age <= ?
AND w.asserted

-- search {"q":"Syria","published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT count(*)
FROM json_each(?) k
CROSS JOIN article w ON w.id = k.value
WHERE TRUE
AND w.age >= ?
AND w.age <= ?

-- search {"q":"Syria","published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT w.id, w.uuid
FROM json_each(?) k
CROSS JOIN article w ON w.id = k.value
WHERE TRUE
AND w.age >= ?
AND w.age <= ?

-- search {"q":"Syria","published_from":"2011-01-01","published_to":"2012-12-31"}
SELECT count(*)
FROM json_each(?) k
CROSS JOIN quote w ON w.id = k.value
WHERE TRUE
AND w.age >= ?
AND w.age <= ?
AND w.asserted

-- search {"q":"Syria","publisher":"The Example Post"}
SELECT count(*)
FROM json_each(?) k
CROSS JOIN article w ON w.id = k.value
WHERE TRUE
AND +w.publisher_id IN ((SELECT id
FROM publisher
WHERE slug = ?))

-- search {"q":"Syria","publisher":"The Example Post"}
SELECT w.id, w.uuid
FROM json_each(?) k
CROSS JOIN article w ON w.id = k.value
WHERE TRUE
AND +w.publisher_id IN ((SELECT id
FROM publisher
WHERE slug = ?))

-- search {"q":"Syria","publisher":"The Example Post"}
SELECT count(*)
FROM json_each(?) k
CROSS JOIN quote w ON w.id = k.value
WHERE TRUE
AND w.asserted
AND +w.publisher IN ((SELECT id
FROM publisher
WHERE slug = ?))

-- search {"q":"Syria","speaker":"ada-minister"}
SELECT count(*)
FROM json_each(?) k
CROSS JOIN article w ON w.id = k.value
WHERE TRUE
AND EXISTS (SELECT 1
FROM article_actor
WHERE article = w.id
AND quote_count > 0
AND actor IN ((SELECT id
FROM actor
WHERE slug = ?)))

-- search {"q":"Syria","speaker":"ada-minister"}
SELECT w.id, w.uuid
FROM json_each(?) k
CROSS JOIN article w ON w.id = k.value
WHERE TRUE
AND EXISTS (SELECT 1
FROM article_actor
WHERE article = w.id
AND quote_count > 0
AND actor IN ((SELECT id
FROM actor
WHERE slug = ?)))

-- search {"q":"Syria","speaker":"ada-minister"}
SELECT count(*)
FROM json_each(?) k
CROSS JOIN quote w ON w.id = k.value
WHERE TRUE
AND w.asserted
AND +w.speaker IN ((SELECT id
FROM actor
WHERE slug = ?))

-- timeline {"metric":"articles"}
-- timeline {"metric":"articles"}, page 2
-- timeline {"metric":"articles","interval":"day"}
-- timeline {"metric":"articles","interval":"week"}
-- timeline {"metric":"articles","interval":"month"}
-- timeline {"metric":"articles","interval":"quarter"}
-- timeline {"metric":"articles","interval":"year"}
-- timeline {"metric":"articles","interval":"all"}
-- timeline {"metric":"articles","modality":"all"}
-- timeline {"metric":"articles","convention":"wide"}
-- timeline {"metric":"articles","convention":"official"}
-- timeline {"metric":"articles"}
-- timeline {"metric":"articles","split_by":"speaker"}
-- timeline {"metric":"articles","split_by":"speaker_state"}
-- timeline {"metric":"articles","split_by":"speaker_organisation"}
-- timeline {"metric":"articles","split_by":"topic"}
-- timeline {"metric":"articles","split_by":"member"}
-- timeline {"metric":"articles","split_by":"outcome"}
-- timeline {"metric":"articles","split_by":"kind"}
-- timeline {"metric":"articles","split_by":"verdict"}
-- timeline {"metric":"articles","split_by":"via"}
-- timeline {"metric":"articles","split_by":"speaker,kind"}
-- timeline {"metric":"articles","split_by":"speaker"}
-- timeline {"metric":"articles","split_by":"topic"}
-- timeline {"metric":"articles","split_by":"member"}
-- timeline {"metric":"articles","split_by":"outcome"}
-- timeline {"metric":"articles","split_by":"kind"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT w.age, NULL AS first, NULL AS second, w.article_count AS value
FROM day w
WHERE w.article_count > 0)

-- timeline {"metric":"votes"}
-- timeline {"metric":"votes"}, page 2
-- timeline {"metric":"votes","interval":"day"}
-- timeline {"metric":"votes","interval":"week"}
-- timeline {"metric":"votes","interval":"month"}
-- timeline {"metric":"votes","interval":"quarter"}
-- timeline {"metric":"votes","interval":"year"}
-- timeline {"metric":"votes","modality":"all"}
-- timeline {"metric":"votes","convention":"wide"}
-- timeline {"metric":"votes","convention":"official"}
-- timeline {"metric":"votes"}
-- timeline {"metric":"votes","split_by":"publisher"}
-- timeline {"metric":"votes","split_by":"speaker"}
-- timeline {"metric":"votes","split_by":"speaker_state"}
-- timeline {"metric":"votes","split_by":"speaker_organisation"}
-- timeline {"metric":"votes","split_by":"member"}
-- timeline {"metric":"votes","split_by":"verdict"}
-- timeline {"metric":"votes","split_by":"via"}
-- timeline {"metric":"votes","split_by":"publisher"}
-- timeline {"metric":"votes","split_by":"speaker"}
-- timeline {"metric":"votes","split_by":"member"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, count(*) AS value
FROM vote w
WHERE TRUE
GROUP BY 1) k)

-- timeline {"metric":"vetoes"}
-- timeline {"metric":"vetoes"}, page 2
-- timeline {"metric":"vetoes","interval":"day"}
-- timeline {"metric":"vetoes","interval":"week"}
-- timeline {"metric":"vetoes","interval":"month"}
-- timeline {"metric":"vetoes","interval":"quarter"}
-- timeline {"metric":"vetoes","interval":"year"}
-- timeline {"metric":"vetoes","modality":"all"}
-- timeline {"metric":"vetoes","convention":"official"}
-- timeline {"metric":"vetoes"}
-- timeline {"metric":"vetoes","split_by":"publisher"}
-- timeline {"metric":"vetoes","split_by":"speaker"}
-- timeline {"metric":"vetoes","split_by":"speaker_state"}
-- timeline {"metric":"vetoes","split_by":"speaker_organisation"}
-- timeline {"metric":"vetoes","split_by":"outcome"}
-- timeline {"metric":"vetoes","split_by":"kind"}
-- timeline {"metric":"vetoes","split_by":"verdict"}
-- timeline {"metric":"vetoes","split_by":"via"}
-- timeline {"metric":"vetoes","split_by":"speaker,kind"}
-- timeline {"metric":"vetoes","split_by":"publisher"}
-- timeline {"metric":"vetoes","split_by":"speaker"}
-- timeline {"metric":"vetoes","split_by":"outcome"}
-- timeline {"metric":"vetoes","split_by":"kind"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, count(*) AS value
FROM veto c
CROSS JOIN vote w ON w.pk = c.vote
WHERE TRUE
AND c.official
GROUP BY 1) k)

-- timeline {"metric":"articles","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM article w
WHERE TRUE
AND w.id IN (SELECT rowid
FROM article_fts
WHERE article_fts MATCH ?)
GROUP BY 1) k)

-- timeline {"metric":"articles","actor":"china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM article w
WHERE TRUE
AND w.id IN (SELECT article
FROM article_actor
WHERE actor = ((SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY 1) k)

-- timeline {"metric":"articles","publisher":"Daily Sample"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM article w
WHERE TRUE
AND w.publisher_id = ((SELECT id
FROM publisher
WHERE slug = ?))
GROUP BY 1) k)

-- timeline {"metric":"articles","speaker":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM article w
WHERE TRUE
AND w.id IN (SELECT article
FROM article_actor INDEXED BY article_actor_speaker
WHERE quote_count > 0
AND actor = ((SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY 1) k)

-- timeline {"metric":"articles","language":"en,en-GB"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM article w
WHERE TRUE
AND ((w.language_subtag = ?) OR (w.language_subtag = ?
AND substr(lower(w.language) || '-', 1, ?) = ?))
GROUP BY 1) k)

-- timeline {"metric":"articles","vote":"S-2012-77"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM article w
WHERE TRUE
AND w.id IN (SELECT article
FROM article_vote
WHERE vote = (?))
GROUP BY 1) k)

-- timeline {"metric":"articles","speaker":"ada-minister,china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM article w
WHERE TRUE
AND w.id IN (SELECT article
FROM article_actor INDEXED BY article_actor_speaker
WHERE quote_count > 0
AND actor IN ((SELECT id
FROM actor
WHERE slug = ?), (SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY 1) k)

-- timeline {"metric":"articles","published_from":"2012-01-01"}
-- timeline {"metric":"articles","date_from":"2012-01-01"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT w.age, NULL AS first, NULL AS second, w.article_count AS value
FROM day w
WHERE w.article_count > 0
AND w.age BETWEEN ?
AND ?)

-- timeline {"metric":"articles","split_by":"publisher"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.publisher AS first, count(*) AS value
FROM article w
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"articles","split_by":"speaker"}
-- timeline {"metric":"articles","split_by":"speaker_organisation"}
-- timeline {"metric":"articles","split_by":"speaker,kind"}
-- timeline {"metric":"articles","split_by":"speaker"}
-- timeline {"metric":"quotes","split_by":"speaker"}
-- timeline {"metric":"quotes","split_by":"speaker_organisation"}
-- timeline {"metric":"quotes","split_by":"speaker,kind"}
-- timeline {"metric":"quotes","split_by":"speaker"}
-- timeline {"metric":"claims","split_by":"speaker"}
-- timeline {"metric":"claims","split_by":"speaker_organisation"}
-- timeline {"metric":"claims","split_by":"speaker,kind"}
-- timeline {"metric":"claims","split_by":"speaker"}
-- timeline {"metric":"mentions","split_by":"speaker"}
-- timeline {"metric":"mentions","split_by":"speaker_organisation"}
-- timeline {"metric":"mentions","split_by":"speaker,kind"}
-- timeline {"metric":"mentions","split_by":"speaker"}
-- timeline {"metric":"votes","split_by":"speaker"}
-- timeline {"metric":"votes","split_by":"speaker_organisation"}
-- timeline {"metric":"votes","split_by":"speaker,kind"}
-- timeline {"metric":"votes","split_by":"speaker"}
-- timeline {"metric":"vetoes","split_by":"speaker"}
-- timeline {"metric":"vetoes","split_by":"speaker_organisation"}
-- timeline {"metric":"vetoes","split_by":"speaker,kind"}
-- timeline {"metric":"vetoes","split_by":"speaker"}
SELECT json_group_object(j.value, (SELECT name
FROM actor
WHERE slug = j.value))
FROM json_each(?) j

-- timeline {"metric":"articles","split_by":"speaker_state"}
-- timeline {"metric":"quotes","split_by":"speaker_state"}
-- timeline {"metric":"claims","split_by":"speaker_state"}
-- timeline {"metric":"mentions","split_by":"speaker_state"}
-- timeline {"metric":"votes","split_by":"speaker_state"}
-- timeline {"metric":"vetoes","split_by":"speaker_state"}
SELECT json_group_object(j.value, coalesce((SELECT name
FROM actor
WHERE iso3 = j.value), (SELECT name
FROM member
WHERE iso3 = j.value)))
FROM json_each(?) j

-- timeline {"metric":"articles","split_by":"via"}
-- timeline {"metric":"quotes","split_by":"via"}
-- timeline {"metric":"claims","split_by":"via"}
-- timeline {"metric":"mentions","split_by":"via"}
-- timeline {"metric":"votes","split_by":"via"}
-- timeline {"metric":"vetoes","split_by":"via"}
SELECT json_group_object(j.value, coalesce((SELECT name
FROM actor
WHERE slug = j.value), (SELECT via
FROM quote
WHERE via_key = j.value
ORDER BY age, article_key, start
LIMIT 1), (SELECT via
FROM claim
WHERE via_key = j.value
ORDER BY age, article_key, start
LIMIT 1)))
FROM json_each(?) j

-- timeline {"metric":"quotes","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT rowid
FROM quote_fts
WHERE quote_fts MATCH ?)
GROUP BY 1) k)

-- timeline {"metric":"quotes","actor":"china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article IN (SELECT article
FROM article_actor
WHERE actor = ((SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY 1) k)

-- timeline {"metric":"quotes","min_confidence":0.5}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.confidence >= (?)
GROUP BY 1) k)

-- timeline {"metric":"quotes","publisher":"Daily Sample"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.publisher = ((SELECT id
FROM publisher
WHERE slug = ?))
GROUP BY 1) k)

-- timeline {"metric":"quotes","speaker":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker = ((SELECT id
FROM actor
WHERE slug = ?))
GROUP BY 1) k)

-- timeline {"metric":"quotes","speaker_name":"Bo Scholar"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND (w.speaker_key = ? OR w.speaker = (SELECT id
FROM actor
WHERE name_key = ?
ORDER BY slug
LIMIT 1))
GROUP BY 1) k)

-- timeline {"metric":"quotes","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.article = ((SELECT id
FROM article
WHERE uuid = ?))
GROUP BY 1) k)

-- timeline {"metric":"quotes","vote":"S-2012-77"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.id IN (SELECT quote
FROM quote_vote
WHERE vote = (?))
GROUP BY 1) k)

-- timeline {"metric":"quotes","partial":true}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.partial = (?)
GROUP BY 1) k)

-- timeline {"metric":"quotes","speaker_state":"RUS"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_state = (?)
GROUP BY 1) k)

-- timeline {"metric":"quotes","speaker_organisation":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_organisation = (?)
GROUP BY 1) k)

-- timeline {"metric":"quotes","kind":"direct"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.kind = (?)
GROUP BY 1) k)

-- timeline {"metric":"quotes","modality":"all"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE TRUE
GROUP BY 1) k)

-- timeline {"metric":"quotes","via":"Reuters"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.via_key = (?)
GROUP BY 1) k)

-- timeline {"metric":"quotes","speaker":"ada-minister,china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker IN ((SELECT id
FROM actor
WHERE slug = ?), (SELECT id
FROM actor
WHERE slug = ?))
GROUP BY 1) k)

-- timeline {"metric":"quotes","modality":"negated"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM quote w
WHERE w.asserted = 0
AND w.modality = (?)
GROUP BY 1) k)

-- timeline {"metric":"quotes","split_by":"publisher"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.publisher AS first, sum(w.quote_count) AS value
FROM article w
WHERE w.quote_count > 0
GROUP BY 1, 2) k)

-- timeline {"metric":"quotes","split_by":"speaker"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.speaker AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
GROUP BY 1, 2) k)

-- timeline {"metric":"quotes","split_by":"speaker_state"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.speaker_state AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_state IS NOT NULL
GROUP BY 1, 2) k)

-- timeline {"metric":"quotes","split_by":"speaker_organisation"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.speaker_organisation AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.speaker_organisation IS NOT NULL
GROUP BY 1, 2) k)

-- timeline {"metric":"quotes","split_by":"kind"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.kind AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
GROUP BY 1, 2) k)

-- timeline {"metric":"quotes","split_by":"via"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.via_key AS first, count(*) AS value
FROM quote w
WHERE w.asserted = 1
AND w.via_key IS NOT NULL
GROUP BY 1, 2) k)

-- timeline {"metric":"quotes","split_by":"speaker,kind"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, k.second AS second, k.value
FROM (SELECT w.age AS age, w.speaker AS first, w.kind AS second, count(*) AS value
FROM quote w
WHERE w.asserted = 1
GROUP BY 1, 2, 3) k)

-- timeline {"metric":"claims","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.id IN (SELECT rowid
FROM claim_fts
WHERE claim_fts MATCH ?)
GROUP BY 1) k)

-- timeline {"metric":"claims","actor":"china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.article IN (SELECT article
FROM article_actor
WHERE actor = ((SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY 1) k)

-- timeline {"metric":"claims","min_confidence":0.5}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.confidence >= (?)
GROUP BY 1) k)

-- timeline {"metric":"claims","publisher":"Daily Sample"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.publisher = ((SELECT id
FROM publisher
WHERE slug = ?))
GROUP BY 1) k)

-- timeline {"metric":"claims","speaker":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.speaker = ((SELECT id
FROM actor
WHERE slug = ?))
GROUP BY 1) k)

-- timeline {"metric":"claims","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.article = ((SELECT id
FROM article
WHERE uuid = ?))
GROUP BY 1) k)

-- timeline {"metric":"claims","vote":"S-2012-77"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.id IN (SELECT claim
FROM claim_vote
WHERE vote = (?))
GROUP BY 1) k)

-- timeline {"metric":"claims","option":"no"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.option = (?)
GROUP BY 1) k)

-- timeline {"metric":"claims","topic":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.topic = (?)
GROUP BY 1) k)

-- timeline {"metric":"claims","member":"CHN"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.id IN (SELECT claim
FROM claim_member
WHERE member = (?))
GROUP BY 1) k)

-- timeline {"metric":"claims","kind":"direct"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.kind = (?)
GROUP BY 1) k)

-- timeline {"metric":"claims","verdict":"agrees"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.verdict = (?)
GROUP BY 1) k)

-- timeline {"metric":"claims","via":"Reuters"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.via_key = (?)
GROUP BY 1) k)

-- timeline {"metric":"claims","speaker":"ada-minister,china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.speaker IN ((SELECT id
FROM actor
WHERE slug = ?), (SELECT id
FROM actor
WHERE slug = ?))
GROUP BY 1) k)

-- timeline {"metric":"claims","modality":"asserted"}
-- timeline {"metric":"claims","modality":"negated"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, count(*) AS value
FROM claim w
WHERE TRUE
AND w.modality = (?)
GROUP BY 1) k)

-- timeline {"metric":"claims","published_from":"2012-01-01"}
-- timeline {"metric":"claims","date_from":"2012-01-01"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT w.age, NULL AS first, NULL AS second, w.claim_count AS value
FROM day w
WHERE w.claim_count > 0
AND w.age BETWEEN ?
AND ?)

-- timeline {"metric":"claims","split_by":"publisher"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, (SELECT publisher
FROM article
WHERE id = w.article) AS first, count(*) AS value
FROM claim w
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"claims","split_by":"speaker"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.speaker AS first, count(*) AS value
FROM claim w
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"claims","split_by":"topic"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.topic AS first, count(*) AS value
FROM claim w
WHERE TRUE
AND w.topic IS NOT NULL
GROUP BY 1, 2) k)

-- timeline {"metric":"claims","split_by":"member"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, m.member AS first, count(*) AS value
FROM claim w
CROSS JOIN claim_member m ON m.claim = w.id
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"claims","split_by":"kind"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.kind AS first, count(*) AS value
FROM claim w
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"claims","split_by":"verdict"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.verdict AS first, count(*) AS value
FROM claim w
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"claims","split_by":"via"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.via_key AS first, count(*) AS value
FROM claim w
WHERE TRUE
AND w.via_key IS NOT NULL
GROUP BY 1, 2) k)

-- timeline {"metric":"claims","split_by":"speaker,kind"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, k.second AS second, k.value
FROM (SELECT w.age AS age, w.speaker AS first, w.kind AS second, count(*) AS value
FROM claim w
WHERE TRUE
GROUP BY 1, 2, 3) k)

-- timeline {"metric":"mentions","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
AND w.article IN (SELECT rowid
FROM article_fts
WHERE article_fts MATCH ?)
GROUP BY 1) k)

-- timeline {"metric":"mentions","actor":"china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
AND w.article IN (SELECT article
FROM article_actor
WHERE actor = ((SELECT id
FROM actor
WHERE slug = ?)))
GROUP BY 1) k)

-- timeline {"metric":"mentions","publisher":"Daily Sample"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
AND w.article IN (SELECT id
FROM article
WHERE publisher_id = ((SELECT id
FROM publisher
WHERE slug = ?)))
GROUP BY 1) k)

-- timeline {"metric":"mentions","speaker":"ada-minister"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
AND w.actor = ((SELECT id
FROM actor
WHERE slug = ?))
GROUP BY 1) k)

-- timeline {"metric":"mentions","article":"1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
AND w.article = ((SELECT id
FROM article
WHERE uuid = ?))
GROUP BY 1) k)

-- timeline {"metric":"mentions","speaker_state":"RUS"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
AND w.actor IN (SELECT id
FROM actor
WHERE state = (?))
GROUP BY 1) k)

-- timeline {"metric":"mentions","kind":"direct"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
AND w.actor IN (SELECT id
FROM actor
WHERE kind = (?))
GROUP BY 1) k)

-- timeline {"metric":"mentions","speaker":"ada-minister,china"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
AND w.actor IN ((SELECT id
FROM actor
WHERE slug = ?), (SELECT id
FROM actor
WHERE slug = ?))
GROUP BY 1) k)

-- timeline {"metric":"mentions","published_from":"2012-01-01"}
-- timeline {"metric":"mentions","date_from":"2012-01-01"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT w.age, NULL AS first, NULL AS second, w.mention_count AS value
FROM day w
WHERE w.mention_count > 0
AND w.age BETWEEN ?
AND ?)

-- timeline {"metric":"mentions","split_by":"publisher"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.publisher AS first, sum((SELECT sum(mention_count)
FROM article_actor
WHERE article = w.id)) AS value
FROM article w
WHERE w.actor_count > 0
GROUP BY 1, 2) k)

-- timeline {"metric":"mentions","split_by":"speaker"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.actor AS first, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"mentions","split_by":"speaker_state"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT state
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.actor AS first, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"mentions","split_by":"kind"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT kind
FROM actor
WHERE id = k.first) AS first, NULL AS second, k.value
FROM (SELECT w.age AS age, w.actor AS first, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"mentions","split_by":"speaker,kind"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, (SELECT slug
FROM actor
WHERE id = k.first) AS first, (SELECT kind
FROM actor
WHERE id = k.second) AS second, k.value
FROM (SELECT w.age AS age, w.actor AS first, w.actor AS second, sum(w.mention_count) AS value
FROM article_actor w
WHERE TRUE
GROUP BY 1, 2, 3) k)

-- timeline {"metric":"votes","interval":"all"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM vote w
WHERE TRUE
GROUP BY 1) k)

-- timeline {"metric":"votes","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, count(*) AS value
FROM vote w
WHERE TRUE
AND w.pk IN (SELECT rowid
FROM vote_fts
WHERE vote_fts MATCH ?)
GROUP BY 1) k)

-- timeline {"metric":"votes","topic":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, count(*) AS value
FROM vote w
WHERE TRUE
AND w.topic = (?)
GROUP BY 1) k)

-- timeline {"metric":"votes","outcome":"vetoed"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, count(*) AS value
FROM vote w
WHERE TRUE
AND w.outcome = (?)
GROUP BY 1) k)

-- timeline {"metric":"votes","kind":"direct"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, count(*) AS value
FROM vote w
WHERE TRUE
AND w.vote_kind = (?)
GROUP BY 1) k)

-- timeline {"metric":"votes","published_from":"2012-01-01"}
-- timeline {"metric":"votes","date_from":"2012-01-01"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, count(*) AS value
FROM vote w
WHERE TRUE
AND CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) BETWEEN ?
AND ?
GROUP BY 1) k)

-- timeline {"metric":"votes","split_by":"topic"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, w.topic AS first, count(*) AS value
FROM vote w
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"votes","split_by":"outcome"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, w.outcome AS first, count(*) AS value
FROM vote w
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"votes","split_by":"kind"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, w.vote_kind AS first, count(*) AS value
FROM vote w
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"votes","split_by":"speaker,kind"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, k.second AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, w.vote_kind AS second, count(*) AS value
FROM vote w
WHERE TRUE
GROUP BY 1, 2) k)

-- timeline {"metric":"vetoes","interval":"all"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT 0 AS age, count(*) AS value
FROM veto c
CROSS JOIN vote w ON w.pk = c.vote
WHERE TRUE
AND c.official
GROUP BY 1) k)

-- timeline {"metric":"vetoes","q":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, count(*) AS value
FROM veto c
CROSS JOIN vote w ON w.pk = c.vote
WHERE TRUE
AND c.official
AND w.pk IN (SELECT rowid
FROM vote_fts
WHERE vote_fts MATCH ?)
GROUP BY 1) k)

-- timeline {"metric":"vetoes","topic":"syria"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, count(*) AS value
FROM veto c
CROSS JOIN vote w ON w.pk = c.vote
WHERE TRUE
AND w.topic = (?)
AND c.official
GROUP BY 1) k)

-- timeline {"metric":"vetoes","member":"CHN"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, count(*) AS value
FROM veto c
CROSS JOIN vote w ON w.pk = c.vote
WHERE TRUE
AND c.member = (?)
AND c.official
GROUP BY 1) k)

-- timeline {"metric":"vetoes","convention":"wide"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, count(*) AS value
FROM veto c
CROSS JOIN vote w ON w.pk = c.vote
WHERE TRUE
GROUP BY 1) k)

-- timeline {"metric":"vetoes","published_from":"2012-01-01"}
-- timeline {"metric":"vetoes","date_from":"2012-01-01"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, NULL AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, count(*) AS value
FROM veto c
CROSS JOIN vote w ON w.pk = c.vote
WHERE TRUE
AND CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) BETWEEN ?
AND ?
AND c.official
GROUP BY 1) k)

-- timeline {"metric":"vetoes","split_by":"topic"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, w.topic AS first, count(*) AS value
FROM veto c
CROSS JOIN vote w ON w.pk = c.vote
WHERE TRUE
AND c.official
GROUP BY 1, 2) k)

-- timeline {"metric":"vetoes","split_by":"member"}
SELECT json_group_array(json_array(age, first, second, value))
FROM (SELECT k.age, k.first AS first, NULL AS second, k.value
FROM (SELECT CAST(julianday('9999-12-31') - julianday(w.date) AS INTEGER) AS age, c.member AS first, count(*) AS value
FROM veto c
CROSS JOIN vote w ON w.pk = c.vote
WHERE TRUE
AND c.official
GROUP BY 1, 2) k)

-- changes {}
-- changes {}, page 2
SELECT count(*)
FROM (SELECT c.id
FROM change c
WHERE TRUE)

-- changes {}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('state', m.state, 'kind', c.kind, 'id', c.resource, 'change', c.made, 'at', m.at)))
FROM (SELECT c.id AS id, c.number AS k0, c.id AS k1
FROM change c
WHERE TRUE
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN change c ON c.id = k.id
CROSS JOIN dataset_commit m ON m.number = c.number

-- changes {}, page 2
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('state', m.state, 'kind', c.kind, 'id', c.resourc …
FROM (SELECT c.id AS id, c.number AS k0, c.id AS k1
FROM change c
WHERE TRUE
AND (c.number, c.id) > (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN change c ON c.id = k.id
CROSS JOIN dataset_commit m ON m.number = c.number

-- changes {"since":"the present one"}
SELECT number
FROM dataset_commit
WHERE state = ?

-- changes {"since":"the present one"}
SELECT count(*)
FROM (SELECT c.id
FROM change c
WHERE TRUE
AND c.number > (SELECT number
FROM dataset_commit
WHERE state = ?))

-- changes {"since":"the present one"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('state', m.state, 'kind', c.kind, 'id', c.resourc …
FROM (SELECT c.id AS id, c.number AS k0, c.id AS k1
FROM change c
WHERE TRUE
AND c.number > (SELECT number
FROM dataset_commit
WHERE state = ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN change c ON c.id = k.id
CROSS JOIN dataset_commit m ON m.number = c.number

-- changes {"kind":"actor,vote"}
SELECT count(*)
FROM (SELECT c.id
FROM change c
WHERE TRUE
AND +c.kind IN (?, ?))

-- changes {"kind":"actor,vote"}
SELECT json_group_array(json_array(json_array(k.k0, k.k1), json_object('state', m.state, 'kind', c.kind, 'id', c.resourc …
FROM (SELECT c.id AS id, c.number AS k0, c.id AS k1
FROM change c
WHERE TRUE
AND +c.kind IN (?, ?)
ORDER BY 2, 3, 1
LIMIT 0 + ?) k
CROSS JOIN change c ON c.id = k.id
CROSS JOIN dataset_commit m ON m.number = c.number

