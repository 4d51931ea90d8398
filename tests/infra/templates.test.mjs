import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, infraTexts, sourceTexts } from './check.mjs';
import { faults } from './faults.mjs';

const infra = infraTexts();
const source = sourceTexts();

test('the templates are sound, as far as can be told without Azure', () => {
  assert.deepEqual(check(infra, source).map(written), []);
});

test('there are at least 30 seeded faults', () => {
  assert.ok(faults.length >= 30, `only ${faults.length}`);
});

for (const fault of faults) {
  test(`caught: ${fault.what}`, () => {
    const copies = { infra: new Map(infra), source: new Map(source) };
    change(copies, fault);
    if (fault.also) change(copies, { in: fault.in, ...fault.also });
    const told = check(copies.infra, copies.source).map(written);
    const at = fault.at ?? fault.in;
    assert.ok(told.some(line => line.startsWith(`${at}:`) && fault.tells.test(line)), `Told: ${told.join('\n      ') || 'nothing'}`);
  });
}

const written = ({ file, line, message }) => `${file}:${line}: ${message}`;

function change({ infra: templates, source: code }, { in: path, from, to }) {
  const texts = path.startsWith('src/') ? code : templates;
  const before = texts.get(path);
  assert.equal(before?.split(from).length, 2, `${path} has to hold once: ${from}`);
  texts.set(path, before.replace(from, () => to));
}
