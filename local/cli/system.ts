import { RecognizingLiveEngine } from '../live/recognizing-live-engine';
import { createWhisperEngine } from '../recognizer/whisper-engine';
import { startStack, type Stack, type StackPorts } from '../stack';
import type { ModelChoice } from './arguments';
import { fetchModels, preflight } from './preparations';
import { transcriptionSettings } from './transcription-settings';

export interface SystemOptions {
  readonly projectDirectory: string;
  readonly dataDirectory: string;
  readonly ports: Partial<StackPorts>;
  readonly model?: ModelChoice;
  readonly settings?: Readonly<Record<string, string>>;
  /** Loads the recognizers' models now and not with the first audio, for whoever takes times. */
  readonly warm?: boolean;
  readonly say: (line: string) => void;
}

/** Everything: models in the cache, the recognizer, the stand-ins and the app. */
export async function startSystem(options: SystemOptions): Promise<Stack> {
  preflight(options.dataDirectory);
  await fetchModels(options.say);
  const engine = await createWhisperEngine({});
  const liveEngine = new RecognizingLiveEngine();
  try {
    if (options.warm) await Promise.all([engine.warmUp(), liveEngine.ready()]);
    const stack = await startStack({
      appDirectory: options.projectDirectory,
      dataDirectory: options.dataDirectory,
      engine,
      liveEngine,
      ports: options.ports,
      settings: {
        ...transcriptionSettings(process.env),
        ...(options.model && modelSettings(options.model)),
        ...options.settings,
      },
    });
    const close = async () => {
      await stack.close();
      await liveEngine.close();
      await engine.close();
    };
    return { ...stack, close };
  } catch (error) {
    await liveEngine.close();
    await engine.close();
    throw error;
  }
}

function modelSettings({ url, model }: ModelChoice): Record<string, string> {
  return {
    OPENAI_BASE_URL: url,
    OPENAI_MODEL: model,
    // Servers of one's own take any key, but the client wants one.
    OPENAI_API_KEY: process.env['OPENAI_API_KEY'] ?? 'none',
  };
}
