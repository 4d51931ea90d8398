using Microsoft.Data.Sqlite;

namespace OpenData.Storage.Index;

/// <summary>The tables of the index file.</summary>
/// <remarks>
/// Two ideas keep 2.5 million observations small and quick. The key of an observation is a number in the order of the
/// observations' ids (<see cref="KeySpace"/>), so that a township or a report is one range of keys and the usual order needs no
/// sorting. And what is visible now has <c>died</c> null: the indexes, the tallies and <c>search</c> hold only those rows, while
/// rows of superseded and withdrawn revisions stay, with <c>search_past</c>, for questions about the past.
/// </remarks>
internal static class IndexSchema
{
    /// <summary>Changes with every change below, and of what is computed into the tables; a file of another version is thrown away and made anew.</summary>
    public const int Version = 5;

    /// <summary>"ODIX": tells an index file from any other SQLite file.</summary>
    private const int ApplicationId = 0x4F444958;

    private const string Tables = """
        CREATE TABLE commits(
            generation INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            time INTEGER NOT NULL,      -- ticks, UTC
            state INTEGER NOT NULL,     -- all commits up to here, as one number
            kind INTEGER NOT NULL,
            report INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            last_rev INTEGER NOT NULL,  -- the highest revisions.id at this point
            reason TEXT,
            successor TEXT);
        CREATE INDEX commits_time ON commits(time);
        CREATE TABLE places(
            id INTEGER PRIMARY KEY,
            township TEXT NOT NULL, name TEXT NOT NULL, county TEXT NOT NULL, prefecture TEXT NOT NULL, province TEXT NOT NULL,
            UNIQUE(township, name, county, prefecture, province));
        CREATE TABLE reports(
            id INTEGER PRIMARY KEY,
            report TEXT NOT NULL UNIQUE);
        CREATE TABLE revisions(
            id INTEGER PRIMARY KEY,
            report INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            place INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            title TEXT, issuer TEXT, published_on TEXT,
            source_blob TEXT NOT NULL, content_hash TEXT NOT NULL,
            text_length INTEGER NOT NULL,
            supplementary BLOB,         -- see SupplementaryCharacters
            reader_version TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            first_key INTEGER NOT NULL, -- of its block of keys
            size INTEGER NOT NULL,
            observations INTEGER NOT NULL, findings INTEGER NOT NULL,
            born INTEGER NOT NULL,      -- generation in which it became visible
            died INTEGER,               -- generation in which it no longer was
            UNIQUE(report, revision));
        CREATE INDEX revisions_first_key ON revisions(first_key);
        CREATE INDEX revisions_born ON revisions(born);
        CREATE INDEX revisions_died ON revisions(died);
        CREATE TABLE phrases(
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL UNIQUE);
        CREATE TABLE observations(
            key INTEGER PRIMARY KEY,
            rev INTEGER NOT NULL,
            died INTEGER,
            topic INTEGER NOT NULL, status INTEGER NOT NULL, measure INTEGER NOT NULL, qualifier INTEGER NOT NULL,
            year INTEGER, period INTEGER, period_source INTEGER NOT NULL,
            indicator INTEGER NOT NULL, catalogue INTEGER, place INTEGER, section INTEGER NOT NULL, rule INTEGER NOT NULL,
            value BLOB NOT NULL, value_max BLOB, unit INTEGER NOT NULL,
            base_value BLOB NOT NULL, base_value_max BLOB, base_unit INTEGER NOT NULL,
            confidence INTEGER NOT NULL, -- ten-thousandths
            source_start INTEGER NOT NULL, -- UTF-16 units
            quantity TEXT NOT NULL, quote TEXT NOT NULL,
            findings TEXT);             -- sequences of the findings that name it, joined by commas
        CREATE INDEX observations_topic ON observations(topic, year, status, base_value) WHERE died IS NULL;
        CREATE INDEX observations_catalogue ON observations(catalogue) WHERE died IS NULL AND catalogue IS NOT NULL;
        CREATE INDEX observations_figures ON observations(
            catalogue, year, topic, status, measure, base_unit, base_value, died, place, period, qualifier, confidence, indicator)
            WHERE died IS NULL AND catalogue IS NOT NULL; -- all that aggregates and Figures read; died too, or SQLite goes to the table for it
        CREATE INDEX observations_year ON observations(year) WHERE died IS NULL;
        CREATE INDEX observations_value ON observations(base_value) WHERE died IS NULL;
        CREATE INDEX observations_place ON observations(place) WHERE died IS NULL AND place IS NOT NULL;
        CREATE INDEX observations_findings ON observations(year) WHERE died IS NULL AND findings IS NOT NULL;
        CREATE INDEX observations_died ON observations(died) WHERE died IS NOT NULL;
        CREATE TABLE outcomes(          -- plans that another report of the township gives the result of, see Outcomes
            plan INTEGER PRIMARY KEY, result INTEGER NOT NULL, -- observations.key
            topic INTEGER NOT NULL, year INTEGER NOT NULL, catalogue INTEGER); -- of the plan
        CREATE INDEX outcomes_topic ON outcomes(topic, year);
        CREATE TABLE findings(
            rev INTEGER NOT NULL, sequence INTEGER NOT NULL,
            kind INTEGER NOT NULL, verified INTEGER NOT NULL,
            observations TEXT NOT NULL,
            expected BLOB, stated BLOB, tolerance BLOB,
            message TEXT NOT NULL, message_en TEXT NOT NULL,
            PRIMARY KEY(rev, sequence)) WITHOUT ROWID;
        CREATE TABLE tallies(           -- how many visible observations there are of a kind
            topic INTEGER NOT NULL, status INTEGER NOT NULL, measure INTEGER NOT NULL, year INTEGER NOT NULL, -- 0: none
            province INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY(topic, status, measure, year, province)) WITHOUT ROWID;
        CREATE TABLE indicator_tallies( -- the same of each indicator
            catalogue INTEGER NOT NULL, -- 0: none
            topic INTEGER NOT NULL, status INTEGER NOT NULL, measure INTEGER NOT NULL, year INTEGER NOT NULL, province INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY(catalogue, topic, status, measure, year, province)) WITHOUT ROWID;
        CREATE TABLE value_tallies(     -- how many have a value in one column
            field TEXT NOT NULL, value INTEGER NOT NULL, -- 0: none
            count INTEGER NOT NULL,
            PRIMARY KEY(field, value)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE search USING fts5(words, content='', columnsize=0, detail=none, tokenize='unicode61 remove_diacritics 0');
        CREATE VIRTUAL TABLE search_past USING fts5(words, content='', columnsize=0, detail=none, tokenize='unicode61 remove_diacritics 0');
        """;

    /// <summary>Whether the open file is an index of this version; an empty file becomes one.</summary>
    public static bool IsOrBecomesIndex(SqliteConnection connection)
    {
        var application = Number(connection, "PRAGMA application_id");
        var version = Number(connection, "PRAGMA user_version");
        if (application == ApplicationId) return version == Version;
        if (application != 0 || version != 0 || Number(connection, "SELECT count(*) FROM sqlite_master") != 0) return false;
        using var create = connection.CreateCommand();
        create.CommandText = $"""
            PRAGMA page_size = 8192;
            PRAGMA journal_mode = WAL;
            BEGIN;
            {Tables}
            PRAGMA application_id = {ApplicationId};
            PRAGMA user_version = {Version};
            COMMIT;
            """;
        create.ExecuteNonQuery();
        return true;
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
