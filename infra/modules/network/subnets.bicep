metadata name = 'Subnets'
metadata description = 'Two subnets, one that the app calls from and one for the private endpoints of what it calls: made, or there already.'

import { existingNetwork } from '../../types.bicep'
import { deploymentContext } from '../facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Required. Addresses of the virtual network that is made, a /24.')
param addressPrefix string

@description('Optional. Subnets that are there already.')
param given existingNetwork?

module made 'virtual-network.bicep' = if (given == null) {
  params: { context: context, addressPrefix: addressPrefix }
}

@description('Resource id of the subnet of the app.')
output appSubnetId string = given.?appSubnetId ?? made.?outputs.appSubnetId ?? ''

@description('Resource id of the subnet of the private endpoints.')
output endpointSubnetId string = given.?endpointSubnetId ?? made.?outputs.endpointSubnetId ?? ''
