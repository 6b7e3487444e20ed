metadata name = 'Speech lane'
metadata description = 'What the system has to know of a Speech resource, made here or there already.'

@description('Required. Name of the resource.')
param name string

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: name
}

@description('Endpoint under its subdomain.')
output endpoint string = account.properties.endpoint

@description('Object id of its own identity.')
output principalId string = account.identity.principalId
