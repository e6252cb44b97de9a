// RFC 3501 section 7.4.2: ENVELOPE, BODY and BODYSTRUCTURE of a message, as one string of bytes.
import addressparser from 'nodemailer/lib/addressparser';
import { nstring } from './imap-wire.ts';
import { headerOf, type MimePart, parseParams } from './mime-tree.ts';

export function envelope(part: MimePart): string {
  const from = addresses(headerOf(part, 'from'));
  const fields = [
    nstring(headerOf(part, 'date')),
    nstring(headerOf(part, 'subject')),
    from,
    orElse(addresses(headerOf(part, 'sender')), from),
    orElse(addresses(headerOf(part, 'reply-to')), from),
    addresses(headerOf(part, 'to')),
    addresses(headerOf(part, 'cc')),
    addresses(headerOf(part, 'bcc')),
    nstring(headerOf(part, 'in-reply-to')),
    nstring(headerOf(part, 'message-id')),
  ];
  return `(${fields.join(' ')})`;
}

/** `extended` is BODYSTRUCTURE, otherwise BODY. */
export function bodyStructure(part: MimePart, extended: boolean): string {
  if (part.type === 'multipart' && part.children.length > 0) return multipart(part, extended);
  const unsplit = part.type === 'multipart';
  const fields = [
    nstring(unsplit ? 'text' : part.type),
    nstring(unsplit ? 'plain' : part.subtype),
    paramList(part.params),
    nstring(headerOf(part, 'content-id')),
    nstring(headerOf(part, 'content-description')),
    nstring(headerOf(part, 'content-transfer-encoding') ?? '7bit'),
    String(part.body.length),
    ...typeFields(part, extended),
    ...(extended ? ['NIL', ...dispositionFields(part)] : []),
  ];
  return `(${fields.join(' ')})`;
}

function multipart(part: MimePart, extended: boolean): string {
  const children = part.children.map(child => bodyStructure(child, extended)).join('');
  const rest = extended ? [paramList(part.params), ...dispositionFields(part)] : [];
  return `(${[children, nstring(part.subtype), ...rest].join(' ')})`;
}

function typeFields(part: MimePart, extended: boolean): string[] {
  const lines = String(countLines(part.body));
  const [inner] = part.children;
  if (part.type === 'message' && part.subtype === 'rfc822' && inner) {
    return [envelope(inner), bodyStructure(inner, extended), lines];
  }
  return part.type === 'text' || part.type === 'multipart' ? [lines] : [];
}

/** Disposition, language, location. */
function dispositionFields(part: MimePart): string[] {
  const header = headerOf(part, 'content-disposition');
  if (header === null) return ['NIL', 'NIL', 'NIL'];
  const { value, params } = parseParams(header);
  return [`(${nstring(value || 'attachment')} ${paramList(params)})`, 'NIL', 'NIL'];
}

function paramList(params: ReadonlyMap<string, string>): string {
  if (params.size === 0) return 'NIL';
  return `(${[...params].map(([name, value]) => `${nstring(name)} ${nstring(value)}`).join(' ')})`;
}

function addresses(header: string | null): string {
  if (!header?.trim()) return 'NIL';
  const found = addressparser(header.slice(0, 100_000), { flatten: true }).map(
    ({ name, address }) => {
      const at = address.lastIndexOf('@');
      const local = at < 0 ? address : address.slice(0, at);
      const host = at < 0 ? '' : address.slice(at + 1);
      return `(${nstring(name || null)} NIL ${nstring(local)} ${nstring(host)})`;
    },
  );
  return found.length > 0 ? `(${found.join('')})` : 'NIL';
}

function orElse(value: string, fallback: string): string {
  return value === 'NIL' ? fallback : value;
}

function countLines(body: Buffer): number {
  let lines = 0;
  for (let at = body.indexOf(10); at >= 0; at = body.indexOf(10, at + 1)) lines += 1;
  return lines;
}
