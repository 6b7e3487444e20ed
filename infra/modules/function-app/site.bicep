metadata name = 'Site'
metadata description = 'The app on a Flex Consumption plan, which runs under one identity and lets nobody publish with a password.'

import { scaleOptions } from '../../types.bicep'
import { deploymentContext } from '../facts.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

@description('Required. Resource id of the app\'s identity.')
param identityId string

@description('Required. Storage account of the host.')
param hostStorageName string

@description('Required. Container of deployment packages, of this app alone.')
param deploymentContainer string

@description('Required. Major version of Node.js.')
param nodeVersion string

@description('Required. How far it scales.')
param scale scaleOptions

@description('Required. Resource id of the subnet that it calls from; empty for none.')
param subnetId string

// How much at once. Instances are of no use where a quota is the bound, and these are the bounds:
// - A region works on one Speech job at a time, and a resource takes 100 requests in 10 s. A job of 1,000
//   files needs one request a minute and at its end ten lists of 100 files: never near the limit.
// - The model takes model.capacity thousand tokens a minute. At about 3,600 a summary, 50,000 allow
//   14 summaries a minute. SUMMARIES_AT_ONCE (16) and MODEL_TOKENS_PER_MINUTE hold for all instances.
// - An instance runs 32 activities (host.json), all of which wait for somebody's answer most of the time:
//   one instance carries 16 summaries and the polls of 16 lanes. 40 is the least that Azure takes here.
// - An event is one short call: 16 at a time an instance (host.json) take in 1,000 recordings in seconds.
var instanceMemoryMB = scale.?instanceMemoryMB ?? 2048
var maximumInstanceCount = scale.?maximumInstanceCount ?? 40
// Every answer of the API waits for the database, not for the processor.
var httpPerInstance = 16
var alwaysReady = scale.?alwaysReady ?? 0

var fromEventGrid = [
  { name: 'events', priority: 100, action: 'Allow', tag: 'ServiceTag', ipAddress: 'AzureEventGrid' }
]
var fromOffices = [
  for (ip, index) in context.allowedIps: {
    name: 'allowed-${index}'
    priority: 200 + index
    action: 'Allow'
    tag: 'Default'
    ipAddress: contains(ip, '/') ? ip : '${ip}/32'
  }
]

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostStorageName
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${context.token}'
  location: context.location
  tags: context.tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: 'func-callscribe-${context.token}'
  location: context.location
  // azd finds the app of the service in azure.yaml by this tag.
  tags: union(context.tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    // Event Grid comes from the internet, to private networks too; its key opens the one webhook.
    publicNetworkAccess: 'Enabled'
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      ipSecurityRestrictionsDefaultAction: context.private ? 'Deny' : 'Allow'
      ipSecurityRestrictions: context.private ? concat(fromEventGrid, fromOffices) : []
      // Whoever publishes code can read all that the app can. So not even Event Grid here: only the
      // pipelines and people of allowedIps, or somebody inside the network.
      scmIpSecurityRestrictionsUseMain: false
      scmIpSecurityRestrictionsDefaultAction: context.private ? 'Deny' : 'Allow'
      scmIpSecurityRestrictions: context.private ? fromOffices : []
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostStorage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'node', version: nodeVersion }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReady > 0 ? [{ name: 'durable', instanceCount: alwaysReady }] : []
        triggers: { http: { perInstanceConcurrency: httpPerInstance } }
      }
    }
  }

  resource noScmPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource noFtpPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

@description('Name of the app.')
output name string = app.name

@description('Resource id of the app.')
output id string = app.id
