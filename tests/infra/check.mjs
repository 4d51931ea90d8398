// All checks of the templates. `node tests/infra/check.mjs` prints what is wrong with them; the tests call check().

import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namesInCode } from './rules/code.mjs';
import { Deployment, Project } from './language/deployment.mjs';
import { Expanded } from './rules/expanded.mjs';
import { checkNames, checkQueries } from './rules/names.mjs';
import { checkNeeds } from './rules/needs.mjs';
import { checkOrder, checkOrders } from './rules/order.mjs';
import { checkParameters, environments, parametersOf, withGivenElsewhere } from './rules/parameters.mjs';
import { checkFiles, checkRules } from './rules/writing.mjs';
import { checkSecurity } from './rules/security.mjs';
import { parse } from './language/syntax.mjs';
import { followUpload } from './rules/upload.mjs';
import { fromJson } from './language/values.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Everything that parameters can switch on, at once. */
const everything = {
  customDomain: 'data.example.org',
  frontDoorSku: 'Premium_AzureFrontDoor',
  operatorPrincipalId: '00000000-0000-0000-0000-000000000002',
  allowedIpRanges: ['203.0.113.0/24'],
  zoneRedundant: true,
  furtherSettings: { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example.org', AzureWebJobs_PublishExports_Disabled: 'true' },
};

/** Where the disk of Flex Consumption is too small. */
const dedicated = { dedicatedPlan: 'P0v3' };

/** path → text of the files below a folder, paths from the root of the repository or from `from`. */
export function textsBelow(folder, ending, from = root) {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const paths = files.map(entry => join(entry.parentPath ?? entry.path, entry.name)).filter(path => ending.test(path));
  return new Map(paths.map(path => [relative(from, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]));
}

export const infraTexts = () => textsBelow('infra', /\.(bicep|json|kql)$/, join(root, 'infra'));
export const sourceTexts = () => textsBelow('src', /\.cs$/);

/**
 * @param infra path below infra/ → text
 * @param source path → text of the C# files
 * @returns the problems, each with file, line and message
 */
export function check(infra, source) {
  const templates = new Map();
  const project = new Project(infra, templates);
  for (const [file, text] of infra) {
    if (!file.endsWith('.bicep')) continue;
    const { template, problems } = parse(file, text);
    for (const { line, message } of problems) project.tell(file, line, message);
    if (template) templates.set(file, template);
  }

  const deployments = new Map([...templates.keys()].map(file => [file, new Deployment(project, file, null).run()]));
  checkOrders(project, deployments);
  checkRules(project);
  checkFiles(project);
  checkParameters(project);
  const code = namesInCode(source);
  checkQueries(project, code);
  // What would be deployed is looked at only where every template is right by itself, as a compiler does.
  const sets = project.problems.size === 0 ? parameterSets(project) : [];
  for (const given of sets) {
    checkExpanded(project, given, code);
    // The next would say the same again.
    if (project.problems.size > 0) break;
  }

  return [...project.problems.values()];
}

function parameterSets(project) {
  const sets = environments.map(environment => withGivenElsewhere(parametersOf(project, `parameters.${environment}.json`)));
  return [...sets, new Map([...sets.at(-1), ...fromJson(everything)]), new Map([...sets.at(-1), ...fromJson(dedicated)])];
}

function checkExpanded(project, given, code) {
  const before = project.problems.size;
  const expanded = new Expanded(project, given);
  if (project.problems.size > before) return;
  checkUnique(expanded);
  checkNeeds(expanded);
  checkOrder(expanded);
  checkNames(expanded, code);
  checkSecurity(expanded, given);
  followUpload(expanded, code);
}

function checkUnique(expanded) {
  const seen = new Set();
  for (const resource of expanded.resources) {
    if (!resource.id.startsWith('{') && seen.has(resource.id)) expanded.tell(resource, `${resource.id} is deployed twice`);
    seen.add(resource.id);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = check(infraTexts(), sourceTexts());
  for (const { file, line, message } of problems) console.log(`infra/${file}:${line}: ${message}`);
  console.log(problems.length === 0 ? 'The templates are sound, as far as can be told without Azure.' : `${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
