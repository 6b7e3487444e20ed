const TIMES = [
  ['offset', 'offsetMs', 'coarser'],
  ['duration', 'durationMs', 'coarser'],
  ['offsetInTicks', 'offsetMs', 'kept'],
  ['durationInTicks', 'durationMs', 'kept'],
  ['offsetMilliseconds', 'offsetMs', 'coarser'],
  ['durationMilliseconds', 'durationMs', 'coarser'],
] as const;

const times = (path: string, place: string): VendorField[] =>
  TIMES.map(([field, ours, how]) => ({ path: `${path}.${field}`, place: `${place}.${ours}`, how }));

const PHRASE = 'recognizedPhrases[]';
const READING = `${PHRASE}.nBest[]`;

/** A field of the service's result file, and its place in our transcript. */
export interface VendorField {
  readonly path: string;
  readonly place: string;
  /**
   * `kept`: as it is. `coarser`: the same time in another notation; the ticks are kept, and the other
   * one only where it says something else. `joined`: left out where it is the text of the phrases one
   * after another.
   */
  readonly how: 'kept' | 'coarser' | 'joined';
}

const kept = (path: string, place: string): VendorField => ({ path, place, how: 'kept' });

/**
 * Every field of transcriptionresult_v2024-11-15.schema.json with those it builds on (v3_2, v3_1, v3)
 * in Azure-Samples/cognitive-services-speech-sdk, samples/batch, and `speaker` of a phrase, which the
 * service sends and its schema has in the reading.
 */
export const VENDOR_FIELDS: readonly VendorField[] = [
  kept('source', 'origin.source'),
  kept('timestamp', 'origin.createdAt'),
  kept('durationInTicks', 'durationMs'),
  { path: 'durationMilliseconds', place: 'durationMs', how: 'coarser' },
  { path: 'duration', place: 'durationMs', how: 'coarser' },
  kept('combinedRecognizedPhrases[].channel', 'origin.channels[].channel'),
  ...(['lexical', 'itn', 'maskedITN', 'display'] as const).map((form): VendorField => {
    const ours = form === 'display' ? 'text' : form.replace('ITN', 'Itn');
    const path = `combinedRecognizedPhrases[].${form}`;
    return { path, place: `origin.channels[].${ours}`, how: 'joined' };
  }),
  kept(`${PHRASE}.recognitionStatus`, 'phrases[].recognized'),
  kept(`${PHRASE}.channel`, 'phrases[].channel'),
  kept(`${PHRASE}.speaker`, 'phrases[].speaker'),
  kept(`${PHRASE}.locale`, 'phrases[].locale'),
  ...times(PHRASE, 'phrases[]'),
  kept(`${READING}.confidence`, 'phrases[].confidence'),
  kept(`${READING}.speaker`, 'phrases[].speaker'),
  kept(`${READING}.lexical`, 'phrases[].lexical'),
  kept(`${READING}.itn`, 'phrases[].itn'),
  kept(`${READING}.maskedITN`, 'phrases[].maskedItn'),
  kept(`${READING}.display`, 'phrases[].text'),
  kept(`${READING}.words[].word`, 'phrases[].words[].text'),
  kept(`${READING}.words[].confidence`, 'phrases[].words[].confidence'),
  ...times(`${READING}.words[]`, 'phrases[].words[]'),
  kept(`${READING}.displayWords[].displayText`, 'phrases[].displayWords[].text'),
  ...times(`${READING}.displayWords[]`, 'phrases[].displayWords[]'),
];
