// Expressions → what is known of their value before a deployment. Tells of what makes no sense on the way.

import { conform, kindOf, places } from './conform.mjs';
import { functions, lambdaFunctions } from './functions.mjs';
import { OneOf, Reference, Unknown, anything, described, isKnown, isLater, oneOf, possibilities } from './values.mjs';

class Lambda {
  constructor(call) {
    this.call = call;
  }
}

/**
 * @param file whose expressions these are
 * @param resolve name → value of a symbol of the template; undefined where there is none
 * @param readText path relative to the file → its text; undefined where there is none
 * @param tell called with (line, message)
 */
export function evaluator({ file, resolve, readText, tell }) {
  const kinds = {
    literal: expression => expression.value,
    text,
    name,
    member,
    item,
    child,
    call,
    method,
    not: ({ of, line }, locals) => each([operand(of, { is: 'bool' }, '!', line, locals)], { is: 'bool' }, known => !known),
    minus: ({ of, line }, locals) => each([operand(of, { is: 'int' }, '-', line, locals)], { is: 'int' }, known => -known),
    binary,
    choice,
    array,
    object,
    for: loop,
    lambda,
  };

  return { value, rounds };

  function value(expression, locals = new Map()) {
    return kinds[expression.kind](expression, locals);
  }

  function operand(expression, type, operator, line, locals) {
    const result = value(expression, locals);
    conform(result, type, message => tell(line, `beside ${operator}: ${message}`));
    return result;
  }

  /** Applies a function to known values, to every combination of possible ones, or gives something unknown of that type. */
  function each(values, gives, run, known = isKnown) {
    const combinations = values.reduce((sofar, next) => sofar.flatMap(list => possibilities(next).map(one => [...list, one])), [[]]);
    if (run && combinations.length <= 16 && combinations.every(list => list.every(known))) return oneOf(combinations.map(list => run(...list)));
    return new Unknown(gives, values.some(isLater));
  }

  function text(expression, locals) {
    const parts = expression.parts.map(part => (typeof part === 'string' ? part : value(part, locals)));
    for (const part of parts) {
      if (part instanceof Reference) tell(expression.line, `${described(part)} stands inside a text`);
    }

    const result = each(parts, { is: 'string' }, (...all) => all.join(''));
    if (result instanceof Unknown) result.from = parts.map(part => (isKnown(part) ? part : part.from ?? '{?}')).join('');
    return result;
  }

  function name({ name: wanted, line }, locals) {
    if (locals.has(wanted)) return locals.get(wanted);
    const found = resolve(wanted, line);
    if (found !== undefined) return found;
    tell(line, `'${wanted}' is not declared`);
    return new Unknown(anything);
  }

  function member(expression, locals) {
    const results = possibilities(value(expression.object, locals)).map(owner => memberOf(owner, expression));
    return oneOf(results.filter((result, i) => results.indexOf(result) === i));
  }

  function memberOf(owner, { name: wanted, safe, asserted, line, object: before }) {
    if (owner instanceof Reference) return owner.members(wanted, { safe, asserted, line });
    if (owner === null) {
      if (!safe && !inSafeChain(before)) tell(line, `'.${wanted}' of null`);
      return null;
    }

    const missing = () => {
      if (!safe) tell(line, `${described(owner)} has no property '${wanted}'`);
      return safe ? null : new Unknown(anything);
    };
    if (owner instanceof Map) return owner.has(wanted) ? owner.get(wanted) : missing();
    if (!(owner instanceof Unknown)) return missing();
    const from = owner.from?.replace(/\}$/, `.${wanted}}`);
    if (owner.type.is === 'any') return new Unknown(anything, owner.later, from);
    if (owner.type.is !== 'object') return missing();
    const property = owner.type.properties[wanted]?.type ?? owner.type.additional;
    return property ? new Unknown(property, owner.later, from) : missing();
  }

  /** After `a.?b`, `.c` of nothing is nothing as well. */
  function inSafeChain(expression) {
    return (expression.kind === 'member' || expression.kind === 'item') && (expression.safe || inSafeChain(expression.object));
  }

  function item(expression, locals) {
    const owner = value(expression.object, locals);
    const index = value(expression.index, locals);
    if (owner instanceof Reference) return owner.members(index, { safe: expression.safe, line: expression.line });
    const element = owner instanceof Unknown && owner.type.is === 'array' ? owner.type.of : anything;
    return each([owner, index], element, (list, at) => {
      const found = list instanceof Map ? list.get(at) : list[at];
      if (found === undefined && !expression.safe) tell(expression.line, `${described(list)} has no item ${described(at)}`);
      return found ?? null;
    }, one => Array.isArray(one) || one instanceof Map || isKnown(one));
  }

  function child(expression, locals) {
    const owner = value(expression.object, locals);
    if (owner instanceof Reference) return owner.members(expression.name, { nested: true, line: expression.line });
    tell(expression.line, `'::' after ${described(owner)}`);
    return new Unknown(anything);
  }

  function call({ name: wanted, arguments: given, line }, locals) {
    const values = given.map(argument => value(argument, locals));
    if (wanted in lambdaFunctions) return callWithLambda(wanted, values, line);
    const known = functions[wanted];
    if (!known) {
      tell(line, `there is no function '${wanted}'`);
      return new Unknown(anything);
    }

    const least = known.least ?? known.takes.length;
    if (values.length < least || (!known.rest && values.length > known.takes.length)) {
      const most = known.rest ? ' or more' : known.takes.length > least ? ` to ${known.takes.length}` : '';
      tell(line, `${wanted}() takes ${least}${most} arguments, not ${values.length}`);
      return new Unknown(known.gives);
    }

    if (known.onlyAsDefault && !locals.get('(default)')) tell(line, `${wanted}() can be used only in the default of a parameter`);
    values.forEach((argument, i) => {
      conform(argument, known.takes[i] ?? known.rest, message => tell(line, `argument ${i + 1} of ${wanted}(): ${message}`));
    });
    if (wanted.startsWith('load')) return load(values[0], known, line);
    // A property of a resource that is there.
    if (wanted === 'empty' && values[0] instanceof Unknown && values[0].from) return false;
    if (known.later) return new Unknown(known.gives, true, `{${wanted}()}`);
    return guarded(() => each(values, known.gives, known.run, known.structural ? isShaped : isKnown), known.gives, line);
  }

  function load(path, { gives }, line) {
    if (typeof path !== 'string') tell(line, 'the path of a file to load has to be a literal');
    else if (readText(path) === undefined) tell(line, `there is no file '${path}'`);
    else if (gives.is === 'string') return readText(path);
    return new Unknown(gives);
  }

  /** A function may refuse its arguments, such as a network that does not fit. */
  function guarded(run, gives, line) {
    try {
      return run();
    } catch (failure) {
      if (!(failure instanceof Error)) throw failure;
      tell(line, failure.message);
      return new Unknown(gives);
    }
  }

  function callWithLambda(wanted, [items, ...others], line) {
    const lambdas = others.filter(other => other instanceof Lambda);
    if (lambdas.length === 0) tell(line, `${wanted}() takes a lambda`);
    conform(items, { is: 'array', of: anything }, message => tell(line, `argument 1 of ${wanted}(): ${message}`));
    const known = lambdaFunctions[wanted];
    const call = entry => lambdas[0]?.call([entry]) ?? null;
    return oneOf(possibilities(items).map(list => {
      if (Array.isArray(list)) return known.run(list, call) ?? new Unknown(known.gives(anything), isLater(list));
      const element = list instanceof Unknown && list.type.is === 'array' ? list.type.of : anything;
      const sample = call(new Unknown(element, isLater(list)));
      return wanted === 'map' ? new OneOf([[], [sample]]) : new Unknown(known.gives(anything), isLater(list));
    }));
  }

  function lambda({ parameters, body }, locals) {
    const named = values => parameters.map((parameter, i) => [parameter, values[i] ?? new Unknown(anything)]);
    return new Lambda(values => value(body, new Map([...locals, ...named(values)])));
  }

  function method({ object: owner, name: wanted, arguments: given, line }, locals) {
    given.forEach(argument => value(argument, locals));
    const target = value(owner, locals);
    if (!(target instanceof Reference) || !wanted.startsWith('list')) tell(line, `there is no method '${wanted}' of ${described(target)}`);
    return new Unknown(anything, true);
  }

  function binary({ operator, left, right, line }, locals) {
    const first = value(left, locals);
    if (operator === '??') return orElse(first, () => value(right, locals));
    if (operator === '&&' && first === false) return false;
    if (operator === '||' && first === true) return true;
    const both = [first, value(right, locals)];
    const number = { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => Math.trunc(a / b), '%': (a, b) => a % b }[operator];
    const order = { '>': (a, b) => a > b, '>=': (a, b) => a >= b, '<': (a, b) => a < b, '<=': (a, b) => a <= b }[operator];
    const logic = { '&&': (a, b) => a && b, '||': (a, b) => a || b }[operator];
    const kind = number || order ? { is: 'int' } : logic ? { is: 'bool' } : anything;
    for (const operand of both) {
      if (order && possibilities(operand).every(one => kindOf(one) === 'string' || one?.type?.is === 'string')) continue;
      conform(operand, kind, message => tell(line, `beside ${operator}: ${message}`));
    }

    const equality = {
      '==': (a, b) => a === b,
      '!=': (a, b) => a !== b,
      '=~': (a, b) => a.toLowerCase() === b.toLowerCase(),
      '!~': (a, b) => a.toLowerCase() !== b.toLowerCase(),
    }[operator];
    if (equality) neverEqual(both, operator, line);
    return each(both, number ? { is: 'int' } : { is: 'bool' }, number ?? order ?? logic ?? equality);
  }

  function orElse(first, other) {
    return oneOf(possibilities(first).flatMap(one => {
      if (one === null) return possibilities(other());
      return one instanceof Unknown && one.type.nullable ? [one, ...possibilities(other())] : [one];
    }));
  }

  /** A comparison with a word that a parameter's list of choices does not hold. */
  function neverEqual([left, right], operator, line) {
    for (const [one, other] of [[left, right], [right, left]]) {
      if (one instanceof Unknown && one.type.choices && isKnown(other) && !one.type.choices.includes(other)) {
        tell(line, `${operator} ${described(other)}: it can only be ${described(one)}`);
      }
    }
  }

  function choice({ condition, then, otherwise, line }, locals) {
    const decided = value(condition, locals);
    conform(decided, { is: 'bool' }, message => tell(line, `before ?: ${message}`));
    if (decided === true) return value(then, locals);
    return decided === false ? value(otherwise, locals) : new OneOf([...possibilities(value(then, locals)), ...possibilities(value(otherwise, locals))]);
  }

  function array({ items, line }, locals) {
    const result = items.map(entry => value(entry, locals));
    places.set(result, { file, line, lines: items.map(entry => entry.line) });
    return result;
  }

  function object({ properties, line }, locals) {
    const result = new Map();
    const lines = {};
    for (const { key, value: written, line: at } of properties) {
      const wanted = typeof key === 'string' ? key : value(key, locals);
      const plain = typeof wanted === 'string' ? wanted : `(${described(wanted)} in line ${at})`;
      if (result.has(plain)) tell(at, `'${plain}' stands twice in one object`);
      result.set(plain, value(written, locals));
      lines[plain] = at;
    }

    places.set(result, { file, line, lines });
    return result;
  }

  function loop(expression, locals) {
    return oneOf(rounds(expression, locals).map(list => list.map(round => value(expression.body, round))));
  }

  /** The rounds of a loop, each with its names; where the list is unknown: none, or one as an example. */
  function rounds({ source, item: itemName, index, line }, locals) {
    const list = value(source, locals);
    if (!(list instanceof Reference) && isLater(list)) tell(line, 'a loop over what is known only while the deployment runs');
    conform(list, { is: 'array', of: anything }, message => tell(line, `for … in: ${message}`));
    const named = (entry, i) => new Map([...locals, [itemName, entry], ...(index ? [[index, i]] : [])]);
    return possibilities(list).flatMap(one => {
      if (Array.isArray(one)) return [one.map(named)];
      const element = one instanceof Unknown && one.type.is === 'array' ? one.type.of : anything;
      return [[], [named(new Unknown(element), new Unknown({ is: 'int' }))]];
    });
  }
}

/** Whether its outer shape is known, whatever lies inside. */
const isShaped = value => Array.isArray(value) || value instanceof Map || isKnown(value);
