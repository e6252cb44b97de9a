import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/config.ts';
import { type RefFact, type RouteFacts, route, type TicketFact } from '../../src/tickets/route.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const DAY = 86_400_000;
const ANNA: Person = {
  id: 'anna',
  name: 'Anna',
  address: 'anna@shop.example',
  role: 'agent',
  topics: [],
  languages: [],
};
const TOM: Person = { ...ANNA, id: 'tom', name: 'Tom', address: 'tom@shop.example' };
const ERIKA = 'erika@kunde.example';

function ticket(change: Partial<TicketFact> = {}): TicketFact {
  return {
    id: 1,
    number: 'K-24813',
    state: 'open',
    closedAt: null,
    participants: new Set([ERIKA]),
    ...change,
  };
}

function facts(change: Partial<RouteFacts> = {}): RouteFacts {
  return {
    from: ERIKA,
    sender: change.from ?? ERIKA,
    kind: 'human',
    ownHand: false,
    viaList: false,
    byWords: false,
    messageId: '<new@kunde.example>',
    mentions: [],
    numbers: [],
    tokens: [],
    refs: [],
    tickets: new Map([[1, ticket()]]),
    forwardedFrom: null,
    recipients: [],
    bounce: null,
    bounced: null,
    people: [ANNA, TOM],
    ownAddresses: ['hilfe@shop.example'],
    now: NOW,
    ...change,
  };
}

const ref = (messageId: string, role: RefFact['role'], person: string | null = null): RefFact => ({
  messageId,
  ticketId: 1,
  role,
  person,
});
const TOKEN = { token: 'x', ticketId: 1, person: 'anna' };

describe('customers', () => {
  it('a first mail opens a ticket', () => {
    expect(route(facts({ tickets: new Map() }))).toEqual({
      to: 'new',
      follows: null,
      foreign: null,
    });
  });

  it.each(['answer', 'article'] as const)('answering our %s goes on with its ticket', role => {
    const verdict = route(facts({ mentions: ['<a>'], refs: [ref('<a>', role)] }));
    expect(verdict).toEqual({ to: 'append', ticketId: 1, reopen: false, joins: false });
  });

  it("the customer's other address joins by the references, and that is noted", () => {
    const verdict = route(
      facts({ from: 'erika@work.example', mentions: ['<a>'], refs: [ref('<a>', 'answer')] }),
    );
    expect(verdict).toMatchObject({ to: 'append', joins: true });
  });

  it('a foreign Message-ID that a ticket only mentions proves nothing for a stranger', () => {
    const stranger = {
      from: 'eve@fremd.example',
      mentions: ['<list>'],
      refs: [ref('<list>', 'reference')],
    };
    expect(route(facts(stranger))).toMatchObject({ to: 'new' });
    expect(route(facts({ ...stranger, from: ERIKA }))).toMatchObject({ to: 'append' });
  });

  it("a customer's Message-ID in a stranger's hands opens a ticket of its own", () => {
    const stranger = {
      from: 'eve@fremd.example',
      mentions: ['<a>'],
      refs: [ref('<a>', 'article')],
    };
    expect(route(facts(stranger))).toEqual({ to: 'new', follows: null, foreign: 1 });
  });

  it("a Message-ID that a form uses for everybody leads to the sender's own ticket", () => {
    const two = new Map([
      [1, ticket({ participants: new Set(['otto@kunde.example']) })],
      [2, ticket({ id: 2, number: 'K-10006' })],
    ]);
    const refs = [ref('<form>', 'article'), { ...ref('<form>', 'article'), ticketId: 2 }];
    expect(route(facts({ tickets: two, mentions: ['<form>'], refs }))).toMatchObject({
      to: 'append',
      ticketId: 2,
    });
  });

  it("answering us by way of a mailing list is a customer's mail, a newsletter is none", () => {
    const listed = { kind: 'bulk' as const, viaList: true };
    const answer = { mentions: ['<a>'], refs: [ref('<a>', 'answer')] };
    expect(route(facts({ ...listed, ...answer }))).toMatchObject({ to: 'append' });
    expect(route(facts(listed))).toMatchObject({ to: 'machine' });
  });

  it('an answer that arrives before its question meets it later', () => {
    const verdict = route(facts({ messageId: '<q>', refs: [ref('<q>', 'reference')] }));
    expect(verdict).toMatchObject({ to: 'append', ticketId: 1 });
  });

  it('a number counts for a participant and not for a stranger', () => {
    expect(route(facts({ numbers: ['K-24813'] }))).toMatchObject({ to: 'append', ticketId: 1 });
    expect(route(facts({ from: 'eve@fremd.example', numbers: ['K-24813'] }))).toEqual({
      to: 'new',
      follows: null,
      foreign: 1,
    });
  });

  it.each([
    [29, { to: 'append', ticketId: 1, reopen: true, joins: false }],
    [31, { to: 'new', follows: 1, foreign: null }],
  ])('a ticket closed %i days ago', (days, verdict) => {
    const closed = ticket({ state: 'closed', closedAt: new Date(NOW.getTime() - days * DAY) });
    expect(route(facts({ numbers: ['K-24813'], tickets: new Map([[1, closed]]) }))).toEqual(
      verdict,
    );
  });

  it('somebody to whom a handover was passed on gets a ticket of their own', () => {
    const passedOn = {
      from: 'lieferant@fremd.example',
      mentions: ['<h>'],
      refs: [ref('<h>', 'handover', 'anna')],
    };
    expect(route(facts(passedOn))).toEqual({ to: 'new', follows: null, foreign: 1 });
  });

  it('the mail that was answered counts more than older ones', () => {
    const two = new Map([
      [1, ticket()],
      [2, ticket({ id: 2, number: 'K-10006' })],
    ]);
    const refs = [ref('<a>', 'answer'), { ...ref('<b>', 'answer'), ticketId: 2 }];
    expect(route(facts({ tickets: two, mentions: ['<a>', '<b>'], refs }))).toMatchObject({
      ticketId: 2,
    });
  });
});

