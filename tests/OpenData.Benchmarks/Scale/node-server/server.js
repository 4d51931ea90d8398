// The measure of the machine: Express and better-sqlite3 answer one page of observations from the same index file,
// with the same records. Usage: node server.js FILE; prints its port.
'use strict';
const express = require('express');
const Database = require('better-sqlite3');

const database = new Database(process.argv[2], { readonly: true });
database.pragma('cache_size = -8000');
const phrase = column => `(SELECT text FROM phrases WHERE id = o.${column})`;
const page = database.prepare(`
  SELECT p.report AS report_id, r.revision, o.key - r.first_key + 1 AS sequence, r.title AS report_title,
    t.township AS township_id, t.name AS township_name, t.county AS county_name, t.province AS province_name,
    o.year, ${phrase('period')} AS period, o.period_source, o.topic, ${phrase('catalogue')} AS indicator_id,
    ${phrase('indicator')} AS indicator, o.value, o.value_max, ${phrase('unit')} AS unit, o.quantity, o.base_value, o.base_value_max,
    ${phrase('base_unit')} AS base_unit, o.qualifier, o.status, o.measure, ${phrase('place')} AS place, o.quote,
    ${phrase('section')} AS section, o.source_start, o.confidence, ${phrase('rule')} AS rule, r.reader_version, o.findings, r.created_at
  FROM observations o NOT INDEXED JOIN revisions r ON r.id = o.rev JOIN reports p ON p.id = r.report JOIN places t ON t.id = r.place
  WHERE o.key BETWEEN ? AND ? AND o.died IS NULL AND +o.year = ? ORDER BY o.key LIMIT ?`);
const total = database.prepare('SELECT count(*) AS n FROM observations o NOT INDEXED WHERE o.key BETWEEN ? AND ? AND o.died IS NULL AND +o.year = ?');

const topics = ['party-building', 'poverty-alleviation', 'agriculture', 'economy', 'infrastructure', 'land-housing', 'environment',
  'social-security', 'health-population', 'education-culture', 'employment', 'public-safety', 'social-governance', 'civility', 'administration'];
const statuses = ['actual', 'target', 'prior'];
const measures = ['level', 'change', 'growth_rate', 'share', 'rank', 'ratio'];
const qualifiers = ['exact', 'approx', 'min', 'max', 'range', 'rank', 'ratio'];
const periodSources = ['report', 'text'];

// The index keeps decimals as digits in base 100 behind a power of a hundred.
function number(bytes) {
  if (bytes === null) return null;
  if (bytes.length === 1) return 0;
  const negative = bytes[0] < 0x80;
  let value = 0;
  const digits = negative ? bytes.subarray(1, -1) : bytes.subarray(1);
  for (const digit of digits) value = value * 100 + (negative ? 255 - digit : digit) - 1;
  const power = 2 * ((negative ? 0x40 - bytes[0] : bytes[0] - 0xC0) - digits.length);
  value = power < 0 ? value / 10 ** -power : value * 10 ** power;
  return negative ? -value : value;
}

const ticksToMilliseconds = ticks => ticks / 10000 - 62135596800000;

function record(row) {
  const revision = `${row.report_id}.${row.revision}`;
  return {
    id: `${revision}.${String(row.sequence).padStart(4, '0')}`,
    report_id: row.report_id, revision: row.revision, report_title: row.report_title,
    township_id: row.township_id, township_name: row.township_name, county_name: row.county_name, province_name: row.province_name,
    year: row.year, period: row.period, period_source: periodSources[row.period_source], topic: topics[row.topic],
    indicator_id: row.indicator_id, indicator: row.indicator,
    value: number(row.value), value_max: number(row.value_max), unit: row.unit, quantity: row.quantity,
    base_value: number(row.base_value), base_value_max: number(row.base_value_max), base_unit: row.base_unit,
    qualifier: qualifiers[row.qualifier], status: statuses[row.status], measure: measures[row.measure],
    place: row.place, quote: row.quote, section: row.section,
    source_start: row.source_start, source_end: row.source_start + row.quantity.length, confidence: row.confidence / 10000, rule: row.rule,
    reader_version: row.reader_version,
    findings: row.findings === null ? [] : row.findings.split(',').map(n => `${revision}.f${n.padStart(4, '0')}`),
    created_at: new Date(ticksToMilliseconds(row.created_at)).toISOString().replace('.000Z', 'Z'), superseded_at: null, superseded_by: null,
  };
}

const app = express();
app.get('/observations', (request, response) => {
  const first = Number(request.query.township_id) * 2 ** 24;
  const [last, year, limit] = [first + 2 ** 24 - 1, Number(request.query.year), Number(request.query.limit ?? 100)];
  const rows = page.all(first, last, year, limit + 1);
  const data = rows.slice(0, limit).map(record);
  const meta = { count: data.length, total: total.get(first, last, year).n, limit, license: 'CC-BY-4.0' };
  response.set('Cache-Control', 'public, max-age=60').json({ data, meta, links: { next: rows.length > limit ? data.at(-1).id : null } });
});
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume().on('end', () => process.exit(0));
