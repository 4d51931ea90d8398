// How the files in schemas/ were made. Not part of the tests: run it again when a type or a version is added to versions.json.
//
//   npm install --no-save --prefix "$HOME/azmcp" @azure/mcp-linux-x64@2.0.5
//   node tests/infra/snapshot.mjs "$HOME/azmcp/node_modules/@azure/mcp-linux-x64/dist/azmcp"
//
// The tool (MIT) prints the schema of a resource type offline, in the newest version it knows. A snapshot keeps names, types, flags and
// limits; descriptions go, and so does what lies too deep to be used. Types that the tool does not print were written by hand from
// Microsoft's resource reference, in the same form, and say so in "source"; this script leaves them alone.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileNameOf, schemaFolder } from './language/schema.mjs';

const tool = process.argv[2];
if (!tool || !existsSync(tool)) throw new Error('Usage: node tests/infra/snapshot.mjs PATH_TO_AZMCP');

const source = '@azure/mcp-linux-x64 2.0.5';
const deepest = type => (type.startsWith('Microsoft.Network/') ? 5 : 7);
const versions = JSON.parse(readFileSync(new URL('versions.json', import.meta.url), 'utf8'));

for (const [type, apiVersion] of Object.entries(versions)) {
  const file = new URL(fileNameOf(type), schemaFolder);
  if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).source !== source) continue;
  const answer = ask(type);
  if (!answer) {
    console.error(`${type}: the tool does not print it; write ${fileNameOf(type)} by hand.`);
    continue;
  }

  writeFileSync(file, JSON.stringify(snapshot(type, apiVersion, answer), null, 1) + '\n');
}

function ask(type) {
  try {
    const text = execFileSync(tool, ['bicepschema', 'get', '--resource-type', type], {
      encoding: 'utf8',
      env: { ...process.env, AZURE_MCP_COLLECT_TELEMETRY: 'false' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(text).results.BicepSchemaResult;
  } catch (failure) {
    if (failure.status) return null;
    throw failure;
  }
}

/** The body of the resource and the types below it, nearest first, so that each is kept as deep as it is reached most directly. */
function snapshot(type, apiVersion, answer) {
  const resource = answer.find(item => item.$type === 'Resource' && item.name.startsWith(`${type}@`));
  const named = new Map(answer.filter(item => item.$type.endsWith('Object')).map(item => [item.name, item]));
  const types = {};
  const waiting = [];
  const body = defined(resource.bodyType, 0);
  for (const { name, depth } of waiting) types[name] = defined(named.get(name), depth);
  return { type, apiVersion, schemaVersion: resource.name.split('@')[1], source, body, types };

  function defined(item, depth) {
    if (item.$type === 'DiscriminatedObject') {
      const variants = {};
      for (const element of item.elements) {
        const own = properties(element.properties, depth);
        variants[/'([^']*)'/.exec(own[item.discriminator])[1]] = own;
      }

      return { discriminator: item.discriminator, properties: properties(item.baseProperties, depth), variants };
    }

    const result = { properties: properties(item.properties, depth) };
    if (item.additionalPropertiesType) result.additional = written(item.additionalPropertiesType, depth);
    return result;
  }

  function properties(list, depth) {
    return Object.fromEntries(list.map(property => {
      const flags = (property.flags ?? '').split(', ');
      const words = [written(property.type, depth)];
      if (flags.includes('Required')) words.push('required');
      if (flags.includes('ReadOnly')) words.push('readonly');
      words.push(...limits(property.modifiers ?? ''));
      return [property.name, words.join(' ')];
    }));
  }

  /** The tool writes choices without quotation marks: "Hot | Cool | string", "A | B[]". */
  function written(text, depth) {
    const brackets = /(\[\])*$/.exec(text)[0];
    const plain = text.slice(0, text.length - brackets.length);
    if (['string', 'int', 'bool', 'any', 'object'].includes(plain)) return text;
    const choices = plain.split(' | ');
    if (choices.length === 1 && named.has(plain)) {
      if (depth >= deepest(type)) return `any${brackets}`;
      if (!waiting.some(other => other.name === plain)) waiting.push({ name: plain, depth: depth + 1 });
      return `${plain}${brackets}`;
    }

    const quoted = choices.map(choice => (['string', 'int', 'bool'].includes(choice) ? choice : `'${choice}'`)).join('|');
    return brackets ? `(${quoted})${brackets}` : quoted;
  }

  /** "minLength: 3, maxLength: 24, pattern: ^[a-z0-9]+$" becomes "3..24 /^[a-z0-9]+$/". */
  function limits(modifiers) {
    const [ranges, pattern] = modifiers.split(/(?:, )?pattern: /);
    const value = name => new RegExp(`${name}: (-?\\d+)`).exec(ranges)?.[1];
    const low = value('minLength') ?? value('minValue');
    const high = value('maxLength') ?? value('maxValue');
    return [...(low || high ? [`${low ?? ''}..${high ?? ''}`] : []), ...(pattern ? [`/${pattern}/`] : [])];
  }
}
