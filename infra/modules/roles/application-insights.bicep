metadata name = 'Roles on Application Insights'
metadata description = 'Lets the app send telemetry.'

import { roleIds } from '../names.bicep'

@description('Required. Name of the component.')
param componentName string

@description('Required. Object id of the app\'s identity.')
param principalId string

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: component
  name: guid(component.id, principalId, roleIds.monitoringMetricsPublisher)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roleIds.monitoringMetricsPublisher
    )
  }
}
