metadata name = 'Speech'
metadata description = 'The Speech resource. Batch transcription needs S0; tokens instead of keys need the subdomain; only a system-assigned identity may read recordings.'

@description('Required. Name of the resource and its subdomain, which cannot be changed later.')
@minLength(2)
@maxLength(64)
param name string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'SpeechServices'
  sku: { name: 'S0' }
  identity: { type: 'SystemAssigned' }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

@description('Name of the resource.')
output name string = account.name

@description('Endpoint under the subdomain.')
output endpoint string = account.properties.endpoint

@description('Object id of the resource\'s own identity.')
output principalId string = account.identity.principalId
