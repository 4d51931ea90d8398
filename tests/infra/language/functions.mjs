// The functions of Bicep that these templates use or may well use: how many arguments, of which kinds, and what comes out.

import { createHash } from 'node:crypto';
import { isKnown, toJson } from './values.mjs';

const string = { is: 'string' };
const int = { is: 'int' };
const bool = { is: 'bool' };
const any = { is: 'any' };
const array = { is: 'array', of: any };
const object = { is: 'object', properties: {}, additional: any, variants: {} };

/** Thirteen characters of a–z and 2–7, the same for the same arguments; another algorithm than Azure's, the same alphabet and length. */
const uniqueString = (...texts) =>
  [...createHash('sha256').update(texts.join('-')).digest()].slice(0, 13).map(byte => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('');

const guid = (...texts) => {
  const hex = createHash('sha256').update(texts.join('-')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
};

const joined = (left, right) => (Array.isArray(left) ? [...left, ...right] : left + right);
const merged = (left, right) => (Array.isArray(left) ? [...new Set([...left, ...right])] : new Map([...left, ...right]));
const sizeOf = value => value.size ?? value.length;

/**
 * name → { takes: types of the arguments, least: how many must be there, rest: type of any further, gives, run }.
 * `run` is called only with known arguments, or where `structural` with arrays and objects of known shape; without it the result is
 * unknown. `later`: known only while the deployment runs.
 */
export const functions = {
  array: { structural: true, takes: [any], gives: array, run: value => (Array.isArray(value) ? value : [value]) },
  base64: { takes: [string], gives: string, run: text => Buffer.from(text).toString('base64') },
  bool: { takes: [any], gives: bool },
  cidrSubnet: { takes: [string, int, int], gives: string, run: subnet },
  coalesce: { takes: [any], rest: any, gives: any },
  concat: { structural: true, takes: [any], rest: any, gives: any, run: (first, ...others) => others.reduce(joined, first) },
  contains: { takes: [any, any], gives: bool, run: (where, what) => (where instanceof Map ? where.has(what) : where.includes(what)) },
  deployment: { takes: [], gives: object },
  empty: { structural: true, takes: [any], gives: bool, run: value => value === null || sizeOf(value) === 0 },
  endsWith: { takes: [string, string], gives: bool, run: (text, end) => text.toLowerCase().endsWith(end.toLowerCase()) },
  environment: { takes: [], gives: object, run: environment },
  first: { structural: true, takes: [any], gives: any, run: value => value[0] ?? null },
  flatten: { structural: true, takes: [array], gives: array, run: items => items.flat() },
  format: { takes: [string], rest: any, gives: string },
  guid: { takes: [string], rest: string, gives: string, run: guid },
  indexOf: { takes: [any, any], gives: int, run: (where, what) => where.indexOf(what) },
  int: { takes: [any], gives: int, run: Number },
  items: { structural: true, takes: [object], gives: { is: 'array', of: object }, run: itemsOf },
  join: { takes: [array, string], gives: string, run: (items, between) => items.join(between) },
  json: { takes: [string], gives: any },
  last: { structural: true, takes: [any], gives: any, run: value => value.at(-1) ?? null },
  length: { structural: true, takes: [any], gives: int, run: sizeOf },
  listKeys: { takes: [string, string], least: 2, rest: any, gives: any, later: true },
  loadJsonContent: { takes: [string], least: 1, rest: any, gives: any },
  loadTextContent: { takes: [string], least: 1, rest: any, gives: string },
  max: { takes: [any], rest: int, gives: int, run: (...numbers) => Math.max(...numbers.flat()) },
  min: { takes: [any], rest: int, gives: int, run: (...numbers) => Math.min(...numbers.flat()) },
  newGuid: { takes: [], gives: string, onlyAsDefault: true },
  range: { takes: [int, int], gives: { is: 'array', of: int }, run: (start, count) => Array.from({ length: count }, (_, i) => start + i) },
  reference: { takes: [string], rest: any, gives: any, later: true },
  replace: { takes: [string, string, string], gives: string, run: (text, what, by) => text.replaceAll(what, by) },
  resourceGroup: { takes: [], rest: string, gives: object, run: resourceGroup },
  resourceId: { takes: [string], rest: string, gives: string },
  skip: { structural: true, takes: [any, int], gives: any, run: (value, count) => value.slice(count) },
  split: { takes: [string, any], gives: { is: 'array', of: string }, run: (text, at) => text.split(at) },
  startsWith: { takes: [string, string], gives: bool, run: (text, start) => text.toLowerCase().startsWith(start.toLowerCase()) },
  string: { takes: [any], gives: string, run: value => (typeof value === 'string' ? value : JSON.stringify(toJson(value))) },
  subscription: { takes: [], rest: string, gives: object, run: subscription },
  subscriptionResourceId: { takes: [string, string], rest: string, gives: string, run: subscriptionResourceId },
  substring: { takes: [string, int], least: 2, rest: int, gives: string, run: (text, start, length) => text.slice(start, length && start + length) },
  take: { structural: true, takes: [any, int], gives: any, run: (value, count) => value.slice(0, count) },
  tenant: { takes: [], gives: object },
  toLower: { takes: [string], gives: string, run: text => text.toLowerCase() },
  toUpper: { takes: [string], gives: string, run: text => text.toUpperCase() },
  trim: { takes: [string], gives: string, run: text => text.trim() },
  union: { structural: true, takes: [any, any], rest: any, gives: any, run: (first, ...others) => others.reduce(merged, first) },
  uniqueString: { takes: [string], rest: string, gives: string, run: uniqueString },
  uri: { takes: [string, string], gives: string, run: (base, path) => new URL(path, base).href },
  utcNow: { takes: [], rest: string, gives: string, onlyAsDefault: true },
};

/** Functions of a lambda: name → what it does with known items and the lambda's function. */
export const lambdaFunctions = {
  filter: { gives: () => array, run: (items, call) => ifKnown(items.map(call), keep => items.filter((_, i) => keep[i])) },
  map: { gives: result => ({ is: 'array', of: result }), run: (items, call) => items.map(call) },
  sort: { gives: () => array, run: () => undefined },
  toObject: { gives: () => object, run: () => undefined },
};

const ifKnown = (values, then) => (isKnown(values) ? then(values) : undefined);

/** One subscription, resource group and cloud, as an example to evaluate with. */
export const example = { subscription: '00000000-0000-0000-0000-000000000001', group: 'rg-opendata', region: 'southeastasia' };

const subscriptionId = `/subscriptions/${example.subscription}`;

function subscription() {
  return new Map([['id', subscriptionId], ['subscriptionId', example.subscription], ['tenantId', example.subscription], ['displayName', 'Example']]);
}

function resourceGroup() {
  const id = `${subscriptionId}/resourceGroups/${example.group}`;
  return new Map([['id', id], ['name', example.group], ['location', example.region], ['tags', new Map()]]);
}

function environment() {
  return new Map([['name', 'AzureCloud'], ['suffixes', new Map([['storage', 'core.windows.net']])]]);
}

export const groupId = () => resourceGroup().get('id');

function subscriptionResourceId(type, ...names) {
  const [provider, ...types] = type.split('/');
  return `${subscriptionId}/providers/${provider}/${types.map((part, i) => `${part}/${names[i]}`).join('/')}`;
}

function itemsOf(value) {
  return [...value].map(([key, item]) => new Map([['key', key], ['value', item]])).sort((a, b) => (a.get('key') < b.get('key') ? -1 : 1));
}

/** The n-th network of that prefix length inside a range, as 10.40.0.128/27. */
function subnet(range, prefix, index) {
  const [address, length] = range.split('/');
  const start = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - prefix);
  const fits = prefix >= Number(length) && (index + 1) * size <= 2 ** (32 - Number(length));
  if (!fits) throw new Error(`${range} has no network /${prefix} number ${index}`);
  const first = start + index * size;
  return `${[24, 16, 8, 0].map(shift => Math.floor(first / 2 ** shift) % 256).join('.')}/${prefix}`;
}
