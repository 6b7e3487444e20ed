metadata name = 'Roles on a storage account'
metadata description = 'Gives roles on the account as a whole, and on single containers of it.'

@description('Required. Storage account.')
param accountName string

@description('Optional. Kind of all who get a role. Said of identities, which may be too new to be found; people and groups are looked up.')
param principalType 'ServicePrincipal'?

@description('Optional. Who gets which role on all of it.')
param onAccount accountGrant[] = []

@description('Optional. Who gets which role on a container.')
param onContainers containerGrant[] = []

@description('Who gets which role.')
type accountGrant = {
  @description('Required. Object id of who gets it.')
  principalId: string
  @description('Required. Id of the role\'s definition.')
  role: string
}

@description('Who gets which role where.')
type containerGrant = {
  @description('Required. Object id of who gets it.')
  principalId: string
  @description('Required. Id of the role\'s definition.')
  role: string
  @description('Required. Container.')
  container: string
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName

  resource blobService 'blobServices' existing = {
    name: 'default'
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' existing = [
  for given in onContainers: {
    parent: account::blobService
    name: given.container
  }
]

resource accountRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for given in onAccount: {
    scope: account
    name: guid(account.id, given.principalId, given.role)
    properties: {
      principalId: given.principalId
      principalType: principalType
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', given.role)
    }
  }
]

resource containerRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (given, index) in onContainers: {
    scope: containers[index]
    name: guid(account.id, given.container, given.principalId, given.role)
    properties: {
      principalId: given.principalId
      principalType: principalType
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', given.role)
    }
  }
]
