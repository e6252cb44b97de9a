import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { replyAddress, tokenOf, tokensIn } from '../../src/tickets/token.ts';

describe('reply tokens', () => {
  it('go out in an address and come back from it, whatever case a client makes of it', () => {
    const token = tokenOf(randomBytes(26));
    const address = replyAddress('hilfe@shop.example', token);
    expect(address).toBe(`hilfe+k.${token}@shop.example`);
    expect(tokensIn([address.toUpperCase(), address])).toEqual([token]);
  });

  it('keep the local part within the 64 octets of RFC 5321', () => {
    const address = replyAddress(`${'a'.repeat(35)}@shop.example`, tokenOf(randomBytes(26)));
    expect(address.indexOf('@')).toBeLessThanOrEqual(64);
  });

  it('do not repeat', () => {
    const tokens = new Set(Array.from({ length: 1000 }, () => tokenOf(randomBytes(26))));
    expect(tokens.size).toBe(1000);
  });

  it('need enough randomness', () => {
    expect(() => tokenOf(randomBytes(25))).toThrow(/26 random bytes/);
  });

  it('are found in nothing else', () => {
    expect(
      tokensIn(['hilfe+k.kurz@shop.example', 'hilfe+probe@shop.example', 'x@y.example', '']),
    ).toEqual([]);
  });
});
