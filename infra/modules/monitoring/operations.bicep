metadata name = 'Monitoring: what operators look at'
metadata description = 'Logs of the resources, workbook, alerts and budget. Called last: it watches what the other modules made.'

@description('Required. Name of the Application Insights component.')
param applicationInsightsName string

@description('Required. Resource id of the workspace.')
param workspaceId string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Names of the resources of this deployment whose logs are kept. What was brought along is its owner\'s to watch: leave it out.')
param watched watchedResources

@description('Optional. Log every access to audio, transcripts and documents as well, for an auditor or an investigation. About 1 KB an access.')
param logEveryAccess bool = false

@description('Optional. Who is told by e-mail. Without anybody no alert is made: a rule costs the same whether anybody hears it or not.')
@maxLength(1000)
param alertEmails string[] = []

@description('Optional. Hours after which an unfinished recording is an alert. Batch transcription itself may take a day.')
@minValue(1)
@maxValue(720)
param oldestHours int = 26

@description('Optional. Percent of the recordings that ended within two hours and failed, over which it is an alert.')
@minValue(1)
@maxValue(100)
param failedPercent int = 10

@description('Optional. Budget of the resource group a month, in the currency of the subscription\'s bill; 0 for none.')
@minValue(0)
param budgetAmount int = 0

@description('Optional. Month in which the budget starts, like 2026-12: this one or one of the next three. Not from the clock, because Azure refuses another one later. Needed with a budget.')
@maxLength(7)
param budgetStartMonth string = ''

@description('Optional. Who is told about the budget by e-mail. Needed with a budget.')
@maxLength(50)
param budgetEmails string[] = []

@description('Resources of this deployment, by name.')
type watchedResources = {
  @description('Required. Storage account of the recordings.')
  recordingsStorage: string

  @description('Required. Event Grid system topic.')
  topic: string

  @description('Required. Function app.')
  functionApp: string

  @description('Required. Speech and Azure OpenAI resources.')
  aiServices: string[]

  @description('Optional. Cosmos DB account.')
  cosmos: string?

  @description('Optional. Durable Task Scheduler.')
  scheduler: string?
}

module diagnostics 'diagnostics.bicep' = {
  params: {
    workspaceId: workspaceId
    recordingsStorageName: watched.recordingsStorage
    topicName: watched.topic
    functionAppName: watched.functionApp
    aiServiceNames: watched.aiServices
    cosmosName: watched.?cosmos ?? ''
    schedulerName: watched.?scheduler ?? ''
    logEveryAccess: logEveryAccess
  }
}

module workbook 'workbook.bicep' = {
  params: { applicationInsightsName: applicationInsightsName, location: location, tags: tags }
}

module alerts 'alerts.bicep' = if (!empty(alertEmails)) {
  params: {
    applicationInsightsName: applicationInsightsName
    location: location
    tags: tags
    emails: alertEmails
    oldestHours: oldestHours
    failedPercent: failedPercent
  }
}

module budget 'budget.bicep' = if (budgetAmount > 0) {
  params: { amount: budgetAmount, startMonth: budgetStartMonth, emails: budgetEmails }
}
