// One deployment of OpenData: everything but the code and the event subscription, which needs the code (eventsubscription.bicep).
targetScope = 'resourceGroup'

metadata description = 'OpenData for one province: storage, the function app, its events, monitoring, and where wanted a network and a front door.'

// What and where

@description('Which of the three environments this is. Part of every name.')
@allowed(['dev', 'test', 'prod'])
param environmentName string

@description('Short name of the deployment, such as one for each province: lower-case letters and digits, beginning with a letter.')
@minLength(2)
@maxLength(8)
param project string = 'opendata'

@description('Region of all resources that are not global.')
param location string = resourceGroup().location

@description('Tags of every resource, beside those made here.')
param tags { *: string } = {}

// Who

@description('Who is told when an alert fires or the budget is spent.')
@minLength(1)
param alertEmails string[]

@description('Object id of the user, group or service principal that operates the system: may read and write its data. Nobody where empty.')
param operatorPrincipalId string = ''

@description('What the operator is.')
@allowed(['Group', 'ServicePrincipal', 'User'])
param operatorPrincipalType string = 'Group'

// How large

@description('Redundancy of the data account. The tables have no other backup.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param dataRedundancy string

@description('Days for which deleted or overwritten blobs can be restored.')
@minValue(2)
@maxValue(365)
param softDeleteDays int

@description('Whether the data account is locked against deletion.')
param lockData bool

@description('Size of a dedicated plan, for indexes that are too large for the disk of an instance on Flex Consumption (docs/scale.md). Flex Consumption where empty.')
@allowed(['', 'P0v3', 'P1v3', 'P2v3'])
param dedicatedPlan string = ''

@description('Memory of one instance of the app, in MB. A dedicated plan brings its own.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('Most instances of the app at a time. A dedicated plan has those that always wait, and at least one.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int

@description('Instances that always wait for requests. 0: the first request after a pause waits until one has started.')
@minValue(0)
@maxValue(20)
param alwaysReadyInstances int

@description('Whether the instances are spread over the zones of the region. At least two always wait for requests then.')
param zoneRedundant bool

// Who may come in

@description('Requests a minute of one client that the app itself allows; 0 for any number. With a front door, the front door counts.')
@minValue(0)
param requestsPerMinute int = 120

@description('Whether the storage accounts answer only inside a virtual network that the app joins.')
param privateNetwork bool

@description('Address range of that network: /24 or larger.')
param networkRange string = '10.40.0.0/24'

@description('Public addresses or ranges that may reach the storage accounts all the same, such as the operators\' office.')
param allowedIpRanges string[] = []

@description('Whether the app is reached through Azure Front Door with a web application firewall, and only there.')
param frontDoorEnabled bool

@description('Standard: the rate limit and our own rules. Premium: Microsoft\'s managed rules as well.')
@allowed(['Standard_AzureFrontDoor', 'Premium_AzureFrontDoor'])
param frontDoorSku string = 'Standard_AzureFrontDoor'

@description('Requests a minute of one address that the front door allows.')
@minValue(10)
param frontDoorRequestsPerMinute int = 300

@description('Host name of your own for the front door, such as data.example.org. None where empty.')
param customDomain string = ''

@description('Further settings of the app, by name: those of docs/settings.md that have no parameter of their own, and AzureWebJobs_{function}_Disabled.')
param furtherSettings { *: string } = {}

// What is watched

@description('Days for which logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int

@description('GB of logs a day at which collecting stops until the next day.')
@minValue(1)
param logLimitGBPerDay int

@description('Whether the app is asked for its health from outside every five minutes.')
param availabilityTest bool

@description('Money a month above which everyone in alertEmails is told, in the currency of the subscription.')
@minValue(1)
param budgetAmount int

@description('First day of the month in which the budget began. Azure refuses to change it later: infra/deploy passes the one that is there.')
param budgetStart string = utcNow('yyyy-MM-01')

var token = uniqueString(subscription().id, resourceGroup().id, project, environmentName)
var name = '${toLower(project)}-${environmentName}'
var allTags = union(tags, { project: project, environment: environmentName })

// Names that several modules know are made here and handed on, rather than come out of the module that makes the resource: what-if sees
// nothing of a module whose names are known only while the deployment runs.
var names = {
  appIdentity: 'id-${name}-app'
  eventsIdentity: 'id-${name}-events'
  component: 'appi-${name}'
  hostAccount: 'st${toLower(project)}h${token}'
  dataAccount: 'st${toLower(project)}d${token}'
  packages: 'deployments'
  deadLetters: 'deadletters'
  frontDoor: 'afd-${name}'
  endpoint: 'fde-${name}-${token}'
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    appName: names.appIdentity
    eventsName: names.eventsIdentity
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: name
    componentName: names.component
    location: location
    tags: allTags
    retentionDays: logRetentionDays
    limitGBPerDay: logLimitGBPerDay
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    hostAccountName: names.hostAccount
    dataAccountName: names.dataAccount
    packageContainerName: names.packages
    deadLetterContainerName: names.deadLetters
    location: location
    tags: allTags
    dataRedundancy: dataRedundancy
    softDeleteDays: softDeleteDays
    lockData: lockData
    privateNetwork: privateNetwork
    allowedIpRanges: allowedIpRanges
    workspaceId: monitoring.outputs.workspaceId
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'network'
  params: {
    name: name
    location: location
    tags: allTags
    range: networkRange
    dedicatedPlan: !empty(dedicatedPlan)
    hostAccountName: names.hostAccount
    dataAccountName: names.dataAccount
  }
  dependsOn: [storage]
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: {
    appIdentityName: names.appIdentity
    eventsIdentityName: names.eventsIdentity
    operatorPrincipalId: operatorPrincipalId
    operatorPrincipalType: operatorPrincipalType
    hostAccountName: names.hostAccount
    dataAccountName: names.dataAccount
    deadLetterContainerName: names.deadLetters
    componentName: names.component
  }
  dependsOn: [identity, monitoring, storage]
}

module frontDoor 'modules/frontdoor.bicep' = if (frontDoorEnabled) {
  name: 'frontDoor'
  params: {
    name: name
    profileName: names.frontDoor
    endpointName: names.endpoint
    tags: allTags
    sku: frontDoorSku
    requestsPerMinute: frontDoorRequestsPerMinute
    customDomain: customDomain
    workspaceId: monitoring.outputs.workspaceId
  }
}

module functions 'modules/functions.bicep' = {
  name: 'functions'
  params: {
    name: name
    token: token
    location: location
    tags: allTags
    identityName: names.appIdentity
    hostAccountName: names.hostAccount
    dataAccountName: names.dataAccount
    packageContainerName: names.packages
    componentName: names.component
    dedicatedPlan: dedicatedPlan
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: alwaysReadyInstances
    zoneRedundant: zoneRedundant
    subnetId: network.?outputs.appSubnetId ?? ''
    frontDoorId: frontDoor.?outputs.frontDoorId ?? ''
    publicUrl: frontDoor.?outputs.url ?? ''
    requestsPerMinute: frontDoorEnabled ? 0 : requestsPerMinute
    furtherSettings: furtherSettings
  }
  // The host reads its keys and its package as soon as it starts.
  dependsOn: [roles]
}

module frontDoorRoute 'modules/frontdoorroute.bicep' = if (frontDoorEnabled) {
  name: 'frontDoorRoute'
  params: {
    profileName: names.frontDoor
    endpointName: names.endpoint
    customDomainId: frontDoor!.outputs.customDomainId
    originHostName: functions.outputs.hostName
  }
}

module events 'modules/events.bicep' = {
  name: 'events'
  params: {
    name: name
    location: location
    tags: allTags
    identityName: names.eventsIdentity
    dataAccountName: names.dataAccount
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [identity, storage]
}

var address = frontDoor.?outputs.url ?? 'https://${functions.outputs.hostName}'

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: allTags
    emails: alertEmails
    workspaceId: monitoring.outputs.workspaceId
    componentId: monitoring.outputs.componentId
    systemTopicId: events.outputs.systemTopicId
    dataAccountId: storage.outputs.dataAccountId
    availabilityTest: availabilityTest
    healthUrl: '${address}/api/v1/health'
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  params: {
    name: name
    location: location
    tags: allTags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module budget 'modules/budget.bicep' = {
  name: 'budget'
  params: {
    name: name
    amount: budgetAmount
    start: budgetStart
    emails: alertEmails
    actionGroupId: alerts.outputs.actionGroupId
  }
}

@description('Where everyone finds the API and the portal.')
output publicUrl string = address

@description('Name of the function app.')
output functionAppName string = functions.outputs.functionAppName

@description('Name of the storage account with the data.')
output dataAccountName string = names.dataAccount

@description('Address of its blobs, for OpenDataStorage__blobServiceUri of the command line tool.')
output blobServiceUri string = storage.outputs.blobServiceUri

@description('Address of its tables, for OpenDataStorage__tableServiceUri of the command line tool.')
output tableServiceUri string = storage.outputs.tableServiceUri

@description('Name of the storage account of the functions host.')
output hostAccountName string = names.hostAccount

@description('Container of the events that could not be delivered.')
output deadLetterContainerName string = names.deadLetters

@description('Name of the system topic that tells of new blobs.')
output systemTopicName string = events.outputs.systemTopicName

@description('Resource id of the identity with which dead letters are written.')
output eventsIdentityId string = identity.outputs.eventsId

@description('What the TXT record _dnsauth of the custom domain must say. Empty without one.')
output customDomainToken string = frontDoor.?outputs.customDomainToken ?? ''
