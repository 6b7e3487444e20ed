targetScope = 'subscription'

metadata name = 'Services'
metadata description = 'All that the app calls: storage, Speech, the model, Cosmos DB and, if chosen, the Durable Task Scheduler.'

import { cosmosDbOptions, existingOptions, modelOptions, retentionOptions, speechOptions } from '../types.bicep'
import { deploymentContext, foundationFacts, servicesFacts } from 'facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Required. Subnet of the private endpoints, and the customer\'s key.')
param foundation foundationFacts

@description('Required. What is there already.')
param existing existingOptions

@description('Required. The model.')
param model modelOptions

@description('Required. Regions of Speech.')
param speech speechOptions

@description('Required. How long what is kept.')
param retention retentionOptions

@description('Required. Throughput, backup and search of Cosmos DB.')
param cosmosDb cosmosDbOptions

@description('Required. Where orchestrations are kept.')
param durableStorage 'AzureStorage' | 'DurableTaskScheduler'

@description('Required. Queue that is told when a recording ends; empty for none.')
param announceQueue string

module lanes 'speech/main.bicep' = {
  params: {
    context: context
    encryption: foundation.?encryption
    moreRegions: speech.?moreRegions ?? []
    existingIds: existing.?speech ?? []
  }
}

module storage 'storage/main.bicep' = {
  scope: resourceGroup(context.resourceGroupName)
  params: {
    context: context
    encryption: foundation.?encryption
    retention: retention
    archiveContainers: existing.?archiveContainers ?? []
    announceQueue: announceQueue
    speechIds: lanes.outputs.ids
  }
}

module openAi 'openai/main.bicep' = {
  params: { context: context, encryption: foundation.?encryption, model: model, existing: existing }
}

module cosmos 'cosmos/main.bicep' = {
  params: {
    context: context
    encryption: foundation.?encryption
    options: cosmosDb
    documentDays: retention.?documentDays ?? 0
    existingId: existing.?cosmosAccountId ?? ''
  }
}

module scheduler 'scheduler.bicep' = if (durableStorage == 'DurableTaskScheduler') {
  scope: resourceGroup(context.resourceGroupName)
  params: { context: context }
}

var all = {
  storage: storage.outputs.facts
  speech: {
    ids: lanes.outputs.ids
    endpoints: lanes.outputs.endpoints
    principalIds: lanes.outputs.principalIds
    madeNames: lanes.outputs.madeNames
  }
  model: openAi.outputs.facts
  cosmos: cosmos.outputs.facts
  scheduler: scheduler.?outputs.facts
}

module endpoints 'network/service-endpoints.bicep' = if (context.private) {
  scope: resourceGroup(context.resourceGroupName)
  params: { context: context, foundation: foundation, services: all }
}

@description('What the others have to know.')
output facts servicesFacts = all
