metadata name = 'App settings'
metadata description = 'No key and no connection string among them: endpoints, and the identity to use there.'

import { retentionOptions, speechOptions } from '../../types.bicep'
import { foundationFacts, servicesFacts } from '../facts.bicep'
import { containers } from '../names.bicep'

@description('Required. Name of the app.')
param appName string

@description('Required. Its identity, and where its telemetry goes.')
param foundation foundationFacts

@description('Required. What it calls.')
param services servicesFacts

@description('Required. How long what is kept.')
param retention retentionOptions

@description('Required. Whether people sign in, instead of bringing a function key.')
param signIn bool

@description('Required. Languages.')
param speech speechOptions

@description('Required. How Speech reads recordings.')
param recordingsAccess 'identity' | 'sas'

@description('Required. Settings of whoever deploys: shared/config/table.ts lists them. They change no address and no identity.')
param moreSettings object

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: services.storage.hostName
}

resource recordingsStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: services.storage.recordingsName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: foundation.applicationInsightsName
}

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

var clientId = foundation.identityClientId

// What moreSettings may change. The quota is the deployment's, and others may share it.
var quota = { MODEL_TOKENS_PER_MINUTE: services.model.tokensPerMinute }
var queue = services.storage.announceQueue
var adjustable = empty(queue) ? quota : union(quota, { ANNOUNCE_QUEUE: queue })

// What is said of itself has to be as it was deployed.
var deployed = {
  API_ACCESS: signIn ? 'sign-in' : 'key'
  RECORDINGS_CONTAINER: containers.recordings
  TRANSCRIPTS_CONTAINER: containers.transcripts
  DEAD_LETTERS_CONTAINER: containers.deadLetters
  RECORDINGS_ACCESS: recordingsAccess
  COSMOS_ENDPOINT: services.cosmos.endpoint
  COSMOS_DATABASE: services.cosmos.databaseName
  SPEECH_ENDPOINT: join(services.speech.endpoints, ',')
  SPEECH_LOCALES: speech.?locales ?? 'en-US'
  OPENAI_BASE_URL: services.model.baseUrl
  OPENAI_MODEL: services.model.deployment
  DOCUMENT_DAYS: '${retention.?documentDays ?? 0}'
  SOFT_DELETE_DAYS: '${retention.?softDeleteDays ?? 7}'
  COSMOS_BACKUP_DAYS: '${services.cosmos.backupDays}'
  TELEMETRY_DAYS: '${retention.?telemetryDays ?? 90}'
}

// host.json is the same everywhere; where orchestrations are kept is said here.
var provider = 'AzureFunctionsJobHost__extensions__durableTask__storageProvider'
var orchestrations = services.?scheduler == null
  ? {}
  : {
      '${provider}__type': 'azureManaged'
      '${provider}__connectionStringName': 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${services.scheduler!.endpoint};Authentication=ManagedIdentity;ClientID=${clientId}'
    }

var host = {
  AzureWebJobsStorage__blobServiceUri: hostStorage.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: hostStorage.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: hostStorage.properties.primaryEndpoints.table
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: clientId
  RecordingsStorage__blobServiceUri: recordingsStorage.properties.primaryEndpoints.blob
  // The blob trigger wants the queue endpoint as well.
  RecordingsStorage__queueServiceUri: recordingsStorage.properties.primaryEndpoints.queue
  RecordingsStorage__credential: 'managedidentity'
  RecordingsStorage__clientId: clientId
  AZURE_CLIENT_ID: clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
}

resource appSettings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(adjustable, moreSettings, deployed, orchestrations, host)
}
