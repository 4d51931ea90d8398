// Recognizers-Text (npm @microsoft/recognizers-text-suite, culture zh-cn) as someone who wants the quantities of a report would use it:
// of two results that overlap the one that has a unit, then the longer; on demand without the numbers that its recogniser of dates claims.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Culture } = require('@microsoft/recognizers-text-suite');
const { NumberRecognizer } = require('@microsoft/recognizers-text-number');
const { NumberWithUnitRecognizer } = require('@microsoft/recognizers-text-number-with-unit');
const { DateTimeRecognizer } = require('@microsoft/recognizers-text-date-time');
export const version = require('@microsoft/recognizers-text-suite/package.json').version;

// Made once and used for every report.
const numbers = new NumberRecognizer(Culture.Chinese);
const withUnits = new NumberWithUnitRecognizer(Culture.Chinese);
const models = {
  number: numbers.getNumberModel(),
  percentage: numbers.getPercentageModel(),
  currency: withUnits.getCurrencyModel(),
  dimension: withUnits.getDimensionModel(),
  date: new DateTimeRecognizer(Culture.Chinese).getDateTimeModel(),
};

/** Its names for units, in ours. One that is not listed is wrong wherever it appears. */
const units = {
  'Chinese yuan': '元', 'United States dollar': '美元', Mu: '亩', Hectare: '公顷', 'Square meter': '平方米', 'Square kilometer': '平方公里', Meter: '米', Kilometer: '公里',
  Centimeter: '厘米', Millimeter: '毫米', Li: '里', Kilogram: '公斤', Jin: '斤', Ton: '吨', 'Metric ton': '吨', 'Cubic meter': '立方米', Kilowatt: '千瓦', Megawatt: '兆瓦',
  'Kilowatt hour': '千瓦时', Degree: '度', Liter: '升',
};

const same = { 千克: '公斤', 千米: '公里', 平方: '平方米', 平米: '平方米', 畝: '亩', 噸: '吨', 公頃: '公顷', 方: '立方米', '％': '%' };

/** The unit as written, without the magnitude in front, which its value has taken up. */
const plain = (unit) => {
  const name = ['千克', '千米', '千瓦', '千瓦时'].includes(unit) ? unit : unit.replace(/^[十百千万萬亿億]+(?=.)/u, '');
  return same[name] ?? name;
};

/** What each model finds in a text, and the processor seconds that it takes. */
export function analyse(text) {
  return Object.fromEntries(Object.entries(models).map(([name, model]) => {
    const before = process.cpuUsage();
    const entities = model.parse(text).map(entity);
    const { user, system } = process.cpuUsage(before);
    return [name, { entities, seconds: (user + system) / 1e6 }];
  }));
}

/** The quantities that some of the models together make out. */
export function quantities(analysis, names, withoutDates) {
  const kept = [];
  const all = names.flatMap((name) => analysis[name].entities).sort((a, b) => Boolean(b.unit) - Boolean(a.unit) || b.end - b.start - (a.end - a.start));
  for (const x of all) {
    if (Number.isNaN(x.value) || kept.some((y) => y.start < x.end && x.start < y.end)) continue;
    if (withoutDates && !x.unit && analysis.date.entities.some((date) => date.start < x.end && x.start < date.end)) continue;
    kept.push(x);
  }
  return kept;
}

function entity({ start, end, typeName, resolution }) {
  const unit = typeName === 'percentage' ? '%' : units[resolution?.unit] ?? resolution?.unit;
  return { start, end: end + 1, value: Number.parseFloat(resolution?.value), unit, unitIsRight: (row) => unit !== undefined && plain(row.unit) === unit, label: undefined };
}
