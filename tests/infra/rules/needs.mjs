// What Azure, or this system, asks of a resource although its schema leaves it open.

import { schemaOf } from '../language/schema.mjs';

/** type → paths below the resource that have to be there and not empty; `[]` goes through every item. */
/** What an app needs by its plan. */
const neededOnFlex = [
  'properties.functionAppConfig.deployment.storage.type', 'properties.functionAppConfig.deployment.storage.authentication.type',
  'properties.functionAppConfig.scaleAndConcurrency.instanceMemoryMB', 'properties.functionAppConfig.scaleAndConcurrency.maximumInstanceCount',
];
const neededElsewhere = ['properties.siteConfig.linuxFxVersion', 'properties.siteConfig.alwaysOn', 'properties.siteConfig.vnetRouteAllEnabled'];

const needed = {
  'Microsoft.Authorization/roleAssignments': ['properties.principalType'],
  'Microsoft.Cdn/profiles': ['properties.originResponseTimeoutSeconds'],
  'Microsoft.Cdn/profiles/afdEndpoints/routes': ['properties.patternsToMatch', 'properties.supportedProtocols', 'properties.linkToDefaultDomain'],
  'Microsoft.Cdn/profiles/originGroups': ['properties.loadBalancingSettings.sampleSize', 'properties.loadBalancingSettings.successfulSamplesRequired'],
  'Microsoft.Cdn/profiles/originGroups/origins':
    ['httpPort', 'httpsPort', 'priority', 'weight', 'enforceCertificateNameCheck'].map(name => `properties.${name}`),
  'Microsoft.Cdn/profiles/securityPolicies': ['properties.parameters.associations[].patternsToMatch'],
  'Microsoft.EventGrid/systemTopics': ['identity.type', 'identity.userAssignedIdentities'],
  'Microsoft.EventGrid/systemTopics/eventSubscriptions': ['properties.eventDeliverySchema', 'properties.deadLetterWithResourceIdentity.identity.type'],
  'Microsoft.Insights/diagnosticSettings': ['properties.workspaceId', 'properties.logs'],
  'Microsoft.Insights/metricAlerts': ['properties.description'],
  'Microsoft.Insights/scheduledQueryRules': [
    'kind',
    ...['displayName', 'severity', 'scopes', 'evaluationFrequency', 'windowSize', 'skipQueryValidation'].map(name => `properties.${name}`),
    ...['query', 'timeAggregation', 'operator', 'threshold'].map(name => `properties.criteria.allOf[].${name}`),
  ],
  'Microsoft.Insights/webtests': [
    'kind', 'properties.Enabled', 'properties.Request.RequestUrl', 'properties.Request.HttpVerb', 'properties.ValidationRules.ExpectedHttpStatusCode',
  ],
  'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies':
    ['sku.name', 'properties.customRules.rules[].name', 'properties.customRules.rules[].enabledState'],
  'Microsoft.Network/natGateways': ['sku.name', 'properties.publicIpAddresses'],
  'Microsoft.Network/networkSecurityGroups': ['sourceAddressPrefix', 'sourcePortRange', 'destinationAddressPrefix', 'destinationPortRange']
    .map(name => `properties.securityRules[].properties.${name}`).concat('properties.securityRules[].name'),
  'Microsoft.Network/privateEndpoints': ['properties.subnet.id', 'properties.privateLinkServiceConnections[].name'],
  'Microsoft.Network/privateEndpoints/privateDnsZoneGroups': ['properties.privateDnsZoneConfigs[].name'],
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks': ['properties.registrationEnabled'],
  'Microsoft.Network/publicIPAddresses': ['sku.name', 'properties.publicIPAllocationMethod'],
  'Microsoft.Network/virtualNetworks':
    ['properties.addressSpace.addressPrefixes', 'properties.subnets[].name', 'properties.subnets[].properties.addressPrefix'],
  'Microsoft.OperationalInsights/workspaces': ['properties.sku.name', 'properties.workspaceCapping.dailyQuotaGb'],
  'Microsoft.Storage/storageAccounts': ['properties.publicNetworkAccess', 'properties.networkAcls.bypass'],
  'Microsoft.Storage/storageAccounts/managementPolicies': ['properties.policy.rules[].enabled', 'properties.policy.rules[].definition.filters.prefixMatch'],
  'Microsoft.Web/serverfarms': ['kind', 'sku.tier', 'properties.reserved', 'properties.zoneRedundant'],
  'Microsoft.Web/sites': [
    'kind', 'identity.type', 'properties.serverFarmId', 'properties.siteConfig.scmIpSecurityRestrictionsUseMain',
  ],
};

export function checkNeeds(expanded) {
  for (const resource of expanded.resources) {
    const byPlan = resource === expanded.app ? (expanded.isFlex ? neededOnFlex : neededElsewhere) : [];
    for (const path of [...(needed[resource.type] ?? []), ...byPlan]) {
      if (!there(resource.all, path.replaceAll('[]', '.[]').split('.'))) expanded.tell(resource, `${resource.symbol} needs ${path}`);
    }

    // Without them Azure refuses the resource, or nobody finds out whose it is.
    for (const name of ['location', 'tags']) {
      const property = schemaOf(resource.type).body.properties[name];
      const expected = property && !property.readonly && !inherited.has(resource.type);
      if (expected && !(name in resource.all)) expanded.tell(resource, `${resource.symbol} has no ${name}`);
    }
  }

  checkSubnets(expanded);
}

/** Custom domains and routes take both from their profile. */
const inherited = new Set(['Microsoft.Cdn/profiles/customDomains', 'Microsoft.Cdn/profiles/afdEndpoints/routes']);

function there(value, [name, ...rest]) {
  if (name === undefined) return value !== null && value !== undefined && value.length !== 0;
  if (name === '[]') return Array.isArray(value) && value.length > 0 && value.every(item => there(item, rest));
  return there(value?.[name], rest);
}

/** The app's subnet is handed to its plan and has a way out; the other takes private endpoints. */
function checkSubnets(expanded) {
  for (const network of expanded.of('Microsoft.Network/virtualNetworks')) {
    const used = expanded.app.properties.virtualNetworkSubnetId?.split('/').at(-1);
    const app = network.properties.subnets.find(({ name }) => name === used);
    const owner = expanded.isFlex ? 'Microsoft.App/environments' : 'Microsoft.Web/serverFarms';
    const delegated = app?.properties.delegations?.some(({ properties }) => properties.serviceName === owner);
    if (!delegated) expanded.tell(network, `the app's subnet is not delegated to ${owner}`);
    if (!app?.properties.natGateway?.id) expanded.tell(network, "the app's subnet has no way out");
    for (const endpoint of expanded.of('Microsoft.Network/privateEndpoints')) {
      const subnet = network.properties.subnets.find(({ name }) => `${network.id}/subnets/${name}` === endpoint.properties.subnet?.id);
      if (!subnet || subnet === app) expanded.tell(endpoint, `${endpoint.symbol} is in no subnet of its own`);
    }
  }
}
