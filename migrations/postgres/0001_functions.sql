-- What SQLite's words need that PostgreSQL has otherwise: statements are translated (src/store/postgres/translate), and
-- what is more than another name stands here.

-- Sets of values, each with its place: `json_each` of an array.
CREATE FUNCTION json_numbers(list bigint[]) RETURNS TABLE (key bigint, value bigint) LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT place - 1, number FROM unnest(list) WITH ORDINALITY AS t (number, place) $$;

CREATE FUNCTION json_texts(list text[]) RETURNS TABLE (key bigint, value text) LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT place - 1, one COLLATE "C" FROM unnest(list) WITH ORDINALITY AS t (one, place) $$;

CREATE FUNCTION json_texts(list json) RETURNS TABLE (key bigint, value text) LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT place - 1, one COLLATE "C" FROM json_array_elements_text(list) WITH ORDINALITY AS t (one, place) $$;

CREATE FUNCTION json_rows(list text) RETURNS TABLE (key bigint, value json) LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT place - 1, one FROM json_array_elements(list::json) WITH ORDINALITY AS t (one, place) $$;

-- A real number of so many decimals, written as SQLite writes it: 0.5, and 1.0 where there are none.
CREATE FUNCTION round_real(number numeric, places integer) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN scale(trim_scale(round(number, places))) = 0 THEN round(number, 1)
        ELSE trim_scale(round(number, places)) END $$;

-- The pattern of LIKE that finds what one of GLOB finds; none of ours has brackets.
CREATE FUNCTION glob(pattern text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT translate(replace(replace(replace(pattern, '\', '\\'), '%', '\%'), '_', '\_'), '*?', '%_') $$;

-- Days on a scale of which only distances are asked.
CREATE FUNCTION julianday(day text) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT (day::date - date '2000-01-01')::double precision $$;

-- Values that are bound are as long as they can be.
CREATE FUNCTION substr(given text, first bigint, length bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT pg_catalog.substr(given, first::integer, length::integer) $$;

-- The greatest of several bytes, where they are all the same and any would do.
CREATE FUNCTION greater_bytes(one bytea, other bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT CASE WHEN one > other THEN one ELSE other END $$;

CREATE AGGREGATE max(bytea) (SFUNC = greater_bytes, STYPE = bytea);
