import { makeNotified } from '../../../../shared/adapters/speechmatics/batch/notified';

const notified = makeNotified('the-secret');
const call = (headers: Record<string, string>, query: Record<string, string>) =>
  notified({ headers, query, body: Buffer.alloc(0) });
const theirs = { authorization: 'Bearer the-secret' };

describe('a notification', () => {
  it.each(['success', 'error', 'fetch_error', 'trim_error', 'something new'])(
    'with status %s says that the job is over',
    (status) => {
      expect(call(theirs, { id: 'r6sr3jlzjj', status })).toEqual({
        kind: 'ended',
        providerJobId: 'r6sr3jlzjj',
      });
    },
  );

  it.each([
    ['no secret', {}],
    ['another secret', { authorization: 'Bearer another' }],
    ['the secret alone', { authorization: 'the-secret' }],
    ['an empty secret', { authorization: 'Bearer ' }],
  ])('with %s is refused', (_what, headers: Record<string, string>) => {
    expect(call(headers, { id: 'r6sr3jlzjj' })).toMatchObject({ kind: 'answer', status: 401 });
  });

  it.each([{}, { id: '' }, { id: '../jobs' }, { id: 'a'.repeat(65) }])(
    'that names no job (%j) is refused',
    (query) => {
      expect(call(theirs, query)).toMatchObject({ kind: 'answer', status: 400 });
    },
  );
});
