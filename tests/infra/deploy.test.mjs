// infra/deploy, run against a stand-in for `az` and a small server in the place of the app.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const script = fileURLToPath(new URL('../../infra/deploy', import.meta.url));
const missing = ['bash', 'curl'].filter(tool => spawnSync(tool, ['--version']).error);
const options = missing.length > 0 ? { skip: `${missing.join(' and ')} not installed` } : {};

const withTerminal = spawnSync('script', ['--version']).error ? { skip: 'script (util-linux) not installed' } : options;

/** A machine with the tools, and an app that answers once it is published. */
async function machine(t, given = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'opendata-deploy-'));
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`.trim());
    request.resume().on('end', () => answer(request, response));
  });
  const answer = (request, response) => {
    const sent = requests.some(line => line.startsWith('PUT ')) || JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')).uploaded;
    const found = sent && given.answers !== false ? 1 : 0;
    response.statusCode = request.method === 'PUT' ? 202 : 200;
    response.end(request.url.includes('/observations') ? `{"data":[],"meta":{"count":${found}}}` : '{}');
  };
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });
  const tool = (name, commands) => {
    writeFileSync(join(folder, name), `#!/usr/bin/env bash\n${commands}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const publicUrl = `http://127.0.0.1:${server.address().port}`;
  writeFileSync(join(folder, 'state.json'), JSON.stringify({ group: null, polls: 2, outputs: { publicUrl }, ...given.state }));
  writeFileSync(join(folder, 'calls.jsonl'), '');
  copyFileSync(new URL('fake-az.mjs', import.meta.url), join(folder, 'az'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  tool('dotnet', 'if [ "$1" = --list-sdks ]; then echo "10.0.100 [here]"; fi; while [ $# -gt 0 ]; do [ "$1" = -o ] && mkdir -p "$2"; shift; done');
  tool('zip', 'touch "$2"');
  tool('keys', `[ "$2" = list ] && echo '${given.keys ?? '[]'}' || echo '{"id":"1","key":"new-key"}'`);
  chmodSync(join(folder, 'az'), 0o755);

  const run = (args, { input = '', key = '', terminal = false } = {}) => new Promise(resolve => {
    const env = {
      ...process.env,
      PATH: `${folder}:${process.env.PATH}`,
      FAKE_AZ: folder,
      OPENDATA_CLI: join(folder, 'keys'),
      OPENDATA_PATIENCE: '5',
      OPENDATA_UPLOAD_KEY: key,
    };
    const child = terminal
      ? spawn('script', ['-qec', ['bash', script, ...args].join(' '), '/dev/null'], { env, cwd: folder })
      : spawn('bash', [script, ...args], { env, cwd: folder });
    let text = '';
    child.stdout.on('data', data => (text += data));
    child.stderr.on('data', data => (text += data));
    child.stdin.end(input);
    child.on('close', code => resolve({ code, text }));
  });
  const calls = () => readFileSync(join(folder, 'calls.jsonl'), 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line).join(' '));
  return { run, calls, requests, state: () => JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')) };
}

const first = ['dev', '--location', 'southeastasia', '--email', 'operator@example.org', '--email', 'second@example.org'];
const changes = calls => calls.filter(call => / (create|delete|config-zip|upload) /.test(`${call} `));

test('from nothing: checks, shows, deploys, publishes, waits for the key, subscribes, sends a sample and waits for its figures', options, async t => {
  const { run, calls, requests, state } = await machine(t);
  const { code, text } = await run([...first, '--yes']);
  assert.equal(code, 0, text);
  const steps = changes(calls()).map(call => call.split(' -')[0]);
  assert.deepEqual(steps, [
    'group create', 'deployment group create', 'functionapp deployment source config-zip', 'deployment group create', 'storage blob upload',
  ]);
  const [templates, events] = calls().filter(call => call.startsWith('deployment group create'));
  assert.match(templates, /parameters\.dev\.json .*alertEmails=\["operator@example\.org","second@example\.org"\] operatorPrincipalId=operator-1/);
  assert.match(templates, /budgetStart=\d{4}-\d\d-01 -o none$/);
  assert.match(events, /eventsubscription\.bicep .*functionAppName=functionAppName systemTopicName=systemTopicName/);
  assert.equal(calls().filter(call => call.startsWith('functionapp keys list')).length, 3);
  assert.equal(state().uploaded, '230281106/2023-H1.txt');
  assert.ok(requests.includes('GET /api/v1/observations?report_id=230281106-2023-H1&limit=1'));
});

test('again: the same group, and the budget keeps the month it began in', options, async t => {
  const { run, calls } = await machine(t, { state: { group: 'southeastasia', budgetStart: '2026-03-01', deployed: true } });
  const { code, text } = await run(['dev', '--email', 'operator@example.org', '--yes']);
  assert.equal(code, 0, text);
  assert.ok(!calls().some(call => call.startsWith('group create')));
  const templates = calls().find(call => call.startsWith('deployment group create'));
  assert.match(templates, / location=southeastasia .* budgetStart=2026-03-01 -o none$/);
});

test('a no after what-if changes nothing but the empty group', options, async t => {
  const { run, calls, state } = await machine(t);
  const { code, text } = await run(first, { input: 'n\n' });
  assert.equal(code, 1, text);
  assert.match(text, /nothing was changed/);
  assert.deepEqual(changes(calls()).map(call => call.split(' -')[0]), ['group create']);
  assert.equal(state().deployed, undefined);
});

test('refuses an unknown environment, a region without Flex Consumption, and nobody to tell', options, async t => {
  const { run, calls } = await machine(t);
  assert.equal((await run(['stage'])).code, 2);
  assert.match((await run(['dev', '--location', 'nowhere'])).text, /nowhere has no Flex Consumption/);
  assert.match((await run(['dev', '--location', 'eastus', '--yes'])).text, /--email ADDRESS is needed/);
  assert.deepEqual(changes(calls()).filter(call => !call.startsWith('group create')), []);
});

test('shows the first upload key once, to a person, and sends the sample with it', withTerminal, async t => {
  const { run, requests } = await machine(t, { state: { group: 'southeastasia', deployed: true } });
  const { code, text } = await run(['dev', '--only', 'key,try'], { terminal: true });
  assert.equal(code, 0, text);
  assert.equal(text.split('new-key').length, 2, text);
  assert.ok(requests.includes('PUT /api/v1/uploads/230281106/2023-H1.txt Bearer new-key'), requests.join('\n'));
});

test('makes no second upload key, and none where nobody reads the screen', withTerminal, async t => {
  const { run, state } = await machine(t, { keys: '[{"id":"1","revoked_at":null}]', state: { group: 'southeastasia', deployed: true } });
  assert.doesNotMatch((await run(['dev', '--only', 'key'])).text, /new-key/);
  const { text } = await run(['dev', '--only', 'key,try'], { terminal: true });
  assert.doesNotMatch(text, /new-key/);
  assert.equal(state().uploaded, '230281106/2023-H1.txt');
});

test('in prod the sample goes through the front with the key, and is withdrawn', options, async t => {
  const { run, requests, calls } = await machine(t, { state: { group: 'southeastasia', deployed: true } });
  const { code, text } = await run(['prod', '--only', 'key,try'], { key: 'a-key' });
  assert.equal(code, 0, text);
  assert.ok(requests.includes('PUT /api/v1/uploads/230281106/2023-H1.txt Bearer a-key'), requests.join('\n'));
  assert.equal(requests.at(-1), 'DELETE /api/v1/reports/230281106-2023-H1?reason=sample Bearer a-key');
  assert.ok(!calls().some(call => call.includes('a-key')));
  assert.ok(!text.includes('a-key'));
});

test('in prod the sample is withdrawn even where its figures never came, and the deployment fails', options, async t => {
  const { run, requests } = await machine(t, { answers: false, state: { group: 'southeastasia', deployed: true } });
  const { code, text } = await run(['prod', '--only', 'try'], { key: 'a-key' });
  assert.equal(code, 1, text);
  assert.match(text, /the sample's figures at .*: not within 5 seconds/);
  assert.match(requests.at(-1), /^DELETE /);
});

test('in prod no sample is sent without the key', options, async t => {
  const { run, requests, calls } = await machine(t, { state: { group: 'southeastasia', deployed: true } });
  assert.equal((await run(['prod', '--only', 'try'])).code, 0);
  assert.ok(requests.every(line => line === 'GET /api/v1/health'));
  assert.deepEqual(changes(calls()), []);
});

test('--destroy asks for the name of the group, and removes locks before the group', options, async t => {
  const { run, calls } = await machine(t, { state: { group: 'southeastasia', deployed: true } });
  assert.equal((await run(['dev', '--destroy'], { input: 'yes\n' })).code, 1);
  assert.equal((await run(['dev', '--destroy', '--yes'])).code, 1);
  assert.deepEqual(changes(calls()), []);
  const { code, text } = await run(['dev', '--destroy'], { input: 'rg-opendata-dev\n' });
  assert.equal(code, 0, text);
  assert.deepEqual(changes(calls()), ['lock delete --ids lock-1', 'lock delete --ids lock-2', 'group delete -n rg-opendata-dev --yes']);
});
