metadata name = 'Azure OpenAI endpoint'
metadata description = 'Where the model is called, made here or there already.'

@description('Required. Name of the resource.')
param name string

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: name
}

@description('Base URL of the v1 API.')
output baseUrl string = '${account.properties.endpoint}openai/v1'
