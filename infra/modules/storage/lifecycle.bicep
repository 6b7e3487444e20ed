metadata name = 'Lifecycle'
metadata description = 'Deletes what has been kept long enough. Azure looks once a day; soft delete holds on to it for its days more.'

@description('Required. Storage account.')
param accountName string

@description('Required. How long each container keeps its blobs.')
param containers containerRetention[]

@description('How long a container keeps its blobs.')
type containerRetention = {
  @description('Required. Name of the container.')
  name: string
  @description('Required. Days from the last write on; 0 is for ever.')
  days: int
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName
}

resource policy 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        for container in containers: {
          name: 'delete-${container.name}'
          type: 'Lifecycle'
          // Off, rather than left out: else a rule of an earlier deployment would go on deleting.
          enabled: container.days > 0
          definition: {
            filters: { blobTypes: ['blockBlob', 'appendBlob'], prefixMatch: ['${container.name}/'] }
            actions: {
              baseBlob: {
                delete: { daysAfterModificationGreaterThan: container.days > 0 ? container.days : 36500 }
              }
            }
          }
        }
      ]
    }
  }
}
