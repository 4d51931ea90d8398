// One module declaration: its parameters against those of its template, and its outputs.

import { conform } from './conform.mjs';
import { Deployment } from './deployment.mjs';
import { checkDependsOn, conditional } from './resources.mjs';
import { OneOf, Reference, Unknown, anything, isLater } from './values.mjs';

const ofTheDeclaration = new Set(['name', 'params', 'scope', 'dependsOn']);

/** What other expressions see of it: its name and its outputs. */
export function moduleReference(deployment, declaration) {
  const { body } = declaration;
  return new Reference(declaration, (wanted, { safe, asserted, line }) => {
    if (wanted === 'name') return declaration.name;
    const absent = conditional(deployment, body, new Map(), { wanted, safe, asserted, line, declaration });
    if (absent === 'none') return null;
    if (wanted !== 'outputs') {
      deployment.tell(line, `a module has outputs, not '${wanted}'`);
      return new Unknown(anything);
    }

    const outputs = outputsOf(deployment, declaration);
    return absent === 'perhaps' ? new OneOf([outputs, null]) : outputs;
  });
}

/** The values that the module gave where it was run; else their declared types. */
function outputsOf(deployment, declaration) {
  const child = childOf(deployment, declaration);
  if (!child) return new Unknown(anything, true);
  if (child.outputs) return child.outputs;
  const properties = child.declarations('output').map(output => [output.name, { type: child.typeOf(output), required: true, readonly: true }]);
  return new Unknown({ is: 'object', properties: Object.fromEntries(properties), additional: null, discriminator: null, variants: {} }, true);
}

export function checkModule(deployment, declaration) {
  const { body, line } = declaration;
  if (body.kind !== 'object') {
    deployment.tell(line, 'modules in loops are nothing these templates use; teach tests/infra/language/modules.mjs about them');
    return;
  }

  deployment.collecting(declaration, () => {
    if (body.condition) {
      const condition = deployment.atStart(body.condition, 'the condition', line);
      conform(condition, { is: 'bool' }, deployment.teller(line), { path: 'if' });
    }

    for (const { key, line: at } of body.properties) {
      if (!ofTheDeclaration.has(key)) deployment.tell(at, `a module has no property '${key}'`);
    }

    childOf(deployment, declaration);
    checkDependsOn(deployment, declaration, body, new Map());
  });
}

/** The deployment of the module's template with the parameters given here; null where there is no such template. */
function childOf(deployment, declaration) {
  if (!deployment.children.has(declaration)) {
    deployment.children.set(declaration, null);
    deployment.children.set(declaration, deployment.collecting(declaration, () => runChild(deployment, declaration)));
  }

  return deployment.children.get(declaration);
}

function runChild(deployment, { path, body, line }) {
  const file = deployment.project.pathFrom(deployment.file, path);
  if (!deployment.project.texts.has(file)) {
    deployment.tell(line, `there is no file '${path}'`);
    return null;
  }

  if (!deployment.project.templates.has(file)) return null;
  const params = body.properties.find(({ key }) => key === 'params')?.value ?? { kind: 'object', properties: [], resources: [], line };
  const given = deployment.value(params);
  const child = new Deployment(deployment.project, file, deployment.given ? given : null);
  checkParameters(deployment, child, given, line);
  const absent = body.condition !== undefined && deployment.value(body.condition) === false;
  if (!deployment.given) checkForWhatIf(deployment, child, given, line);
  else if (!absent) {
    child.run();
    deployment.resources.push(...child.resources);
    deployment.existing.push(...child.existing);
  }

  return child;
}

/** What-if shows nothing of a module whose names, conditions or lists hang on what another module gives. */
function checkForWhatIf(deployment, child, given, line) {
  const decisive = new Deployment(deployment.project, child.file, null).run().decisiveParameters();
  for (const [name, value] of given) {
    if (decisive.includes(name) && isLater(value)) {
      deployment.tell(line, `the module parameter ${name} decides what there is, and is known only while the deployment runs: what-if would see nothing of it`);
    }
  }
}

function checkParameters(deployment, child, given, line) {
  const tell = deployment.teller(line);
  conform(given, child.parametersType(), (message, place) => tell(`module parameter ${message}`, place));
}
