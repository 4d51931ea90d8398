// The commands of docs/deploy.md, as far as they can be held against something without Azure: bash can read them, and what they
// name is in the scripts, the projects and the templates. infra/deploy itself is run in deploy.test.mjs.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './check.mjs';

const read = path => readFileSync(join(root, path), 'utf8');
const blocks = [...read('docs/deploy.md').matchAll(/^```sh\n(.*?)^```/gms)].map(([, text]) => text);
const lines = blocks.flatMap(block => block.replaceAll(/'[^']*'/gs, quoted => quoted.replaceAll('\n', ' ')).split('\n')).filter(Boolean);
const beginningWith = word => {
  const found = lines.filter(line => line.startsWith(word));
  assert.notEqual(found.length, 0, `docs/deploy.md has no '${word}' any more`);
  return found;
};

test('bash reads every block', () => {
  for (const block of blocks) {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: block, encoding: 'utf8' });
    assert.equal(status, 0, `${block}${stderr}`);
  }
});

test('every line is of a kind that is checked here', () => {
  const kinds = ['infra/deploy ', 'dotnet publish ', 'az ', 'azd ', 'AzurePackages=true azd '];
  assert.deepEqual(lines.filter(line => !kinds.some(kind => line.startsWith(kind))), []);
});

test('infra/deploy knows the environments and options', () => {
  const { stdout } = spawnSync('bash', ['infra/deploy', '--help'], { cwd: root, encoding: 'utf8' });
  const mentioned = [...read('docs/deploy.md').matchAll(/infra\/deploy (\w+)((?: --[\w-]+(?: [\w@.]+)?)*)/g)];
  assert.ok(mentioned.length >= 2, `${mentioned.length}`);
  for (const [, environment, options] of mentioned) {
    assert.ok(existsSync(join(root, `infra/parameters.${environment}.json`)), environment);
    for (const [option] of options.matchAll(/--[\w-]+/g)) assert.match(stdout, new RegExp(`^  ${option}\\b`, 'm'));
  }
});

test('the build is the one that infra/deploy makes', () => {
  for (const line of beginningWith('dotnet publish ')) {
    const words = line.split(' ').slice(2);
    assert.ok(existsSync(join(root, words[0])), words[0]);
    const script = read('infra/deploy');
    const from = script.slice(script.indexOf('dotnet publish'));
    for (const word of words) assert.ok(from.includes(word), `${word} is not in infra/deploy`);
  }
});

test('what azd is told reaches the templates', () => {
  for (const line of beginningWith('azd env set ')) assert.ok(read('infra/main.parameters.json').includes(`\${${line.split(' ')[3]}}`), line);
  assert.match(read('Directory.Build.props'), /<AzurePackages Condition="'\$\(AzurePackages\)' == ''">/);
});

test('the federated credential is of the environment that the workflow signs in from', () => {
  for (const line of beginningWith('az ad app federated-credential create ')) {
    const { name, subject, audiences } = JSON.parse(/--parameters '(.*)'/.exec(line)[1]);
    assert.ok(existsSync(join(root, `infra/parameters.${name}.json`)), name);
    assert.ok(subject.endsWith(`:environment:${name}`), subject);
    assert.deepEqual(audiences, ['api://AzureADTokenExchange']);
    assert.match(read('.github/workflows/deploy.yml'), /environment:/);
  }
});
