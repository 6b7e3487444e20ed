metadata name = 'Speech resources'
metadata description = 'One in a region. Batch transcription needs S0; tokens instead of keys need the subdomain; only a system-assigned identity may read recordings.'

import { deploymentContext, encryptionSettings } from '../facts.bicep'

@description('Required. Names of the resources and their subdomains, which cannot be changed later.')
@minLength(1)
param names string[]

@description('Required. Region of each.')
@minLength(1)
param locations string[]

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Optional. Key of the customer.')
param encryption encryptionSettings?

resource accounts 'Microsoft.CognitiveServices/accounts@2025-06-01' = [
  for (name, index) in names: {
    name: name
    location: locations[index]
    tags: context.tags
    kind: 'SpeechServices'
    sku: { name: 'S0' }
    identity: encryption == null
      ? { type: 'SystemAssigned' }
      : { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { '${encryption!.identityId}': {} } }
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
]
