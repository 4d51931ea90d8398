// Who the parts of the system are, so that no key is needed anywhere.

@description('Name of the deployment.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags { *: string }

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${name}-app'
  location: location
  tags: tags
}

// Apart from the app's: Event Grid needs to write dead letters and nothing else.
resource events 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${name}-events'
  location: location
  tags: tags
}

@description('Resource id of the identity of the function app.')
output appId string = app.id

@description('Its client id, for settings.')
output appClientId string = app.properties.clientId

@description('Its object id, for roles.')
output appPrincipalId string = app.properties.principalId

@description('Resource id of the identity of the system topic.')
output eventsId string = events.id

@description('Its object id, for roles.')
output eventsPrincipalId string = events.properties.principalId
