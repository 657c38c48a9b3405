-- Three roles with no more rights than their work needs; run it as a superuser, on the database of the corpus:
--
--   createdb communique
--   psql -v ON_ERROR_STOP=1 -d communique -f roles.sql
--   communique --db postgres://communique_owner@HOST/communique ingest --from jsonl - < /dev/null
--   psql -v ON_ERROR_STOP=1 -d communique -f roles.sql
--
-- The owner makes and migrates the tables, here by a load of nothing, and behind every new version of the program again. The
-- second run takes from the loader what it cannot have been denied before the tables were there. It can be run at any time.
-- Give each a password: `\password communique_reader`.

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['communique_owner', 'communique_loader', 'communique_reader'] LOOP
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOINHERIT', name);
        END IF;
    END LOOP;
    -- Nobody else comes in, and nobody makes temporary tables: no statement of ours needs one.
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO communique_owner, communique_loader, communique_reader',
        current_database());
END
$$;

-- The owner: makes tables, changes them, fills them by `communique copy`.
GRANT USAGE, CREATE ON SCHEMA public TO communique_owner;

-- The loader: `ingest`, `remove`, `reextract`, `correct`, `registry`, `record import`. It writes rows, and can neither empty a
-- table at once nor change or drop one. What a trigger deletes, it deletes with the loader's rights.
GRANT USAGE ON SCHEMA public TO communique_loader;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO communique_loader;
ALTER DEFAULT PRIVILEGES FOR ROLE communique_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO communique_loader;

-- The reader: `serve`, `export`, `check`. The program begins its transactions read-only; the role could do nothing else.
GRANT USAGE ON SCHEMA public TO communique_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO communique_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE communique_owner IN SCHEMA public GRANT SELECT ON TABLES TO communique_reader;
ALTER ROLE communique_reader SET default_transaction_read_only = on;
-- A reader that the program did not stop, with its own deadline, stops all the same.
ALTER ROLE communique_reader SET idle_in_transaction_session_timeout = '5min';

-- Which migrations were made is the owner's to write.
DO $$
BEGIN
    IF to_regclass('public.communique_migration') IS NOT NULL THEN
        REVOKE INSERT, UPDATE, DELETE ON communique_migration FROM communique_loader;
    END IF;
END
$$;
