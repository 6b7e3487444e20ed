/** Words of Azure's errors, and what to do. The first that fits counts. */
const HINTS = [
  [
    /az login|AADSTS|No subscription found|not logged in/i,
    'Sign in: az login, and choose the subscription: az account set --subscription NAME.',
  ],
  [
    /FlagMustBeSetForRestore|has been soft-deleted|soft[- ]deleted/i,
    'A Speech or Azure OpenAI resource of this name was deleted a while ago and can still be brought back, so its name is taken. Purge it: node infra/scripts/teardown.mjs --name NAME --location REGION --yes',
  ],
  [
    /roleAssignments\/write|RoleAssignmentUpdateNotPermitted/i,
    'Roles are given, which Contributor may not: have the role Role Based Access Control Administrator (or Owner) on the subscription as well.',
  ],
  [
    /AuthorizationFailed|does not have authorization/i,
    'You need the roles Contributor and Role Based Access Control Administrator (or Owner) on the subscription. A role that was given just now takes some minutes; az login again then.',
  ],
  [
    /MissingSubscriptionRegistration|SubscriptionNotRegistered/i,
    'A resource provider is not registered with the subscription: az provider register --namespace NAME --wait.',
  ],
  [
    /RequestDisallowedByPolicy/i,
    'A policy of the subscription forbids this. The parameters of main.bicep (vnetEnabled, encryptionKey, existing, …) may meet it; else ask whoever owns the policy.',
  ],
  [
    /InsufficientQuota|QuotaExceeded|exceeds? .*quota/i,
    'The quota of the region is used up: ask for a lower model capacity (the parameter model), another region, or more quota in the portal.',
  ],
  [
    /DeploymentModelNotSupported|ModelNotFound|InvalidResourceProperties.*model|ServiceModelDeprecat/is,
    'The region does not have this model and version: az cognitiveservices model list --location REGION --output table says which it has; set the parameter model.',
  ],
  [
    /LocationNotAvailableForResourceType|FlexConsumption.*not (?:available|supported)/is,
    'The region does not offer all that is needed: az functionapp list-flexconsumption-locations says where Flex Consumption is.',
  ],
  [
    /StorageAccountAlreadyTaken|AlreadyExists|already (?:taken|in use)|CustomDomainInUse|NameNotAvailable/i,
    'A name that must be unique in the world is taken: deploy under another --name.',
  ],
  [
    /DeploymentActive/i,
    'A deployment of this name is running: wait for it (az deployment sub list --output table).',
  ],
  [/BCP\d{3}|bicep/i, 'The templates are compiled by Bicep: az bicep upgrade.'],
];

/** What to do about an error of Azure, or `undefined` where nobody has met it yet. */
export function hintFor(text) {
  return HINTS.find(([pattern]) => pattern.test(text))?.[1];
}
