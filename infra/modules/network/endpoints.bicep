metadata name = 'Private endpoints'
metadata description = 'Addresses inside the network, and the private DNS zones that lead there.'

import { deploymentContext, foundationFacts } from '../facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Required. Their subnet, and whether private DNS zones are made.')
param foundation foundationFacts

@description('Required. What gets an address inside the network.')
param targets endpointTarget[]

@description('Required. Private DNS zones of the targets, each once.')
param zoneNames string[]

@description('A resource that gets an address inside the network.')
type endpointTarget = {
  @description('Required. End of the name of its endpoint.')
  name: string
  @description('Required. Resource id.')
  id: string
  @description('Required. Which of its endpoints.')
  group: string
  @description('Required. Private DNS zone that it is registered in.')
  zone: string
}

var madeZones = foundation.dnsZones ? zoneNames : []
var registered = foundation.dnsZones ? targets : []

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for name in madeZones: {
    name: name
    location: 'global'
    tags: context.tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (name, index) in madeZones: {
    parent: zones[index]
    name: 'callscribe-${context.token}'
    location: 'global'
    tags: context.tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: split(foundation.endpointSubnetId, '/subnets/')[0] }
    }
  }
]

resource endpoints 'Microsoft.Network/privateEndpoints@2024-07-01' = [
  for target in targets: {
    name: 'pe-${target.name}-${context.token}'
    location: context.location
    tags: context.tags
    properties: {
      subnet: { id: foundation.endpointSubnetId }
      privateLinkServiceConnections: [
        {
          name: target.name
          properties: { privateLinkServiceId: target.id, groupIds: [target.group] }
        }
      ]
    }
  }
]

resource registrations 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-07-01' = [
  for (target, index) in registered: {
    parent: endpoints[index]
    name: 'default'
    dependsOn: [zones]
    properties: {
      privateDnsZoneConfigs: [
        {
          name: target.group
          properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', target.zone) }
        }
      ]
    }
  }
]
