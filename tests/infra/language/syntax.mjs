// Text → tree, or what is wrong with the text.

import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';
import { Unreadable, templateOf } from './tree.mjs';

await Parser.init();
const grammar = fileURLToPath(import.meta.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));

/**
 * Reads one template.
 * @returns the template, or null where its syntax is wrong; and the problems, each with a line.
 */
export function parse(file, text) {
  const tree = parser.parse(text);
  try {
    const problems = [...syntaxErrors(tree.rootNode, file), ...lineErrors(tree.rootNode, file)];
    return { template: problems.length === 0 ? templateOf(tree.rootNode, file) : null, problems };
  } catch (failure) {
    if (!(failure instanceof Unreadable)) throw failure;
    return { template: null, problems: [{ file, line: failure.line, message: `syntax: ${failure.message}` }] };
  } finally {
    tree.delete();
  }
}

function* syntaxErrors(node, file) {
  if (!node.hasError) return;
  if (node.isMissing) yield problem(file, node, `${node.type} is missing`);
  else if (node.isError) yield problem(file, node, `cannot be read: ${node.text.split('\n')[0].slice(0, 60)}`);
  else for (const child of node.children) yield* syntaxErrors(child, file);
}

/** What the grammar lets pass and Bicep does not: line ends part statements, properties and items; on one line a comma does. */
function* lineErrors(node, file) {
  if (node.type === 'infrastructure') yield* separation(node, file, false);
  if (node.type === 'object' || node.type === 'array') yield* separation(node, file, true);
  for (const child of node.namedChildren) yield* lineErrors(child, file);
}

function* separation(node, file, byComma) {
  let last = null;
  let comma = null;
  for (const child of node.children) {
    if (child.type === ',') comma = child;
    if (!child.isNamed || child.type === 'comment' || child.type === 'diagnostic_comment') continue;
    const sameLine = last !== null && last.endPosition.row === child.startPosition.row;
    const decorated = last?.type === 'decorators';
    if (sameLine && !(byComma && comma) && !decorated) yield problem(file, child, 'has to begin on a line of its own, or after a comma');
    if (last && !sameLine && comma) yield problem(file, comma, 'a comma at the end of a line');
    [last, comma] = [child, null];
  }
}

function problem(file, node, message) {
  return { file, line: node.startPosition.row + 1, message: `syntax: ${message}` };
}
