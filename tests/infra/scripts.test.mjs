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

test('shellcheck finds nothing in infra/deploy and infra/ci', runs('shellcheck', ['--version']) ? {} : { skip: 'shellcheck is not installed here' }, () => {
  const { status, stdout } = spawnSync('shellcheck', ['infra/deploy', 'infra/ci'], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('pwsh reads infra/deploy.ps1', runs('pwsh', ['--version']) ? {} : { skip: 'pwsh is not installed here' }, () => {
  const command = `$errors = $null; [void] [Management.Automation.Language.Parser]::ParseFile('${join(root, 'infra/deploy.ps1')}', [ref] $null, [ref] $errors); $errors; exit $errors.Count`;
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
  const [bash, powershell] = ['infra/deploy', 'infra/deploy.ps1'].map(path => called(readFileSync(join(root, path), 'utf8').replace(/^ *#.*$/gm, '')));
  assert.deepEqual(powershell, bash);
});
