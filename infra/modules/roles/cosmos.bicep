metadata name = 'Roles on a Cosmos DB account'
metadata description = 'Its data plane has roles of its own, here for one database: learn.microsoft.com/azure/cosmos-db/reference-data-plane-security'

@description('Required. Name of the account.')
param accountName string

@description('Required. Name of the database.')
param databaseName string

@description('Required. Object id of the app\'s identity.')
param appPrincipalId string

@description('Required. Object id of the operator; empty for nobody.')
param operatorId string

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' existing = {
  name: accountName

  resource dataReader 'sqlRoleDefinitions' existing = {
    name: '00000000-0000-0000-0000-000000000001'
  }

  resource dataContributor 'sqlRoleDefinitions' existing = {
    name: '00000000-0000-0000-0000-000000000002'
  }
}

var database = '${account.id}/dbs/${databaseName}'

@description('Reads and writes documents.')
resource appRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = {
  parent: account
  name: guid(account.id, appPrincipalId, account::dataContributor.id)
  properties: {
    principalId: appPrincipalId
    roleDefinitionId: account::dataContributor.id
    scope: database
  }
}

@description('Reads ledger and results in the Data Explorer.')
resource operatorRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = if (!empty(operatorId)) {
  parent: account
  name: guid(account.id, operatorId, account::dataReader.id)
  properties: {
    principalId: operatorId
    roleDefinitionId: account::dataReader.id
    scope: database
  }
}
