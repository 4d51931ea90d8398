// Rules of our own about how the templates are written.

/** The roles that this system knows, by their published ids. */
export const roles = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb',
};

/** The one template that may ask for a key, for Event Grid's address of the app. */
const mayListKeys = 'eventsubscription.bicep';

export function checkRules(project) {
  for (const [file, template] of project.templates) {
    const tell = (line, message) => project.tell(file, line, message);
    for (const declaration of template.declarations) {
      if (declaration.kind === 'parameter' || declaration.kind === 'output') checkDescription(declaration, tell);
      if (declaration.kind === 'parameter') checkSecret(declaration, tell);
      for (const expression of expressionsIn(declaration)) checkExpression(file, declaration, expression, tell);
    }
  }
}

function checkDescription({ kind, name, decorators, line }, tell) {
  const description = decorators.find(decorator => decorator.name === 'description')?.arguments[0];
  if (description?.kind !== 'literal' || description.value.trim().length < 5) tell(line, `the ${kind} '${name}' is not described`);
}

function checkSecret({ name, decorators, default: fallback, line }, tell) {
  const secret = decorators.some(decorator => decorator.name === 'secure');
  if (/password|secret|(?<!un)key$/i.test(name) && !secret) tell(line, `the parameter '${name}' sounds like a secret and is not @secure()`);
  if (secret && fallback) tell(line, `the secret '${name}' has a default`);
}

function checkExpression(file, declaration, expression, tell) {
  const { kind, line } = expression;
  if ((kind === 'call' || kind === 'method') && /^list[A-Z]/.test(expression.name) && file !== mayListKeys) {
    tell(line, `${expression.name}(): only ${mayListKeys} may ask for a key`);
  }

  if (kind === 'object') checkLocation(expression, tell);
  for (const text of textsIn(expression)) checkText(declaration, text, line, tell);
}

function checkText(declaration, text, line, tell) {
  if (/AccountKey=|SharedAccessKey=|[?&]sig=|DefaultEndpointsProtocol=/i.test(text)) tell(line, 'a key or a connection string with one');
  const domain = /\b(core\.windows\.net|azurewebsites\.net|database\.windows\.net|vault\.azure\.net|azure-api\.net|management\.azure\.com)\b/.exec(text);
  if (domain) tell(line, `'${domain[0]}' differs between clouds: use environment() or a property of the resource`);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return;
  const role = Object.keys(roles).find(name => roles[name] === text);
  if (!role) tell(line, `${text} is no role that tests/infra/rules/writing.mjs knows`);
  else if (declaration.kind !== 'variable' || declaration.name !== role) tell(line, `the id of the role ${role} stands in a variable of that name`);
}

function checkLocation({ properties }, tell) {
  for (const { key, value, line } of properties) {
    if (key === 'location' && value.kind === 'literal' && value.value !== 'global') tell(line, `the location '${value.value}' is no parameter`);
    if (key === 'location' && value.kind === 'member') tell(line, 'the location is a parameter, not a property');
  }
}

function* textsIn({ kind, value, parts }) {
  if (kind === 'literal' && typeof value === 'string') yield value;
  if (kind === 'text') yield* parts.filter(part => typeof part === 'string');
}

/** Every expression below something, itself included. */
export function* expressionsIn(something) {
  if (something === null || typeof something !== 'object') return;
  if (typeof something.kind === 'string' && !('decorators' in something)) yield something;
  for (const part of Object.values(something)) yield* expressionsIn(part);
}

/** Every file below infra/ that a template loads or deploys is there for a reason, and every other is told of. */
export function checkFiles(project) {
  const wanted = new Set(['main.bicep', 'eventsubscription.bicep']);
  for (const [file, template] of project.templates) {
    for (const { kind, path } of template.declarations) {
      if (kind === 'module') wanted.add(project.pathFrom(file, path));
    }

    for (const { kind, name, arguments: given } of template.declarations.flatMap(declaration => [...expressionsIn(declaration)])) {
      if (kind === 'call' && name.startsWith('load') && given[0]?.kind === 'literal') wanted.add(project.pathFrom(file, given[0].value));
    }
  }

  for (const file of project.texts.keys()) {
    const matters = file.endsWith('.bicep') || file.endsWith('.kql');
    if (matters && !wanted.has(file)) project.tell(file, 1, 'is used by no template');
  }
}
