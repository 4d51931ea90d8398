#!/usr/bin/env node
// Stands in for `az` while deploy.test.mjs runs infra/deploy: notes each call and answers as Azure would, from a small state.

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

const folder = process.env.FAKE_AZ;
const args = process.argv.slice(2);
const state = JSON.parse(readFileSync(`${folder}/state.json`, 'utf8'));
appendFileSync(`${folder}/calls.jsonl`, JSON.stringify(args) + '\n');

const words = args.slice(0, args.findIndex(arg => arg.startsWith('-')));
const option = name => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const answers = {
  'account show': () => (option('--query') === 'id' ? 'subscription-1' : 'Subscription Example as operator'),
  'ad signed-in-user show': () => 'operator-1',
  'functionapp list-flexconsumption-locations': () => 'southeastasia\neastus',
  'provider show': () => 'Registered',
  'group show': () => (state.group ? state.group : missing()),
  'group create': () => void (state.group = option('-l')),
  'resource show': () => (state.budgetStart ? `${state.budgetStart}T00:00:00Z` : missing()),
  'resource list': () => 'Microsoft.Storage/storageAccounts\tdata',
  'deployment group what-if': () => 'Resource changes: 60 to create.',
  'deployment group create': () => void (option('-n') === 'opendata' ? (state.deployed = true) : (state.connected = true)),
  'deployment group show': () => (state.deployed ? outputs(option('--query')).join('\t') : missing()),
  'functionapp deployment source config-zip': () => void (state.published = true),
  'functionapp keys list': () => (state.published && state.polls-- <= 0 ? 'events-key' : ''),
  'storage blob upload': () => void (state.uploaded = option('-n')),
  'lock list': () => 'lock-1\nlock-2',
  'lock delete': () => undefined,
  'group delete': () => void (state.group = null),
};

const answer = answers[words.join(' ')];
if (!answer) throw new Error(`az ${words.join(' ')} is nothing that infra/deploy should need`);
const text = answer();
writeFileSync(`${folder}/state.json`, JSON.stringify(state));
if (text && option('-o') !== 'none') console.log(text);

/** Each output that the query names; its own name where the test gives it no value. */
function outputs(query) {
  return [...query.matchAll(/(\w+)\.value/g)].map(([, name]) => state.outputs[name] ?? name);
}

function missing() {
  console.error('ResourceNotFound');
  process.exit(3);
}
