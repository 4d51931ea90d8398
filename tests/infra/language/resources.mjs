// One resource declaration: its reference by other expressions, and its body against the schema of its type.

import { conform } from './conform.mjs';
import { groupId } from './functions.mjs';
import { schemaOf, versions } from './schema.mjs';
import { OneOf, Reference, Unknown, anything, isKnown, toJson } from './values.mjs';

const knownAtStart = new Set(['id', 'name', 'type', 'apiVersion']);
const places = ['parent', 'scope'];
const extensions = new Set(['Microsoft.Authorization/roleAssignments', 'Microsoft.Authorization/locks', 'Microsoft.Insights/diagnosticSettings']);

/** What other expressions see of it. */
export function resourceReference(deployment, declaration, owner = null, locals = new Map()) {
  const identity = identityOf(deployment, declaration, owner);
  const { body } = declaration;
  if (body.kind !== 'for') return instance(deployment, declaration, identity, body, locals, owner);

  return new Reference(declaration, (index, { line }) => {
    if (typeof index === 'string') {
      deployment.tell(line, `'${declaration.name}' is a list: choose one by [index]`);
      return new Unknown(anything, true);
    }

    const [rounds] = deployment.rounds(body, locals).slice(-1);
    const round = typeof index === 'number' ? rounds[index] : rounds[0];
    if (!round) deployment.tell(line, `'${declaration.name}' has no item ${index}`);
    return instance(deployment, declaration, identity, body.body, round ?? locals, owner);
  });
}

/** Its full type and version: a nested resource has them from the one around it. */
function identityOf(deployment, { type: written, line }, owner) {
  const [own, version = owner?.identity.version] = written.split('@');
  const type = owner ? `${owner.identity.type}/${own}` : own;
  if (!version) deployment.tell(line, `'${written}' has no api-version`);
  return { type, version };
}

function instance(deployment, declaration, identity, body, locals, owner) {
  const property = name => body.properties.find(({ key }) => key === name)?.value;
  const reference = new Reference(declaration, (wanted, { nested, safe, asserted, line }) => {
    if (nested) return nestedIn(deployment, body, { reference, identity }, wanted, line, locals);
    if (wanted === 'id') return idOf(deployment, declaration, identity, body, locals, owner);
    if (wanted === 'name') return nameOf(deployment, body, locals);
    if (wanted === 'type') return identity.type;
    if (wanted === 'apiVersion') return identity.version;
    const missing = conditional(deployment, body, locals, { wanted, safe, asserted, line, declaration });
    if (missing === 'none') return null;
    const member = schemaOf(identity.type)?.body.properties[wanted]?.type;
    if (!member) deployment.tell(line, `${identity.type} has no property '${wanted}'`);
    const value = new Unknown(member ?? anything, true, `{${toJson(idOf(deployment, declaration, identity, body, locals, owner))}.${wanted}}`);
    return missing === 'perhaps' ? new OneOf([value, null]) : value;
  });
  reference.identity = identity;
  reference.isList = false;
  reference.parent = property('parent');
  return reference;
}

function nestedIn(deployment, body, owner, wanted, line, locals) {
  const nested = body.resources.find(({ name }) => name === wanted);
  if (nested) return resourceReference(deployment, nested, owner, locals);
  deployment.tell(line, `there is no resource '${wanted}' inside`);
  return new Unknown(anything);
}

/** Whether a conditional resource or module may be absent where it is used. */
export function conditional(deployment, body, locals, { wanted, safe, asserted, line, declaration }) {
  if (!body.condition) return 'never';
  const exists = deployment.value(body.condition, locals);
  if (exists === true) return 'never';
  if (safe) return exists === false ? 'none' : 'perhaps';
  if (!asserted) deployment.tell(line, `'${declaration.name}' is conditional: '.?${wanted}', or '!.${wanted}' under the same condition`);
  return 'never';
}

export function nameOf(deployment, body, locals) {
  const written = body.properties.find(({ key }) => key === 'name');
  return written ? deployment.value(written.value, locals) : new Unknown({ is: 'string' });
}

const ownerOf = (deployment, body, locals, owner) => {
  const parent = body.properties.find(({ key }) => key === 'parent');
  return parent ? deployment.value(parent.value, locals) : owner?.reference ?? null;
};

function idOf(deployment, declaration, identity, body, locals, owner) {
  const name = nameOf(deployment, body, locals);
  if (typeof name !== 'string') return new Unknown({ is: 'string' });
  const above = ownerOf(deployment, body, locals, owner);
  const own = identity.type.split('/').at(-1);
  if (above instanceof Reference) return joined(above.members('id', { line: declaration.line }), `/${own}/${name}`);
  const scope = body.properties.find(({ key }) => key === 'scope');
  const scopeId = scope ? deployment.value(scope.value, locals).members('id', { line: declaration.line }) : groupId();
  return joined(scopeId, `/providers/${identity.type}/${name}`);
}

