metadata name = 'Roles on a key'
metadata description = 'Lets one identity wrap and unwrap with one key: no other key of the vault, no secret, nothing to change.'

import { roleIds } from '../names.bicep'

@description('Required. Name of the vault.')
param vaultName string

@description('Required. Name of the key.')
param keyName string

@description('Required. Object id of the identity that encrypts.')
param principalId string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName

  resource key 'keys' existing = {
    name: keyName
  }
}

resource encryptionRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault::key
  name: guid(vault::key.id, principalId, roleIds.keyVaultCryptoServiceEncryptionUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roleIds.keyVaultCryptoServiceEncryptionUser
    )
  }
}

@description('Base URL of the vault.')
output vaultUri string = 'https://${vault.name}${environment().suffixes.keyvaultDns}'
