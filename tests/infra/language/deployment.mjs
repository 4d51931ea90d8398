// A template, run without Azure: every expression is evaluated, every resource and module looked at.

import { dirname, join, normalize } from 'node:path/posix';
import { conform } from './conform.mjs';
import { evaluator } from './evaluate.mjs';
import { checkModule, moduleReference } from './modules.mjs';
import { checkResource, resourceReference } from './resources.mjs';
import { declaredType, limited } from './types.mjs';
import { Unknown, anything, asParameter, isLater } from './values.mjs';

/** The templates of a folder and where problems are told. */
export class Project {
  /**
   * @param texts path → text of every file below infra/
   * @param templates path → template, those whose syntax is right
   */
  constructor(texts, templates) {
    this.texts = texts;
    this.templates = templates;
    this.problems = new Map();
  }

  tell(file, line, message) {
    this.problems.set(`${file}:${line}: ${message}`, { file, line, message });
  }

  /** The path that another one means, seen from a file. */
  pathFrom(file, path) {
    return normalize(join(dirname(file), path));
  }
}

export class Deployment {
  /**
   * @param given name → value of each parameter that is given; null: none is known, as when the template is read for itself
   */
  constructor(project, file, given) {
    this.project = project;
    this.file = file;
    this.given = given;
    this.template = project.templates.get(file);
    /** What would be deployed, and the existing resources that it builds upon. */
    this.resources = [];
    this.existing = [];
    this.used = new Set();
    this.symbols = new Map();
    this.values = new Map();
    /** declaration → the declarations that it uses directly */
    this.uses = new Map();
    /** declaration of a module → its own deployment */
    this.children = new Map();
    this.evaluating = [];
    this.decisions = { kind: 'decisions', name: 'names, conditions and lists' };
    const { value, rounds } = evaluator({
      file,
      resolve: (name, line) => this.resolve(name, line),
      readText: path => project.texts.get(project.pathFrom(file, path)),
      tell: (line, message) => this.tell(line, message),
    });
    this.value = value;
    this.rounds = rounds;
    for (const declaration of this.template.declarations) this.declare(declaration);
  }

  tell(line, message) {
    this.project.tell(this.file, line, message);
  }

  /** For conform(): problems at literals are told where they stand, in whatever file that is. */
  teller(line) {
    return (message, place) => this.project.tell(place?.file ?? this.file, place?.line ?? line, message);
  }

  run() {
    for (const declaration of this.template.declarations) this.check(declaration);
    this.outputs = new Map(this.declarations('output').map(declaration => [declaration.name, this.outputOf(declaration)]));
    this.checkCircles();
    if (!this.given) this.checkUnused();
    return this;
  }

  declarations(kind) {
    return this.template.declarations.filter(declaration => declaration.kind === kind);
  }

  declare(declaration) {
    const key = declaration.kind === 'output' ? `output ${declaration.name}` : declaration.name;
    if (this.symbols.has(key)) this.tell(declaration.line, `'${declaration.name}' is declared twice`);
    this.symbols.set(key, declaration);
  }

  check(declaration) {
    switch (declaration.kind) {
      case 'parameter':
      case 'variable':
        this.valueOf(declaration);
        break;
      case 'resource':
        checkResource(this, declaration);
        break;
      case 'module':
        checkModule(this, declaration);
        break;
    }
  }

  resolve(name, line) {
    const declaration = this.symbols.get(name);
    if (!declaration || declaration.kind === 'type') return undefined;
    this.used.add(name);
    for (const other of this.evaluating) other.uses.add(declaration);
    return this.valueOf(declaration, line);
  }

