// docs/deploy.md and docs/operate.md name what is there: parameters and their values, parts of the way of an upload, alerts, metrics.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { infraTexts, root, sourceTexts } from './check.mjs';
import { namesInCode } from './rules/code.mjs';
import { Project } from './language/deployment.mjs';
import { Expanded } from './rules/expanded.mjs';
import { faults } from './faults.mjs';
import { environments, parametersOf, withGivenElsewhere } from './rules/parameters.mjs';
import { schemaFolder } from './language/schema.mjs';
import { parse } from './language/syntax.mjs';

const document = readFileSync(join(root, 'docs/deploy.md'), 'utf8');
const operating = readFileSync(join(root, 'docs/operate.md'), 'utf8');
const infra = infraTexts();
const templates = new Map([...infra].filter(([path]) => path.endsWith('.bicep')).map(([path, text]) => [path, parse(path, text).template]));
const project = new Project(infra, templates);

const section = (title, text = document) => text.split(`\n## ${title}\n`)[1].split('\n## ')[0];
const cells = line => line.split('|').slice(1, -1).map(cell => cell.trim());
const rows = (title, text) => section(title, text).split('\n').filter(line => line.startsWith('| ')).slice(2).map(cells);
const codes = text => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
const declared = kind => [...templates.values()].flatMap(template => template.declarations).filter(declaration => !kind || declaration.kind === kind);

test('the table of parameters has every parameter of main.bicep and the values of the three files', () => {
  const table = new Map(rows('Parameters').map(([names, ...values]) => [codes(names), values]));
  const parameters = templates.get('main.bicep').declarations.filter(({ kind }) => kind === 'parameter').map(({ name }) => name);
  assert.deepEqual([...table.keys()].flat().sort(), parameters.sort());
  environments.forEach((environment, i) => {
    const given = parametersOf(project, `parameters.${environment}.json`);
    for (const [names, values] of table) {
      const written = values[i].split(', ');
      names.filter(name => given.has(name)).forEach((name, k) => assert.equal(written[k], short(given.get(name)), `${name} in ${environment}`));
    }
  });
});

test('every alert is explained, and no other', () => {
  const given = withGivenElsewhere(parametersOf(project, 'parameters.prod.json'));
  const { resources } = new Expanded(project, given);
  const alerts = resources.map(({ name }) => /^alert-opendata-prod-(.+)$/.exec(name)?.[1]).filter(Boolean);
  assert.deepEqual(rows('What is watched', operating).flatMap(([names]) => codes(names)).sort(), alerts.sort());
});

test('what the way of an upload names is in the templates or in the code', () => {
  const code = namesInCode(sourceTexts());
  const known = new Set([
    ...declared().map(({ name }) => name),
    ...[...templates.values()].flatMap(template => [...JSON.stringify(template).matchAll(/"(?:value|key)":"([\w.-]+)"/g)].map(([, text]) => text)),
    ...code.functions.map(({ name }) => name), ...code.containers, ...code.tables,
    ...code.functions.flatMap(({ queue }) => (queue ? [queue, `${queue}-poison`] : [])),
    // A header, and a property that is told not to be there.
    'Vary', 'cors',
  ]);
  const named = codes(section('One upload, from the PUT to the answer')).filter(text => /^[\w-]+$/.test(text));
  assert.ok(named.length > 40, `${named.length}`);
  assert.deepEqual(named.filter(name => !known.has(name)), []);
});

test('every metric, what tells its series apart, and every value of the line of an ingestion is explained, and no other', () => {
  const code = namesInCode(sourceTexts());
  const cellsOf = rows('What the app tells', operating);
  const metrics = cellsOf.filter(([name]) => name.startsWith('`opendata.')).flatMap(([name, by]) => codes(`${name} ${by}`));
  assert.deepEqual([...new Set(metrics)].sort(), [...new Set(code.measured)].sort());
  const line = code.events.find(({ category, id }) => category.endsWith('.IngestionTelemetry') && id === '201');
  const values = cellsOf.filter(([name]) => /^`[A-Z]/.test(name)).flatMap(([name]) => codes(name));
  assert.deepEqual(values.sort(), [...line.values].sort());
  const tags = cellsOf.filter(([name]) => /^`[A-Z]/.test(name)).flatMap(([, span]) => codes(span));
  assert.deepEqual(tags.sort(), [...sourceTexts().get('src/OpenData.Storage/Publishing/IngestionTelemetry.cs').matchAll(/SetTag\("([\w.]+)"/g)].map(([, tag]) => tag).sort());
});

test('every query is a chart or an alert that the document can point to', () => {
  for (const [, file] of operating.matchAll(/`([\w-]+\.kql)`/g)) {
    assert.ok([...infra.keys()].some(path => path.endsWith(`/${file}`)), file);
  }
});

test('the counts are right', () => {
  assert.match(document, new RegExp(`snapshots of ${readdirSync(schemaFolder).length} resource types`));
  assert.match(document, /over a hundred mistakes/);
  assert.ok(faults.length > 100, `${faults.length}`);
});

const short = value => ({ true: 'yes', false: 'no' }[value] ?? String(value).replace(/^Standard_/, '').replace('AzureFrontDoor', 'Standard'));
