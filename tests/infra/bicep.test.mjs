// What Bicep itself says, where it is installed.

import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { root } from './check.mjs';

const templates = ['infra/main.bicep', 'infra/eventsubscription.bicep'];
const runs = (command, args) => spawnSync(command, args, { encoding: 'utf8' }).status === 0;

const bicep = runs('bicep', ['--version']) ? ['bicep'] : runs('az', ['bicep', 'version']) ? ['az', 'bicep'] : null;
const withBicep = bicep ? {} : { skip: 'neither bicep nor az is installed here' };

/** `bicep build main.bicep --stdout`, or `az bicep build --file main.bicep --stdout`. */
function bicepOf(command, template) {
  const [program, ...before] = bicep;
  const file = before.length > 0 ? ['--file', template] : [template];
  const output = command === 'build' ? ['--stdout'] : [];
  return spawnSync(program, [...before, command, ...file, ...output], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
}

for (const template of templates) {
  test(`bicep builds ${template} without a warning`, withBicep, () => {
    const { status, stderr } = bicepOf('build', template);
    assert.equal(status, 0, stderr);
    assert.doesNotMatch(stderr, /Warning|Error/);
  });

  test(`bicep lint finds nothing in ${template}`, withBicep, () => {
    const { status, stdout, stderr } = bicepOf('lint', template);
    assert.equal(status, 0, stderr);
    assert.doesNotMatch(`${stdout}${stderr}`, /Warning|Error/);
  });
}
