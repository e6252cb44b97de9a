import { readBounce } from '../../src/mail/bounce.ts';
import type { Bounce } from '../../src/mail/message.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import { type CorpusCase, readCase, readCases } from '../corpora.ts';
import { type Section, share } from '../figure.ts';

type Told = NonNullable<CorpusCase['sisimai']>[number];

/** Null: the case says nothing to compare with. */
interface BounceResult {
  readonly id: string;
  readonly bounce: Bounce | null;
  readonly told: readonly Told[];
  readonly recipient: boolean | null;
  readonly status: boolean | null;
  readonly permanence: boolean | null;
  readonly slowest: number;
}

const ADDRESS = /[^\s<>;,"'()[\]:]+@[a-z0-9.-]+[a-z0-9]/gi;
const RECIPIENT_FIELDS =
  /^[ >]*(?:final-recipient|original-recipient|x-actual-recipient|x-failed-recipients|original-rcpt-to|removal-recipient):.*(?:\n[ \t].*)*/gim;
const TO_FIELDS = /^[ >]*(?:to|delivered-to|for|cc):.*(?:\n[ \t].*)*/gim;

/** What delivery reports tell, against sisimai's own expectations. */
export async function bounceSection(folder: string): Promise<Section> {
  const results: BounceResult[] = [];
  for (const one of readCases(folder)) {
    if (one.sisimai === undefined || one.class !== 'bounce') continue;
    results.push(await evaluate(one, readCase(folder, one)));
  }
  const of = (what: 'recipient' | 'status' | 'permanence') =>
    results.flatMap(one => (one[what] === null ? [] : [{ right: one[what] }]));
  return {
    figures: [
      share('sisimai', 'bounce recipient', of('recipient'), '>= 95'),
      share('sisimai', 'bounce status where the mail has one', of('status'), '>= 95'),
      share('sisimai', 'bounce hard or soft', of('permanence'), '>= 95'),
      {
        corpus: 'sisimai',
        what: 'slowest bounce',
        value: Math.round(Math.max(...results.map(({ slowest }) => slowest))),
        unit: 'ms',
        wanted: '<= 250',
      },
    ],
    failures: results.filter(isWrong).map(describe),
  };
}

async function evaluate(one: CorpusCase, bytes: Buffer): Promise<BounceResult> {
  const told = one.sisimai ?? [];
  const begun = performance.now();
  const bounce = readBounce(await readMessage(bytes));
  const slowest = performance.now() - begun;
  // x.0.9xx are sisimai's own numbers for mails that hold no status.
  const statuses = told.map(({ dsn }) => dsn).filter(dsn => dsn !== '' && !/\.0\.9\d\d$/.test(dsn));
  const same = told.find(({ dsn }) => dsn === bounce?.status) ?? told[0];
  const recipients = recipientsIn(bytes.toString('latin1').replace(/\r\n?/g, '\n'));
  return {
    id: `${one.corpus} ${one.id}`,
    bounce,
    told,
    recipient: recipients.size === 0 ? null : recipients.has(bounce?.recipient ?? ''),
    status: statuses.length === 0 ? null : statuses.includes(bounce?.status ?? ''),
    permanence: same === undefined ? null : (bounce?.permanence === 'hard') === same.hard,
    slowest,
  };
}

/**
 * The corpus names no recipients. The report's own fields do (RFC 3464, X-Failed-Recipients), else
 * the addressees of the mail that came back.
 */
function recipientsIn(raw: string): Set<string> {
  const fields = addressesOf(raw.match(RECIPIENT_FIELDS));
  if (fields.size > 0) return fields;
  const body = raw.slice(raw.indexOf('\n\n'));
  return addressesOf(body.match(TO_FIELDS));
}

function addressesOf(lines: readonly string[] | null): Set<string> {
  const text = (lines ?? []).join('\n');
  return new Set((text.match(ADDRESS) ?? []).map(one => one.toLowerCase()));
}

function isWrong({ recipient, status, permanence }: BounceResult): boolean {
  return recipient === false || status === false || permanence === false;
}

function describe({ id, bounce, told, ...right }: BounceResult): string {
  const wrong = (['recipient', 'status', 'permanence'] as const).filter(
    one => right[one] === false,
  );
  return `${id}: ${wrong.join(', ')}\n  read ${JSON.stringify(bounce)}\n  told ${JSON.stringify(told)}`;
}
