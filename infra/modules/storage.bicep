// Two accounts. The host's: the app's package, the host's keys, locks and inner queues. The data's: everything of section 4 of the design.
// Apart, because whoever can write the host's account can run code, and because the data's is kept, locked and replicated for its own sake.

@description('Name of the account of the functions host.')
@minLength(3)
@maxLength(24)
param hostAccountName string

@description('Name of the account of the data.')
@minLength(3)
@maxLength(24)
param dataAccountName string

@description('Name of the host account\'s container of the app\'s packages.')
param packageContainerName string

@description('Name of the host account\'s container of events that could not be delivered.')
param deadLetterContainerName string

@description('Region.')
param location string

@description('Tags.')
param tags { *: string }

@description('Redundancy of the data account.')
param dataRedundancy string

@description('Days for which deleted or overwritten blobs can be restored.')
param softDeleteDays int

@description('Whether the data account is locked against deletion.')
param lockData bool

@description('Whether the accounts answer only inside the virtual network.')
param privateNetwork bool

@description('Public addresses or ranges that may reach them all the same.')
param allowedIpRanges string[]

@description('Log Analytics workspace for their logs.')
param workspaceId string

// Names that the code knows: StorageConnection.cs, and for the queues RecoveryFunctions.cs. The program makes what is missing;
// made here, an event that comes before the program's first start finds everything in place.
var containers = ['uploads', 'texts', 'exports', 'index']
var tables = ['Reports', 'Observations', 'Commits', 'Ingestions', 'Publishers']
var poisonQueue = 'webjobs-blobtrigger-poison'
var queues = [
  poisonQueue
  // What RecordPoison itself failed on.
  '${poisonQueue}-poison'
]

var accountProperties = {
  accessTier: 'Hot'
  allowBlobPublicAccess: false
  allowCrossTenantReplication: false
  allowSharedKeyAccess: false
  defaultToOAuthAuthentication: true
  isLocalUserEnabled: false
  minimumTlsVersion: 'TLS1_2'
  supportsHttpsTrafficOnly: true
  publicNetworkAccess: 'Enabled'
  networkAcls: {
    defaultAction: privateNetwork ? 'Deny' : 'Allow'
    // Event Grid writes its dead letters as a trusted service of Azure, by its identity.
    bypass: 'AzureServices'
    ipRules: map(allowedIpRanges, range => { value: range, action: 'Allow' })
  }
}

resource host 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: hostAccountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: accountProperties
}

resource hostBlobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: host
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: true, days: 7 }
    containerDeleteRetentionPolicy: { enabled: true, days: 7 }
  }
}

resource hostContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [
  for container in [packageContainerName, deadLetterContainerName]: {
    parent: hostBlobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource hostLifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: host
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'old-dead-letters'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${deadLetterContainerName}/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } }
          }
        }
      ]
    }
  }
}

resource data 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: dataAccountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: dataRedundancy }
  properties: accountProperties
}

resource dataBlobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: data
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    changeFeed: { enabled: true, retentionInDays: softDeleteDays }
    // Block blobs as they were at a moment; has to be shorter than soft delete.
    restorePolicy: { enabled: true, days: softDeleteDays - 1 }
  }
}

resource dataContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [
  for container in containers: {
    parent: dataBlobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource dataQueueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: data
  name: 'default'
}

resource dataQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' = [
  for queue in queues: {
    parent: dataQueueService
    name: queue
  }
]

resource dataTableService 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: data
  name: 'default'
}

resource dataTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01' = [
  for table in tables: {
    parent: dataTableService
    name: table
  }
]

// No rule deletes a blob that is current: uploads and texts are the record, and the newest export and index are served, however old.
resource dataLifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: data
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'record-to-cool'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['uploads/', 'texts/'] }
            actions: {
              // Reading every report again after a new reader version stays possible without rehydration: cool, never archive.
              baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 90 } }
              version: { tierToCool: { daysAfterCreationGreaterThan: 30 } }
            }
          }
        }
        {
          name: 'old-versions-of-what-can-be-rebuilt'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['exports/', 'index/'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: 1 } } }
          }
        }
      ]
    }
  }
  // Rules about versions need versioning.
  dependsOn: [dataBlobs]
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (lockData) {
  scope: data
  name: 'keep-the-record'
  properties: {
    level: 'CanNotDelete'
    notes: 'The tables in this account are the record and have no other copy. infra/deploy --destroy removes this lock after asking.'
  }
}

resource blobLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: dataBlobs
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
  }
}

// Every message put on the poison queue; alerts/poison-messages.kql reads this.
resource queueLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: dataQueueService
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageWrite', enabled: true }]
  }
}

// Not the writes: a published report is hundreds of them, and Ingestions and Commits tell what they were.
resource tableLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: dataTableService
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
  }
}

@description('Resource id of the account of the data.')
output dataAccountId string = data.id

@description('Address of its blobs.')
output blobServiceUri string = data.properties.primaryEndpoints.blob

@description('Address of its tables.')
output tableServiceUri string = data.properties.primaryEndpoints.table
