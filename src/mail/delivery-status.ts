import type { Bounce } from './message.ts';

/** One recipient of a `message/delivery-status` part (RFC 3464, 2.3). */
export interface RecipientStatus {
  readonly recipient: string;
  readonly status: string;
  readonly action: Bounce['action'];
  readonly diagnostic: string;
}

const ACTIONS: readonly Bounce['action'][] = [
  'failed',
  'delayed',
  'delivered',
  'relayed',
  'expanded',
];
const MOST_RECIPIENTS = 100;

/** A line that only such a part has; quoted where a report was passed on. */
const FIELD = /^[> \t]{0,8}(?:final-recipient|original-recipient|reporting-mta)\s{0,3}:/im;
const MOST_FIELDS = 64 * 1024;

/** The fields of a report whose parts could not be told apart: pasted, quoted, or in a broken MIME. */
export function readPastedStatus(text: string): RecipientStatus[] {
  const at = FIELD.exec(text)?.index;
  if (at === undefined) return [];
  const block = text.lastIndexOf('\n\n', at) + 1;
  return readDeliveryStatus(
    text.slice(block, block + MOST_FIELDS).replace(/^[> \t]{1,8}(?=[a-z-]{2,40}:)/gim, ''),
  );
}

/** Every recipient that the part tells of; fields about the message as a whole are left out. */
export function readDeliveryStatus(content: string): RecipientStatus[] {
  const blocks = content.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/);
  return blocks
    .map(toFields)
    .filter(
      fields =>
        fields.has('final-recipient') || fields.has('original-recipient') || fields.has('action'),
    )
    .slice(0, MOST_RECIPIENTS)
    .map(toStatus);
}

function toFields(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function toStatus(fields: ReadonlyMap<string, string>): RecipientStatus {
  const action = fields
    .get('action')
    ?.toLowerCase()
    .split(/[\s(;]/)[0];
  return {
    recipient:
      toAddress(fields.get('final-recipient')) || toAddress(fields.get('original-recipient')),
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '',
    action: ACTIONS.find(one => one === action) ?? 'failed',
    diagnostic: afterType(fields.get('diagnostic-code') ?? ''),
  };
}

/** `rfc822; Name <a@b.example>`, in any of the forms that are seen. */
function toAddress(value: string | undefined): string {
  return /[^\s<>;,"]{1,128}@[^\s<>;,"]{1,255}/.exec(value ?? '')?.[0].toLowerCase() ?? '';
}

function afterType(value: string): string {
  return value.replace(/^[a-z0-9-]{1,20}\s*;\s*/i, '');
}
