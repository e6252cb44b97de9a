// Where a mail belongs: which ticket, which human, or nobody. Pure: facts in, verdict out.
import type { Person } from '../config.ts';
import type { Bounce, MailKind } from '../mail/message.ts';

/** A ticket as far as routing must know it. */
export interface TicketFact {
  readonly id: number;
  readonly number: string;
  readonly state: 'open' | 'waiting' | 'closed';
  readonly closedAt: Date | null;
  readonly participants: ReadonlySet<string>;
}

/** What is known of a Message-ID that the mail mentions. */
export interface RefFact {
  readonly messageId: string;
  readonly ticketId: number;
  readonly role: 'article' | 'reference' | 'answer' | 'handover';
  /** For a handover: whom it was sent to. */
  readonly person: string | null;
}

export interface TokenFact {
  readonly token: string;
  readonly ticketId: number;
  readonly person: string;
}

/** An outbox row that a bounce speaks of. */
export interface BouncedFact {
  readonly outboxId: number;
  readonly kind: 'handover' | 'alert' | 'notice' | 'digest' | 'answer';
  readonly ticketId: number | null;
  readonly articleId: number | null;
  readonly person: string | null;
}

export interface RouteFacts {
  readonly from: string;
  /** The human behind it; not `from` where a form or a no-reply address sent it. */
  readonly sender: string;
  readonly kind: MailKind;
  /** From an address of ours, but by all other signs a human's: support stands in their mail client. */
  readonly ownHand: boolean;
  /** Bulk by the marks of a mailing list or a gateway: a human may write by way of one. */
  readonly viaList: boolean;
  /** An automatic reply by its words alone. */
  readonly byWords: boolean;
  readonly messageId: string | null;
  /** In-Reply-To and References, oldest first. */
  readonly mentions: readonly string[];
  readonly numbers: readonly string[];
  readonly tokens: readonly TokenFact[];
  /** Facts on `mentions`, and on `messageId` itself: an answer may arrive before its question. */
  readonly refs: readonly RefFact[];
  readonly tickets: ReadonlyMap<number, TicketFact>;
  /** Of a mail that one of our people passes on: whose it was. Null: nobody's who can be answered. */
  readonly forwardedFrom: string | null;
  /** To and Cc. */
  readonly recipients: readonly string[];
  readonly bounce: Bounce | null;
  readonly bounced: BouncedFact | null;
  readonly people: readonly Person[];
  readonly ownAddresses: readonly string[];
  readonly now: Date;
}

export type Route =
  /** `known`: Kulanz did send it; else it only has our address, and may be a form's. */
  | { readonly to: 'loop'; readonly because: string; readonly known: boolean }
  | { readonly to: 'bounce'; readonly ticketId: number | null; readonly of: BouncedFact | null }
  | { readonly to: 'machine'; readonly ticketId: number | null }
  | {
      readonly to: 'relay';
      readonly ticketId: number;
      readonly person: string;
      readonly token: string | null;
    }
  | { readonly to: 'away'; readonly ticketId: number; readonly person: string }
  | { readonly to: 'misused-token'; readonly ticketId: number; readonly person: string }
  | { readonly to: 'unproven'; readonly person: string; readonly ticketId: number | null }
  /** A customer's mail that a human of ours, as it seems, passes on: it opens the customer's ticket. */
  | { readonly to: 'forwarded'; readonly person: string }
  /** What a human of ours, as it seems, wrote to the customer directly, with us in Cc. */
  | { readonly to: 'past'; readonly person: string; readonly ticketId: number }
  | {
      readonly to: 'append';
      readonly ticketId: number;
      readonly reopen: boolean;
      /** The sender was not a participant so far. */
      readonly joins: boolean;
    }
  | {
      readonly to: 'new';
      /** An older, closed ticket that it goes on from. */
      readonly follows: number | null;
      /** A ticket of other people that the sender named. */
      readonly foreign: number | null;
    };

const REOPEN_DAYS = 30;
const DAY = 86_400_000;

/**
 * Decides by what can be proved, strongest first: tokens and the Message-IDs that were sent to a
 * human, then the Message-IDs that customers have, then a ticket number from a participant.
 */
export function route(facts: RouteFacts): Route {
  if (isOwnAnswer(facts)) return { to: 'loop', because: 'sent by Kulanz itself', known: true };
  if (facts.kind === 'loop') return routeOwn(facts);
  if (facts.kind === 'bounce') return routeBounce(facts);
  const person = facts.people.find(candidate => candidate.address === facts.from);
  const proof = proofOf(facts, person);
  if (person && proof) {
    // Bulk marks and words prove nothing against a human with a token; the relay looks at the words.
    if (facts.kind === 'auto-reply' && !facts.byWords)
      return { to: 'away', person: person.id, ticketId: proof.ticketId };
    return { to: 'relay', person: person.id, ...proof };
  }
  const human = facts.kind === 'human' || (facts.viaList && answersUs(facts));
  if (!human) return { to: 'machine', ticketId: threadOf(facts)?.id ?? null };
  const stolen = facts.tokens[0];
  // The customer may have got the address from a human's Cc: they answer as themselves.
  if (stolen && (person || !isParticipant(facts, stolen.ticketId)))
    return { to: 'misused-token', ticketId: stolen.ticketId, person: stolen.person };
  if (person && facts.sender === facts.from) return routeUnproven(facts, person.id);
  return routeCustomer(facts);
}

/**
 * Our own address proves nothing, and is a loop; unless a human of ours, who has the support account in
 * their mail client too, answers a handover with it. Whose handover it was is asked.
 */
