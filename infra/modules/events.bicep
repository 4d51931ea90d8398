// What tells of new blobs. Who is told, and how, is in eventsubscription.bicep: it needs the code.

@description('Name of the deployment.')
param name string

@description('Region: the data account\'s.')
param location string

@description('Tags.')
param tags { *: string }

@description('Name of the identity with which dead letters are written.')
param identityName string

@description('Name of the account of the data.')
param dataAccountName string

@description('Log Analytics workspace for failed deliveries.')
param workspaceId string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource data 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'evgt-${name}'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    source: data.id
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
