metadata name = 'Roles'
metadata description = 'Who may do what: every role assignment of the system. The least that works, each as narrow as it can be.'

@description('Required. Object id of the app\'s identity.')
param appPrincipalId string

@description('Required. Object ids of the Speech resources\' own identities.')
param speechPrincipalIds string[]

@description('Required. Object id of the Event Grid topic\'s identity.')
param topicPrincipalId string

@description('Required. Object id of whoever drops recordings and reads results; empty for nobody.')
param operatorId string

@description('Required. Storage account of the Functions host.')
param hostStorageName string

@description('Required. Storage account of the recordings.')
param recordingsStorageName string

@description('Required. Container of undelivered events.')
param deadLettersContainer string

@description('Required. Speech resources.')
param speechNames string[]

@description('Required. Azure OpenAI resource.')
param openAiName string

@description('Required. Cosmos DB account.')
param cosmosName string

@description('Required. Application Insights component.')
param applicationInsightsName string

// Ids of built-in roles: learn.microsoft.com/azure/role-based-access-control/built-in-roles
var definitions = 'Microsoft.Authorization/roleDefinitions'
var role = {
  storageBlobDataOwner: subscriptionResourceId(definitions, 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b')
  storageBlobDataContributor: subscriptionResourceId(definitions, 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')
  storageBlobDataReader: subscriptionResourceId(definitions, '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1')
  storageQueueDataContributor: subscriptionResourceId(definitions, '974c5e8b-45b9-4653-ba55-5f855dd0fb88')
  storageTableDataContributor: subscriptionResourceId(definitions, '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3')
  cognitiveServicesSpeechUser: subscriptionResourceId(definitions, 'f2dc8367-1007-4938-bd23-fe263f013447')
  cognitiveServicesOpenAiUser: subscriptionResourceId(definitions, '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd')
  monitoringMetricsPublisher: subscriptionResourceId(definitions, '3913510d-42f4-4e42-8a64-420c390055eb')
}

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostStorageName
}

resource recordingsStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: recordingsStorageName

  resource blobService 'blobServices' existing = {
    name: 'default'

    resource deadLetters 'containers' existing = {
      name: deadLettersContainer
    }
  }
}

resource speech 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = [
  for name in speechNames: {
    name: name
  }
]

resource openAi 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: openAiName
}

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' existing = {
  name: cosmosName

  // The data plane has roles of its own: learn.microsoft.com/azure/cosmos-db/reference-data-plane-security
  resource dataReader 'sqlRoleDefinitions' existing = {
    name: '00000000-0000-0000-0000-000000000001'
  }

  resource dataContributor 'sqlRoleDefinitions' existing = {
    name: '00000000-0000-0000-0000-000000000002'
  }
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

// ---- the app -------------------------------------------------------------------------------

@description('Leases and packages (blobs), trigger and task hub messages (queues), orchestration history (tables).')
resource appOnHostStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for id in [
    role.storageBlobDataOwner
    role.storageQueueDataContributor
    role.storageTableDataContributor
  ]: {
    scope: hostStorage
    name: guid(hostStorage.id, appPrincipalId, id)
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: id
    }
  }
]

@description('Recordings, transcripts, dead letters and signed links (the blob trigger asks for Owner); the poison queue, and announcements.')
resource appOnRecordings 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for id in [role.storageBlobDataOwner, role.storageQueueDataContributor]: {
    scope: recordingsStorage
    name: guid(recordingsStorage.id, appPrincipalId, id)
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: id
    }
  }
]

@description('Submits, reads and deletes transcription jobs.')
resource appOnSpeech 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, index) in speechNames: {
    scope: speech[index]
    name: guid(speech[index].id, appPrincipalId, role.cognitiveServicesSpeechUser)
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: role.cognitiveServicesSpeechUser
    }
  }
]

@description('Calls the model.')
resource appOnOpenAi 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: openAi
  name: guid(openAi.id, appPrincipalId, role.cognitiveServicesOpenAiUser)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: role.cognitiveServicesOpenAiUser
  }
}

@description('Sends telemetry.')
resource appOnApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: applicationInsights
  name: guid(applicationInsights.id, appPrincipalId, role.monitoringMetricsPublisher)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: role.monitoringMetricsPublisher
  }
}

@description('Reads and writes documents. Containers are made here, because this role cannot.')
resource appOnCosmos 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = {
  parent: cosmos
  name: guid(cosmos.id, appPrincipalId, cosmos::dataContributor.id)
  properties: {
    principalId: appPrincipalId
    roleDefinitionId: cosmos::dataContributor.id
    scope: cosmos.id
  }
}

// ---- the services --------------------------------------------------------------------------

@description('Reads the recordings of a job.')
resource speechOnRecordings 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for id in speechPrincipalIds: {
    scope: recordingsStorage
    name: guid(recordingsStorage.id, id, role.storageBlobDataReader)
    properties: {
      principalId: id
      principalType: 'ServicePrincipal'
      roleDefinitionId: role.storageBlobDataReader
    }
  }
]

@description('Writes undelivered events, into this one container.')
resource topicOnDeadLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: recordingsStorage::blobService::deadLetters
  name: guid(deadLettersContainer, topicPrincipalId, role.storageBlobDataContributor)
  properties: {
    principalId: topicPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: role.storageBlobDataContributor
  }
}

// ---- the operator --------------------------------------------------------------------------

@description('Drops recordings, looks at transcripts and dead letters.')
resource operatorOnRecordings 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorId)) {
  scope: recordingsStorage
  name: guid(recordingsStorage.id, operatorId, role.storageBlobDataContributor)
  properties: {
    principalId: operatorId
    roleDefinitionId: role.storageBlobDataContributor
  }
}

@description('Reads ledger and results in the Data Explorer.')
resource operatorOnCosmos 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = if (!empty(operatorId)) {
  parent: cosmos
  name: guid(cosmos.id, operatorId, cosmos::dataReader.id)
  properties: {
    principalId: operatorId
    roleDefinitionId: cosmos::dataReader.id
    scope: cosmos.id
  }
}
