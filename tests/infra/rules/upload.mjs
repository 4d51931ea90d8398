// One upload, followed through what is deployed: from the PUT to the answer nothing may be missing. docs/deploy.md walks the same way.

import { roles } from './writing.mjs';

export function followUpload(expanded, code) {
  const { app } = expanded;
  const host = expanded.account('hostAccountName');
  const data = expanded.account('dataAccountName');
  const topic = expanded.one('Microsoft.EventGrid/systemTopics');
  const subscription = expanded.one('Microsoft.EventGrid/systemTopics/eventSubscriptions');
  const identities = expanded.of('Microsoft.ManagedIdentity/userAssignedIdentities');
  const appIdentity = identities.find(({ id }) => id in (app?.all.identity?.userAssignedIdentities ?? {}));
  const need = (there, resource, message) => there || expanded.tell(resource, message);
  if (![need(app, null, 'no function app'), need(host, null, 'no host account'), need(data, null, 'no data account')].every(part => part)) return;

  // The request reaches the app, and the app writes the blob.
  need(appIdentity, app, "the app has no identity of this deployment's");
  checkEntrance(expanded, need);
  checkConnection(expanded, data, code.connection, appIdentity, need);
  checkRoles(expanded, appIdentity, data, ['blobDataOwner', 'queueDataContributor', 'tableDataContributor'], 'app on the data', need);

  // The account tells the topic, the topic the app.
  need(topic?.properties.source === data.id, topic, 'the system topic does not watch the data account');
  need(topic?.properties.topicType === 'Microsoft.Storage.StorageAccounts', topic, 'the system topic is of another type');
  need(topic?.all.location === data.all.location, topic, "the system topic is not in the data account's region");
  if (need(subscription?.id.startsWith(`${topic?.id}/`), subscription, 'no subscription of the system topic')) {
    checkSubscription(expanded, subscription, code, need);
    checkDeadLetters(expanded, subscription, topic, host, identities, need);
  }

  // The host takes it over: its own account, by the same identity.
  checkConnection(expanded, host, 'AzureWebJobsStorage', appIdentity, need);
  checkRoles(expanded, appIdentity, host, ['blobDataOwner', 'queueDataContributor', 'tableDataContributor'], "app on the host's", need);
  checkPackage(expanded, host, appIdentity, need);

  // What goes wrong is seen.
  checkTelemetry(expanded, appIdentity, need);
  checkNetwork(expanded, host, data, need);
}

function checkEntrance(expanded, need) {
  const { app, settings } = expanded;
  const { siteConfig } = app.properties;
  const door = expanded.one('Microsoft.Cdn/profiles');
  need(app.properties.publicNetworkAccess === 'Enabled', app, 'Event Grid cannot reach an app without public network access');
  if (!door) {
    need(siteConfig.ipSecurityRestrictionsDefaultAction === 'Allow', app, 'nobody can reach the app');
    return;
  }

  const rules = siteConfig.ipSecurityRestrictions;
  const [front, events] = ['AzureFrontDoor.Backend', 'AzureEventGrid'].map(tag => rules.find(rule => rule.tag === 'ServiceTag' && rule.ipAddress === tag));
  need(siteConfig.ipSecurityRestrictionsDefaultAction === 'Deny', app, 'the app can be reached past the front door');
  need(events?.action === 'Allow', app, 'Event Grid cannot reach the app');
  need(front?.action === 'Allow', app, 'the front door cannot reach the app');
  need(front?.headers?.['x-azure-fdid']?.[0] === `{${door.id}.properties.frontDoorId}`, app, "everybody's front door can reach the app");
  need(settings.OpenDataPublicUrl?.length > 0, app, 'the app does not know the address of the front door');
  const route = expanded.one('Microsoft.Cdn/profiles/afdEndpoints/routes');
  const origin = expanded.one('Microsoft.Cdn/profiles/originGroups/origins');
  const name = `{${app.id}.properties.defaultHostName}`;
  need(origin?.properties.hostName === name && origin.properties.originHostHeader === name, origin, 'the front door does not lead to the app');
  need(origin?.id.startsWith(`${route?.properties.originGroup?.id}/`), route, 'the route does not lead to the origin');
  need(route?.properties.httpsRedirect === 'Enabled' && route.properties.forwardingProtocol === 'HttpsOnly', route, 'the front door speaks http');
  checkFirewall(expanded, need);
}

