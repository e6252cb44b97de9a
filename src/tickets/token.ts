// The secret part of a reply address: `support+k.<token>@shop.example`.

const PREFIX = 'k.';
/** RFC 4648 base32 without padding, lower case: survives clients that change the case. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 26;

/** A token of 128 bits from at least 26 random bytes. */
export function tokenOf(random: Uint8Array): string {
  if (random.length < LENGTH) throw new Error(`a token needs ${LENGTH} random bytes`);
  return Array.from(random.subarray(0, LENGTH), byte => ALPHABET[byte % 32]).join('');
}

/** The plus-address that carries a token. */
export function replyAddress(supportAddress: string, token: string): string {
  const at = supportAddress.lastIndexOf('@');
  return `${supportAddress.slice(0, at)}+${PREFIX}${token}${supportAddress.slice(at)}`;
}

/** The tokens in a mail's recipient addresses, each once. */
export function tokensIn(recipients: readonly string[]): string[] {
  const found = new Set<string>();
  for (const address of recipients) {
    const token = /\+k\.([a-z2-7]{26})@/.exec(address.toLowerCase())?.[1];
    if (token) found.add(token);
  }
  return [...found];
}
