targetScope = 'subscription'

metadata name = 'Encryption'
metadata description = 'An identity that may wrap and unwrap with the customer\'s key, and nothing else.'

import { encryptionKeyOptions } from '../types-protection.bicep'
import { deploymentContext, encryptionSettings } from 'facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Required. The key.')
param key encryptionKeyOptions

module identity 'identity.bicep' = {
  scope: resourceGroup(context.resourceGroupName)
  params: { name: 'id-encryption-${context.token}', location: context.location, tags: context.tags }
}

// Before anything that the key encrypts, therefore not with the other roles.
module role 'roles/key-vault.bicep' = {
  scope: resourceGroup(split(key.vaultId, '/')[2], split(key.vaultId, '/')[4])
  params: {
    vaultName: split(key.vaultId, '/')[8]
    keyName: key.keyName
    principalId: identity.outputs.principalId
  }
}

@description('What the resources have to be told.')
output settings encryptionSettings = {
  identityId: identity.outputs.id
  identityClientId: identity.outputs.clientId
  vaultUri: role.outputs.vaultUri
  keyName: key.keyName
  keyVersion: key.keyVersion
}
