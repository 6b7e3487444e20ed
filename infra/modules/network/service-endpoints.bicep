metadata name = 'Private endpoints of the services'
metadata description = 'Addresses inside the network for all that the app calls.'

import { deploymentContext, foundationFacts, servicesFacts } from '../facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Required. Their subnet.')
param foundation foundationFacts

@description('Required. The services.')
param services servicesFacts

var storageDomain = environment().suffixes.storage
var zone = {
  blob: 'privatelink.blob.${storageDomain}'
  queue: 'privatelink.queue.${storageDomain}'
  table: 'privatelink.table.${storageDomain}'
  cosmos: 'privatelink.documents.azure.com'
  openAi: 'privatelink.openai.azure.com'
  speech: 'privatelink.cognitiveservices.azure.com'
  scheduler: 'privatelink.durabletask.io'
}
var recordingsId = resourceId('Microsoft.Storage/storageAccounts', services.storage.recordingsName)
var hostId = resourceId('Microsoft.Storage/storageAccounts', services.storage.hostName)
var always = [
  { name: 'recordings-blob', id: recordingsId, group: 'blob', zone: zone.blob }
  { name: 'recordings-queue', id: recordingsId, group: 'queue', zone: zone.queue }
  { name: 'host-blob', id: hostId, group: 'blob', zone: zone.blob }
  { name: 'host-queue', id: hostId, group: 'queue', zone: zone.queue }
  { name: 'host-table', id: hostId, group: 'table', zone: zone.table }
  { name: 'cosmos', id: services.cosmos.id, group: 'Sql', zone: zone.cosmos }
  { name: 'openai', id: services.model.id, group: 'account', zone: zone.openAi }
]
var ofSpeech = [
  for (id, index) in services.speech.ids: { name: 'speech-${index}', id: id, group: 'account', zone: zone.speech }
]
var ofScheduler = services.?scheduler == null
  ? []
  : [{ name: 'scheduler', id: services.scheduler!.id, group: 'scheduler', zone: zone.scheduler }]
var zoneNames = [zone.blob, zone.queue, zone.table, zone.cosmos, zone.openAi, zone.speech]

module endpoints 'endpoints.bicep' = {
  params: {
    context: context
    foundation: foundation
    targets: concat(always, ofSpeech, ofScheduler)
    zoneNames: services.?scheduler == null ? zoneNames : concat(zoneNames, [zone.scheduler])
  }
}