function checkFirewall(expanded, need) {
  const firewall = expanded.one('Microsoft.Network/FrontDoorWebApplicationFirewallPolicies');
  const limit = firewall?.properties.customRules?.rules.find(rule => rule.ruleType === 'RateLimitRule');
  need(firewall?.all.sku?.name === expanded.one('Microsoft.Cdn/profiles').all.sku?.name, firewall, "the firewall's tier is not the front door's");
  need(limit?.action === 'Block' && limit.enabledState === 'Enabled', firewall, 'the firewall limits no rate');
  need(firewall?.properties.policySettings?.mode === 'Prevention', firewall, 'the firewall only watches');
  const protection = expanded.one('Microsoft.Cdn/profiles/securityPolicies')?.properties.parameters;
  need(protection?.wafPolicy?.id === firewall?.id, firewall, 'the firewall protects nothing');
  const domains = protection?.associations.flatMap(association => association.domains.map(({ id }) => id)) ?? [];
  for (const entrance of [...expanded.of('Microsoft.Cdn/profiles/afdEndpoints'), ...expanded.of('Microsoft.Cdn/profiles/customDomains')]) {
    need(domains.includes(entrance.id), entrance, 'the firewall does not protect this entrance');
  }
}

function checkConnection(expanded, account, connection, identity, need) {
  const { app, settings } = expanded;
  for (const service of ['blob', 'queue', 'table']) {
    const name = `${connection}__${service}ServiceUri`;
    need(settings[name] === `{${account.id}.properties.primaryEndpoints.${service}}`, app, `${name} does not lead to ${account.symbol}`);
  }

  need(settings[`${connection}__credential`] === 'managedidentity', app, `${connection} does not use an identity`);
  need(settings[`${connection}__clientId`] === `{${identity?.id}.properties.clientId}`, app, `${connection} does not use the app's identity`);
  need(!(connection in settings), app, `${connection} is a connection string`);
}

function checkRoles(expanded, identity, scope, wanted, who, need) {
  const assigned = expanded.of('Microsoft.Authorization/roleAssignments')
    .filter(({ scopeId, properties }) => scopeId === scope?.id && properties.principalId === `{${identity?.id}.properties.principalId}`)
    .map(({ properties }) => properties.roleDefinitionId.split('/').at(-1));
  for (const role of wanted) need(assigned.includes(roles[role]), scope, `the role ${role} of the ${who} account is not assigned`);
  need(new Set(assigned).size === assigned.length, scope, `a role of the ${who} account is assigned twice`);
}

function checkSubscription({ app }, subscription, code, need) {
  const { destination, filter, retryPolicy } = subscription.properties;
  const url = destination?.properties?.endpointUrl ?? '';
  const named = /functionName=Host\.Functions\.(\w+)&/.exec(url)?.[1];
  const target = code.functions.find(({ name }) => name === named);
  need(destination?.endpointType === 'WebHook', subscription, 'events do not go to a web hook');
  const extension = `https://{${app.id}.properties.defaultHostName}/runtime/webhooks/blobs?`;
  need(url.startsWith(extension), subscription, 'events do not go to the blob extension of the app');
  need(url.endsWith('&code={listKeys().systemKeys.blobs_extension}'), subscription, 'events come without the key of the blob extension');
  need(target?.blob, subscription, `the code has no blob function ${named}: its events would be answered with 202 and lost`);
  need(target?.fromEventGrid, subscription, `${named} does not take events of Event Grid`);
  const container = target?.blob?.split('/')[0];
  need(filter?.subjectBeginsWith === `/blobServices/default/containers/${container}/blobs/`, subscription, `events are not those of ${container}`);
  need(filter?.includedEventTypes?.join() === 'Microsoft.Storage.BlobCreated', subscription, 'events are not of new blobs alone');
  need(retryPolicy?.maxDeliveryAttempts >= 10 && retryPolicy.eventTimeToLiveInMinutes >= 60, subscription, 'events are given up too soon');
}

