metadata name = 'Azure OpenAI resource'
metadata description = 'The resource and the deployment of the model that writes the summaries.'

import { modelOptions } from '../../types.bicep'
import { deploymentContext, encryptionSettings } from '../facts.bicep'

@description('Required. Name of the resource and its subdomain.')
@minLength(2)
@maxLength(64)
param name string

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Optional. Key of the customer.')
param encryption encryptionSettings?

@description('Required. The model.')
param model modelOptions

@description('Required. Name of the model and its deployment.')
param modelName string

@description('Required. Quota, in thousands of tokens a minute.')
@minValue(1)
param capacity int

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: name
  location: context.location
  tags: context.tags
  kind: 'OpenAI'
  sku: { name: 'S0' }
  identity: encryption == null
    ? { type: 'None' }
    : { type: 'UserAssigned', userAssignedIdentities: { '${encryption!.identityId}': {} } }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: context.private ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: context.private ? 'Deny' : 'Allow' }
    encryption: encryption == null
      ? null
      : {
          keySource: 'Microsoft.KeyVault'
          keyVaultProperties: {
            identityClientId: encryption!.identityClientId
            keyVaultUri: encryption!.vaultUri
            keyName: encryption!.keyName
            keyVersion: encryption!.keyVersion
          }
        }
  }
}

resource deployment 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {
  parent: account
  name: modelName
  sku: { name: model.?sku ?? 'GlobalStandard', capacity: capacity }
  properties: {
    model: { format: 'OpenAI', name: modelName, version: model.?version ?? '2026-03-17' }
    // Stays on the version that was tried, until that one is no longer served.
    versionUpgradeOption: 'OnceCurrentVersionExpired'
  }
}
