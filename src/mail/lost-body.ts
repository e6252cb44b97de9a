import { decodeBytes, type HeaderLine } from './headers.ts';
import { bodyStart } from './raw-mail.ts';

/** Lines that hold parts together and say nothing to a reader: delimiters and fields of parts. */
const FRAME = /^(?:--[^\s].{0,80}|content-[a-z-]{1,30}:.*|mime-version:.*|boundary=.*)$/i;

/**
 * The body of a multipart whose delimiters aren't the ones that its header declares (a gateway rewrote
 * one of them): the parser finds no part in it, and a reader would see nothing. '' when there is none.
 */
export function lostBody(headers: readonly HeaderLine[], head: Buffer, most: number): string {
  const type = headers.find(({ key }) => key === 'content-type')?.line ?? '';
  if (!/^content-type:\s{0,20}multipart\//i.test(type)) return '';
  const at = bodyStart(head);
  const lines = decodeBytes(head.subarray(at, at + most)).split(/\r?\n/);
  return lines
    .filter(line => !FRAME.test(line))
    .join('\n')
    .trim();
}
