// The names that templates and code share are the same in both.

const poisonSuffix = '-poison';

/** Settings that Azure, the functions host or the C library reads; everything else has to be one of the code's. */
const platformSettings = new Set(
  ['APPLICATIONINSIGHTS_CONNECTION_STRING', 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', 'AzureWebJobsDisableHomepage', 'MALLOC_ARENA_MAX']);
const hostConnection = 'AzureWebJobsStorage';
const connectionParts = ['credential', 'clientId', 'blobServiceUri', 'queueServiceUri', 'tableServiceUri'];

/** Settings that Flex Consumption refuses or that say again what functionAppConfig says. */
const refused = [
  'FUNCTIONS_WORKER_RUNTIME', 'FUNCTIONS_WORKER_RUNTIME_VERSION', 'FUNCTIONS_EXTENSION_VERSION', 'WEBSITE_RUN_FROM_PACKAGE',
  'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING', 'WEBSITE_CONTENTSHARE', 'ENABLE_ORYX_BUILD', 'SCM_DO_BUILD_DURING_DEPLOYMENT', 'WEBSITE_VNET_ROUTE_ALL',
];

export function checkNames(expanded, code) {
  checkStores(expanded, code);
  checkSettings(expanded, code);
}

function checkStores(expanded, code) {
  const data = expanded.account('dataAccountName');
  const queues = code.functions.flatMap(({ queue }) => (queue ? [queue, queue + poisonSuffix] : []));
  same(expanded, data, 'container', 'Microsoft.Storage/storageAccounts/blobServices/containers', code.containers);
  same(expanded, data, 'table', 'Microsoft.Storage/storageAccounts/tableServices/tables', code.tables);
  same(expanded, data, 'queue', 'Microsoft.Storage/storageAccounts/queueServices/queues', queues);
}

function same(expanded, data, kind, type, inCode) {
  const inTemplates = expanded.below(data, type).map(({ name }) => name);
  for (const name of inCode.filter(name => !inTemplates.includes(name))) expanded.tell(data, `the code's ${kind} '${name}' is not in the data account`);
  for (const name of inTemplates.filter(name => !inCode.includes(name))) expanded.tell(data, `the code knows no ${kind} '${name}'`);
  if (inCode.length === 0) expanded.tell(data, `the code names no ${kind}: tests/infra/rules/code.mjs no longer sees what it looks for`);
}

function checkSettings(expanded, code) {
  const { app, settings } = expanded;
  const wanted = [hostConnection, code.connection].flatMap(connection => connectionParts.map(part => `${connection}__${part}`));
  for (const name of [...wanted, ...platformSettings, ...code.triggerSettings]) {
    if (!(name in settings)) expanded.tell(app, `the setting ${name} is missing`);
  }

  for (const part of code.connectionParts) {
    if (!connectionParts.includes(part)) expanded.tell(app, `the code reads ${code.connection}__${part}, which tests/infra/rules/names.mjs does not know`);
  }

  const ofThePlan = expanded.isFlex ? [] : ['FUNCTIONS_EXTENSION_VERSION', 'FUNCTIONS_WORKER_RUNTIME', 'WEBSITE_RUN_FROM_PACKAGE'];
  for (const name of Object.keys(settings).filter(name => !ofThePlan.includes(name))) {
    const [group, member] = name.split('__');
    const isConnection = member && (group === hostConnection || group === code.connection) && connectionParts.includes(member);
    if (refused.includes(name)) expanded.tell(app, `${name} has no place on Flex Consumption`);
    else if (isSwitch(name, code)) continue;
    else if (!isConnection && !platformSettings.has(name) && !code.settings.includes(name)) expanded.tell(app, `nobody reads the setting ${name}`);
  }
}

/** What switches one function off, as it is written on Linux. */
const isSwitch = (name, code) => code.functions.some(one => name === `AzureWebJobs_${one.name}_Disabled`);

/** Function names, metrics and what they are told apart by, log categories, event ids, named values and states in queries. */
export function checkQueries(project, code) {
  for (const [file, text] of project.texts) {
    if (!file.endsWith('.kql')) continue;
    text.split('\n').forEach((line, i) => checkQueryLine(line, text, code, message => project.tell(file, i + 1, message)));
  }
}

function checkQueryLine(line, query, code, tell) {
  for (const [, tag, metric] of line.matchAll(/\["([\w.]+)"\]|"(opendata\.[\w.]+)"/g)) {
    const name = tag ?? metric;
    if (!code.measured.includes(name)) tell(`the code measures no ${name}`);
  }

  for (const [, name] of line.matchAll(/\bName == "(\w+)"/g)) {
    if (!code.functions.some(other => other.name === name)) tell(`there is no function ${name}`);
  }

  for (const [, start] of line.matchAll(/\bName startswith "(\w+)"/g)) {
    if (!code.functions.some(({ name }) => name.startsWith(start))) tell(`no function begins with ${start}`);
  }

  for (const [, queue] of line.matchAll(/\bUri has "([\w-]+)"/g)) {
    if (!code.functions.some(other => other.queue === queue)) tell(`no function reads the queue ${queue}`);
  }

  const category = /Properties\.CategoryName\) == "([\w.]+)"/.exec(query)?.[1];
  if (!category) return;
  const id = /Properties\.EventId\) == "(\d+)"/.exec(query)?.[1];
  const start = /Properties\.OriginalFormat\) startswith "([^"]+)"/.exec(query)?.[1];
  const events = code.events.filter(event => event.category === category && (!id || event.id === id) && (!start || event.message.startsWith(start)));
  if (line.includes('CategoryName') && events.length !== 1) tell(`${events.length} log messages of ${category} fit`);
  for (const [, value] of line.matchAll(/Properties\.(\w+)\)/g)) {
    const ofTheLog = ['CategoryName', 'EventId', 'OriginalFormat'].includes(value);
    if (!ofTheLog && !events.some(event => event.values.includes(value))) tell(`the log message has no {${value}}`);
  }

  const state = /Properties\.State\) == "(\w+)"/.exec(line)?.[1];
  if (state && !code.states.includes(state)) tell(`there is no state ${state}`);
}
