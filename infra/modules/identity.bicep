// Who the parts of the system are, so that no key is needed anywhere.

@description('Name of the identity of the function app.')
param appName string

@description('Name of the identity of the system topic.')
param eventsName string

@description('Region.')
param location string

@description('Tags.')
param tags { *: string }

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: appName
  location: location
  tags: tags
}

// Apart from the app's: Event Grid needs to write dead letters and nothing else.
resource events 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: eventsName
  location: location
  tags: tags
}

@description('Resource id of the identity of the system topic.')
output eventsId string = events.id
