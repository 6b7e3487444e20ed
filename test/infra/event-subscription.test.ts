import { deployEventSubscription, properties, textOf } from './support/deployed';

describe('event subscription', () => {
  const [subscription] = deployEventSubscription().resources;
  const { filter, destination, ...rest } = properties(subscription) as {
    filter: Readonly<Record<string, unknown>>;
    destination: { properties: { endpointUrl: string } };
  };

  it('takes the ends of uploads into the one container', () => {
    expect(filter).toMatchObject({
      includedEventTypes: ['Microsoft.Storage.BlobCreated'],
      subjectBeginsWith: '/blobServices/default/containers/recordings/',
      advancedFilters: [
        {
          operatorType: 'StringIn',
          key: 'data.api',
          values: ['PutBlob', 'PutBlockList', 'CopyBlob', 'FlushWithClose', 'SftpCommit'],
        },
      ],
    });
  });

  it('calls the blob trigger of the app', () => {
    const name = /storageBlob\('(\w+)'/.exec(textOf('functions', 'recording-landed.ts'))?.[1];
    const { pathname, searchParams } = new URL(
      destination.properties.endpointUrl.replace(/<[^>]*>/g, 'known-to-azure'),
    );

    expect(pathname).toBe('/runtime/webhooks/blobs');
    expect(searchParams.get('functionName')).toBe(`Host.Functions.${name}`);
  });

  it('tries for a day and keeps what it could not deliver', () => {
    expect(rest).toMatchObject({
      retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 },
      deadLetterWithResourceIdentity: {
        identity: { type: 'SystemAssigned' },
        deadLetterDestination: {
          endpointType: 'StorageBlob',
          properties: {
            resourceId: expect.stringMatching(
              /\/Microsoft\.Storage\/storageAccounts\/strec$/,
            ) as string,
            blobContainerName: 'dead-letters',
          },
        },
      },
    });
  });
});
