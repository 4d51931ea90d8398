-- The tables and views of opendata.sqlite. What each means is in the table "about" and in docs/exports.md.
-- Columns of numbers have no type, so that nothing is converted: see docs/exports.md.
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA page_size = 8192;
CREATE TABLE about(
    name TEXT PRIMARY KEY,
    meaning_zh TEXT NOT NULL,
    meaning_en TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE townships(
    township_id TEXT PRIMARY KEY,
    township_name TEXT NOT NULL, county_name TEXT NOT NULL, prefecture_name TEXT NOT NULL, province_name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reports(
    report_number INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    township_id TEXT NOT NULL REFERENCES townships,
    report_title TEXT, kind TEXT NOT NULL, period TEXT NOT NULL, year INTEGER NOT NULL,
    issuer TEXT, published_on TEXT,
    source_file TEXT NOT NULL, content_hash TEXT NOT NULL, text_length INTEGER NOT NULL,
    reader_version TEXT NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE indicators(
    indicator_id TEXT PRIMARY KEY,
    label_zh TEXT NOT NULL, label_en TEXT NOT NULL, definition_zh TEXT NOT NULL, definition_en TEXT NOT NULL,
    topic TEXT NOT NULL, dimension TEXT NOT NULL, base_unit TEXT NOT NULL, aggregation TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sections(
    section_number INTEGER PRIMARY KEY,
    section TEXT NOT NULL);
CREATE TABLE observations(
    observation_number INTEGER PRIMARY KEY,
    report_number INTEGER NOT NULL REFERENCES reports,
    sequence INTEGER NOT NULL,
    year INTEGER, period TEXT, period_source TEXT NOT NULL,
    topic TEXT NOT NULL, indicator_id TEXT, indicator TEXT NOT NULL,
    value NOT NULL, value_max, unit TEXT NOT NULL, quantity TEXT NOT NULL,
    base_value NOT NULL, base_value_max, base_unit TEXT NOT NULL,
    qualifier TEXT NOT NULL, status TEXT NOT NULL, measure TEXT NOT NULL,
    place TEXT, quote TEXT NOT NULL, section_number INTEGER NOT NULL REFERENCES sections,
    source_start INTEGER NOT NULL, source_end INTEGER NOT NULL,
    confidence NOT NULL, rule TEXT NOT NULL, findings TEXT NOT NULL);
CREATE TABLE findings(
    id TEXT PRIMARY KEY,
    report_number INTEGER NOT NULL REFERENCES reports,
    kind TEXT NOT NULL, verified INTEGER NOT NULL, observations TEXT NOT NULL,
    expected, stated, tolerance,
    message TEXT NOT NULL, message_en TEXT NOT NULL) WITHOUT ROWID;
CREATE VIEW observations_full AS
    SELECT printf('%s.%d.%04d', r.report_id, r.revision, o.sequence) AS id, r.report_id, r.revision, r.report_title,
        r.township_id, t.township_name, t.county_name, t.province_name,
        o.year, o.period, o.period_source, o.topic, o.indicator_id, o.indicator,
        o.value, o.value_max, o.unit, o.quantity, o.base_value, o.base_value_max, o.base_unit,
        o.qualifier, o.status, o.measure, o.place, o.quote, s.section, o.source_start, o.source_end,
        o.confidence, o.rule, r.reader_version, o.findings, r.created_at, NULL AS superseded_at, NULL AS superseded_by
    FROM observations o
        JOIN reports r USING (report_number) JOIN townships t USING (township_id) JOIN sections s USING (section_number);
CREATE VIEW plans AS
    SELECT * FROM observations_full WHERE status = 'target';
CREATE VIEW contradictions AS
    SELECT f.id, r.report_id, r.township_id, t.township_name, t.county_name, r.year, f.kind, f.expected, f.stated, f.tolerance,
        f.message, f.message_en, f.observations
    FROM findings f JOIN reports r USING (report_number) JOIN townships t USING (township_id) WHERE NOT f.verified;
CREATE VIEW indicator_years AS
    SELECT i.indicator_id, i.label_zh, i.label_en, r.township_id, t.township_name, t.county_name, o.year,
        o.base_value, o.base_unit, o.measure, o.status, o.place, o.confidence,
        printf('%s.%d.%04d', r.report_id, r.revision, o.sequence) AS observation_id
    FROM observations o JOIN indicators i USING (indicator_id) JOIN reports r USING (report_number) JOIN townships t USING (township_id);
