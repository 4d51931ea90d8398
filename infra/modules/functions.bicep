// The function app, .NET 10 isolated: on Flex Consumption, or on a dedicated plan where its disk is too small.

@description('Name of the deployment.')
param name string

@description('Makes names unique in the world.')
param token string

@description('Region.')
param location string

@description('Tags.')
param tags { *: string }

@description('Name of the app\'s identity.')
param identityName string

@description('Name of the account of the functions host.')
param hostAccountName string

@description('Name of the account of the data.')
param dataAccountName string

@description('Name of the host account\'s container of packages.')
param packageContainerName string

@description('Name of the Application Insights component.')
param componentName string

@description('Size of a dedicated plan; Flex Consumption where empty.')
param dedicatedPlan string

@description('Memory of one instance, in MB.')
param instanceMemoryMB int

@description('Most instances at a time.')
param maximumInstanceCount int

@description('Instances that always wait for requests.')
param alwaysReadyInstances int

@description('Whether the instances are spread over the zones of the region; at least two always wait then.')
param zoneRedundant bool

@description('Subnet that the app joins; none where empty.')
param subnetId string

@description('Id of the front door that alone may send requests; everyone may where empty.')
param frontDoorId string

@description('Where the app is reached; at its own host name where empty.')
param publicUrl string

@description('Requests a minute of one client; 0 for any number.')
param requestsPerMinute int

@description('Further settings, by name. None of those made here can be overruled.')
param furtherSettings { *: string }

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource host 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostAccountName
}

resource data 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

var flex = empty(dedicatedPlan)

// What on Flex Consumption functionAppConfig says.
var dedicatedSettings = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
  WEBSITE_RUN_FROM_PACKAGE: '1'
}

var settings = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  AzureWebJobsStorage__blobServiceUri: host.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: host.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: host.properties.primaryEndpoints.table
  // The portal is at the root.
  AzureWebJobsDisableHomepage: 'true'

  // StorageConnection.cs reads blobs and tables; the blob trigger's poison queue needs the queues.
  OpenDataStorage__credential: 'managedidentity'
  OpenDataStorage__clientId: identity.properties.clientId
  OpenDataStorage__blobServiceUri: data.properties.primaryEndpoints.blob
  OpenDataStorage__queueServiceUri: data.properties.primaryEndpoints.queue
  OpenDataStorage__tableServiceUri: data.properties.primaryEndpoints.table

  OpenDataPublicUrl: publicUrl
  OpenDataRequestsPerMinute: string(requestsPerMinute)

  APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
}

// What furtherSettings may change.
var defaults = {
  OpenDataExportSchedule: '0 */10 * * * *'
  // How many pools of memory the C library makes; docs/settings.md.
  MALLOC_ARENA_MAX: '1'
}

var allSettings = union(defaults, furtherSettings, settings, flex ? {} : dedicatedSettings)
var waitingInstances = zoneRedundant ? max(alwaysReadyInstances, 2) : alwaysReadyInstances

// Event Grid calls the app's own host name, from outside any network of ours.
var onlyThroughFrontDoor = [
  {
    name: 'front-door'
    priority: 100
    action: 'Allow'
    tag: 'ServiceTag'
    ipAddress: 'AzureFrontDoor.Backend'
    headers: { 'x-azure-fdid': [frontDoorId] }
  }
  {
    name: 'event-grid'
    priority: 110
    action: 'Allow'
    tag: 'ServiceTag'
    ipAddress: 'AzureEventGrid'
  }
]

var flexConfig = {
  runtime: {
    name: 'dotnet-isolated'
    version: '10.0'
  }
  deployment: {
    storage: {
      type: 'blobContainer'
      value: '${host.properties.primaryEndpoints.blob}${packageContainerName}'
      authentication: {
        type: 'UserAssignedIdentity'
        userAssignedIdentityResourceId: identity.id
      }
    }
  }
  scaleAndConcurrency: {
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReady: waitingInstances > 0 ? [{ name: 'http', instanceCount: waitingInstances }] : []
  }
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: flex ? 'functionapp' : 'linux'
  sku: flex
    ? { tier: 'FlexConsumption', name: 'FC1' }
    : { tier: 'PremiumV3', name: dedicatedPlan, capacity: max(waitingInstances, 1) }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  // At most 32 characters: the host makes its id from the first 32.
  name: 'func-${name}-${token}'
  location: location
  // By this tag azd finds where to deploy.
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: flex ? flexConfig : null
    // No cors: the app answers it on every route, errors included, and the platform's would come before.
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      // On Flex Consumption these three are the platform's.
      linuxFxVersion: flex ? null : 'DOTNET-ISOLATED|10.0'
      alwaysOn: flex ? null : true
      vnetRouteAllEnabled: flex ? null : true
      appSettings: map(items(allSettings), setting => { name: setting.key, value: setting.value })
      ipSecurityRestrictions: empty(frontDoorId) ? [] : onlyThroughFrontDoor
      ipSecurityRestrictionsDefaultAction: empty(frontDoorId) ? 'Allow' : 'Deny'
      // Deployment signs in with Entra ID, from wherever the operator or the build is.
      scmIpSecurityRestrictionsUseMain: false
      scmIpSecurityRestrictionsDefaultAction: 'Allow'
    }
  }
}

// No user name and password for deployment.
resource noPasswordForFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource noPasswordForZip 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

@description('Name of the function app.')
output functionAppName string = app.name

@description('Its own host name.')
output hostName string = app.properties.defaultHostName
