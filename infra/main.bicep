targetScope = 'subscription'

metadata name = 'Callscribe'
metadata description = 'Everything that Callscribe runs on. Identities instead of keys throughout.'

// ---- what has to be said -------------------------------------------------------------------

@description('Required. Name of this deployment, for example of its stage; part of the names of all resources.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Required. Region of every resource; it must offer Flex Consumption, Speech batch transcription and the model (docs/deploy.md).')
@minLength(1)
@metadata({ azd: { type: 'location' } })
param location string

// ---- what may be said ----------------------------------------------------------------------

@description('Optional. Resource group that is made.')
@minLength(1)
@maxLength(90)
param resourceGroupName string = 'rg-${environmentName}'

@description('Optional. Object id of whoever drops recordings and reads the results by hand. Without it nobody but the app has access to the data.')
param operatorId string = ''

@description('Optional. Major version of Node.js.')
@allowed(['22', '24'])
param nodeVersion string = '24'

@description('Optional. Memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Optional. Most instances at the same time.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Optional. Model that writes the summaries; it needs structured outputs. It is the name of the deployment too.')
@minLength(2)
@maxLength(64)
param modelName string = 'gpt-5.4-mini'

@description('Optional. Version of the model.')
@minLength(1)
param modelVersion string = '2026-03-17'

@description('Optional. Where the model may process: anywhere (GlobalStandard), in the data zone, or in the region (Standard).')
@allowed(['GlobalStandard', 'DataZoneStandard', 'Standard'])
param modelSku string = 'GlobalStandard'

@description('Optional. Quota of the model, in thousands of tokens a minute.')
@minValue(1)
@maxValue(10000)
param modelCapacity int = 50

@description('Optional. Further regions that get a Speech resource of their own: each works on one job at a time.')
param moreSpeechRegions string[] = []

@description('Optional. Locale of the recordings, or up to ten of them, separated by commas, to identify the language among.')
@minLength(5)
param speechLocales string = 'en-US'

@description('Optional. How the Speech service reads recordings: by its own identity, or by signed links.')
@allowed(['identity', 'sas'])
param recordingsAccess string = 'identity'

@description('Optional. Further settings of the app (the table in the README), for example { GATHER_SECONDS: \'5\' }. Never secrets.')
param moreSettings object = {}

@description('Optional. Queue of the recordings account that is told when a recording ends; it is made. Without it nobody is told.')
@maxLength(63)
param announceQueue string = ''

@description('Optional. Days that deleted recordings and transcripts can be brought back.')
@minValue(1)
@maxValue(365)
param softDeleteDays int = 7

@description('Optional. Days that telemetry is kept; Application Insights keeps it for 90 at least.')
@minValue(90)
@maxValue(730)
param telemetryDays int = 90

// ---- names ---------------------------------------------------------------------------------

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var containers = {
  recordings: 'recordings'
  transcripts: 'transcripts'
  deadLetters: 'dead-letters'
  deployments: 'deployments'
}
// The blob trigger puts what failed five times here; the app consumes it.
var poisonQueue = 'webjobs-blobtrigger-poison'
// The first keeps its name, whatever regions are added.
var moreSpeechNames = [for region in moreSpeechRegions: 'speech-${region}-${token}']
var speechNames = concat(['speech-${token}'], moreSpeechNames)

// What moreSettings may change: the quota is the deployment's, and others may share it.
var quota = { MODEL_TOKENS_PER_MINUTE: '${modelCapacity}000' }
var adjustable = empty(announceQueue) ? quota : union(quota, { ANNOUNCE_QUEUE: announceQueue })

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: resourceGroupName
  location: location
  tags: tags
}

// ---- resources -----------------------------------------------------------------------------

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-callscribe-${token}', location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-${token}'
    applicationInsightsName: 'appi-${token}'
    location: location
    tags: tags
    retentionInDays: telemetryDays
  }
}

