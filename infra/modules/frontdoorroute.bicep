// The way from the front door to the app.

@description('Name of the front door\'s profile.')
param profileName string

@description('Name of its endpoint.')
param endpointName string

@description('Resource id of the custom domain; none where empty.')
param customDomainId string

@description('Host name of the app.')
param originHostName string

resource profile 'Microsoft.Cdn/profiles@2025-06-01' existing = {
  name: profileName

  resource endpoint 'afdEndpoints' existing = {
    name: endpointName
  }
}

resource group 'Microsoft.Cdn/profiles/originGroups@2025-06-01' = {
  parent: profile
  name: 'app'
  properties: {
    loadBalancingSettings: {
      sampleSize: 4
      successfulSamplesRequired: 3
      additionalLatencyInMilliseconds: 50
    }
    // No health probe: with one origin it decides nothing, and every edge of the world would keep the app awake.
    sessionAffinityState: 'Disabled'
  }
}

resource origin 'Microsoft.Cdn/profiles/originGroups/origins@2025-06-01' = {
  parent: group
  name: 'functions'
  properties: {
    hostName: originHostName
    originHostHeader: originHostName
    httpPort: 80
    httpsPort: 443
    priority: 1
    weight: 1000
    enabledState: 'Enabled'
    enforceCertificateNameCheck: true
  }
}

resource route 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-06-01' = {
  parent: profile::endpoint
  name: 'everything'
  properties: {
    originGroup: { id: group.id }
    customDomains: empty(customDomainId) ? [] : [{ id: customDomainId }]
    patternsToMatch: ['/*']
    supportedProtocols: ['Http', 'Https']
    httpsRedirect: 'Enabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
    enabledState: 'Enabled'
    // No cacheConfiguration: the front door does not look at Vary, and one address answers in several formats and languages.
  }
  // A route to a group without an origin is refused.
  dependsOn: [origin]
}
