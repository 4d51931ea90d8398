// What an expression is known to be before a deployment: a JavaScript value (objects as Map), or one of these.

/** A value that only the deployment knows, of a known type. */
export class Unknown {
  /**
   * @param later whether it is not known even when the deployment starts
   * @param from where it will come from, such as `{…/storageAccounts/data.properties.primaryEndpoints.blob}uploads`; null where that is lost
   */
  constructor(type, later = false, from = null) {
    this.type = type;
    this.later = later;
    this.from = from;
  }
}

/** One of several values; which one depends on what is unknown. */
export class OneOf {
  constructor(values) {
    this.values = values;
  }
}

/** A resource or module of the template, by its symbol. */
export class Reference {
  constructor(declaration, members) {
    this.declaration = declaration;
    /** name → value, called with `safe`. */
    this.members = members;
  }
}

export const anything = { is: 'any' };

export const isKnown = value =>
  !(value instanceof Unknown || value instanceof OneOf || value instanceof Reference)
  && (Array.isArray(value) ? value.every(isKnown) : value instanceof Map ? [...value.values()].every(isKnown) : true);

/** Whether any part of it is known only while the deployment runs. */
export function isLater(value) {
  if (value instanceof Unknown) return value.later;
  if (value instanceof OneOf) return value.values.some(isLater);
  if (Array.isArray(value)) return value.some(isLater);
  return value instanceof Map && [...value.values()].some(isLater);
}

/** The same, as a template sees it that gets it as a parameter: its deployment starts when everything is known. */
export function asParameter(value) {
  if (value instanceof Unknown) return new Unknown(value.type, false, value.from);
  if (value instanceof OneOf) return new OneOf(value.values.map(asParameter));
  if (Array.isArray(value)) return value.map(asParameter);
  return value instanceof Map ? new Map([...value].map(([key, item]) => [key, asParameter(item)])) : value;
}

/** All that it may be. */
export const possibilities = value => (value instanceof OneOf ? value.values.flatMap(possibilities) : [value]);

export const oneOf = values => (values.length === 1 ? values[0] : new OneOf(values));

/** In words, for messages. */
export function described(value) {
  if (value instanceof Unknown) return describedType(value.type);
  if (value instanceof OneOf) return value.values.map(described).join(' or ');
  if (value instanceof Reference) return `the ${value.declaration.kind} ${value.declaration.name}`;
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return value instanceof Map ? 'an object' : JSON.stringify(value);
}

export function describedType(type) {
  switch (type.is) {
    case 'array':
      return 'an array';
    case 'object':
      return 'an object';
    case 'any':
      return 'anything';
    default:
      return type.choices ? `one of ${type.choices.map(choice => JSON.stringify(choice)).join(', ')}` : type.is;
  }
}

/** From JSON to values. */
export function fromJson(json) {
  if (Array.isArray(json)) return json.map(fromJson);
  return json !== null && typeof json === 'object' ? new Map(Object.entries(json).map(([key, item]) => [key, fromJson(item)])) : json;
}

/** Back to JSON; what is unknown becomes where it will come from. */
export function toJson(value) {
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, toJson(item)]));
  return isKnown(value) ? value : value.from ?? `{${described(value)}}`;
}
