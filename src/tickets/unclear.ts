// What a human must ask before they can help: what a vague request leaves open. At most two lines.
import type { UiLanguage } from '../config.ts';
import type { OrderFinding } from '../insight/find-order.ts';
import type { Topic } from '../insight/insight.ts';
import { orderNumbersIn } from '../insight/order-numbers.ts';
import { saysWish } from './wish.ts';

export interface UnclearFacts {
  readonly topics: readonly Topic[];
  readonly unhappy: boolean;
  /** What this mail newly says, with its subject. */
  readonly text: string;
  /** What the customer wrote before in the same ticket. */
  readonly earlier: readonly string[];
  /** A picture came with it, or with an earlier mail. */
  readonly hasPicture: boolean;
  readonly finding: OrderFinding;
  /** Orders were imported: an address without one is worth a word. */
  readonly imported: boolean;
  /** The order that is named is somebody else's: the card says so already. */
  readonly foreign: boolean;
}

type Open =
  | 'several'
  | 'strange'
  | 'no-order'
  | 'unknown-number'
  | 'no-number'
  | 'photo'
  | 'wish'
  | 'product'
  | 'matter';

const MOST = 2;
const LONGEST_TEXT = 20_000;
/** Characters; a longer mail says what it is about, even if nobody here understands it. */
const SHORT = 120;

const ABOUT_ORDERS: readonly Topic[] = ['refund', 'complaint', 'delivery', 'damaged', 'payment'];

const THING =
  /(?<!\p{L})(?:e-?books?|pdf|epub|kindle|webinar\p{L}*|\p{L}*kurs\p{L}*|course|video\p{L}*|download\p{L}*|app|datei\p{L}*|files?|konto|account|login|passwor[dt]|kennwort|hörbuch|audiobook|lizenz\p{L}*|licen[sc]e|software|programm)(?!\p{L})/iu;

/** A picture within the text below this size is the logo of a signature. Bytes. */
const LOGO = 20_000;

export function mayShowDamage(file: {
  readonly contentType: string;
  readonly inline: boolean;
  readonly size: number;
}): boolean {
  const shows = /^(?:image|video)\/|\/pdf$/.test(file.contentType);
  return shows && (!file.inline || file.size > LOGO);
}

export function unclearIn(facts: UnclearFacts, ui: UiLanguage): string[] {
  return openIn(facts)
    .slice(0, MOST)
    .map(one =>
      WORDS[ui][one](facts.finding.kind === 'unsure' ? facts.finding.candidates.length : 0),
    );
}

function openIn(facts: UnclearFacts): Open[] {
  const { topics, hasPicture } = facts;
  const said = [facts.text, ...facts.earlier].join('\n').slice(0, LONGEST_TEXT);
  const about = (some: readonly Topic[]): boolean => some.some(topic => topics.includes(topic));
  const open: Open[] = [];
  // Leaving is made easy: without orders nobody is asked for a number.
  const leaves = facts.imported && about(['cancellation']);
  if (leaves || about(ABOUT_ORDERS)) open.push(...orderOpen(facts, said));
  if (about(['damaged']) && !hasPicture) open.push('photo');
  if (about(['damaged', 'complaint']) && !about(['refund']) && !saysWish(said)) open.push('wish');
  if (about(['access-trouble']) && !isSure(facts.finding) && !THING.test(said))
    open.push('product');
  if (topics.length === 0 && facts.unhappy && said.trim().length < SHORT) open.push('matter');
  return open;
}

function isSure(finding: OrderFinding): boolean {
  return finding.kind === 'sure' && finding.by !== 'only';
}

function orderOpen({ finding, imported, foreign }: UnclearFacts, said: string): Open[] {
  if (finding.kind === 'sure') return [];
  if (finding.kind === 'unsure') return [finding.by === 'strange' ? 'strange' : 'several'];
  const named = orderNumbersIn(said).some(({ called }) => called);
  if (named) return imported && !foreign ? ['unknown-number'] : [];
  return [imported ? 'no-order' : 'no-number'];
}

/** No sentence that anybody would write to the customer: what stands on the card is held when it comes back. */
const WORDS: Readonly<Record<UiLanguage, Readonly<Record<Open, (count: number) => string>>>> = {
  de: {
    several: count => `die Bestellung: ${count} kommen in Frage`,
    strange: () => 'die Bestellung: die genannte Nummer passt zu keiner',
    'no-order': () => 'die Bestellung: keine Nummer genannt, keine unter dieser Adresse',
    'unknown-number': () => 'die Bestellung: die genannte Nummer ist nicht bekannt',
    'no-number': () => 'die Bestellung: keine Nummer',
    photo: () => 'der Schaden: kein Foto dabei',
    wish: () => 'der Wunsch: Erstattung? Ersatz?',
    product: () => 'Produkt und Gerät: nicht genannt',
    matter: () => 'das Anliegen: was genau nicht stimmt',
  },
  en: {
    several: count => `the order: ${count} are possible`,
    strange: () => 'the order: the number named fits none',
    'no-order': () => 'the order: no number named, none under this address',
    'unknown-number': () => "the order: the number named isn't known",
    'no-number': () => 'the order: no number',
    photo: () => 'the damage: no photo',
    wish: () => 'the wish: refund? replacement?',
    product: () => 'product and device: not named',
    matter: () => 'the matter: what exactly is wrong',
  },
};
