// What a mail wraps in something else than MIME, unwrapped: TNEF, uuencode, signed and encrypted mail, and
// bodies in a format that is neither plain text nor HTML.

import { readCms } from './cms.ts';
import { decodeBytes } from './headers.ts';
import { otherText } from './other-text.ts';
import { parseMended } from './parse-broken.ts';
import type { ParsedMime, RawPart } from './parse-mime.ts';
import { isPgpEncrypted, stripPgpArmour } from './pgp.ts';
import { mendRaw } from './raw-mail.ts';
import { decompressRtf, rtfToText } from './rtf.ts';
import { readTnef, type Tnef } from './tnef.ts';
import { findUuencoded } from './uuencode.ts';

const TNEF_TYPE = /^application\/(?:vnd\.)?ms-tnef$/;
const TNEF_NAME = /^(?:winmail|win|att\d{1,5})\.dat$/i;
const CMS_TYPE = /^application\/(?:x-)?pkcs7-mime$/;
const CMS_NAME = /\.p7m$/i;
/** Signed mail that holds signed mail, and so on. */
const MOST_LAYERS = 4;
const KEEP_ALL = { eachPart: Number.POSITIVE_INFINITY, allParts: Number.POSITIVE_INFINITY };

const NOTES = {
  smime: 'This mail is encrypted (S/MIME). / Diese Mail ist verschlüsselt (S/MIME).',
  pgp: 'This mail is encrypted (OpenPGP). / Diese Mail ist verschlüsselt (OpenPGP).',
} as const;

/** The parsed mail with its wrappings undone. What could not be undone stays as it is. */
export async function expandParts(parsed: ParsedMime, layer = 0): Promise<ParsedMime> {
  const opened = openText(openTnef(parsed));
  const signed = await openCms(opened, layer);
  return noteEncryption(isMute(signed) ? speakOtherwise(signed) : signed);
}

function isMute({ text, html }: ParsedMime): boolean {
  return text.trim() === '' && (html ?? '').trim() === '';
}

function openTnef(parsed: ParsedMime): ParsedMime {
  if (!parsed.parts.some(isTnef)) return parsed;
  const parts: RawPart[] = [];
  let body: Tnef | null = null;
  for (const part of parsed.parts) {
    const tnef = isTnef(part) ? readTnef(part.content) : null;
    if (!tnef?.isWhole) parts.push(part);
    parts.push(...(tnef?.files ?? []).map(toPart));
    body ??= tnef;
  }
  if (body === null || !isMute(parsed)) return { ...parsed, parts };
  const html = body.html.trim() === '' ? null : body.html;
  return {
    ...parsed,
    parts,
    html,
    text: body.text || rtfToText(decompressRtf(body.compressedRtf)),
  };
}

function isTnef({ contentType, filename }: RawPart): boolean {
  return TNEF_TYPE.test(contentType) || TNEF_NAME.test(filename);
}

function toPart(file: {
  readonly filename: string;
  readonly contentType?: string;
  readonly contentId?: string;
  readonly content: Buffer;
}): RawPart {
  const type = file.contentType ?? '';
  return {
    filename: file.filename,
    contentType: /^[^\s/]+\/[^\s/]+$/.test(type) ? type : 'application/octet-stream',
    contentId: file.contentId || null,
    size: file.content.length,
    content: file.content,
  };
}

/** Files and armour within the plain text. */
function openText(parsed: ParsedMime): ParsedMime {
  const { text, files } = findUuencoded(parsed.text);
  const plain = text.includes('-----BEGIN PGP') ? stripPgpArmour(text) : text;
  if (files.length === 0 && plain === parsed.text) return parsed;
  return { ...parsed, text: plain, parts: [...parsed.parts, ...files.map(toPart)] };
}

/** Opaque-signed S/MIME: the mail that was signed; the signed file stays. */
async function openCms(parsed: ParsedMime, layer: number): Promise<ParsedMime> {
  const part = parsed.parts.find(one => isCms(one) && one.content.length > 0);
  if (!part || layer >= MOST_LAYERS || !isMute(parsed)) return parsed;
  const { content } = readCms(part.content);
  if (!content) return parsed;
  const inner = await expandParts(await parseMended(mendRaw(content), KEEP_ALL), layer + 1);
  const { text, html, htmlIsWhole } = inner;
  return { ...parsed, text, html, htmlIsWhole, parts: [...inner.parts, ...parsed.parts] };
}

function isCms({ contentType, filename }: RawPart): boolean {
  return CMS_TYPE.test(contentType) || CMS_NAME.test(filename);
}

/** A mail without text that a person would see: one of its parts may say it otherwise. */
function speakOtherwise(parsed: ParsedMime): ParsedMime {
  for (const { contentType, filename, content } of parsed.parts) {
    const text = otherText(contentType, filename, () => decodeBytes(content));
    if (text !== '') return { ...parsed, text };
  }
  return parsed;
}

/** Encrypted mail says so; its content stays whole, in the text or as an attachment. */
function noteEncryption(parsed: ParsedMime): ParsedMime {
  const { text, parts } = parsed;
  const isPgp = parts.some(part => part.contentType === 'application/pgp-encrypted');
  if (isPgpEncrypted(text) || (isPgp && isMute(parsed))) {
    return { ...parsed, text: `${NOTES.pgp}\n\n${text}`.trimEnd() };
  }
  if (!isMute(parsed)) return parsed;
  const sealed = parts.some(part => isCms(part) && readCms(part.content).kind === 'enveloped');
  return sealed ? { ...parsed, text: NOTES.smime } : parsed;
}
