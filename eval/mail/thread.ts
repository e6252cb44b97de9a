import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoConfig } from '../../src/demo/shop.ts';
import { readMessage } from '../../src/mail/read-message.ts';
import {
  type RefFact,
  type Route,
  type RouteFacts,
  route,
  type TicketFact,
} from '../../src/tickets/route.ts';
import { interpret, type Reading } from '../../workers/reading.ts';
import { type Section, share } from '../figure.ts';

const CORPORA = ['chatwoot', 'discourse', 'otrs', 'redmine', 'rt', 'zammad'].map(
  name => `${name}_thread`,
);

interface ThreadCase {
  readonly id: string;
  readonly file: string;
  readonly setup: {
    readonly ticket?: {
      readonly number?: string;
      readonly uuid?: string;
      readonly state?: string;
      readonly article_message_id?: string;
      readonly outgoing_message_ids?: readonly string[];
    };
    readonly settings?: { readonly postmaster_follow_up_search_in?: string };
    readonly sequence?: number;
  };
  readonly expect: 'append' | 'new' | 'reject';
}

interface Result {
  readonly corpus: string;
  readonly id: string;
  readonly right: boolean;
  readonly words: string;
}

const NOW = new Date('2026-11-23T10:00:00Z');
const DAY = 86_400_000;
const OURS = 'K-10006';

/** What peers do with a mail that may belong to a ticket: how often ours is the same, and why not. */
export async function threadSection(folder: string): Promise<Section> {
  const results: Result[] = [];
  for (const corpus of CORPORA) {
    const { cases } = JSON.parse(readFileSync(join(folder, corpus, 'expected.json'), 'utf8')) as {
      cases: ThreadCase[];
    };
    for (const one of cases) results.push(await evaluate(folder, corpus, one, cases));
  }
  return {
    figures: [...CORPORA, 'all'].map(corpus =>
      share(
        corpus,
        'the same as there',
        results.filter(one => corpus === 'all' || one.corpus === corpus),
      ),
    ),
    failures: results.filter(one => !one.right).map(one => `${one.corpus} ${one.id}: ${one.words}`),
  };
}

async function evaluate(
  folder: string,
  corpus: string,
  one: ThreadCase,
  all: readonly ThreadCase[],
): Promise<Result> {
  const reading = await read(folder, corpus, one);
  if (!reading) return { corpus, id: one.id, right: false, words: 'no sender can be read' };
  const earlier: Reading[] = [];
  for (const other of all) {
    const before = (other.setup.sequence ?? 0) < (one.setup.sequence ?? 0);
    const mail = before ? await read(folder, corpus, other) : null;
    if (mail) earlier.push(mail);
  }
  const got = outcomeOf(route(factsOf(one, reading, earlier)));
  const words = `${got}, there ${one.expect}: ${policyOf(one, reading)}`;
  return { corpus, id: one.id, right: got === one.expect, words };
}

async function read(folder: string, corpus: string, one: ThreadCase): Promise<Reading | null> {
  const raw = readFileSync(join(folder, corpus, one.file));
  const { number } = one.setup.ticket ?? {};
  const inbound = {
    id: 1,
    mailbox: 'hilfe@sonnenblume.example',
    receivedAt: NOW,
    size: raw.length,
    attempts: 0,
  };
  const config = demoConfig('/nonexistent', 'en', { imap: 1, smtp: 1 });
  const message = await readMessage(raw);
  // Their tags name their numbers; ours stand in the same place.
  const subject = number
    ? message.subject.replace(new RegExp(`[\\w-]{0,40}#\\s?${number}(?!\\d)`), OURS)
    : message.subject;
  return interpret(inbound, { ...message, subject }, config);
}

/** One ticket, in which the sender takes part, as their suites have it. */
function factsOf(one: ThreadCase, reading: Reading, earlier: readonly Reading[]): RouteFacts {
  const { ticket = {} } = one.setup;
  const closed = ticket.state !== undefined && !['new', 'open'].includes(ticket.state);
  const fact: TicketFact = {
    id: 1,
    number: OURS,
    state: closed ? 'closed' : 'open',
    closedAt: closed ? new Date(NOW.getTime() - DAY) : null,
    participants: new Set([reading.sender.address]),
  };
  const isThere = one.setup.sequence === undefined || earlier.length > 0;
  return {
    from: reading.sender.address,
    sender: reading.sender.address,
    kind: reading.verdict.kind,
    ownHand: false,
    viaList: false,
    byWords: false,
    messageId: reading.messageId,
    mentions: reading.mentions,
    numbers: reading.numbers,
    tokens: [],
    refs: refsOf(one, reading, earlier),
    tickets: new Map(isThere ? [[1, fact]] : []),
    forwardedFrom: null,
    recipients: [],
    bounce: reading.bounce,
    bounced: null,
    people: [],
    ownAddresses: [],
    now: NOW,
  };
}

function refsOf({ setup }: ThreadCase, reading: Reading, earlier: readonly Reading[]): RefFact[] {
  const { article_message_id: article, outgoing_message_ids: outgoing = [] } = setup.ticket ?? {};
  const of = (messageId: string, role: RefFact['role']) => ({
    messageId,
    ticketId: 1,
    role,
    person: null,
  });
  return [
    ...(article ? [of(article, 'article')] : []),
    ...outgoing.map(id => of(id, 'answer')),
    ...earlier.flatMap(({ messageId }) => (messageId ? [of(messageId, 'article')] : [])),
  ].filter(({ messageId }) => reading.mentions.includes(messageId));
}

function outcomeOf(to: Route): ThreadCase['expect'] {
  if (to.to === 'append') return 'append';
  if (to.to === 'machine' || to.to === 'bounce') return to.ticketId === null ? 'new' : 'append';
  return to.to === 'new' ? 'new' : 'reject';
}

/** Why the outcomes may differ: the settings that ours has no counterpart for. */
function policyOf({ setup, expect }: ThreadCase, reading: Reading): string {
  const search = setup.settings?.postmaster_follow_up_search_in ?? '';
  if (expect === 'reject')
    return 'a mail that names an article which is not there is refused there; ours opens a ticket';
  if (setup.ticket?.uuid)
    return 'a secret address is given to customers there; ours only to people';
  if (expect === 'new' && reading.mentions.length > 0)
    return `references count only when set so there (${search || 'not set'}); ours always count`;
  if (expect === 'new') return 'a closed ticket is never reopened there; ours is, for 30 days';
  if (expect === 'append' && /attachment|body/.test(search))
    return 'a number in body or attachment counts there; ours only in the subject';
  return 'a number or a Message-ID by its form counts there; ours only what was really sent';
}
