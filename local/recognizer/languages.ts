/** Whisper's own code where it is not the first part of the BCP-47 tag. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  nb: 'no',
  fil: 'tl',
  jv: 'jw',
  iw: 'he',
  in: 'id',
  cmn: 'zh',
  wuu: 'zh',
  yue: 'zh',
};

/** Written without spaces: every character is a word of its own to Whisper. */
const WITHOUT_SPACES = new Set(['zh', 'ja', 'th', 'lo', 'my', 'km', 'bo']);

/** `en-GB` → `en`, `nb-NO` → `no`. The result may still be a language that Whisper lacks. */
export function whisperLanguage(locale: string): string {
  const language = locale.split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
  return OTHER_NAMES[language] ?? language;
}

export const hasSpaces = (language: string): boolean => !WITHOUT_SPACES.has(language);
