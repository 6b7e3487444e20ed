targetScope = 'subscription'

metadata name = 'Cosmos DB'
metadata description = 'Where the app keeps its documents: an account that is made, or one that is there already.'

import { cosmosDbOptions } from '../../types.bicep'
import { cosmosFacts, deploymentContext, encryptionSettings } from '../facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Optional. Key of the customer.')
param encryption encryptionSettings?

@description('Required. Kind of throughput, of backup and of search.')
param options cosmosDbOptions

@description('Required. Days that results are kept; 0 is for ever.')
param documentDays int

@description('Required. Resource id of the account that is there already; empty if it is to be made.')
param existingId string

var name = 'cosmos-${context.token}'
var databaseName = 'callscribe'
var accountType = 'Microsoft.DocumentDB/databaseAccounts'
var madeId = resourceId(subscription().subscriptionId, context.resourceGroupName, accountType, name)
var accountId = empty(existingId) ? madeId : existingId
// Rounded up to whole days: a periodic copy is gone after 8 hours.
var backupDays = { Continuous7Days: 7, Continuous30Days: 30, Periodic: 1 }

module account 'account.bicep' = if (empty(existingId)) {
  scope: resourceGroup(context.resourceGroupName)
  params: { name: name, context: context, encryption: encryption, options: options }
}

module data 'data.bicep' = {
  scope: resourceGroup(split(accountId, '/')[2], split(accountId, '/')[4])
  dependsOn: [account]
  params: {
    accountName: split(accountId, '/')[8]
    databaseName: databaseName
    autoscaleMaxThroughput: options.?autoscaleMaxThroughput ?? 0
    documentDays: documentDays
    fullTextSearch: options.?fullTextSearch ?? false
  }
}

@description('What the others have to know.')
output facts cosmosFacts = {
  id: accountId
  endpoint: data.outputs.endpoint
  databaseName: databaseName
  backupDays: backupDays[options.?backup ?? 'Continuous7Days']
  madeName: empty(existingId) ? name : ''
}
