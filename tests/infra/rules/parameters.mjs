// The files of parameters, against the parameters of main.bicep.

import { conform } from '../language/conform.mjs';
import { Deployment } from '../language/deployment.mjs';
import { fromJson } from '../language/values.mjs';

export const environments = ['dev', 'test', 'prod'];

/** Given at the prompt, for they are nobody else's business. */
const givenElsewhere = { alertEmails: ['operator@example.org'] };

const main = 'main.bicep';

/** name → value; null where the file is no file of parameters. */
export function parametersOf(project, file) {
  const tell = (message, key) => project.tell(file, lineOf(project.texts.get(file) ?? '', key), message);
  let json;
  try {
    json = JSON.parse(project.texts.get(file) ?? '');
  } catch (failure) {
    if (!(failure instanceof SyntaxError)) throw failure;
    tell(failure.message);
    return null;
  }

  if (!json.parameters || !json.contentVersion) {
    tell("is no file of parameters: 'parameters' or 'contentVersion' is missing");
    return null;
  }

  const given = new Map();
  for (const [name, entry] of Object.entries(json.parameters)) {
    if (entry === null || typeof entry !== 'object' || !('value' in entry)) tell(`'${name}' has no value`, name);
    else given.set(name, fromJson(entry.value));
  }

  return given;
}

export function checkParameters(project) {
  if (!project.templates.has(main)) return;
  for (const environment of environments) {
    const file = `parameters.${environment}.json`;
    const given = parametersOf(project, file);
    if (!given) continue;
    checkAgainstTemplate(project, file, given);
    if (given.get('environmentName') !== environment) project.tell(file, 1, `is for ${given.get('environmentName')}`);
    for (const name of Object.keys(givenElsewhere)) {
      if (given.has(name)) project.tell(file, 1, `'${name}' is given to infra/deploy, not kept in a file`);
    }
  }

  checkAzdParameters(project);
}

/** azd fills in `${…}`; what it cannot fill in is what dev has. */
function checkAzdParameters(project) {
  const file = 'main.parameters.json';
  const given = parametersOf(project, file);
  const dev = parametersOf(project, 'parameters.dev.json');
  if (!given || !dev) return;
  for (const [name, value] of dev) {
    if (!given.has(name)) project.tell(file, 1, `'${name}' of parameters.dev.json is missing`);
    else if (given.get(name) !== value && !/^\$\{/.test(given.get(name))) project.tell(file, 1, `'${name}' is not what parameters.dev.json says`);
  }

  const known = new Set(new Deployment(project, main, null).declarations('parameter').map(({ name }) => name));
  for (const name of given.keys()) {
    if (!known.has(name)) project.tell(file, 1, `'${name}' is no parameter of ${main}`);
  }
}

function checkAgainstTemplate(project, file, given) {
  const type = new Deployment(project, main, null).parametersType();
  conform(withGivenElsewhere(given), type, message => project.tell(file, lineOf(project.texts.get(file), message), message));
}

export function withGivenElsewhere(given) {
  return new Map([...given, ...Object.entries(givenElsewhere).filter(([name]) => !given.has(name))]);
}

/** The line of the first name in quotation marks that stands in the message, for whoever looks for it. */
function lineOf(text, message = '') {
  const name = /^\w+|'(\w+)'/.exec(message);
  const at = name ? text.indexOf(`"${name[1] ?? name[0]}"`) : -1;
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
