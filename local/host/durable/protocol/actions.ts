import { z } from 'zod';

/** Numbers of the actions in an orchestrator's answer (`ActionType` of the SDK). */
export const ActionType = {
  CallActivity: 0,
  CallActivityWithRetry: 1,
  CallSubOrchestrator: 2,
  CallSubOrchestratorWithRetry: 3,
  ContinueAsNew: 4,
  CreateTimer: 5,
  WaitForExternalEvent: 6,
  WhenAny: 11,
  WhenAll: 12,
} as const;

const retryOptions = z.object({
  firstRetryIntervalInMilliseconds: z.number().positive(),
  maxNumberOfAttempts: z.number().int(),
  backoffCoefficient: z.number().optional(),
  maxRetryIntervalInMilliseconds: z.number().optional(),
  retryTimeoutInMilliseconds: z.number().optional(),
});
export type RetryOptions = z.infer<typeof retryOptions>;

const activity = { functionName: z.string(), input: z.unknown().optional() };
const child = { ...activity, instanceId: z.string().optional(), version: z.string().optional() };

export const actionSchema = z.discriminatedUnion('actionType', [
  z.object({ actionType: z.literal(ActionType.CallActivity), ...activity }),
  z.object({ actionType: z.literal(ActionType.CallActivityWithRetry), ...activity, retryOptions }),
  z.object({ actionType: z.literal(ActionType.CallSubOrchestrator), ...child }),
  z.object({
    actionType: z.literal(ActionType.CallSubOrchestratorWithRetry),
    ...child,
    retryOptions,
  }),
  z.object({ actionType: z.literal(ActionType.ContinueAsNew), input: z.unknown().optional() }),
  z.object({
    actionType: z.literal(ActionType.CreateTimer),
    fireAt: z.iso.datetime(),
    isCanceled: z.boolean().default(false),
  }),
  z.object({
    actionType: z.literal(ActionType.WaitForExternalEvent),
    externalEventName: z.string(),
  }),
  z.object({
    actionType: z.literal(ActionType.WhenAny),
    get compoundActions() {
      return z.array(actionSchema);
    },
  }),
  z.object({
    actionType: z.literal(ActionType.WhenAll),
    get compoundActions() {
      return z.array(actionSchema);
    },
  }),
]);

/** One thing that an orchestrator asked for, in the words of the SDK. */
export type Action = z.infer<typeof actionSchema>;
export type ActivityAction = Extract<Action, { actionType: 0 | 1 }>;
export type ChildAction = Extract<Action, { actionType: 2 | 3 }>;
export type TimerAction = Extract<Action, { actionType: 5 }>;
