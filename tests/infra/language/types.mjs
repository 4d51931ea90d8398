// The types that a template declares for its parameters and outputs.

import { anything } from './values.mjs';

const simple = {
  string: { is: 'string' },
  secureString: { is: 'string' },
  int: { is: 'int' },
  bool: { is: 'bool' },
  array: { is: 'array', of: anything },
  object: anything,
  secureObject: anything,
};

/**
 * @param written as tree.mjs gives it
 * @param named name → the type that the template declares so; undefined where there is none
 * @param tell called with (message)
 */
export function declaredType(written, named, tell) {
  const read = inner => declaredType(inner, named, tell);
  switch (written.is) {
    case 'array':
      return written.of ? { is: 'array', of: read(written.of) } : simple.array;
    case 'nullable':
      return { ...read(written.of), nullable: true };
    case 'literal':
      return { is: typeof written.value === 'number' ? 'int' : typeof written.value === 'boolean' ? 'bool' : 'string', choices: [written.value] };
    case 'choice':
      return written.of.map(read).reduce((first, next) => ({ ...first, choices: [...(first.choices ?? []), ...(next.choices ?? [])] }));
    case 'object':
      if (written.properties) return objectType(written, read);
  }

  if (written.is in simple) return simple[written.is];
  const found = named(written.is);
  if (!found) tell(`there is no type '${written.is}'`);
  return found ?? anything;
}

function objectType({ properties, additional }, read) {
  const member = type => ({ type: read(type), required: !read(type).nullable, readonly: false });
  return {
    is: 'object',
    properties: Object.fromEntries(Object.entries(properties).map(([name, type]) => [name, member(type)])),
    additional: additional ? read(additional) : null,
    discriminator: null,
    variants: {},
  };
}

/** What the decorators of a parameter add to its type. */
export function limited(type, decorators, valueOf, tell) {
  const result = { ...type };
  for (const { name, arguments: given, line } of decorators) {
    const [argument] = given.map(expression => valueOf(expression));
    switch (name) {
      case 'allowed':
        result.choices = argument;
        break;
      case 'minLength':
      case 'minValue':
        result.low = argument;
        break;
      case 'maxLength':
      case 'maxValue':
        result.high = argument;
        break;
      case 'description':
      case 'secure':
      case 'metadata':
        break;
      default:
        tell(line, `there is no decorator '@${name}'`);
    }

    const numeric = name.endsWith('Value');
    if ((numeric && type.is !== 'int') || (name.endsWith('Length') && type.is !== 'string' && type.is !== 'array')) {
      tell(line, `'@${name}' does not go with ${type.is}`);
    }
  }

  if (result.low > result.high) tell(decorators[0].line, 'the least is more than the most');
  return result;
}
