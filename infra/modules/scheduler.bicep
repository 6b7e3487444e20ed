metadata name = 'Durable Task Scheduler'
metadata description = 'Keeps the orchestrations instead of the host\'s storage account: paid by the action, nothing when idle. Identities only.'

import { deploymentContext, schedulerFacts } from 'facts.bicep'
import { taskHub } from 'names.bicep'

@description('Required. Where, under which names, and how well protected.')
param context deploymentContext

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: 'dts-${context.token}'
  location: context.location
  tags: context.tags
  properties: {
    sku: { name: 'Consumption' }
    publicNetworkAccess: context.private ? 'Disabled' : 'Enabled'
    // An empty list lets nobody in, whatever role they have.
    ipAllowlist: context.private ? [] : ['0.0.0.0/0']
  }

  resource hub 'taskHubs' = {
    name: taskHub
    properties: {}
  }
}

@description('What the others have to know.')
output facts schedulerFacts = {
  name: scheduler.name
  id: scheduler.id
  endpoint: scheduler.properties.endpoint
}
