metadata name = 'Virtual network'
metadata description = 'For this system alone. Nothing in it is reachable from outside: instances of the app only call, endpoints only answer.'

import { deploymentContext } from '../facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Required. Its addresses, a /24.')
param addressPrefix string

// The default rules are what is wanted: in from the virtual network only.
resource securityGroup 'Microsoft.Network/networkSecurityGroups@2024-07-01' = {
  name: 'nsg-callscribe-${context.token}'
  location: context.location
  tags: context.tags
}

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: 'vnet-callscribe-${context.token}'
  location: context.location
  tags: context.tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'app'
        properties: {
          // 123 addresses: instances take them, while they scale or change also twice.
          addressPrefix: cidrSubnet(addressPrefix, 25, 0)
          networkSecurityGroup: { id: securityGroup.id }
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 2)
          networkSecurityGroup: { id: securityGroup.id }
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }
}

@description('Resource id of the subnet of the app.')
output appSubnetId string = '${network.id}/subnets/app'

@description('Resource id of the subnet of the private endpoints.')
output endpointSubnetId string = '${network.id}/subnets/endpoints'
