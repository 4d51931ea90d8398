// The parser's tree → declarations and expressions as plain objects. Each has `line`.
//
// Expressions, by `kind`: literal{value} text{parts} name{name} member{object,name,safe,asserted} item{object,index,safe}
// child{object,name} call{name,arguments} method{object,name,arguments} not{of} minus{of} binary{operator,left,right}
// choice{condition,then,otherwise} array{items} object{properties:[{key,value,line}],resources} for{item,index,source,condition,body}
// lambda{parameters,body}

export function templateOf(root, file) {
  const template = { file, targetScope: 'resourceGroup', declarations: [], metadata: [] };
  let decorators = [];
  for (const node of root.namedChildren) {
    if (isComment(node)) continue;
    if (node.type === 'decorators') {
      decorators = node.namedChildren.filter(child => child.type === 'decorator').map(decorator);
      continue;
    }

    if (node.type === 'target_scope_assignment') template.targetScope = plainText(named(node)[0]);
    else if (node.type === 'metadata_declaration') template.metadata.push(named(node)[0].text);
    else template.declarations.push(declaration(node, decorators));
    decorators = [];
  }

  return template;
}

/** Bicep that these templates do not use and these checks do not know. */
export class Unreadable extends Error {
  constructor(node) {
    super(`${node.type} '${node.text.split('\n')[0]}' is nothing these templates use: teach tests/infra/language/tree.mjs about it`);
    this.line = line(node);
  }
}

const isComment = node => node.type === 'comment' || node.type === 'diagnostic_comment';
const named = node => node.namedChildren.filter(child => !isComment(child));
const line = node => node.startPosition.row + 1;

/** `@description('…')`; with `sys.` before the name where something else is called so. */
function decorator(node) {
  const call = expression(named(node)[0]);
  return { name: call.name, arguments: call.arguments, line: line(node) };
}

function declaration(node, decorators) {
  const [first, second, third] = named(node);
  const common = { name: first.text, decorators, line: line(node) };
  switch (node.type) {
    case 'parameter_declaration':
      return { ...common, kind: 'parameter', type: typeOf(second), default: third ? expression(third) : null };
    case 'variable_declaration':
      return { ...common, kind: 'variable', value: expression(second) };
    case 'output_declaration':
      return { ...common, kind: 'output', type: typeOf(second), value: expression(third) };
    case 'type_declaration':
      return { ...common, kind: 'type', type: typeOf(second) };
    case 'resource_declaration':
      return resource(node, decorators);
    case 'module_declaration':
      return { ...common, kind: 'module', path: plainText(second), body: expression(third) };
    default:
      throw new Unreadable(node);
  }
}

function resource(node, decorators) {
  const [name, type, body] = named(node);
  const existing = node.children.some(child => child.type === 'existing');
  return { kind: 'resource', name: name.text, decorators, type: plainText(type), existing, body: expression(body), line: line(node) };
}

/** Types, by `is`: a name, `array{of}`, `object{properties,additional}`, `choice{of}`, `nullable{of}`, `literal{value}`. */
function typeOf(node) {
  const inner = named(node);
  switch (node.type) {
    case 'type':
    case 'parenthesized_type':
      // A primitive type has no named children, and neither has the node around it where the grammar leaves it out.
      return inner.length === 0 ? { is: node.text } : typeOf(inner[0]);
    case 'primitive_type':
    case 'identifier':
      return { is: node.text };
    case 'array_type':
      return { is: 'array', of: typeOf(inner[0]) };
    case 'nullable_type':
      return { is: 'nullable', of: typeOf(inner[0]) };
    case 'union_type':
    case 'binary_expression':
      // A choice of more than three is read as an expression in its tail.
      return { is: 'choice', of: inner.map(typeOf) };
    case 'string':
    case 'number':
    case 'boolean':
      return { is: 'literal', value: expression(node).value };
    case 'object': {
      const type = { is: 'object', properties: {}, additional: null };
      for (const property of inner.filter(child => child.type === 'object_property')) {
        const parts = named(property);
        if (property.children[0].type === '*') type.additional = typeOf(parts.at(-1));
        else type.properties[keyOf(parts[0])] = typeOf(parts.at(-1));
      }

      return type;
    }
    default:
      throw new Unreadable(node);
  }
}

const keyOf = node => (node.type === 'string' ? plainText(node) : node.text);

