metadata name = 'Event Grid'
metadata description = 'The topic of the recordings account. The subscription follows in event-subscription.bicep, once the app has code that answers its handshake.'

@description('Required. Name of the system topic.')
@minLength(3)
@maxLength(50)
param name string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Storage account whose events are published.')
param storageAccountName string

resource storageAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageAccountName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: name
  location: location
  tags: tags
  // Writes the dead letters: keys of the account are off.
  identity: { type: 'SystemAssigned' }
  properties: {
    source: storageAccount.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

@description('Name of the topic.')
output name string = topic.name

@description('Object id of the topic\'s identity.')
output principalId string = topic.identity.principalId
