targetScope = 'subscription'

metadata name = 'Foundation'
metadata description = 'What everything stands on: the identity of the app, the customer\'s key if there is one, the subnets of a private network, and the place for telemetry.'

import { encryptionKeyOptions, networkOptions } from '../types-protection.bicep'
import { existingOptions } from '../types.bicep'
import { deploymentContext, foundationFacts } from 'facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Required. What is there already.')
param existing existingOptions

@description('Required. Addresses of the virtual network.')
param network networkOptions

@description('Required. Days that telemetry is kept.')
param telemetryDays int

@description('Optional. Key of the customer.')
param encryptionKey encryptionKeyOptions?

module identity 'identity.bicep' = {
  scope: resourceGroup(context.resourceGroupName)
  params: { name: 'id-callscribe-${context.token}', location: context.location, tags: context.tags }
}

module encryption 'encryption.bicep' = if (encryptionKey != null) {
  params: { context: context, key: encryptionKey! }
}

module subnets 'network/subnets.bicep' = if (context.private) {
  scope: resourceGroup(context.resourceGroupName)
  params: {
    context: context
    addressPrefix: network.?addressPrefix ?? '10.90.0.0/24'
    given: existing.?virtualNetwork
  }
}

module telemetry 'monitoring/main.bicep' = {
  scope: resourceGroup(context.resourceGroupName)
  params: {
    workspaceName: 'log-${context.token}'
    applicationInsightsName: 'appi-${context.token}'
    location: context.location
    tags: context.tags
    retentionInDays: telemetryDays
    existingWorkspaceId: existing.?logAnalyticsWorkspaceId ?? ''
  }
}

@description('What the others have to know.')
output facts foundationFacts = {
  identityId: identity.outputs.id
  identityClientId: identity.outputs.clientId
  identityPrincipalId: identity.outputs.principalId
  applicationInsightsName: telemetry.outputs.applicationInsightsName
  workspaceId: telemetry.outputs.workspaceId
  appSubnetId: subnets.?outputs.appSubnetId ?? ''
  endpointSubnetId: subnets.?outputs.endpointSubnetId ?? ''
  dnsZones: existing.?virtualNetwork.?dnsZones ?? true
  encryption: encryption.?outputs.settings
}
