metadata name = 'Azure OpenAI'
metadata description = 'The model that writes the summaries.'

@description('Required. Name of the resource and its subdomain.')
@minLength(2)
@maxLength(64)
param name string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Model, and name of its deployment.')
param modelName string

@description('Required. Version of the model.')
param modelVersion string

@description('Required. Kind of deployment.')
@allowed(['GlobalStandard', 'DataZoneStandard', 'Standard'])
param modelSku string

@description('Required. Quota, in thousands of tokens a minute.')
@minValue(1)
param modelCapacity int

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'OpenAI'
  sku: { name: 'S0' }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

resource deployment 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {
  parent: account
  name: modelName
  sku: { name: modelSku, capacity: modelCapacity }
  properties: {
    model: { format: 'OpenAI', name: modelName, version: modelVersion }
    // Stays on the version that was tried, until that one is no longer served.
    versionUpgradeOption: 'OnceCurrentVersionExpired'
  }
}

@description('Name of the resource.')
output name string = account.name

@description('Base URL of the v1 API.')
output baseUrl string = '${account.properties.endpoint}openai/v1'

@description('Name by which the model is called.')
output deploymentName string = deployment.name
