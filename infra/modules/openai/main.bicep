targetScope = 'subscription'

metadata name = 'Azure OpenAI'
metadata description = 'The model that writes the summaries: deployed here, or one that is there already.'

import { existingOptions, modelOptions } from '../../types.bicep'
import { deploymentContext, encryptionSettings, modelFacts } from '../facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Optional. Key of the customer.')
param encryption encryptionSettings?

@description('Required. The model.')
param model modelOptions

@description('Required. What is there already.')
param existing existingOptions

var name = 'openai-${context.token}'
var accountType = 'Microsoft.CognitiveServices/accounts'
var modelName = existing.?openAi.?deployment ?? model.?name ?? 'gpt-5.4-mini'
var accountId = existing.?openAi.?id ?? resourceId(subscription().subscriptionId, context.resourceGroupName, accountType, name)
var thousandTokens = model.?capacity ?? 50

module account 'account.bicep' = if (existing.?openAi == null) {
  scope: resourceGroup(context.resourceGroupName)
  params: {
    name: name
    context: context
    encryption: encryption
    model: model
    modelName: modelName
    capacity: thousandTokens
  }
}

module endpoint 'endpoint.bicep' = {
  scope: resourceGroup(split(accountId, '/')[2], split(accountId, '/')[4])
  dependsOn: [account]
  params: { name: split(accountId, '/')[8] }
}

@description('What the others have to know.')
output facts modelFacts = {
  id: accountId
  baseUrl: endpoint.outputs.baseUrl
  deployment: modelName
  tokensPerMinute: '${thousandTokens}000'
  madeNames: existing.?openAi == null ? [name] : []
}
