// Whatever a stranger knows of a ticket but our answers: they never get into it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RefFact, type RouteFacts, route, type TicketFact } from '../../src/tickets/route.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const ADDRESSES = ['erika@kunde.example', 'otto@kunde.example', 'eve@fremd.example'];
const PEOPLE = ['anna', 'tom'].map(id => ({
  id,
  name: id,
  address: `${id}@shop.example`,
  role: 'agent' as const,
  topics: [],
  languages: [],
}));
const IDS = ['<a>', '<b>', '<c>', '<conversation@thread-index.invalid>'];

const ticket = (id: number) =>
  fc.record({
    id: fc.constant(id),
    number: fc.constant(`K-1000${id}`),
    state: fc.constantFrom('open' as const, 'waiting' as const, 'closed' as const),
    closedAt: fc.constantFrom(null, new Date('2026-11-20'), new Date('2025-01-01')),
    participants: fc.subarray(ADDRESSES.slice(0, 2)).map(list => new Set(list)),
  });

const ref = fc.record({
  messageId: fc.constantFrom(...IDS),
  ticketId: fc.constantFrom(1, 2),
  role: fc.constantFrom<RefFact['role']>('article', 'reference', 'answer', 'handover'),
  person: fc.constantFrom(null, 'anna', 'tom'),
});

const facts: fc.Arbitrary<RouteFacts> = fc
  .record({
    from: fc.constantFrom(...ADDRESSES, ...PEOPLE.map(({ address }) => address)),
    kind: fc.constantFrom(
      'human' as const,
      'auto-reply' as const,
      'bulk' as const,
      'loop' as const,
    ),
    ownHand: fc.boolean(),
    viaList: fc.boolean(),
    byWords: fc.boolean(),
    messageId: fc.constantFrom(null, ...IDS),
    mentions: fc.subarray(IDS),
    numbers: fc.subarray(['K-10001', 'K-10002', 'K-99999']),
    tokens: fc.subarray([
      { token: 'x', ticketId: 1, person: 'anna' },
      { token: 'y', ticketId: 2, person: 'tom' },
    ]),
    refs: fc.array(ref, { maxLength: 6 }),
    tickets: fc
      .tuple(ticket(1), ticket(2))
      .map(list => new Map<number, TicketFact>(list.map(one => [one.id, one]))),
    forwardedFrom: fc.constantFrom(null, ...ADDRESSES),
    recipients: fc.subarray(ADDRESSES),
  })
  .map(one => ({
    ...one,
    sender: one.from,
    bounce: null,
    bounced: null,
    people: PEOPLE,
    ownAddresses: [],
    now: NOW,
  }));

describe('route', () => {
  it('lets a stranger into a ticket by nothing but an answer of ours', () => {
    fc.assert(
      fc.property(facts, input => {
        const verdict = route(input);
        if (verdict.to !== 'append') return;
        const isParticipant = input.tickets.get(verdict.ticketId)?.participants.has(input.sender);
        const answered = input.refs.some(
          ({ messageId, role, ticketId }) =>
            role === 'answer' &&
            ticketId === verdict.ticketId &&
            input.mentions.includes(messageId),
        );
        expect(isParticipant || answered).toBe(true);
        expect(verdict.joins).toBe(!isParticipant);
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes nobody for a person by From alone: no relay without token or handover of their own', () => {
    fc.assert(
      fc.property(facts, input => {
        const verdict = route(input);
        if (verdict.to !== 'relay' && verdict.to !== 'away') return;
        const token = input.tokens.some(({ person }) => person === verdict.person);
        const answered = input.refs.some(
          ({ role, person, messageId }) =>
            role === 'handover' && person === verdict.person && input.mentions.includes(messageId),
        );
        expect(input.from).toBe(`${verdict.person}@shop.example`);
        expect(token || answered).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it("opens a ticket for a forward only from a person's address, for somebody else", () => {
    fc.assert(
      fc.property(facts, input => {
        const verdict = route(input);
        if (verdict.to !== 'forwarded') return;
        expect(input.from).toBe(`${verdict.person}@shop.example`);
        expect(input.forwardedFrom).not.toBeNull();
        expect(input.kind === 'human' || input.viaList).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is the same whatever the order of what was found', () => {
    fc.assert(
      fc.property(facts, input => {
        const turned = { ...input, numbers: input.numbers.toReversed() };
        expect(route(turned).to).toBe(route(input).to);
      }),
    );
  });
});
