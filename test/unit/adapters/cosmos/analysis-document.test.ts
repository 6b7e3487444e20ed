import { compact } from '../../../../shared/adapters/cosmos/compact';
import { resultDocument } from '../../../../shared/adapters/cosmos/result-document';
import { analysisOf } from '../../../../shared/domain/analysis';
import { parseCategories } from '../../../../shared/domain/categories';
import { toResultDocument } from '../../../../shared/domain/result';
import { aPhrase, aTranscript, NOW, SUMMARIZED } from '../../../support/app/builders';

describe('the analysis in a result document', () => {
  it('comes back as it was written, every member of it', () => {
    const parsed = parseCategories(
      '[{"name":"loss","any":["lost"]},{"name":"by","any":["lost"],"by":"supervisor"}]',
    );
    const transcript = aTranscript({
      redaction: { kinds: ['card', 'email'], counts: { card: 1 } },
      phrases: [
        aPhrase({ text: 'My name is Susan, how can I help?' }),
        aPhrase({ id: 'p2', channel: 1, offsetMs: 1500, durationMs: 4000, text: 'I lost £20.' }),
      ],
    });
    const analysis = analysisOf(transcript, { categories: 'rules' in parsed ? parsed.rules : [] });
    expect(Object.keys(analysis).toSorted()).toEqual([
      'categories',
      'entities',
      'measures',
      'redaction',
      'undecidedCategories',
    ]);
    const document = toResultDocument(transcript, SUMMARIZED, NOW, 0, analysis);
    const stored: unknown = JSON.parse(JSON.stringify(document));
    expect(compact(resultDocument.parse(stored))).toEqual(document);
  });
});
