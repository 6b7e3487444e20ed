metadata name = 'Speech'
metadata description = 'The Speech resources, one in a region. Batch transcription needs S0; tokens instead of keys need the subdomain; only a system-assigned identity may read recordings.'

@description('Required. Names of the resources and their subdomains, which cannot be changed later.')
@minLength(1)
param names string[]

@description('Required. Region of each.')
@minLength(1)
param locations string[]

@description('Required. Tags.')
param tags object

resource accounts 'Microsoft.CognitiveServices/accounts@2025-06-01' = [
  for (name, index) in names: {
    name: name
    location: locations[index]
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
]

@description('Endpoint of each under its subdomain.')
output endpoints string[] = [for (name, index) in names: accounts[index].properties.endpoint]

@description('Object id of each one\'s own identity.')
output principalIds string[] = [for (name, index) in names: accounts[index].identity.principalId]
