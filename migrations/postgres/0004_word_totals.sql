-- How many names there are, and of how many words: each search asks, to rank what it finds, and would read all of them.

CREATE TABLE words_total (
    name text COLLATE "C" NOT NULL,
    row_count bigint NOT NULL,
    word_count bigint NOT NULL,
    PRIMARY KEY (name)
) WITH (fillfactor = 10);

INSERT INTO words_total (name, row_count, word_count)
    SELECT 'actor_fts', count(*), coalesce(sum(word_count), 0) FROM actor_fts
    UNION ALL SELECT 'vote_fts', count(*), coalesce(sum(word_count), 0) FROM vote_fts;

-- Keeps them in step, whoever changes the rows: one more or less for each statement, not for each row.
CREATE FUNCTION count_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sign bigint := CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END;
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        UPDATE words_total SET row_count = 0, word_count = 0 WHERE name = TG_TABLE_NAME;
        RETURN NULL;
    END IF;
    UPDATE words_total t SET row_count = t.row_count + sign * c.row_count, word_count = t.word_count + sign * c.word_count
        FROM (SELECT count(*) AS row_count, coalesce(sum(word_count), 0) AS word_count FROM changed) c
        WHERE t.name = TG_TABLE_NAME AND c.row_count > 0;
    RETURN NULL;
END $$;

CREATE TRIGGER counted_in AFTER INSERT ON actor_fts REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_words();
CREATE TRIGGER counted_out AFTER DELETE ON actor_fts REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_words();
CREATE TRIGGER emptied AFTER TRUNCATE ON actor_fts FOR EACH STATEMENT EXECUTE FUNCTION count_words();
CREATE TRIGGER counted_in AFTER INSERT ON vote_fts REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_words();
CREATE TRIGGER counted_out AFTER DELETE ON vote_fts REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_words();
CREATE TRIGGER emptied AFTER TRUNCATE ON vote_fts FOR EACH STATEMENT EXECUTE FUNCTION count_words();
