// The snapshots in schemas/: which properties a resource type has, and what they may hold.

import { existsSync, readFileSync } from 'node:fs';
import { anything } from './values.mjs';

export const schemaFolder = new URL('../schemas/', import.meta.url);

/** The file of a type's snapshot, below {@link schemaFolder}. */
export const fileNameOf = type => `${type.replaceAll('/', '.')}.json`;

/** Versions that the templates use, by type: those of the verified modules. */
export const versions = JSON.parse(readFileSync(new URL('../versions.json', import.meta.url), 'utf8'));

const loaded = new Map();

/** The type of a resource's body; null where there is no snapshot. */
export function schemaOf(type) {
  const name = Object.keys(versions).find(known => known.toLowerCase() === type.toLowerCase());
  if (!name) return null;
  if (!loaded.has(name)) loaded.set(name, load(name));
  return loaded.get(name);
}

function load(type) {
  const file = new URL(fileNameOf(type), schemaFolder);
  if (!existsSync(file)) return null;
  const snapshot = JSON.parse(readFileSync(file, 'utf8'));
  const named = new Map();
  const resolve = name => {
    if (!named.has(name)) named.set(name, objectType(snapshot.types[name], resolve));
    return named.get(name);
  };
  return { ...snapshot, body: objectType(snapshot.body, resolve) };
}

function objectType(definition, resolve) {
  if (!definition) throw new Error('A snapshot names a type that it does not hold.');
  return {
    is: 'object',
    properties: propertiesOf(definition.properties, resolve),
    additional: definition.additional ? propertyOf(definition.additional, resolve).type : null,
    discriminator: definition.discriminator ?? null,
    variants: Object.fromEntries(
      Object.entries(definition.variants ?? {}).map(([name, own]) => [name, propertiesOf({ ...definition.properties, ...own }, resolve)])),
  };
}

/** Read when first asked for: types refer to each other in circles. */
function propertiesOf(specifications, resolve) {
  const read = {};
  for (const [name, specification] of Object.entries(specifications)) {
    let property = null;
    Object.defineProperty(read, name, { enumerable: true, get: () => (property ??= propertyOf(specification, resolve)) });
  }

  return read;
}

/** "string required 3..24 /^[a-z0-9]+$/", "'Hot'|'Cool'|string readonly", "Rule[] required": what snapshot.mjs writes. */
function propertyOf(specification, resolve) {
  const [, written, rest] = /^((?:'[^']*'|[^' ])+)(.*)$/.exec(specification);
  const [, low, high] = / (-?\d*)\.\.(-?\d*)/.exec(rest) ?? [];
  const pattern = / \/(.*)\/$/.exec(rest)?.[1];
  const limits = { ...(low ? { low: Number(low) } : {}), ...(high ? { high: Number(high) } : {}), ...(pattern ? { pattern } : {}) };
  return {
    type: Object.keys(limits).length > 0 ? { ...typeOf(written, resolve), ...limits } : typeOf(written, resolve),
    required: / required\b/.test(rest),
    readonly: / readonly\b/.test(rest),
  };
}

function typeOf(written, resolve) {
  if (written.endsWith('[]')) return { is: 'array', of: typeOf(written.slice(0, -2).replace(/^\((.*)\)$/, '$1'), resolve) };
  if (written === 'any' || written === 'object') return anything;
  if (written === 'string' || written === 'int' || written === 'bool') return { is: written };
  const choices = written.match(/'[^']*'/g);
  return choices ? { is: 'string', choices: choices.map(choice => choice.slice(1, -1)) } : resolve(written);
}
