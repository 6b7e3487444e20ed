targetScope = 'subscription'

metadata name = 'Roles'
metadata description = 'Who may do what. The role on the customer\'s key alone is given in encryption.bicep, before anything is encrypted with it. docs/deploy.md has the table.'

import { deploymentContext, foundationFacts, servicesFacts } from '../facts.bicep'
import { containers, roleIds } from '../names.bicep'

@description('Required. Where.')
param context deploymentContext

@description('Required. The app\'s identity, and where its telemetry goes.')
param foundation foundationFacts

@description('Required. What the app calls, and who calls back.')
param services servicesFacts

@description('Required. Object id of whoever drops recordings and reads results; empty for nobody.')
param operatorId string

@description('Required. How Speech reads recordings.')
param recordingsAccess 'identity' | 'sas'
var appId = foundation.identityPrincipalId

// Leases, keys and packages (blobs), trigger and task hub messages (queues), histories (tables).
var onHost = [
  { principalId: appId, role: roleIds.storageBlobDataOwner }
  { principalId: appId, role: roleIds.storageQueueDataContributor }
  { principalId: appId, role: roleIds.storageTableDataContributor }
]
// The poison queue and announcements. Whoever signs links asks the account for a key: for Speech with
// recordingsAccess=sas, for other vendors, and for the audio of live sessions. A link opens no more
// than the app may do itself.
var onRecordings = [
  { principalId: appId, role: roleIds.storageQueueDataContributor }
  { principalId: appId, role: roleIds.storageBlobDelegator }
]
// Owner is what the blob trigger asks for: here, and nowhere else.
var onContainers = [
  { principalId: appId, role: roleIds.storageBlobDataOwner, container: containers.recordings }
  { principalId: appId, role: roleIds.storageBlobDataContributor, container: containers.transcripts }
  { principalId: appId, role: roleIds.storageBlobDataContributor, container: containers.deadLetters }
  { principalId: services.storage.topicPrincipalId, role: roleIds.storageBlobDataContributor, container: containers.deadLetters }
]
// Archives are taken in as they are; whoever asks for a deletion deletes there too.
var archives = services.storage.archiveContainers
var onArchives = [
  for name in archives: { principalId: appId, role: roleIds.storageBlobDataContributor, container: name }
]
var audio = concat([containers.recordings], archives)
// Speech reads what it is to transcribe and no more, and nothing where it gets signed links.
var readers = recordingsAccess == 'sas' ? [] : services.speech.principalIds
var ofOperator = [
  { principalId: operatorId, role: roleIds.storageBlobDataReader, container: containers.transcripts }
  { principalId: operatorId, role: roleIds.storageBlobDataReader, container: containers.deadLetters }
]
var ofOperatorOnAudio = [
  for name in audio: { principalId: operatorId, role: roleIds.storageBlobDataContributor, container: name }
]

module onHostStorage 'storage.bicep' = {
  scope: resourceGroup(context.resourceGroupName)
  params: {
    accountName: services.storage.hostName
    principalType: 'ServicePrincipal'
    onAccount: onHost
  }
}

module onRecordingsStorage 'storage.bicep' = {
  scope: resourceGroup(context.resourceGroupName)
  params: {
    accountName: services.storage.recordingsName
    principalType: 'ServicePrincipal'
    onAccount: onRecordings
    onContainers: concat(onContainers, onArchives)
  }
}

module ofSpeechOnRecordings 'storage.bicep' = [
  for id in readers: {
    scope: resourceGroup(context.resourceGroupName)
    params: {
      accountName: services.storage.recordingsName
      principalType: 'ServicePrincipal'
      onContainers: [
        for name in audio: { principalId: id, role: roleIds.storageBlobDataReader, container: name }
      ]
    }
  }
]

module ofOperatorOnRecordings 'storage.bicep' = if (!empty(operatorId)) {
  scope: resourceGroup(context.resourceGroupName)
  params: {
    accountName: services.storage.recordingsName
    onContainers: concat(ofOperator, ofOperatorOnAudio)
  }
}

module onSpeech 'cognitive-services.bicep' = [
  for id in services.speech.ids: {
    scope: resourceGroup(split(id, '/')[2], split(id, '/')[4])
    params: { accountName: split(id, '/')[8], principalId: appId, role: roleIds.cognitiveServicesSpeechUser }
  }
]

module onOpenAi 'cognitive-services.bicep' = {
  scope: resourceGroup(split(services.model.id, '/')[2], split(services.model.id, '/')[4])
  params: {
    accountName: split(services.model.id, '/')[8]
    principalId: appId
    role: roleIds.cognitiveServicesOpenAiUser
  }
}

module onCosmos 'cosmos.bicep' = {
  scope: resourceGroup(split(services.cosmos.id, '/')[2], split(services.cosmos.id, '/')[4])
  params: {
    accountName: split(services.cosmos.id, '/')[8]
    databaseName: services.cosmos.databaseName
    appPrincipalId: appId
    operatorId: operatorId
  }
}

module onApplicationInsights 'application-insights.bicep' = {
  scope: resourceGroup(context.resourceGroupName)
  params: { componentName: foundation.applicationInsightsName, principalId: appId }
}

module onScheduler 'scheduler.bicep' = if (services.?scheduler != null) {
  scope: resourceGroup(context.resourceGroupName)
  params: { schedulerName: services.scheduler!.name, principalId: appId }
}
