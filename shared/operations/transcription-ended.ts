import type { Ports, ProviderCall, Workflows } from '../ports';

export interface WebhookAnswer {
  readonly status: number;
  readonly body?: string;
}

/** Names of providers in the paths of their webhooks, where they differ. */
const OLDER_PATHS: Readonly<Record<string, string>> = { speech: 'azure-speech' };

/**
 * Answers a webhook of a transcription service, `provider` being the last part of its path: the end
 * of a job wakes its orchestration. A call is a hint, so duplicates and calls out of order do no
 * harm; a job that is not ours (another environment on the same resource) is answered with 200 and
 * ignored.
 */
export function makeTranscriptionEnded({
  jobs,
  transcribers,
}: Pick<Ports, 'jobs' | 'transcribers'>) {
  return async (
    provider: string,
    call: ProviderCall,
    workflows: Workflows,
  ): Promise<WebhookAnswer> => {
    const name = OLDER_PATHS[provider] ?? provider;
    const service = transcribers.providers.find((one) => one.name === name);
    if (!service?.notified) {
      return { status: 404, body: 'No webhook of that name is set up (docs/vendors.md).' };
    }
    const told = service.notified(call);
    if (told.kind === 'answer') {
      return { status: told.status, ...(told.body !== undefined && { body: told.body }) };
    }
    const jobId = await jobs.findByProviderJob(told.providerJobId);
    if (jobId !== undefined) await workflows.transcriptionEnded(jobId);
    return { status: 200 };
  };
}
