metadata name = 'Cosmos DB account'
metadata description = 'Serverless: an idle system costs its storage only. Or with autoscale, for a steady load.'

import { cosmosDbOptions } from '../../types.bicep'
import { deploymentContext, encryptionSettings } from '../facts.bicep'

@description('Required. Name of the account.')
@minLength(3)
@maxLength(44)
param name string

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Optional. Key of the customer.')
param encryption encryptionSettings?

@description('Required. Kind of throughput, of backup and of search.')
param options cosmosDbOptions

var backup = options.?backup ?? 'Continuous7Days'
var serverless = options.?autoscaleMaxThroughput == null ? [{ name: 'EnableServerless' }] : []
var fullText = (options.?fullTextSearch ?? false) ? [{ name: 'EnableNoSQLFullTextSearch' }] : []

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' = {
  name: name
  location: context.location
  tags: context.tags
  kind: 'GlobalDocumentDB'
  identity: encryption == null
    ? { type: 'None' }
    : { type: 'UserAssigned', userAssignedIdentities: { '${encryption!.identityId}': {} } }
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: concat(serverless, fullText)
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    locations: [{ locationName: context.location, failoverPriority: 0, isZoneRedundant: false }]
    disableKeyBasedMetadataWriteAccess: true
    disableLocalAuth: true
    minimalTlsVersion: 'Tls12'
    // Point in time, and by oneself: a copy of the periodic kind is restored by a support request.
    backupPolicy: backup == 'Periodic'
      ? {
          type: 'Periodic'
          periodicModeProperties: { backupIntervalInMinutes: 240, backupRetentionIntervalInHours: 8 }
        }
      : { type: 'Continuous', continuousModeProperties: { tier: backup } }
    // With rules, "Enabled" lets in these addresses alone.
    publicNetworkAccess: context.private && empty(context.allowedIps) ? 'Disabled' : 'Enabled'
    ipRules: [for ip in context.allowedIps: { ipAddressOrRange: ip }]
    networkAclBypass: 'None'
    defaultIdentity: encryption == null ? null : 'UserAssignedIdentity=${encryption!.identityId}'
    // Without a version: the newest is followed.
    keyVaultKeyUri: encryption == null ? null : '${encryption!.vaultUri}/keys/${encryption!.keyName}'
  }
}
