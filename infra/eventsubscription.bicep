// Who is told of new uploads, and how. Deployed after the code: the key in the address exists only once the blob extension has run.
targetScope = 'resourceGroup'

metadata description = 'The event subscription that starts ReadUpload for every blob in uploads.'

@description('Name of the function app.')
param functionAppName string

@description('Name of the system topic of the data account.')
param systemTopicName string

@description('Name of the storage account of the functions host, where dead letters go.')
param hostAccountName string

@description('Its container of dead letters.')
param deadLetterContainerName string

@description('Resource id of the identity with which dead letters are written.')
param eventsIdentityId string

// A name that no function has would be answered with 202 and the event lost. tests/infra compares it with the code.
var functionName = 'ReadUpload'
var container = 'uploads'

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: systemTopicName
}

resource host 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostAccountName
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: container
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${functionName}&code=${listKeys('${app.id}/host/default', app.apiVersion).systemKeys.blobs_extension}'
        minimumTlsVersionAllowed: '1.2'
        maxEventsPerBatch: 1
        preferredBatchSizeInKilobytes: 64
      }
    }
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/${container}/blobs/'
      isSubjectCaseSensitive: true
    }
    // A day, then a dead letter; Reconcile has read the file within the hour.
    retryPolicy: {
      maxDeliveryAttempts: 30
      eventTimeToLiveInMinutes: 1440
    }
    deadLetterWithResourceIdentity: {
      identity: {
        type: 'UserAssigned'
        userAssignedIdentity: eventsIdentityId
      }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: {
          resourceId: host.id
          blobContainerName: deadLetterContainerName
        }
      }
    }
  }
}

@description('Name of the event subscription.')
output eventSubscriptionName string = subscription.name
