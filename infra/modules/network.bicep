// A network for the app, and the way to the storage accounts inside it.

@description('Name of the deployment.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags { *: string }

@description('Address range, /24 or larger.')
param range string

@description('Whether the app runs on a dedicated plan rather than on Flex Consumption.')
param dedicatedPlan bool

@description('Name of the account of the functions host.')
param hostAccountName string

@description('Name of the account of the data.')
param dataAccountName string

resource host 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostAccountName
}

resource data 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName
}

var services = ['blob', 'queue', 'table']
var connections = [
  { account: 'host', id: host.id, service: 'blob' }
  { account: 'host', id: host.id, service: 'queue' }
  { account: 'host', id: host.id, service: 'table' }
  { account: 'data', id: data.id, service: 'blob' }
  { account: 'data', id: data.id, service: 'queue' }
  { account: 'data', id: data.id, service: 'table' }
]

// The app's way out: sign-in, telemetry. Networks made by new api-versions have none of their own.
resource publicAddress 'Microsoft.Network/publicIPAddresses@2024-07-01' = {
  name: 'pip-${name}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

resource gateway 'Microsoft.Network/natGateways@2024-07-01' = {
  name: 'ng-${name}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: {
    publicIpAddresses: [{ id: publicAddress.id }]
  }
}

resource endpointRules 'Microsoft.Network/networkSecurityGroups@2024-07-01' = {
  name: 'nsg-${name}-endpoints'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'https-inside'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: 'VirtualNetwork'
          destinationPortRange: '443'
        }
      }
      {
        name: 'nothing-else'
        properties: {
          priority: 200
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [range] }
    // Here rather than as resources of their own: a second deployment would remove those.
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(range, 25, 0)
          natGateway: { id: gateway.id }
          // What the plan asks for.
          delegations: [{ name: 'plan', properties: { serviceName: dedicatedPlan ? 'Microsoft.Web/serverFarms' : 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(range, 27, 4)
          networkSecurityGroup: { id: endpointRules.id }
          privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled'
          defaultOutboundAccess: false
        }
      }
    ]
  }

  resource appSubnet 'subnets' existing = {
    name: 'app'
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'endpoints'
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for service in services: {
    name: 'privatelink.${service}.${environment().suffixes.storage}'
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (service, i) in services: {
    parent: zones[i]
    name: 'link-${name}'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]

resource endpoints 'Microsoft.Network/privateEndpoints@2024-07-01' = [
  for connection in connections: {
    name: 'pe-${name}-${connection.account}-${connection.service}'
    location: location
    tags: tags
    properties: {
      subnet: { id: network::endpointSubnet.id }
      privateLinkServiceConnections: [
        {
          name: connection.service
          properties: {
            privateLinkServiceId: connection.id
            groupIds: [connection.service]
          }
        }
      ]
    }
  }
]

resource records 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-07-01' = [
  for (connection, i) in connections: {
    parent: endpoints[i]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: connection.service
          properties: { privateDnsZoneId: zones[indexOf(services, connection.service)].id }
        }
      ]
    }
  }
]

// Known only when the links and records are there too, so that the app never starts where the accounts' names lead outside.
@description('Resource id of the subnet that the app joins.')
output appSubnetId string = network::appSubnet.id
