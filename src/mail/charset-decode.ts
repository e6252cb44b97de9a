import { decode as decodeByIconv } from 'iconv-lite';
import { labelOf } from './charset-names.ts';
import { decodeHz, decodeUtf7, decodeUtf16 } from './utf7.ts';

const ESCAPE = '\u001b';
const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** The text that a charset makes of bytes; with `strict` null where they are not of that charset. */
export function decodeWith(charset: string, bytes: Uint8Array, strict: boolean): string | null {
  if (charset === 'utf-7') return decodeUtf7(bytes);
  if (charset === 'hz') return decodeHz(bytes);
  if (charset === 'utf-16') return decodeUtf16(bytes);
  if (charset === 'iso-2022-jp') return decodeJapanese(bytes, strict);
  if (labelOf(charset) === null) return decodeByIconv(Buffer.from(bytes), charset);
  try {
    const decoder = decoderOf(charset, strict);
    return decoder.encoding === 'windows-1252' ? decodeWestern(bytes) : decoder.decode(bytes);
  } catch {
    return null;
  }
}

function decoderOf(label: string, fatal: boolean): InstanceType<typeof TextDecoder> {
  const key = `${label} ${fatal}`;
  const known = decoders.get(key);
  if (known) return known;
  const decoder = new TextDecoder(label, { fatal });
  if (decoders.size < 200) decoders.set(key, decoder);
  return decoder;
}

/** 0x80 to 0x9f of windows-1252; Node's own decoder takes them for control characters of Latin-1. */
const MARKS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWestern(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, char => MARKS[char.charCodeAt(0) - 0x80] ?? char);
}

/** Words of a header put together leave two escapes one after the other, which the decoder refuses. */
function decodeJapanese(bytes: Uint8Array, strict: boolean): string | null {
  const text = Buffer.from(bytes).toString('latin1');
  const plain = ['(B', '(J'].reduce(
    (rest, ascii) => rest.replaceAll(`${ESCAPE}${ascii}${ESCAPE}`, ESCAPE),
    text,
  );
  try {
    return decoderOf('iso-2022-jp', strict).decode(Buffer.from(plain, 'latin1'));
  } catch {
    return null;
  }
}
