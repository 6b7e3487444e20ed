metadata name = 'Storage account'
metadata description = 'One storage account that knows identities only, with its containers and queues.'

import { deploymentContext, encryptionSettings } from '../facts.bicep'

@description('Required. Name of the account.')
@minLength(3)
@maxLength(24)
param name string

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Optional. Key of the customer.')
param encryption encryptionSettings?

@description('Required. Blob containers to make.')
param containers string[]

@description('Required. Queues to make.')
param queues string[]

@description('Required. Days that deleted blobs and containers can be brought back; 0 for not at all.')
@minValue(0)
@maxValue(365)
param softDeleteDays int

@description('Optional. IPv4 addresses or ranges that get through the firewall.')
param allowedIps string[] = []

@description('Optional. Resources of Azure that get through the firewall with their own identity, by id.')
param trustedResourceIds string[] = []

@description('Optional. Redundancy.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param sku string = 'Standard_LRS'

var kept = softDeleteDays > 0 ? { enabled: true, days: softDeleteDays } : { enabled: false }
// Rules of the firewall count only while public access is "Enabled", which with "Deny" means: for these.
var trusted = context.private ? trustedResourceIds : []
var letsIn = !empty(allowedIps) || !empty(trusted)

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: context.location
  tags: context.tags
  kind: 'StorageV2'
  sku: { name: sku }
  identity: encryption == null
    ? { type: 'None' }
    : { type: 'UserAssigned', userAssignedIdentities: { '${encryption!.identityId}': {} } }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: !context.private || letsIn ? 'Enabled' : 'Disabled'
    networkAcls: {
      // Event Grid's dead letters come to the recordings this way: it is a trusted service.
      bypass: context.private && empty(trusted) ? 'None' : 'AzureServices'
      defaultAction: context.private ? 'Deny' : 'Allow'
      ipRules: [for ip in allowedIps: { value: ip, action: 'Allow' }]
      resourceAccessRules: [for id in trusted: { tenantId: tenant().tenantId, resourceId: id }]
    }
    encryption: {
      keySource: encryption == null ? 'Microsoft.Storage' : 'Microsoft.Keyvault'
      identity: encryption == null ? null : { userAssignedIdentity: encryption!.identityId }
      // Without a version: the newest is followed.
      keyvaultproperties: encryption == null
        ? null
        : { keyvaulturi: encryption!.vaultUri, keyname: encryption!.keyName }
      // Queues and tables take a customer's key only if they were made for one: no harm without.
      services: {
        blob: { enabled: true, keyType: 'Account' }
        queue: { enabled: true, keyType: 'Account' }
        table: { enabled: true, keyType: 'Account' }
      }
    }
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    containerDeleteRetentionPolicy: kept
    deleteRetentionPolicy: kept
    // Off: soft delete keeps what is overwritten too, and a deleted call must not live on in versions.
    isVersioningEnabled: false
  }
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [
  for container in containers: {
    parent: blobService
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource storageQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' = [
  for queue in queues: {
    parent: queueService
    name: queue
  }
]

@description('Name of the account.')
output name string = account.name