describe('people of the configuration', () => {
  it('a token proves its person', () => {
    expect(route(facts({ from: ANNA.address, tokens: [TOKEN] }))).toEqual({
      to: 'relay',
      ticketId: 1,
      person: 'anna',
      token: 'x',
    });
  });

  it('answering the Message-ID that was sent to them proves it too', () => {
    const verdict = route(
      facts({ from: ANNA.address, mentions: ['<h>'], refs: [ref('<h>', 'handover', 'anna')] }),
    );
    expect(verdict).toMatchObject({ to: 'relay', person: 'anna', token: null });
  });

  it("answering what was sent to somebody else doesn't", () => {
    const verdict = route(
      facts({ from: TOM.address, mentions: ['<h>'], refs: [ref('<h>', 'handover', 'anna')] }),
    );
    expect(verdict).toMatchObject({ to: 'unproven', person: 'tom' });
  });

  it("somebody else's token is misused, whoever uses it", () => {
    expect(route(facts({ from: TOM.address, tokens: [TOKEN] }))).toEqual({
      to: 'misused-token',
      ticketId: 1,
      person: 'anna',
    });
    expect(route(facts({ from: 'eve@fremd.example', tokens: [TOKEN] }))).toEqual({
      to: 'misused-token',
      ticketId: 1,
      person: 'anna',
    });
  });

  it('the customer who got the token by a Cc answers as the customer', () => {
    expect(route(facts({ tokens: [TOKEN] }))).toMatchObject({ to: 'append', ticketId: 1 });
  });

  it("what only looks like mass mail is a proven human's: lists and gateways mark it so", () => {
    const marked = { from: ANNA.address, kind: 'bulk' as const, tokens: [TOKEN] };
    expect(route(facts({ ...marked, viaList: true }))).toMatchObject({ to: 'relay' });
    expect(route(facts(marked))).toMatchObject({ to: 'relay', person: 'anna', ticketId: 1 });
  });

  it('an automatic reply marks its person away, and never leaves', () => {
    const absent = { from: ANNA.address, kind: 'auto-reply' as const, tokens: [TOKEN] };
    expect(route(facts(absent))).toEqual({ to: 'away', person: 'anna', ticketId: 1 });
  });

  it("words alone don't mark a person away: the relay holds them and asks", () => {
    const worded = { from: ANNA.address, kind: 'auto-reply' as const, byWords: true };
    expect(route(facts({ ...worded, tokens: [TOKEN] }))).toMatchObject({ to: 'relay' });
    expect(route(facts({ ...worded, tokens: [] }))).toMatchObject({ to: 'machine' });
  });

  it("a person's mass mail without a token is a machine's", () => {
    const bulk = { from: ANNA.address, kind: 'bulk' as const, tokens: [] };
    expect(route(facts(bulk))).toMatchObject({ to: 'machine' });
  });

  it('a form that sends under the name of a person brings a customer', () => {
    const form = { from: ANNA.address, sender: 'otto@kunde.example' };
    expect(route(facts(form))).toMatchObject({ to: 'new' });
  });

  it('From alone is never enough, not even with the number', () => {
    expect(route(facts({ from: ANNA.address, numbers: ['K-24813'] }))).toMatchObject({
      to: 'unproven',
      person: 'anna',
    });
  });

  it("a customer's mail that is passed on opens the customer's ticket, unless it has one", () => {
    const forward = { from: ANNA.address, forwardedFrom: ERIKA };
    expect(route(facts(forward))).toEqual({ to: 'forwarded', person: 'anna' });
    const known = { mentions: ['<a>'], refs: [ref('<a>', 'article')] };
    expect(route(facts({ ...forward, ...known }))).toMatchObject({ to: 'unproven' });
    const handedOver = { mentions: ['<h>'], refs: [ref('<h>', 'handover', 'tom')] };
    expect(route(facts({ ...forward, ...handedOver }))).toMatchObject({ to: 'unproven' });
    expect(route(facts({ ...forward, from: 'eve@fremd.example' }))).toMatchObject({ to: 'new' });
  });

  it('a mail to the customer, with us in Cc, is noted by what it answers', () => {
    const past = { from: ANNA.address, mentions: ['<a>'], recipients: [ERIKA] };
    const to = { to: 'past', person: 'anna', ticketId: 1 };
    expect(route(facts({ ...past, refs: [ref('<a>', 'article')] }))).toEqual(to);
    expect(route(facts({ ...past, refs: [ref('<a>', 'answer')] }))).toEqual(to);
    for (const role of ['reference', 'handover'] as const)
      expect(route(facts({ ...past, refs: [ref('<a>', role, 'tom')] }))).toMatchObject({
        to: 'unproven',
      });
    const toOthers = { ...past, recipients: ['eve@fremd.example'], refs: [ref('<a>', 'article')] };
    expect(route(facts(toOthers))).toMatchObject({ to: 'unproven' });
  });

  it('an out-of-office with a token is an absence, without one it is a machine', () => {
    expect(route(facts({ from: ANNA.address, kind: 'auto-reply', tokens: [TOKEN] }))).toEqual({
      to: 'away',
      ticketId: 1,
      person: 'anna',
    });
    expect(route(facts({ from: ANNA.address, kind: 'auto-reply' }))).toEqual({
      to: 'machine',
      ticketId: null,
    });
  });
});

