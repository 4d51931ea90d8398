import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { infraTexts } from './check.mjs';
import { conform } from './language/conform.mjs';
import { fileNameOf, schemaFolder, schemaOf, versions } from './language/schema.mjs';
import { fromJson } from './language/values.mjs';

test('there is a snapshot of every type that is used, in the version that is used, and none else', () => {
  assert.deepEqual(readdirSync(schemaFolder).sort(), Object.keys(versions).map(fileNameOf).sort());
  for (const [type, version] of Object.entries(versions)) {
    const snapshot = JSON.parse(readFileSync(new URL(fileNameOf(type), schemaFolder), 'utf8'));
    assert.deepEqual([snapshot.type, snapshot.apiVersion], [type, version]);
    assert.match(snapshot.schemaVersion, /^\d{4}-\d\d-\d\d/);
    assert.ok(snapshot.source.length > 0, type);
  }

  const templates = [...infraTexts()].filter(([path]) => path.endsWith('.bicep')).map(([, text]) => text).join('\n');
  const unused = Object.keys(versions).filter(type => !templates.includes(`'${type}@`) && !templates.includes(`'${type.split('/').at(-1)}'`));
  assert.deepEqual(unused, []);
});

test('every type of every snapshot can be read to its end', () => {
  const seen = new Set();
  const walk = type => {
    if (!type || seen.has(type)) return;
    seen.add(type);
    walk(type.of);
    walk(type.additional);
    for (const properties of [type.properties ?? {}, ...Object.values(type.variants ?? {})]) {
      for (const { type: inner } of Object.values(properties)) walk(inner);
    }
  };
  for (const type of Object.keys(versions)) walk(schemaOf(type).body);
  assert.ok(seen.size > 1000, `${seen.size}`);
});

test('limits, patterns, choices, lists and additional properties are read as they are written', () => {
  const told = (type, body) => {
    const messages = [];
    conform(fromJson(body), schemaOf(type).body, message => messages.push(message));
    return messages;
  };
  const account = { name: 'data', location: 'here', kind: 'StorageV2', sku: { name: 'Standard_LRS' } };
  assert.deepEqual(told('Microsoft.Storage/storageAccounts', { ...account, tags: { any: 'text' } }), []);
  assert.deepEqual(told('Microsoft.Storage/storageAccounts', { ...account, name: 'Data_1' }), ['name: "Data_1" does not match ^[a-z0-9]+$']);
  assert.deepEqual(told('Microsoft.Storage/storageAccounts', { ...account, name: 'da' }), ['name: "da" is less than 3 characters']);
  assert.deepEqual(told('Microsoft.Storage/storageAccounts', { ...account, tags: { any: 1 } }), ['tags.any: 1 where string is asked for']);
  assert.deepEqual(told('Microsoft.Storage/storageAccounts', { ...account, zones: [1] }), ['zones[0]: 1 where string is asked for']);
  const [wrong] = told('Microsoft.Storage/storageAccounts', { ...account, kind: 'Storage3' });
  assert.match(wrong, /^kind: "Storage3" is not one of "Storage", "StorageV2"/);
});
