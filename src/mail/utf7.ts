// UTF-7 (RFC 2152) and HZ (RFC 1843): Unicode and GB 2312 in seven bits. No decoder of Node's reads them.

const SHIFTED = /\+([A-Za-z0-9+/]*)-?/g;
const HZ_SHIFTED = /~(?:\{([^~\n]*)(?:~\}|(?=\n)|$)|(~|\n))/g;

/** What is decoded goes through the same cleaning and sanitizing as any other text. */
export function decodeUtf7(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(SHIFTED, (whole, base64: string) => {
    if (base64 === '') return whole === '+-' ? '+' : whole;
    const utf16 = Buffer.from(base64, 'base64');
    return utf16
      .subarray(0, utf16.length & ~1)
      .swap16()
      .toString('utf16le');
  });
}

export function decodeHz(bytes: Uint8Array): string {
  const gb = new TextDecoder('gb18030');
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(HZ_SHIFTED, (_, shifted: string | undefined, escaped: string | undefined) => {
    if (shifted === undefined) return escaped === '~' ? '~' : '';
    return gb.decode(Buffer.from(shifted, 'latin1').map(byte => byte | 0x80));
  });
}

/** UTF-16 by its byte order mark, else by where its zero bytes are; big-endian in doubt (RFC 2781). */
export function decodeUtf16(bytes: Uint8Array): string {
  return new TextDecoder(isLittleEndian(bytes) ? 'utf-16le' : 'utf-16be').decode(bytes);
}

function isLittleEndian(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return false;
  let odd = 0;
  let even = 0;
  for (let at = 0; at + 1 < Math.min(bytes.length, 2000); at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  return odd > even;
}
