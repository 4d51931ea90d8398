// The front door and its firewall. The way from it to the app is in frontdoorroute.bicep: the app has to know the front door first.

@description('Name of the deployment.')
param name string

@description('Name of the profile.')
param profileName string

@description('Name of the endpoint, unique in the world.')
param endpointName string

@description('Tags.')
param tags { *: string }

@description('Standard or Premium.')
param sku string

@description('Requests a minute of one address.')
param requestsPerMinute int

@description('Host name of your own; none where empty.')
param customDomain string

@description('Log Analytics workspace for the firewall\'s log.')
param workspaceId string

resource profile 'Microsoft.Cdn/profiles@2025-06-01' = {
  name: profileName
  location: 'global'
  tags: tags
  sku: { name: sku }
  properties: {
    // As long as the app itself may take: exports are streamed.
    originResponseTimeoutSeconds: 240
  }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2025-06-01' = {
  parent: profile
  name: endpointName
  location: 'global'
  tags: tags
  properties: { enabledState: 'Enabled' }
}

resource domain 'Microsoft.Cdn/profiles/customDomains@2025-06-01' = if (!empty(customDomain)) {
  parent: profile
  name: replace(customDomain, '.', '-')
  properties: {
    hostName: customDomain
    tlsSettings: {
      certificateType: 'ManagedCertificate'
      minimumTlsVersion: 'TLS12'
    }
  }
}

resource firewall 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies@2025-03-01' = {
  name: replace('waf-${name}', '-', '')
  location: 'global'
  tags: tags
  sku: { name: sku }
  properties: {
    policySettings: {
      enabledState: 'Enabled'
      mode: 'Prevention'
      // Reports are documents of any content; the reader is made to be given hostile ones.
      requestBodyCheck: 'Disabled'
    }
    customRules: {
      rules: [
        {
          name: 'RequestsPerMinute'
          priority: 100
          enabledState: 'Enabled'
          ruleType: 'RateLimitRule'
          rateLimitDurationInMinutes: 1
          rateLimitThreshold: requestsPerMinute
          matchConditions: [
            {
              matchVariable: 'SocketAddr'
              operator: 'IPMatch'
              negateCondition: false
              matchValue: ['0.0.0.0/0', '::/0']
            }
          ]
          action: 'Block'
        }
        {
          // Event Grid speaks to the app itself; nobody has business here.
          name: 'NoHostEndpoints'
          priority: 200
          enabledState: 'Enabled'
          ruleType: 'MatchRule'
          matchConditions: [
            {
              matchVariable: 'RequestUri'
              operator: 'Contains'
              negateCondition: false
              matchValue: ['/runtime/', '/admin/']
              transforms: ['UrlDecode', 'Lowercase']
            }
          ]
          action: 'Block'
        }
      ]
    }
    managedRules: {
      managedRuleSets: sku == 'Premium_AzureFrontDoor'
        ? [
            { ruleSetType: 'Microsoft_DefaultRuleSet', ruleSetVersion: '2.1', ruleSetAction: 'Block' }
            { ruleSetType: 'Microsoft_BotManagerRuleSet', ruleSetVersion: '1.1' }
          ]
        : []
    }
  }
}

var endpointDomain = [{ id: endpoint.id }]
var ownDomain = empty(customDomain) ? [] : [{ id: domain.id }]

resource protection 'Microsoft.Cdn/profiles/securityPolicies@2025-06-01' = {
  parent: profile
  name: 'firewall'
  properties: {
    parameters: {
      type: 'WebApplicationFirewall'
      wafPolicy: { id: firewall.id }
      associations: [
        {
          domains: concat(endpointDomain, ownDomain)
          patternsToMatch: ['/*']
        }
      ]
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: profile
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    // Not FrontDoorAccessLog: the app's own requests are there already, without addresses.
    logs: [{ category: 'FrontDoorWebApplicationFirewallLog', enabled: true }]
  }
}

@description('Id that every request from this front door carries in X-Azure-FDID.')
output frontDoorId string = profile.properties.frontDoorId

@description('Resource id of the custom domain; empty without one.')
output customDomainId string = empty(customDomain) ? '' : domain.id

@description('What the TXT record _dnsauth of the custom domain must say; empty without one.')
output customDomainToken string = domain.?properties.validationProperties.validationToken ?? ''

@description('Where everyone finds the app.')
output url string = 'https://${empty(customDomain) ? endpoint.properties.hostName : customDomain}'
