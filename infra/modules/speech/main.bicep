targetScope = 'subscription'

metadata name = 'Speech'
metadata description = 'The lanes of the system: Speech resources that are made, one in a region, or such that are there already.'

import { deploymentContext, encryptionSettings } from '../facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Optional. Key of the customer.')
param encryption encryptionSettings?

@description('Required. Regions of further ones.')
param moreRegions string[]

@description('Required. Resource ids of those that are there already; without any they are made.')
param existingIds string[]

// The first keeps its name, whatever regions are added.
var moreNames = [for region in moreRegions: 'speech-${region}-${context.token}']
var names = concat(['speech-${context.token}'], moreNames)
var accountType = 'Microsoft.CognitiveServices/accounts'
var madeIds = [for name in names: resourceId(subscription().subscriptionId, context.resourceGroupName, accountType, name)]
var allIds = empty(existingIds) ? madeIds : existingIds

module accounts 'accounts.bicep' = if (empty(existingIds)) {
  scope: resourceGroup(context.resourceGroupName)
  params: {
    names: names
    locations: concat([context.location], moreRegions)
    context: context
    encryption: encryption
  }
}

module lanes 'lane.bicep' = [
  for id in allIds: {
    scope: resourceGroup(split(id, '/')[2], split(id, '/')[4])
    dependsOn: [accounts]
    params: { name: split(id, '/')[8] }
  }
]

@description('Resource id of each.')
output ids string[] = allIds

@description('Endpoint of each under its subdomain.')
output endpoints string[] = [for (id, index) in allIds: lanes[index].outputs.endpoint]

@description('Object id of each one\'s own identity.')
output principalIds string[] = [for (id, index) in allIds: lanes[index].outputs.principalId]

@description('Names of those that were made.')
output madeNames string[] = empty(existingIds) ? names : []
