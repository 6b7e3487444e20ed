metadata name = 'Roles on a Durable Task Scheduler'
metadata description = 'Lets the app work on its task hub.'

import { roleIds, taskHub } from '../names.bicep'

@description('Required. Name of the scheduler.')
param schedulerName string

@description('Required. Object id of the app\'s identity.')
param principalId string

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = {
  name: schedulerName

  resource hub 'taskHubs' existing = {
    name: taskHub
  }
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: scheduler::hub
  name: guid(scheduler::hub.id, principalId, roleIds.durableTaskDataContributor)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roleIds.durableTaskDataContributor
    )
  }
}