function checkDeadLetters(expanded, subscription, topic, host, identities, need) {
  const { deadLetterDestination: target, identity } = subscription.properties.deadLetterWithResourceIdentity ?? {};
  const writer = identities.find(({ id }) => id === identity?.userAssignedIdentity);
  need(target?.properties?.resourceId === host.id, subscription, 'events that cannot be delivered are dropped');
  const ofTheTopic = topic.all.identity?.userAssignedIdentities ?? {};
  need(writer && writer.id in ofTheTopic, topic, 'the topic does not have the identity that writes dead letters');
  const containers = expanded.below(host, 'Microsoft.Storage/storageAccounts/blobServices/containers');
  const container = containers.find(({ name }) => name === target?.properties?.blobContainerName);
  need(container, subscription, 'there is no container for dead letters');
  checkRoles(expanded, writer, container, ['blobDataContributor'], 'events on the dead letters', need);
}

function checkPackage(expanded, host, identity, need) {
  const { app, settings } = expanded;
  if (!expanded.isFlex) {
    const { linuxFxVersion, alwaysOn } = app.properties.siteConfig;
    need(linuxFxVersion === 'DOTNET-ISOLATED|10.0' && settings.FUNCTIONS_WORKER_RUNTIME === 'dotnet-isolated', app, 'the app is not on .NET 10 isolated');
    need(settings.WEBSITE_RUN_FROM_PACKAGE === '1', app, 'the app does not run from its package');
    need(alwaysOn === true, app, 'timers stand still while nobody asks');
    return;
  }

  const { runtime, deployment } = app.properties.functionAppConfig ?? {};
  const [, container] = /^\{.*\.properties\.primaryEndpoints\.blob\}(.+)$/.exec(deployment?.storage?.value ?? '') ?? [];
  need(runtime?.name === 'dotnet-isolated' && runtime.version === '10.0', app, 'the app is not on .NET 10 isolated');
  need(deployment?.storage?.value?.startsWith(`{${host.id}.`), app, 'the package is not taken from the host account');
  need(
    expanded.below(host, 'Microsoft.Storage/storageAccounts/blobServices/containers').some(({ name }) => name === container),
    app, 'there is no container for the package');
  need(deployment?.storage?.authentication?.userAssignedIdentityResourceId === identity?.id, app, "the package is not fetched by the app's identity");
}

function checkTelemetry(expanded, identity, need) {
  const { app, settings } = expanded;
  const component = expanded.one('Microsoft.Insights/components');
  need(settings.APPLICATIONINSIGHTS_CONNECTION_STRING === `{${component?.id}.properties.ConnectionString}`, app, 'telemetry goes nowhere');
  need(
    settings.APPLICATIONINSIGHTS_AUTHENTICATION_STRING === `ClientId={${identity?.id}.properties.clientId};Authorization=AAD`,
    app, "telemetry is not sent by the app's identity");
  checkRoles(expanded, identity, component, ['monitoringMetricsPublisher'], 'app on the component: not an', need);
}

/** With closed accounts: a network, a way to each service of each account, and its name in the network. */
function checkNetwork(expanded, host, data, need) {
  const { app } = expanded;
  const closed = [host, data].filter(account => account.properties.networkAcls?.defaultAction === 'Deny');
  if (closed.length === 0) return;
  const network = expanded.one('Microsoft.Network/virtualNetworks');
  need(app.properties.virtualNetworkSubnetId?.startsWith(`${network?.id}/subnets/`), app, 'the app is outside the network');
  const endpoints = expanded.of('Microsoft.Network/privateEndpoints');
  const zones = expanded.of('Microsoft.Network/privateDnsZones');
  for (const account of closed) {
    need(account.properties.networkAcls.bypass === 'AzureServices', account, 'Event Grid cannot write dead letters into a closed account');
    for (const service of ['blob', 'queue', 'table']) {
      const way = endpoints.find(({ properties }) => properties.privateLinkServiceConnections?.some(
        ({ properties: link }) => link?.privateLinkServiceId === account.id && link.groupIds?.includes(service)));
      need(way, account, `the network has no way to its ${service} service`);
      const zone = zones.find(({ name }) => name.startsWith(`privatelink.${service}.`));
      const record = way && expanded.below(way, 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups')[0];
      const named = record?.properties.privateDnsZoneConfigs?.some(({ properties }) => properties?.privateDnsZoneId === zone?.id);
      need(named, way, `its ${service} service has no name in the network`);
      const links = expanded.below(zone, 'Microsoft.Network/privateDnsZones/virtualNetworkLinks');
      need(links.some(({ properties }) => properties.virtualNetwork?.id === network?.id), zone, 'the network does not ask this zone');
    }
  }
}
