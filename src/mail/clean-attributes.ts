// Attributes that stay, each with what its value may be. What isn't listed goes: handlers, classes and
// ids (they belong to the page around), addresses (they have their own rules).
import { parseColour, writeColour } from './css-colour.ts';

type Check = (value: string) => string | null;

const matching =
  (pattern: RegExp): Check =>
  value =>
    pattern.test(value.trim()) ? value.trim() : null;
const colour: Check = value => {
  const parsed = parseColour(value);
  return parsed === null ? null : writeColour(parsed);
};
/** Words for a tooltip or in place of a picture. */
const words: Check = value =>
  value
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
    .trim() || null;

const SIZE = matching(/^(?:[1-9]\d{0,2}|1\d{3})(?:px)?$|^(?:[1-9]\d?|100)%$/);
const SPAN = matching(/^[1-9]\d?$/);
const SMALL = matching(/^\d{1,2}$/);
const CELL = { colspan: SPAN, rowspan: SPAN, width: SIZE, bgcolor: colour };

type Checks = ReadonlyMap<string, Check>;
const checksOf = (checks: Record<string, Check>): Checks => new Map(Object.entries(checks));

const ANYWHERE = checksOf({
  dir: matching(/^(?:ltr|rtl|auto)$/i),
  lang: matching(/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/i),
  align: matching(/^(?:left|right|center|justify)$/i),
  valign: matching(/^(?:top|middle|bottom|baseline)$/i),
  title: words,
});

const OWN: Readonly<Record<string, Record<string, Check>>> = {
  img: { alt: words, width: SIZE, height: SIZE },
  font: {
    color: colour,
    face: matching(/^[\p{L}\p{N} ,'"-]{1,200}$/u),
    size: matching(/^[+-]?[1-7]$/),
  },
  table: {
    border: matching(/^\d$/),
    cellpadding: SMALL,
    cellspacing: SMALL,
    width: SIZE,
    bgcolor: colour,
  },
  tr: { bgcolor: colour },
  td: CELL,
  th: CELL,
  ol: { start: matching(/^-?\d{1,4}$/), type: matching(/^[1aAiI]$/) },
  blockquote: { type: matching(/^cite$/i) },
};
const BY_NAME: ReadonlyMap<string, Checks> = new Map(
  Object.entries(OWN).map(([name, checks]) => [name, checksOf(checks)]),
);

export function safeAttributes(
  name: string,
  attribs: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  const own = BY_NAME.get(name);
  for (const [attribute, text] of Object.entries(attribs)) {
    const value = (own?.get(attribute) ?? ANYWHERE.get(attribute))?.(text) ?? null;
    if (value !== null) kept[attribute] = value;
  }
  return kept;
}
