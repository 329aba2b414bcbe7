"""Functions that SQLite has and PostgreSQL lacks, made in each new database under SQLite's names."""

STATEMENTS = (
    # From ``$.of.result`` or ``$[1]`` to the steps that PostgreSQL goes.
    """CREATE FUNCTION json_steps(path text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT string_to_array(trim(leading '.' FROM translate(substr(path, 2), '[]', '.')), '.') $$""",
    # Few values, as a rule: a plan for a thousand would read whole tables.
    """CREATE FUNCTION json_each(list text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE STRICT ROWS 10
    AS $$ SELECT json_array_elements_text(list::json) $$""",
    """CREATE FUNCTION json_extract(value text, path text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT value::json #>> json_steps(path) $$""",
    """CREATE FUNCTION json_type(value text, path text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT CASE json_typeof(value::json #> json_steps(path)) WHEN 'string' THEN 'text'
        ELSE json_typeof(value::json #> json_steps(path)) END $$""",
    """CREATE FUNCTION json_valid(value text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT
    AS $$ BEGIN PERFORM value::json; RETURN true; EXCEPTION WHEN data_exception THEN RETURN false; END $$""",
    """CREATE FUNCTION instr(whole text, part text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT strpos(whole, part) $$""",
    """CREATE FUNCTION as_bytes(value text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT convert_to(value, 'UTF8') $$""",
    """CREATE FUNCTION as_bytes(value bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT value $$""",
)
"""Statements of PostgreSQL, in this order."""
