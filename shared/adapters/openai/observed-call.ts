import type { ChatCompletion } from 'openai/resources/chat/completions';
import type { ModelCall } from '../../domain/observed';
import type { Telemetry } from '../../ports';
import { isFiltered, toServiceError } from './classify';

type Asked = Pick<ModelCall, 'server' | 'model'>;

/** Runs one call of the model and tells telemetry how long it took, what it used and how it went. */
export async function observedCall(
  telemetry: Telemetry | undefined,
  asked: Asked,
  call: () => PromiseLike<ChatCompletion>,
): Promise<ChatCompletion> {
  if (!telemetry) return call();
  const request = { ...asked, method: 'POST', startedAt: new Date() };
  try {
    const completion = await call();
    const outcome = outcomeOf(completion);
    telemetry.modelCall({ ...request, status: 200, outcome, ...tokensOf(completion) });
    return completion;
  } catch (error) {
    const { code, status } = toServiceError(error);
    const outcome = isFiltered(error) ? 'content_filtered' : code;
    telemetry.modelCall({ ...request, outcome, ...(status !== undefined && { status }) });
    throw error;
  }
}

/** An answer that no summary can be made of costs as much as another. */
function outcomeOf({ choices }: ChatCompletion): string {
  const [choice] = choices;
  if (!choice) return 'no_choice';
  if (choice.finish_reason === 'content_filter') return 'content_filtered';
  if (choice.finish_reason === 'length') return 'summary_cut';
  return choice.message.refusal ? 'refused' : 'ok';
}

/** Not every service that speaks the protocol counts. */
function tokensOf({ usage }: ChatCompletion): Pick<ModelCall, 'tokens'> {
  const input = Number(usage?.prompt_tokens ?? Number.NaN);
  const output = Number(usage?.completion_tokens ?? Number.NaN);
  return Number.isFinite(input) && Number.isFinite(output) ? { tokens: { input, output } } : {};
}