const joined = (id, rest) => (typeof id === 'string' ? id + rest : new Unknown({ is: 'string' }));

/** Looks at the body, once for each round of a loop; collects what would be deployed. */
export function checkResource(deployment, declaration, owner = null) {
  const identity = identityOf(deployment, declaration, owner);
  const schema = checkType(deployment, declaration, identity);
  const loop = declaration.body.kind === 'for' ? declaration.body : null;
  const body = loop?.body ?? declaration.body;
  const rounds = loop ? deployment.collecting(deployment.decisions, () => deployment.rounds(loop, new Map())).flat() : [new Map()];
  deployment.collecting(declaration, () => {
    const once = loop ? { ...body, condition: loop.condition } : body;
    for (const locals of rounds) checkBody(deployment, declaration, identity, schema, once, locals, owner);
  });
}

function checkType(deployment, { line }, { type, version }) {
  const schema = schemaOf(type);
  if (!schema) deployment.tell(line, `the type ${type} has no snapshot in tests/infra/schemas`);
  else if (schema.type !== type) deployment.tell(line, `'${type}' is written '${schema.type}'`);
  else if (version !== versions[type]) deployment.tell(line, `${type} is used in version ${versions[type]}, not ${version}`);
  return schema;
}

function checkBody(deployment, declaration, identity, schema, body, locals, owner) {
  const { line, existing } = declaration;
  if (body.condition) {
    const condition = deployment.atStart(body.condition, 'the condition', line, locals);
    conform(condition, { is: 'bool' }, deployment.teller(line), { path: 'if' });
    if (condition === false) return;
  }

  const properties = body.properties.filter(({ key }) => key !== 'dependsOn' && !places.includes(key));
  const written = deployment.value({ ...body, properties }, locals);
  const around = body.properties.filter(({ key }) => places.includes(key));
  const others = Object.fromEntries(around.map(({ key, value }) => [key, deployment.value(value, locals)]));
  const name = body.properties.find(({ key }) => key === 'name');
  if (name) deployment.atStart(name.value, 'the name', line, locals);
  checkPlace(deployment, declaration, identity, { ...others, name: written.get('name'), owner });
  if (existing) checkExisting(deployment, line, written);
  else if (schema) conform(written, schema.body, deployment.teller(line));
  checkDependsOn(deployment, declaration, body, locals);
  const reference = { reference: instance(deployment, declaration, identity, body, locals, owner), identity };
  for (const nested of body.resources) checkResource(deployment, nested, reference);
  (existing ? deployment.existing : deployment.resources).push({
    file: deployment.file,
    line,
    symbol: declaration.name,
    type: identity.type,
    name: written.get('name'),
    id: idOf(deployment, declaration, identity, body, locals, owner),
    scopeId: others.scope instanceof Reference ? others.scope.members('id', { line }) : null,
    body: written,
  });
}

/** Parents, scopes and names have to agree with the type. */
function checkPlace(deployment, { line }, { type }, { parent, scope, name, owner }) {
  const above = type.split('/').slice(0, -1).join('/');
  const isChild = type.split('/').length > 2;
  if (parent !== undefined && !(parent instanceof Reference)) deployment.tell(line, "'parent' has to be a resource");
  else if (parent instanceof Reference && parent.identity?.type !== above) {
    deployment.tell(line, `${type} can't have ${parent.identity?.type ?? 'a list'} as its parent; ${above} it is`);
  }

  if (isChild && parent === undefined && !owner) deployment.tell(line, `${type} needs its 'parent'`);
  if (isKnown(name) && typeof name === 'string' && name.includes('/')) deployment.tell(line, `the name '${name}' holds a '/': use 'parent'`);
  if (scope !== undefined && !(scope instanceof Reference)) deployment.tell(line, "'scope' has to be a resource");
  if (scope !== undefined && !extensions.has(type)) deployment.tell(line, `${type} can't have a 'scope'`);
  if (scope === undefined && extensions.has(type)) deployment.tell(line, `${type} needs its 'scope', else it is for the whole resource group`);
}

function checkExisting(deployment, line, written) {
  for (const key of written.keys()) {
    if (key !== 'name') deployment.tell(line, `an existing resource is found by its name; '${key}' has no place here`);
  }

  if (!written.has('name')) deployment.tell(line, "'name' is missing");
}

/** Resources and modules, and only such as would not come first anyway. */
export function checkDependsOn(deployment, declaration, body, locals) {
  const written = body.properties.find(({ key }) => key === 'dependsOn');
  if (!written) return;
  const before = deployment.usedBy(declaration);
  const others = deployment.value(written.value, locals);
  for (const other of Array.isArray(others) ? others : [others]) {
    if (!(other instanceof Reference)) deployment.tell(written.line, "'dependsOn' has to list resources and modules");
    else if (before.has(other.declaration)) deployment.tell(written.line, `'dependsOn' names ${other.declaration.name}, which comes first anyway`);
  }
}
