// Whether a value may stand where a type is asked for.

import { OneOf, Reference, Unknown, described, describedType, possibilities } from './values.mjs';

/** Where literals were written: arrays and objects → { file, line, lines: by key or index }. */
export const places = new WeakMap();

/**
 * Tells of everything in the value that the type does not allow.
 * @param tell called with (message, place): the place is the nearest literal's, or the one given.
 * @param write whether it is to be written, as a resource's body is, so that read-only properties are wrong.
 */
export function conform(value, type, tell, { path = '', place = null, write = true } = {}) {
  if (type.is === 'any') return;
  if (value instanceof OneOf) {
    for (const one of possibilities(value)) conform(one, type, tell, { path, place, write });
    return;
  }

  const say = (message, where = place) => tell(path ? `${path}: ${message}` : message, where);
  if (value instanceof Reference) say(`${described(value)} stands where ${describedType(type)} is asked for`);
  else if (value instanceof Unknown) conformType(value.type, type, say);
  else if (value === null) {
    if (!type.nullable) say(`null where ${describedType(type)} is asked for`);
  } else if (kindOf(value) !== type.is) say(`${described(value)} where ${describedType(type)} is asked for`);
  else if (type.is === 'array') conformItems(value, type, tell, { path, place, write }, say);
  else if (type.is === 'object') conformProperties(value, type, tell, { path, place, write }, say);
  else conformLimits(value, type, say);
}

export function kindOf(value) {
  if (Array.isArray(value)) return 'array';
  if (value instanceof Map) return 'object';
  return { string: 'string', number: 'int', boolean: 'bool' }[typeof value];
}

/** A value of unknown content: its kind has to fit, and where both sides list choices, every one of them. */
function conformType(from, to, say) {
  if (from.is === 'any' || to.is === 'any') return;
  if (from.is !== to.is) say(`${describedType(from)} where ${describedType(to)} is asked for`);
  else if (to.is === 'array') conformType(from.of, to.of, say);
  else if (from.choices && to.choices) {
    const wrong = from.choices.filter(choice => !to.choices.includes(choice));
    if (wrong.length > 0) say(`may be ${wrong.map(choice => JSON.stringify(choice)).join(', ')}, which is not ${describedType(to)}`);
  }
}

function conformLimits(value, type, say) {
  if (type.choices && !type.choices.includes(value)) say(`${described(value)} is not ${describedType(type)}`);
  const size = typeof value === 'string' ? value.length : value;
  const unit = typeof value === 'string' ? ' characters' : '';
  if (type.low !== undefined && size < type.low) say(`${described(value)} is less than ${type.low}${unit}`);
  if (type.high !== undefined && size > type.high) say(`${described(value)} is more than ${type.high}${unit}`);
  if (type.pattern && !new RegExp(type.pattern).test(value)) say(`${described(value)} does not match ${type.pattern}`);
}

function conformItems(items, type, tell, { path, place, write }, say) {
  const own = places.get(items);
  if (type.low !== undefined && items.length < type.low) say(`less than ${type.low} items`);
  if (type.high !== undefined && items.length > type.high) say(`more than ${type.high} items`);
  items.forEach((item, i) => {
    conform(item, type.of, tell, { path: `${path}[${i}]`, place: own ? { file: own.file, line: own.lines[i] } : place, write });
  });
}

function conformProperties(object, type, tell, { path, place, write }, say) {
  const own = places.get(object);
  const at = key => (own ? { file: own.file, line: own.lines[key] ?? own.line } : place);
  const properties = variantOf(object, type, say, at);
  if (!properties) return;
  for (const [key, value] of object) {
    const below = path ? `${path}.${key}` : key;
    const property = propertyNamed(properties, key);
    if (property && property.name !== key) say(`'${key}' is written '${property.name}'`, at(key));
    else if (property?.readonly && write) say(`'${key}' is read-only`, at(key));
    else if (property) {
      const allowed = property.required ? property.type : { ...property.type, nullable: true };
      conform(value, allowed, tell, { path: below, place: at(key), write });
    } else if (type.additional) conform(value, type.additional, tell, { path: below, place: at(key), write });
    else say(`'${key}' is unknown${suggestion(key, properties)}`, at(key));
  }

  for (const [key, property] of Object.entries(properties)) {
    if (property.required && !object.has(key)) say(`'${key}' is missing`, own ? { file: own.file, line: own.line } : place);
  }
}

/** The properties of an object whose type depends on one of them. */
function variantOf(object, type, say, at) {
  if (!type.discriminator) return type.properties;
  const value = object.get(type.discriminator);
  if (typeof value === 'string' && value in type.variants) return type.variants[value];
  if (value === undefined) say(`'${type.discriminator}' is missing`, at(type.discriminator));
  else if (typeof value === 'string') say(`'${type.discriminator}' is none of ${Object.keys(type.variants).join(', ')}`, at(type.discriminator));
  return null;
}

/** Resource Manager takes names in any case, but the templates are to be written as the reference is. */
function propertyNamed(properties, key) {
  const name = Object.keys(properties).find(known => known.toLowerCase() === key.toLowerCase());
  return name ? { name, type: properties[name].type, required: properties[name].required, readonly: properties[name].readonly } : null;
}

function suggestion(key, properties) {
  const [near] = Object.keys(properties)
    .map(known => ({ known, changes: changesBetween(key.toLowerCase(), known.toLowerCase()) }))
    .filter(({ known, changes }) => changes <= Math.max(key.length, known.length) / 2)
    .sort((a, b) => a.changes - b.changes);
  return near ? ` (meant '${near.known}'?)` : '';
}

/** How many characters have to be put in, left out or replaced. */
function changesBetween(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (const [i, a] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, b] of [...other].entries()) next.push(Math.min(row[j + 1] + 1, next[j] + 1, row[j] + (a === b ? 0 : 1)));
    row = next;
  }

  return row.at(-1);
}
