metadata name = 'Monitoring: the place for telemetry'
metadata description = 'Log Analytics workspace (or one that is there already) and the Application Insights component on it. Whoever holds the connection string still needs a role to write.'

// The composition root calls two modules of this folder:
//   1. this one, before the function app, which needs the component;
//   2. operations.bicep, after everything that it watches.

@description('Required. Name of the Application Insights component.')
@minLength(1)
@maxLength(255)
param applicationInsightsName string

@description('Required. Name of the Log Analytics workspace; not used with existingWorkspaceId.')
@minLength(4)
@maxLength(63)
param workspaceName string

@description('Required. Region.')
param location string

@description('Required. Tags.')
param tags object

@description('Required. Days that telemetry is kept. Application Insights keeps it for 90 in any case, at no charge.')
@minValue(90)
@maxValue(730)
param retentionInDays int

@description('Optional. Resource id of a workspace that is there already. Its retention and its daily cap are its owner\'s.')
param existingWorkspaceId string = ''

@description('Optional. GB a day after which the workspace takes nothing more until the next day: a fuse, not a quota, because alerts see nothing then. 0 for none.')
@minValue(0)
@maxValue(4000)
param dailyCapGb int = 2

@description('Optional. Percent of requests, dependencies and traces that are kept; whole operations are kept or left out. Metrics are never sampled, so workbook and alerts stay exact.')
@minValue(1)
@maxValue(100)
param samplingPercentage int = 100

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = if (empty(existingWorkspaceId)) {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionInDays
    workspaceCapping: { dailyQuotaGb: dailyCapGb > 0 ? dailyCapGb : -1 }
    features: {
      disableLocalAuth: true
      // Who may read a resource may read its telemetry, and only that.
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

var workspaceResourceId = empty(existingWorkspaceId) ? workspace.id : existingWorkspaceId

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: applicationInsightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspaceResourceId
    SamplingPercentage: samplingPercentage
    DisableLocalAuth: true
  }
}

@description('Name of the Application Insights component.')
output applicationInsightsName string = applicationInsights.name

@description('Resource id of the workspace.')
output workspaceId string = workspaceResourceId
