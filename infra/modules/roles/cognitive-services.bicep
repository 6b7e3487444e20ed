metadata name = 'Roles on a Speech or Azure OpenAI resource'
metadata description = 'Lets the app call it.'

@description('Required. Name of the resource.')
param accountName string

@description('Required. Object id of the app\'s identity.')
param principalId string

@description('Required. Id of the role\'s definition.')
param role string

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: accountName
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, principalId, role)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}
