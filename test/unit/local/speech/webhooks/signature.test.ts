import { webhookSignature } from '../../../../../local/speech/webhooks/signature';

describe('webhookSignature', () => {
  it('is the base64 of the HMAC-SHA256 (test case 2 of RFC 4231)', () => {
    const hex = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

    expect(webhookSignature('Jefe', 'what do ya want for nothing?')).toBe(
      Buffer.from(hex, 'hex').toString('base64'),
    );
  });
});
