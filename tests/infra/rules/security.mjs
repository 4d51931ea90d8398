// Safe by default: what must hold of every resource of a kind, whatever the parameters.

const rules = {
  'Microsoft.Storage/storageAccounts': {
    'allowSharedKeyAccess': value => value === false || 'has keys',
    'allowBlobPublicAccess': value => value === false || 'may have public containers',
    'allowCrossTenantReplication': value => value === false || 'may be copied to another tenant',
    'defaultToOAuthAuthentication': value => value === true || 'asks for keys first',
    'minimumTlsVersion': value => ['TLS1_2', 'TLS1_3'].includes(value) || 'accepts old TLS',
    'supportsHttpsTrafficOnly': value => value === true || 'accepts http',
  },
  'Microsoft.Storage/storageAccounts/blobServices': {
    'deleteRetentionPolicy.enabled': value => value === true || 'deletes at once',
    'containerDeleteRetentionPolicy.enabled': value => value === true || 'deletes containers at once',
  },
  'Microsoft.Storage/storageAccounts/blobServices/containers': {
    'publicAccess': value => value === 'None' || 'is public',
  },
  'Microsoft.Web/sites': {
    'httpsOnly': value => value === true || 'accepts http',
    'siteConfig.minTlsVersion': value => ['1.2', '1.3'].includes(value) || 'accepts old TLS',
    'siteConfig.scmMinTlsVersion': value => ['1.2', '1.3'].includes(value) || 'accepts old TLS at deployment',
    'siteConfig.ftpsState': value => value === 'Disabled' || 'has FTP',
    'siteConfig.cors': value => value === undefined || "answers CORS before the code does",
  },
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': {
    'allow': value => value === false || 'has a password for deployment',
  },
  'Microsoft.Insights/components': {
    'DisableLocalAuth': value => value === true || 'takes telemetry from anybody',
    'WorkspaceResourceId': value => typeof value === 'string' || 'has no workspace',
  },
  'Microsoft.OperationalInsights/workspaces': {
    'features.disableLocalAuth': value => value === true || 'has keys',
  },
  'Microsoft.Insights/actionGroups': {
    'emailReceivers': value => value?.length > 0 || 'tells nobody',
  },
};

export function checkSecurity(expanded, given) {
  for (const resource of expanded.resources) {
    for (const [path, holds] of Object.entries(rules[resource.type] ?? {})) {
      const verdict = holds(path.split('.').reduce((value, name) => value?.[name], resource.properties));
      if (verdict !== true) expanded.tell(resource, `${resource.symbol} ${verdict} (${path})`);
    }
  }

  checkRecord(expanded, given);
  checkCoverage(expanded, given);
}

/** The data account keeps what it had, and nothing in it goes by age while it is current. */
function checkRecord(expanded, given) {
  const data = expanded.account('dataAccountName');
  const [blobs] = expanded.below(data, 'Microsoft.Storage/storageAccounts/blobServices');
  if (blobs?.properties.isVersioningEnabled !== true) expanded.tell(blobs, 'overwritten uploads are lost: no versioning');
  if (!(blobs?.properties.restorePolicy?.days < blobs?.properties.deleteRetentionPolicy?.days)) {
    expanded.tell(blobs, 'restorePolicy has to be shorter than deleteRetentionPolicy');
  }

  for (const policy of expanded.below(data, 'Microsoft.Storage/storageAccounts/managementPolicies')) {
    for (const { name, definition } of policy.properties.policy.rules) {
      if (definition.actions.baseBlob?.delete) expanded.tell(policy, `the rule '${name}' deletes current blobs of the record`);
    }
  }

  const locked = expanded.of('Microsoft.Authorization/locks').some(({ scopeId }) => scopeId === data?.id);
  if (given.get('lockData') && !locked) expanded.tell(data, 'is to be locked and is not');
}

/**
 * Whatever can fail is watched: logs of the parts an upload passes (the app and its host send telemetry), and an alert for each way it
 * can go wrong.
 */
function checkCoverage(expanded, given) {
  const data = expanded.account('dataAccountName');
  const scopes = expanded.of('Microsoft.Insights/diagnosticSettings').map(({ scopeId }) => scopeId);
  const watched = [
    ...expanded.below(data, 'Microsoft.Storage/storageAccounts/blobServices'),
    ...expanded.below(data, 'Microsoft.Storage/storageAccounts/queueServices'),
    ...expanded.below(data, 'Microsoft.Storage/storageAccounts/tableServices'),
    ...['Microsoft.EventGrid/systemTopics', 'Microsoft.Cdn/profiles'].flatMap(type => expanded.of(type)),
  ];
  for (const resource of watched) {
    if (!scopes.includes(resource.id)) expanded.tell(resource, `${resource.symbol} has no diagnostic settings`);
  }

  const alerts = [...expanded.of('Microsoft.Insights/scheduledQueryRules'), ...expanded.of('Microsoft.Insights/metricAlerts')];
  for (const name of ['dead-letters', 'poison-messages', 'rejected-uploads', 'server-errors', 'slow-answers']) {
    if (!alerts.some(alert => alert.name.endsWith(name))) expanded.tell(null, `there is no alert ${name}`);
  }

  const group = expanded.one('Microsoft.Insights/actionGroups')?.id;
  for (const alert of alerts) {
    if (!JSON.stringify(alert.properties.actions ?? []).includes(group)) expanded.tell(alert, `${alert.name} tells nobody`);
  }

  const budget = expanded.one('Microsoft.Consumption/budgets');
  if (budget?.properties.amount !== given.get('budgetAmount')) expanded.tell(budget, 'there is no budget of the amount given');
}
