metadata name = 'Operations'
metadata description = 'What watches the system: logs of the resources that were made, workbook, alerts and budget.'

import { alertOptions, budgetOptions } from '../types-protection.bicep'
import { deploymentContext, foundationFacts, servicesFacts } from 'facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Required. Where telemetry goes.')
param foundation foundationFacts

@description('Required. What is watched.')
param services servicesFacts

@description('Required. The function app.')
param functionAppName string

@description('Required. Who is told when something is wrong.')
param alerts alertOptions

@description('Optional. Budget of the resource group.')
param budget budgetOptions?

module all 'monitoring/operations.bicep' = {
  params: {
    applicationInsightsName: foundation.applicationInsightsName
    workspaceId: foundation.workspaceId
    location: context.location
    tags: context.tags
    watched: {
      recordingsStorage: services.storage.recordingsName
      topic: services.storage.topicName
      functionApp: functionAppName
      aiServices: concat(services.speech.madeNames, services.model.madeNames)
      cosmos: services.cosmos.madeName
      scheduler: services.?scheduler.?name ?? ''
    }
    logEveryAccess: alerts.?logEveryAccess ?? false
    alertEmails: alerts.?emails ?? []
    oldestHours: alerts.?oldestHours ?? 26
    failedPercent: alerts.?failedPercent ?? 10
    budgetAmount: budget.?amount ?? 0
    budgetStartMonth: budget.?startMonth ?? ''
    budgetEmails: budget.?emails ?? []
  }
}
