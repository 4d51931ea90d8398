// The scripts around the templates: whether they can be read, and whether they still say the same as each other.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './check.mjs';

const runs = (command, args) => spawnSync(command, args, { encoding: 'utf8' }).status === 0;

test('bash reads infra/deploy and infra/ci', runs('bash', ['--version']) ? {} : { skip: 'bash is not installed here' }, () => {
  for (const script of ['infra/deploy', 'infra/ci']) {
    const { status, stderr } = spawnSync('bash', ['-n', join(root, script)], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  }
});

const withShellcheck = runs('shellcheck', ['--version']) ? {} : { skip: 'shellcheck is not installed here' };

test('shellcheck finds nothing in infra/deploy and infra/ci', withShellcheck, () => {
  const { status, stdout } = spawnSync('shellcheck', ['infra/deploy', 'infra/ci'], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('pwsh reads infra/deploy.ps1', runs('pwsh', ['--version']) ? {} : { skip: 'pwsh is not installed here' }, () => {
  const parse = `[void] [Management.Automation.Language.Parser]::ParseFile('${join(root, 'infra/deploy.ps1')}', [ref] $null, [ref] $errors)`;
  const command = `$errors = $null; ${parse}; $errors; exit $errors.Count`;
  const { status, stdout } = spawnSync('pwsh', ['-NoProfile', '-Command', command], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('the workflow and infra/ci do the same', () => {
  const workflow = readFileSync(join(root, '.github/workflows/deploy.yml'), 'utf8');
  const commands = [...workflow.matchAll(/^ *(?:- )?run: (.*)$/gm)].map(([, command]) => command);
  const known = [...readFileSync(join(root, 'infra/ci'), 'utf8').matchAll(/^infra\/ci ([\w-]+)/gm)].map(([, name]) => name);
  assert.ok(commands.every(command => command.startsWith('infra/ci ')), commands.join('\n'));
  // The action azure/login stands for sign-in.
  assert.deepEqual([...commands.map(command => command.split(' ')[1]), 'sign-in'].sort(), known.sort());
});

test('the PowerShell script makes the same calls of az', () => {
  const called = text => [...new Set([...text.matchAll(/(?<![\w-])(?<!in )az ((?:[a-z][a-z-]+ ?)+)/g)].map(([, words]) => words.trim()))].sort();
  const code = path => readFileSync(join(root, path), 'utf8').replace(/^ *#.*$/gm, '');
  const [bash, powershell] = ['infra/deploy', 'infra/deploy.ps1'].map(path => called(code(path)));
  assert.deepEqual(powershell, bash);
});

test('the deployment hands on outputs that are there, to parameters that are there', () => {
  const names = (file, kind) => {
    const template = readFileSync(join(root, 'infra', file), 'utf8');
    return [...template.matchAll(new RegExp(`^${kind} (\\w+) `, 'gm'))].map(([, name]) => name);
  };
  const text = readFileSync(join(root, 'infra/deploy'), 'utf8');
  const outputs = [...text.matchAll(/(\w+)\.value/g)].map(([, name]) => name);
  const given = [...text.matchAll(/"(\w+)=/g)].map(([, name]) => name).filter(name => !['project', 'environment'].includes(name));
  assert.deepEqual(outputs.filter(name => !names('main.bicep', 'output').includes(name)), []);
  assert.ok(outputs.length >= 9 && given.length >= 11);
  assert.deepEqual(given.filter(name => !names('main.bicep', 'param').concat(names('eventsubscription.bicep', 'param')).includes(name)), []);
  assert.deepEqual(names('eventsubscription.bicep', 'param').filter(name => !given.includes(name)), []);
});
