metadata name = 'Monitoring: logs of the resources'
metadata description = 'Which logs of the Azure resources go to the workspace. Metrics do not: Azure keeps them for 93 days at no charge, and alerts read them there.'

@description('Required. Resource id of the workspace.')
param workspaceId string

@description('Required. Storage account of the recordings.')
param recordingsStorageName string

@description('Required. Event Grid system topic.')
param topicName string

@description('Required. Function app.')
param functionAppName string

@description('Required. Speech and Azure OpenAI resources.')
param aiServiceNames string[]

@description('Required. Cosmos DB account; empty when it was brought along.')
param cosmosName string

@description('Required. Durable Task Scheduler; empty without one.')
param schedulerName string

@description('Required. Log every access as well.')
param logEveryAccess bool

// What each costs is its volume: about 1 KB a record, and records that say who touched a call are few.
// On: writes and deletions of blobs (who put or removed a recording; a handful a call), changes of
// accounts and uses of their keys (Audit, control plane; rare), events that could not be delivered.
// Only with logEveryAccess: reads of blobs, every request to Cosmos DB (dozens a call) and to the AI
// services, and the app's log, which Application Insights has already, for when it does not get there.
// Never: the host's storage account and reads of queues, polled day and night whether calls come or not.
var blobCategories = concat(['StorageDelete', 'StorageWrite'], logEveryAccess ? ['StorageRead'] : [])
var cosmosCategories = concat(['ControlPlaneRequests'], logEveryAccess ? ['DataPlaneRequests'] : [])
var aiCategories = concat(['Audit'], logEveryAccess ? ['RequestResponse'] : [])

var blobLogs = [for category in blobCategories: { category: category, enabled: true }]
var cosmosLogs = [for category in cosmosCategories: { category: category, enabled: true }]
var aiLogs = [for category in aiCategories: { category: category, enabled: true }]
var settingName = 'callscribe'

resource recordingsStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: recordingsStorageName

  resource blobs 'blobServices' existing = {
    name: 'default'
  }

  resource queues 'queueServices' existing = {
    name: 'default'
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource functionApp 'Microsoft.Web/sites@2024-11-01' existing = {
  name: functionAppName
}

resource aiServices 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = [
  for name in aiServiceNames: {
    name: name
  }
]

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' existing = if (!empty(cosmosName)) {
  name: empty(cosmosName) ? 'none' : cosmosName
}

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = if (!empty(schedulerName)) {
  name: empty(schedulerName) ? 'none' : schedulerName
}

// The preview is the only API version that has diagnostic settings of single categories.
resource ofBlobs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: recordingsStorage::blobs
  name: settingName
  properties: { workspaceId: workspaceId, logs: blobLogs }
}

resource ofQueues 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: recordingsStorage::queues
  name: settingName
  properties: { workspaceId: workspaceId, logs: [{ category: 'StorageDelete', enabled: true }] }
}

resource ofTopic 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: topic
  name: settingName
  properties: { workspaceId: workspaceId, logs: [{ category: 'DeliveryFailures', enabled: true }] }
}

resource ofApp 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (logEveryAccess) {
  scope: functionApp
  name: settingName
  properties: { workspaceId: workspaceId, logs: [{ category: 'FunctionAppLogs', enabled: true }] }
}

resource ofAiServices 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = [
  for (name, index) in aiServiceNames: {
    scope: aiServices[index]
    name: settingName
    properties: { workspaceId: workspaceId, logs: aiLogs }
  }
]

resource ofCosmos 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(cosmosName)) {
  scope: cosmos
  name: settingName
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: cosmosLogs
  }
}

resource ofScheduler 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(schedulerName)) {
  scope: scheduler
  name: settingName
  properties: {
    workspaceId: workspaceId
    // Its one category; by group, because the documentation gives no other name for it.
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}
