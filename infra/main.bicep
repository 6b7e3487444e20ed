targetScope = 'subscription'
metadata name = 'Callscribe'
metadata description = 'Everything that Callscribe runs on. Identities instead of keys throughout.'

import { cosmosDbOptions, existingOptions, modelOptions, retentionOptions, scaleOptions, speechOptions } from 'types.bicep'
import { alertOptions, budgetOptions, encryptionKeyOptions, networkOptions, signInOptions } from 'types-protection.bicep'
import { containers } from 'modules/names.bicep'

@description('Required. Name of this deployment, for example of its stage; part of the names of all resources.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Required. Region of every resource; it must offer Flex Consumption, Speech batch transcription and the model (docs/deploy.md).')
@metadata({ azd: { type: 'location' } })
param location string

@description('Optional. Resource group that is made.')
@maxLength(90)
param resourceGroupName string = 'rg-${environmentName}'
@description('Optional. Object id of whoever drops recordings and reads the results by hand. Without it nobody but the app has access to the data.')
param operatorId string = ''
@description('Optional. Private endpoints for everything, and no public network.')
param vnetEnabled bool = false
@description('Optional. Addresses of the virtual network, and who gets in from outside.')
param network networkOptions = {}
@description('Optional. What is there already and is not made.')
param existing existingOptions = {}
@description('Optional. The model that writes the summaries.')
param model modelOptions = {}
@description('Optional. Languages, and further regions for Speech.')
param speech speechOptions = {}
@description('Optional. How long what is kept.')
param retention retentionOptions = {}
@description('Optional. How far the app scales.')
param scale scaleOptions = {}
@description('Optional. Throughput, backup and search of Cosmos DB.')
param cosmosDb cosmosDbOptions = {}
@description('Optional. Where Durable Functions keeps orchestrations: in the host\'s storage account, or in a Durable Task Scheduler.')
param durableStorage 'AzureStorage' | 'DurableTaskScheduler' = 'AzureStorage'
@description('Optional. Sign-in with Microsoft Entra ID in front of the HTTP API; off without it.')
param signIn signInOptions?
@description('Optional. Key of yours that encrypts the data; without it Microsoft\'s keys do.')
param encryptionKey encryptionKeyOptions?
@description('Optional. Who is told by e-mail when something is wrong.')
param alerts alertOptions = {}
@description('Optional. Budget of the resource group; none without it.')
param budget budgetOptions?
@description('Optional. How Speech reads recordings: by its own identity, or by signed links (not with vnetEnabled).')
param recordingsAccess 'identity' | 'sas' = 'identity'
@description('Optional. Queue of the recordings account that is told when a recording ends; it is made. Without it nobody is told.')
@maxLength(63)
param announceQueue string = ''
@description('Optional. Major version of Node.js.')
param nodeVersion '22' | '24' = '24'
@description('Optional. Further settings of the app (the table in the README), for example { GATHER_SECONDS: \'5\' }. Never secrets.')
param moreSettings object = {}

var context = {
  resourceGroupName: group.name
  location: location
  tags: { 'azd-env-name': environmentName }
  token: toLower(uniqueString(subscription().id, environmentName, location))
  private: vnetEnabled
  allowedIps: vnetEnabled ? (network.?allowedIps ?? []) : []
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: resourceGroupName
  location: location
  tags: { 'azd-env-name': environmentName }
}

module foundation 'modules/foundation.bicep' = {
  params: {
    context: context
    existing: existing
    network: network
    telemetryDays: retention.?telemetryDays ?? 90
    encryptionKey: encryptionKey
  }
}

module services 'modules/services.bicep' = {
  params: {
    context: context
    foundation: foundation.outputs.facts
    existing: existing
    model: model
    speech: speech
    retention: retention
    cosmosDb: cosmosDb
    durableStorage: durableStorage
    announceQueue: announceQueue
  }
}

module roles 'modules/roles/main.bicep' = {
  params: {
    context: context
    foundation: foundation.outputs.facts
    services: services.outputs.facts
    operatorId: operatorId
    recordingsAccess: recordingsAccess
  }
}

module app 'modules/function-app/main.bicep' = {
  scope: group
  // The platform reads the deployment container and the host its storage from the first second on.
  dependsOn: [roles]
  params: {
    context: context
    foundation: foundation.outputs.facts
    services: services.outputs.facts
    nodeVersion: nodeVersion
    scale: scale
    retention: retention
    signIn: signIn
    speech: speech
    recordingsAccess: recordingsAccess
    moreSettings: moreSettings
  }
}

module operations 'modules/operations.bicep' = {
  scope: group
  params: {
    context: context
    foundation: foundation.outputs.facts
    services: services.outputs.facts
    functionAppName: app.outputs.name
    alerts: alerts
    budget: budget
  }
}

@description('Resource group of the app.')
output AZURE_RESOURCE_GROUP string = group.name
@description('Function app that the code is published to.')
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
@description('Topic that the post-deploy script subscribes the app to.')
output EVENT_GRID_TOPIC_NAME string = services.outputs.facts.storage.topicName
@description('Storage account that recordings are dropped into.')
output RECORDINGS_STORAGE_ACCOUNT string = services.outputs.facts.storage.recordingsName
@description('Container that recordings are dropped into.')
output RECORDINGS_CONTAINER string = containers.recordings
@description('Container of events that could not be delivered.')
output DEAD_LETTERS_CONTAINER string = containers.deadLetters