module recordingsStorage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'strec${token}'
    location: location
    tags: tags
    containers: [containers.recordings, containers.transcripts, containers.deadLetters]
    queues: empty(announceQueue) ? [poisonQueue] : [poisonQueue, announceQueue]
    softDelete: true
    softDeleteDays: softDeleteDays
  }
}

// Apart from the recordings: task hub and deployment packages have another load and other readers.
module hostStorage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'sthost${token}'
    location: location
    tags: tags
    containers: [containers.deployments]
    queues: []
    softDelete: false
  }
}

module eventGrid 'modules/event-grid.bicep' = {
  scope: group
  params: {
    name: 'evgt-recordings-${token}'
    location: location
    tags: tags
    storageAccountName: recordingsStorage.outputs.name
  }
}

module speech 'modules/speech.bicep' = {
  scope: group
  params: {
    names: speechNames
    locations: concat([location], moreSpeechRegions)
    tags: tags
  }
}

module openAi 'modules/openai.bicep' = {
  scope: group
  params: {
    name: 'openai-${token}'
    location: location
    tags: tags
    modelName: modelName
    modelVersion: modelVersion
    modelSku: modelSku
    modelCapacity: modelCapacity
  }
}

module cosmos 'modules/cosmos.bicep' = {
  scope: group
  params: { name: 'cosmos-${token}', location: location, tags: tags }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    appPrincipalId: identity.outputs.principalId
    speechPrincipalIds: speech.outputs.principalIds
    topicPrincipalId: eventGrid.outputs.principalId
    operatorId: operatorId
    hostStorageName: hostStorage.outputs.name
    recordingsStorageName: recordingsStorage.outputs.name
    deadLettersContainer: containers.deadLetters
    speechNames: speechNames
    openAiName: openAi.outputs.name
    cosmosName: cosmos.outputs.name
    applicationInsightsName: monitoring.outputs.applicationInsightsName
  }
}

module functionApp 'modules/function-app.bicep' = {
  scope: group
  // The platform reads the deployment container and the host its storage from the first second on.
  dependsOn: [roles]
  params: {
    name: 'func-callscribe-${token}'
    planName: 'plan-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostStorageName: hostStorage.outputs.name
    deploymentContainer: containers.deployments
    recordingsStorageName: recordingsStorage.outputs.name
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    nodeVersion: nodeVersion
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    settings: union(adjustable, moreSettings, {
      RECORDINGS_CONTAINER: containers.recordings
      TRANSCRIPTS_CONTAINER: containers.transcripts
      DEAD_LETTERS_CONTAINER: containers.deadLetters
      RECORDINGS_ACCESS: recordingsAccess
      COSMOS_ENDPOINT: cosmos.outputs.endpoint
      COSMOS_DATABASE: cosmos.outputs.databaseName
      SPEECH_ENDPOINT: join(speech.outputs.endpoints, ',')
      SPEECH_LOCALES: speechLocales
      OPENAI_BASE_URL: openAi.outputs.baseUrl
      OPENAI_MODEL: openAi.outputs.deploymentName
      SOFT_DELETE_DAYS: '${softDeleteDays}'
      COSMOS_BACKUP_DAYS: '${cosmos.outputs.backupDays}'
      TELEMETRY_DAYS: '${telemetryDays}'
    })
  }
}

// ---- what the steps after this one need (azd keeps these as environment values) -------------

@description('Resource group of the app.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Function app that the code is published to.')
output AZURE_FUNCTION_APP_NAME string = functionApp.outputs.name

@description('Topic that the post-deploy script subscribes the app to.')
output EVENT_GRID_TOPIC_NAME string = eventGrid.outputs.name

@description('Storage account that recordings are dropped into.')
output RECORDINGS_STORAGE_ACCOUNT string = recordingsStorage.outputs.name

@description('Container that recordings are dropped into.')
output RECORDINGS_CONTAINER string = containers.recordings

@description('Container of events that could not be delivered.')
output DEAD_LETTERS_CONTAINER string = containers.deadLetters

@description('Cosmos DB account; its Data Explorer shows the ledger.')
output COSMOS_ENDPOINT string = cosmos.outputs.endpoint