  valueOf(declaration, line = declaration.line) {
    if (this.values.has(declaration)) return this.values.get(declaration);
    if (this.evaluating.some(other => other.declaration === declaration)) {
      this.tell(line, `'${declaration.name}' depends on itself`);
      return new Unknown(anything);
    }

    const made = declaration.kind === 'resource' ? resourceReference(this, declaration)
      : declaration.kind === 'module' ? moduleReference(this, declaration)
      : this.collecting(declaration, () => (declaration.kind === 'parameter' ? this.parameter(declaration) : this.variable(declaration)));
    this.values.set(declaration, made);
    return made;
  }

  /** Evaluates something and notes which symbols it uses. */
  collecting(declaration, evaluate) {
    const entry = { declaration, uses: this.uses.get(declaration) ?? new Set() };
    this.uses.set(declaration, entry.uses);
    this.evaluating.push(entry);
    try {
      return evaluate();
    } finally {
      this.evaluating.pop();
    }
  }

  /** All that a declaration uses, directly or through variables, resources and modules. */
  usedBy(declaration, found = new Set()) {
    for (const other of this.uses.get(declaration) ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      this.usedBy(other, found);
    }

    return found;
  }

  checkCircles() {
    for (const declaration of this.template.declarations) {
      if (this.usedBy(declaration).has(declaration)) this.tell(declaration.line, `'${declaration.name}' depends on itself`);
    }
  }

  checkUnused() {
    for (const { kind, name, line, existing } of this.template.declarations) {
      const matters = kind === 'parameter' || kind === 'variable' || (kind === 'resource' && existing);
      if (matters && !this.used.has(name)) this.tell(line, `'${name}' is never used`);
    }
  }

  parameter(declaration) {
    const type = this.typeOf(declaration);
    const fallback = declaration.default ? this.value(declaration.default, new Map([['(default)', true]])) : undefined;
    if (fallback !== undefined) conform(fallback, type, this.teller(declaration.line), { path: declaration.name });
    if (this.given?.has(declaration.name)) return asParameter(this.given.get(declaration.name));
    return this.given && fallback !== undefined ? fallback : new Unknown(type);
  }

  variable({ name, value, line }) {
    const result = this.value(value);
    if (value.kind !== 'for' && containsLoop(value)) {
      this.tell(line, `'${name}': a loop can be the whole value of a variable, not a part of it; use map()`);
    }

    return result;
  }

  /** The type of a parameter, output or type of this template. */
  typeOf(declaration) {
    const named = name => {
      const found = this.symbols.get(name);
      return found?.kind === 'type' ? this.typeOf(found) : undefined;
    };
    const type = declaredType(declaration.type, named, message => this.tell(declaration.line, message));
    return limited(type, declaration.decorators, expression => this.value(expression), (line, message) => this.tell(line, message));
  }

  /** The type of all parameters together. */
  parametersType() {
    const properties = this.declarations('parameter').map(parameter => [
      parameter.name,
      { type: this.typeOf(parameter), required: !parameter.default, readonly: false },
    ]);
    return { is: 'object', properties: Object.fromEntries(properties), additional: null, discriminator: null, variants: {} };
  }

  outputOf(declaration) {
    const type = this.typeOf(declaration);
    const result = this.value(declaration.value);
    conform(result, type, this.teller(declaration.line), { path: declaration.name, write: false });
    return result;
  }

  /** Evaluates what is needed before anything is deployed, such as a name, and notes what it is made of. */
  atStart(expression, what, line, locals) {
    const value = this.collecting(this.decisions, () => this.value(expression, locals));
    if (isLater(value)) this.tell(line, `${what} is known only while the deployment runs`);
    return value;
  }

  /** The parameters that decide which resources there are, and what they are called. */
  decisiveParameters() {
    return [...this.usedBy(this.decisions)].filter(({ kind }) => kind === 'parameter').map(({ name }) => name);
  }
}

function containsLoop(expression) {
  if (expression === null || typeof expression !== 'object') return false;
  if (expression.kind === 'for') return true;
  return Object.values(expression).some(part => (Array.isArray(part) ? part.some(containsLoop) : containsLoop(part)));
}