function routeOwn(facts: RouteFacts): Route {
  const token = facts.tokens[0];
  const answered = latestRef(facts, ref => ref.role === 'handover' && ref.person !== null);
  const asked = token ?? answered;
  if (!facts.ownHand || !asked?.person)
    return { to: 'loop', because: 'sent by Kulanz itself', known: false };
  return { to: 'misused-token', ticketId: asked.ticketId, person: asked.person };
}

/**
 * From alone is never enough: nothing that such a mail says leaves, closes, or counts as an answer. To
 * open a ticket is no more than any stranger can do, so a customer's mail that is passed on may. It
 * then waits for a human: the outbox lets nothing out without one who has proved who they are.
 */
function routeUnproven(facts: RouteFacts, person: string): Route {
  const known = latestRef(facts, ref => ref.role === 'article' || ref.role === 'answer');
  const named = threadOf(facts)?.id ?? null;
  if (known && toParticipant(facts, known.ticketId))
    return { to: 'past', person, ticketId: known.ticketId };
  const handedOver = facts.refs.some(ref => ref.role === 'handover');
  if (facts.forwardedFrom !== null && !handedOver && !isKnown(facts, facts.forwardedFrom))
    return { to: 'forwarded', person };
  return { to: 'unproven', person, ticketId: named };
}

/** The mail that is passed on is in a ticket of its writer already. */
function isKnown(facts: RouteFacts, writer: string): boolean {
  return facts.refs.some(
    ref =>
      ref.role !== 'handover' &&
      (facts.tickets.get(ref.ticketId)?.participants.has(writer) ?? false),
  );
}

function toParticipant(facts: RouteFacts, ticketId: number): boolean {
  const participants = facts.tickets.get(ticketId)?.participants;
  return facts.recipients.some(address => participants?.has(address) ?? false);
}

function answersUs(facts: RouteFacts): boolean {
  return latestRef(facts, ref => ref.role === 'answer') !== undefined;
}

/** A human's answer that came back, for instance because support was in Cc. */
function isOwnAnswer(facts: RouteFacts): boolean {
  return facts.refs.some(
    ref => ref.messageId === facts.messageId && (ref.role === 'answer' || ref.role === 'handover'),
  );
}

function routeBounce(facts: RouteFacts): Route {
  const ticketId =
    facts.bounced?.ticketId ?? threadOf(facts)?.id ?? facts.tokens[0]?.ticketId ?? null;
  return { to: 'bounce', ticketId, of: facts.bounced };
}

function proofOf(
  facts: RouteFacts,
  person: Person | undefined,
): { ticketId: number; token: string | null } | null {
  if (!person) return null;
  const token = facts.tokens.find(candidate => candidate.person === person.id);
  if (token) return { ticketId: token.ticketId, token: token.token };
  const answered = latestRef(facts, ref => ref.role === 'handover' && ref.person === person.id);
  return answered ? { ticketId: answered.ticketId, token: null } : null;
}

/**
 * The ticket of the mention that stands last: the mail that was answered. Forms use a Message-ID
 * twice: then it is the sender's own ticket.
 */
function latestRef(facts: RouteFacts, fits: (ref: RefFact) => boolean): RefFact | undefined {
  for (let index = facts.mentions.length - 1; index >= 0; index--) {
    const mention = facts.mentions[index];
    const refs = facts.refs.filter(ref => ref.messageId === mention && fits(ref));
    const ref = refs.find(({ ticketId }) => isParticipant(facts, ticketId)) ?? refs[0];
    if (ref) return ref;
  }
  return undefined;
}

/**
 * The ticket that a mail's references prove, or its number together with its sender. Only the ids of
 * our answers are secrets of those who got them. Any other id can be known to many, or chosen by
 * somebody who wants others' mail to end up in a ticket of theirs.
 */
function threadOf(facts: RouteFacts): TicketFact | undefined {
  const known = (ref: RefFact): boolean =>
    ref.role === 'answer' ||
    ((ref.role === 'article' || ref.role === 'reference') && isParticipant(facts, ref.ticketId));
  const mentioned = latestRef(facts, known);
  if (mentioned) return facts.tickets.get(mentioned.ticketId);
  const expected = facts.refs.find(
    ref =>
      ref.messageId === facts.messageId &&
      ref.role === 'reference' &&
      isParticipant(facts, ref.ticketId),
  );
  if (expected) return facts.tickets.get(expected.ticketId);
  return numbered(facts).find(ticket => ticket.participants.has(facts.sender));
}

function isParticipant(facts: RouteFacts, ticketId: number): boolean {
  return facts.tickets.get(ticketId)?.participants.has(facts.sender) ?? false;
}

function numbered(facts: RouteFacts): TicketFact[] {
  return [...facts.tickets.values()].filter(ticket => facts.numbers.includes(ticket.number));
}

function routeCustomer(facts: RouteFacts): Route {
  const token = facts.tokens.find(({ ticketId }) => isParticipant(facts, ticketId));
  const ticket = threadOf(facts) ?? (token ? facts.tickets.get(token.ticketId) : undefined);
  if (!ticket) {
    // A number, or a Message-ID that somebody passed on: other people's case.
    const passedOn = latestRef(facts, ref => ref.role === 'handover' || ref.role === 'article');
    const foreign = numbered(facts)[0]?.id ?? passedOn?.ticketId ?? null;
    return { to: 'new', follows: null, foreign };
  }
  if (ticket.state === 'closed' && isOld(ticket, facts.now))
    return { to: 'new', follows: ticket.id, foreign: null };
  return {
    to: 'append',
    ticketId: ticket.id,
    reopen: ticket.state === 'closed',
    joins: !ticket.participants.has(facts.sender),
  };
}

function isOld(ticket: TicketFact, now: Date): boolean {
  return ticket.closedAt !== null && now.getTime() - ticket.closedAt.getTime() > REOPEN_DAYS * DAY;
}