describe('machines', () => {
  it.each(['auto-reply', 'bulk'] as const)(
    '%s is kept where it belongs and neither opens nor reopens',
    kind => {
      const closed = ticket({ state: 'closed', closedAt: NOW });
      const answering = {
        kind,
        mentions: ['<a>'],
        refs: [ref('<a>', 'answer')],
        tickets: new Map([[1, closed]]),
      };
      expect(route(facts(answering))).toEqual({ to: 'machine', ticketId: 1 });
      expect(route(facts({ kind }))).toEqual({ to: 'machine', ticketId: null });
    },
  );

  it('a bounce belongs to the mail that bounced', () => {
    const bounced = {
      outboxId: 7,
      kind: 'answer' as const,
      ticketId: 1,
      articleId: 3,
      person: 'anna',
    };
    expect(route(facts({ kind: 'bounce', bounced }))).toEqual({
      to: 'bounce',
      ticketId: 1,
      of: bounced,
    });
  });

  it('our own mail that comes back is a loop', () => {
    expect(route(facts({ kind: 'loop' })).to).toBe('loop');
    expect(route(facts({ messageId: '<a>', refs: [ref('<a>', 'answer')] })).to).toBe('loop');
    const token = { kind: 'loop' as const, tokens: [TOKEN] };
    expect(route(facts(token)).to).toBe('loop');
    const itself = { ...token, ownHand: true, messageId: '<a>', refs: [ref('<a>', 'handover')] };
    expect(route(facts(itself)).to).toBe('loop');
  });

  it('but what a human wrote with our own address is asked about', () => {
    const own = { kind: 'loop' as const, ownHand: true };
    const asked = { to: 'misused-token', ticketId: 1, person: 'anna' };
    expect(route(facts({ ...own, tokens: [TOKEN] }))).toEqual(asked);
    const answers = { mentions: ['<h>'], refs: [ref('<h>', 'handover', 'anna')] };
    expect(route(facts({ ...own, ...answers }))).toEqual(asked);
    expect(route(facts(own)).to).toBe('loop');
  });
});
