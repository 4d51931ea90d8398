// Scores both extractors on the project's own annotated reports, measures how many reports each reads in a second of processor time, and writes the result.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { reports, root, score } from './gold.mjs';
import * as recognizers from './recognizers.mjs';

const tool = join(root, 'artifacts/bin/OpenData.Cli/release/opendata.dll');
const all = reports();

function read(paths) {
  const run = spawnSync('dotnet', [tool, 'read', ...paths], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 31 - 1 });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.split('\n').filter(Boolean);
}

/** Offsets come in code points. */
function ours(report) {
  const places = [0];
  for (const character of report.text) places.push(places.at(-1) + character.length);
  return read([report.path]).map((line) => JSON.parse(line)).map((row) => ({
    start: places[row.source_start], end: places[row.source_end], value: row.value, unitIsRight: (gold) => gold.unit === row.unit, label: row.indicator,
  }));
}

/** Processor seconds of a run of the tool, whatever else the machine does. */
function cost(paths) {
  const run = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time dotnet "$@" >/dev/null', 'read', tool, 'read', ...paths], { cwd: root, encoding: 'utf8' });
  const [user, system] = run.stderr.trim().split(' ').map(Number);
  return user + system;
}

/** The tool reads the same files once and many times over: the difference is reading and printing, without the start of a process. */
function ourSpeed() {
  const paths = all.map((report) => report.path);
  const times = 100;
  const many = Array.from({ length: times + 1 }, () => paths).flat();
  return median(Array.from({ length: 3 }, () => (times * paths.length) / (cost(many) - cost(paths))));
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (rate) => Number(rate.toPrecision(2));

console.error('Recognizers-Text reads; this takes minutes …');
recognizers.analyse(all[0].text);
const analyses = all.map((report) => recognizers.analyse(report.text));

function theirs(names, withoutDates) {
  const used = withoutDates ? [...names, 'date'] : names;
  const seconds = analyses.flatMap((analysis) => used.map((name) => analysis[name].seconds)).reduce((sum, one) => sum + one, 0);
  return { found: analyses.map((analysis) => recognizers.quantities(analysis, names, withoutDates)), speed: all.length / seconds };
}

const everything = ['number', 'percentage', 'currency', 'dimension'];
const candidates = {
  'OpenData': { found: all.map(ours), speed: ourSpeed() },
  'Recognizers-Text: numbers, money, dimensions, less what its dates claim': theirs(everything, true),
  'Recognizers-Text: numbers, money, dimensions': theirs(everything, false),
  'Recognizers-Text: numbers alone': theirs(['number', 'percentage'], false),
};

const result = {
  machine: `${cpus().length} × ${cpus()[0].model.trim()}, Node.js ${process.versions.node}, .NET ${spawnSync('dotnet', ['--version'], { encoding: 'utf8' }).stdout.trim()}`,
  date: new Date().toISOString().slice(0, 10),
  versions: { opendata: JSON.parse(read([all[0].path])[0]).reader_version, recognizers: recognizers.version },
  characters: all.reduce((sum, report) => sum + report.text.length, 0),
  scores: {},
};
for (const [name, { found, speed }] of Object.entries(candidates)) {
  const only = (set) => {
    const indexes = all.flatMap((report, i) => (report.set === set ? [i] : []));
    return score(indexes.map((i) => all[i]), indexes.map((i) => found[i]));
  };
  result.scores[name] = { all: score(all, found), holdout: only('tests/OpenData.Reading.Tests/Holdout'), reports_a_second: rounded(speed) };
}

writeFileSync(join(import.meta.dirname, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);

// The rows of the table in docs/comparison.md, and the machine named below it.
for (const [name, { all: { recall, precision, unit_right: unit, label_right: label }, reports_a_second: speed }] of Object.entries(result.scores))
  console.log(`| ${[name, ...[recall, precision, unit, label].map((share) => share.toFixed(3)), speed].join(' | ')} |`);
console.log(result.machine);
