// What tells of new blobs. Who is told, and how, is in eventsubscription.bicep: it needs the code.

@description('Name of the deployment.')
param name string

@description('Region: the data account\'s.')
param location string

@description('Tags.')
param tags { *: string }

@description('Resource id of the identity with which dead letters are written.')
param identityId string

@description('Resource id of the account of the data.')
param dataAccountId string

@description('Log Analytics workspace for failed deliveries.')
param workspaceId string

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'evgt-${name}'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    source: dataAccountId
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: topic
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'DeliveryFailures', enabled: true }]
  }
}

@description('Name of the system topic.')
output systemTopicName string = topic.name

@description('Its resource id.')
output systemTopicId string = topic.id
