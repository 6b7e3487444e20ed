import { idOfEntity } from '../../../../../local/speech/protocol/links';

describe('idOfEntity', () => {
  const id = '5f0c1a2e-6f0b-4d6f-9f53-8d7a2c1b7e10';

  it.each([
    [`http://host/speechtotext/models/base/${id}?api-version=2025-10-15`, id],
    [`http://host/speechtotext/models/base/${id.toUpperCase()}`, id],
    [`http://host/speechtotext/models/base/?id=${id}`, undefined],
    [`http://host/speechtotext/models/base/x${id}`, undefined],
    [id, undefined],
  ])('of %s is %s', (url, expected) => {
    expect(idOfEntity(url)).toBe(expected);
  });
});