function expression(node) {
  const at = { line: line(node) };
  const inner = named(node);
  const marks = node.children.filter(child => !child.isNamed).map(child => child.type);
  switch (node.type) {
    case 'string':
      return text(node, at);
    case 'number':
      return { ...at, kind: 'literal', value: Number(node.text) };
    case 'boolean':
      return { ...at, kind: 'literal', value: node.text === 'true' };
    case 'null':
      return { ...at, kind: 'literal', value: null };
    case 'identifier':
      return { ...at, kind: 'name', name: node.text };
    case 'parenthesized_expression':
      return { ...expression(inner[0]), closed: true };
    case 'member_expression':
      return ofLast(expression(inner[0]), object =>
        ({ ...at, kind: 'member', object, name: inner[1].text, safe: marks.includes('.?'), asserted: marks.includes('!') }));
    case 'subscript_expression':
      return ofLast(expression(inner[0]), object => ({ ...at, kind: 'item', object, index: expression(inner[1]), safe: marks.includes('?') }));
    case 'resource_expression':
      return ofLast(expression(inner[0]), object => ({ ...at, kind: 'child', object, name: inner[1].text }));
    case 'call_expression':
      return ofLast(expression(inner[0]), target => call(target, named(inner[1]).map(expression), at));
    case 'unary_expression':
      return { ...at, kind: marks.includes('!') ? 'not' : 'minus', of: expression(inner[0]) };
    case 'binary_expression':
      return { ...at, kind: 'binary', operator: node.childForFieldName('operator').type, left: expression(inner[0]), right: expression(inner[1]) };
    case 'ternary_expression':
      return { ...at, kind: 'choice', condition: expression(inner[0]), then: expression(inner[1]), otherwise: expression(inner[2]) };
    case 'array':
      return { ...at, kind: 'array', items: inner.map(expression) };
    case 'object':
      return object(inner, at);
    case 'if_statement':
      return { ...expression(inner[1]), condition: expression(inner[0]) };
    case 'for_statement':
      return loop(inner, at);
    case 'lambda_expression':
      return { ...at, kind: 'lambda', parameters: names(inner[0]), body: expression(inner[1]) };
    default:
      throw new Unreadable(node);
  }
}

/** The grammar reads `a ? b : c.d` as `(a ? b : c).d`; what follows an operator belongs to its last operand alone. */
function ofLast(expression, wrap) {
  const last = { choice: 'otherwise', binary: 'right', not: 'of', minus: 'of', lambda: 'body' }[expression.kind];
  return last && !expression.closed ? { ...expression, [last]: ofLast(expression[last], wrap) } : wrap(expression);
}

const names = node => (node.type === 'identifier' ? [node.text] : named(node).map(child => child.text));

function call(target, args, at) {
  if (target.kind === 'name') return { ...at, kind: 'call', name: target.name, arguments: args };
  const { object: owner, name } = target;
  const qualified = owner.kind === 'name' && (owner.name === 'sys' || owner.name === 'az');
  return qualified ? { ...at, kind: 'call', name, arguments: args } : { ...at, kind: 'method', object: owner, name, arguments: args };
}

function object(inner, at) {
  const properties = [];
  const resources = [];
  for (const node of inner) {
    if (node.type === 'decorators') continue;
    const [key, value] = named(node);
    if (key.type === 'resource_declaration') resources.push(resource(key, []));
    else properties.push({ key: key.type === 'string' ? text(key, { line: line(key) }) : key.text, value: expression(value), line: line(node) });
  }

  return { ...at, kind: 'object', properties, resources };
}

function loop(inner, at) {
  const body = expression(inner.at(-1));
  const source = expression(inner.at(-2));
  const [item, index] = inner[0].type === 'for_loop_parameters' ? names(inner[0]) : [inner[0].text, null];
  return { ...at, kind: 'for', item, index, source, condition: body.condition ?? null, body: { ...body, condition: undefined } };
}

function text(node, at) {
  if (node.text.startsWith("'''")) return { ...at, kind: 'literal', value: node.text.slice(3, -3).replace(/^\r?\n/, '') };
  const parts = [];
  for (const child of named(node)) {
    if (child.type === 'interpolation') parts.push(expression(named(child)[0]));
    else append(parts, child.type === 'escape_sequence' ? unescaped(child.text) : child.text);
  }

  if (parts.length === 0) return { ...at, kind: 'literal', value: '' };
  return parts.length === 1 && typeof parts[0] === 'string' ? { ...at, kind: 'literal', value: parts[0] } : { ...at, kind: 'text', parts };
}

function append(parts, text) {
  if (typeof parts.at(-1) === 'string') parts[parts.length - 1] += text;
  else parts.push(text);
}

function unescaped(sequence) {
  const simple = { n: '\n', r: '\r', t: '\t' };
  const code = /^\\u\{([0-9a-fA-F]+)\}$/.exec(sequence);
  return code ? String.fromCodePoint(parseInt(code[1], 16)) : simple[sequence[1]] ?? sequence.slice(1);
}

function plainText(node) {
  const read = text(node, { line: line(node) });
  if (read.kind !== 'literal') throw new Unreadable(node);
  return read.value;
}
