// Checks answers against openapi.json. Each line of standard input is {template, method, status, mediaType, body};
// each line of standard output is the errors found, or an empty line.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const document = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, 'openapi.json');

const pointer = (...parts) => parts.map(part => '/' + String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
const checkers = new Map();

function check({ template, method, status, mediaType, body }) {
  const responses = document.paths[template][method].responses;
  let response = responses[status] ?? responses.default;
  let path = pointer('paths', template, method, 'responses', responses[status] ? status : 'default');
  if (response.$ref) {
    path = response.$ref.slice(1);
    response = document.components.responses[path.split('/').at(-1)];
  }
  if (!response.content?.[mediaType]) return `${method} ${template} ${status} is not described as ${mediaType}`;
  const reference = `openapi.json#${path}${pointer('content', mediaType, 'schema')}`;
  if (!checkers.has(reference)) checkers.set(reference, ajv.compile({ $ref: reference }));
  const validate = checkers.get(reference);
  return validate(JSON.parse(body)) ? '' : ajv.errorsText(validate.errors);
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(check(JSON.parse(line)).replaceAll('\n', ' '));
}
