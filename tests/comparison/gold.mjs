// The annotated reports of this project, and the marks that an extraction gets on them. The same marks for every extractor, and where a
// question can be read two ways, the way that is kinder to the other one.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
const folders = ['seeds/reports', 'tests/OpenData.Reading.Tests/Holdout'];

/** Every report with a text and annotations beside it: its path, its text, its observations with their places in UTF-16 units. */
export function reports() {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.gold.jsonl'))
      .sort()
      .map((name) => {
        const path = join(folder, name.replace('.gold.jsonl', '.txt'));
        const text = readFileSync(join(root, path), 'utf8');
        const lines = readFileSync(join(root, folder, name), 'utf8').split('\n').filter((line) => line.trim());
        return { path, set: folder, text, gold: lines.map((line) => located(JSON.parse(line), text)) };
      }));
}

function located(row, text) {
  const start = text.indexOf(row.quote) + row.quote.indexOf(row.quantity);
  return { ...row, start, end: start + row.quantity.length };
}

const near = (a, b) => Math.abs(a - b) <= 1e-5 * Math.max(1e-9, Math.abs(a), Math.abs(b));

const magnitudes = { 十: 10, 百: 1e2, 千: 1e3, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

/** 8640000000 is as right as 86.4 for 86.4亿元, and so is the value in the base unit. */
function valueIsRight(row, value) {
  let scale = 1;
  for (const character of row.unit) {
    if (!magnitudes[character]) break;
    scale *= magnitudes[character];
  }
  return [row.value, row.value * scale, row.base_value].some((right) => near(right, value));
}

function bigrams(words) {
  const letters = [...(words ?? '')].filter((c) => /[\p{L}\p{N}%‰]/u.test(c)).join('');
  return letters.length < 2 ? [letters] : Array.from({ length: letters.length - 1 }, (_, i) => letters.slice(i, i + 2));
}

function similarity(one, other) {
  const [a, b] = [bigrams(one), bigrams(other)];
  const rest = [...b];
  let shared = 0;
  for (const pair of a) {
    const at = rest.indexOf(pair);
    if (at >= 0) { rest.splice(at, 1); shared++; }
  }
  return (2 * shared) / (a.length + b.length);
}

/** The label is right where it shares most of its pairs of characters with one that an annotator gave. */
const labelIsRight = (row, label) => label !== undefined && [row.indicator, ...(row.indicator_also ?? [])].some((right) => similarity(right, label) >= 0.6);

/**
 * @param found for each report, in the order of `reports()`: start, end, value, unitIsRight(row), label of each extracted quantity
 */
export function score(all, found) {
  const sum = { reports: all.length, gold: 0, extracted: 0, found: 0, unit: 0, label: 0 };
  all.forEach(({ gold }, index) => {
    const used = new Set();
    const take = (row, rule) => found[index].findIndex((x, i) => !used.has(i) && x.end > row.start && x.start < row.end && rule(x));
    let optional = 0;
    for (const row of gold) {
      let match = take(row, (x) => valueIsRight(row, x.value));
      if (row.optional && match < 0) match = take(row, () => true);
      if (match >= 0) used.add(match);
      if (row.optional) {
        optional += match >= 0;
        continue;
      }
      sum.gold++;
      if (match < 0) continue;
      sum.found++;
      sum.unit += found[index][match].unitIsRight(row);
      sum.label += labelIsRight(row, found[index][match].label);
    }
    sum.extracted += found[index].length - optional;
  });
  const share = (part, whole) => Number((part / Math.max(1, whole)).toFixed(3));
  return {
    ...sum,
    recall: share(sum.found, sum.gold),
    precision: share(sum.found, sum.extracted),
    unit_right: share(sum.unit, sum.found),
    label_right: share(sum.label, sum.found),
  };
}
