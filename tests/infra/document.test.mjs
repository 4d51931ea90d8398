// docs/deploy.md names what is there: parameters and their values, alerts, parts of the way of an upload.

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
const infra = infraTexts();
const templates = new Map([...infra].filter(([path]) => path.endsWith('.bicep')).map(([path, text]) => [path, parse(path, text).template]));
const project = new Project(infra, templates);

const section = title => document.split(`\n## ${title}\n`)[1].split('\n## ')[0];
const cells = line => line.split('|').slice(1, -1).map(cell => cell.trim());
const rows = title => section(title).split('\n').filter(line => line.startsWith('| ')).slice(2).map(cells);
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
  assert.deepEqual(rows('What is watched').flatMap(([names]) => codes(names)).sort(), alerts.sort());
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

test('the counts are right', () => {
  assert.match(document, new RegExp(`snapshots of ${readdirSync(schemaFolder).length} resource types`));
  assert.match(document, /over ninety mistakes/);
  assert.ok(faults.length > 90, `${faults.length}`);
});

const short = value => ({ true: 'yes', false: 'no' }[value] ?? String(value).replace(/^Standard_/, '').replace('AzureFrontDoor', 'Standard'));
