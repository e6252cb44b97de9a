// Which human gets a ticket. Somebody always does.
import type { Person, UiLanguage } from '../config.ts';
import type { Topic } from '../insight/insight.ts';
import { wordsFor } from '../mail/words.ts';
import { ASSIGN_WORDS, type AssignWords } from './assign-words.ts';
import { addBusinessTime, type Calendar, formatDue } from './due.ts';

export interface AssignFacts {
  /** `owner`, `best`, or the id of a person. */
  readonly action: string;
  readonly people: readonly Person[];
  /** Person id -> open tickets. */
  readonly openTickets: ReadonlyMap<string, number>;
  readonly away: ReadonlySet<string>;
  /** Best first. */
  readonly topics: readonly Topic[];
  /** ISO 639-1, or `und`. */
  readonly language: string;
  /** The human whom this customer had last. */
  readonly previous: string | null;
  /** That human has answered in this very case: who says thank you to Anna doesn't hear from Tom. */
  readonly inTalk: boolean;
  /** Not to be assigned, whatever a rule says: their address bounced. */
  readonly exclude?: ReadonlySet<string>;
  readonly now: Date;
  /** By when the customer should have an answer. */
  readonly until: Date;
  /** Of the business; people with hours of their own are there only then. */
  readonly calendar: Calendar;
  readonly ui: UiLanguage;
}

export interface Assignment {
  readonly id: string;
  /** One line that a merchant understands. */
  readonly because: string;
}

/** `people` has an owner; the configuration's validation guarantees it. */
export function assign(facts: AssignFacts): Assignment {
  const phrases = ASSIGN_WORDS[facts.ui];
  const owner = facts.people.find(person => person.role === 'owner') ?? facts.people[0];
  if (!owner) throw new Error('nobody to assign to: the configuration must name an owner');
  const named =
    facts.action === 'owner' ? owner : facts.people.find(({ id }) => id === facts.action);
  if (!named) return best(facts, owner, phrases);
  if (isThere(named, facts)) {
    const because = named === owner && facts.action === 'owner' ? phrases.owner : phrases.named;
    return { id: named.id, because: because(named.name) };
  }
  const instead = best(facts, owner, phrases);
  return instead.id === named.id
    ? instead
    : { id: instead.id, because: `${phrases.absent(named.name)}; ${instead.because}` };
}

function isThere(person: Person, facts: AssignFacts): boolean {
  return !facts.away.has(person.id) && !facts.exclude?.has(person.id);
}

/** Agents before the owner: the owner answers the few that matter most. */
function best(facts: AssignFacts, owner: Person, phrases: AssignWords): Assignment {
  const agents = facts.people.filter(one => isThere(one, facts) && one.role === 'agent');
  const back = new Map(agents.map(agent => [agent.id, backAt(agent, facts)]));
  const inTime = (person: Person): boolean => (back.get(person.id) ?? facts.now) <= facts.until;
  const previous = facts.people.find(({ id }) => id === facts.previous);
  if (previous && isThere(previous, facts) && fits(previous, facts) && inTime(previous)) {
    const because = facts.inTalk ? phrases.inTalk : phrases.same;
    return { id: previous.id, because: because(previous.name) };
  }
  const ranked = agents.toSorted(
    (a, b) =>
      languageFit(b, facts) - languageFit(a, facts) ||
      Number(inTime(b)) - Number(inTime(a)) ||
      compare(a, b, facts),
  );
  const [first, ...others] = ranked;
  if (!first) {
    const alone = facts.people.every(person => person === owner);
    return { id: owner.id, because: (alone ? phrases.alone : phrases.nobody)(owner.name) };
  }
  const atHand = isThere(owner, facts) && backAt(owner, facts) <= facts.until;
  if (!inTime(first) && atHand && languageFit(owner, facts) >= languageFit(first, facts))
    return { id: owner.id, because: phrases.late(owner.name) };
  const better = agents.find(agent => !inTime(agent) && wouldHave(agent, first, facts));
  if (!better || !inTime(first))
    return { id: first.id, because: becauseOf(first, others, facts, phrases) };
  const when = formatDue(back.get(better.id) ?? facts.now, facts.ui, facts.calendar.timezone);
  return { id: first.id, because: phrases.inTime(first.name, better.name, when) };
}

/** The first moment from now at which a person is at work. */
function backAt({ hours }: Person, { now, calendar }: AssignFacts): Date {
  if (!hours || hours.length === 0) return now;
  return new Date(addBusinessTime(now, 1, { ...calendar, hours }).getTime() - 1);
}

/** Only the hours keep this person from the case. */
function wouldHave(person: Person, chosen: Person, facts: AssignFacts): boolean {
  const language = languageFit(person, facts) - languageFit(chosen, facts);
  return language === 0 && compare(person, chosen, facts) < 0;
}

function fits(person: Person, facts: AssignFacts): boolean {
  return languageFit(person, facts) > 0 && (facts.inTalk || topicFit(person, facts) > 0);
}

/** Of those who write the language: topic, then fewest open tickets, then id: no chance in it. */
function compare(a: Person, b: Person, facts: AssignFacts): number {
  return (
    topicFit(b, facts) - topicFit(a, facts) ||
    openOf(a, facts) - openOf(b, facts) ||
    (a.id < b.id ? -1 : 1)
  );
}

function languageFit(person: Person, facts: AssignFacts): number {
  if (facts.language === 'und' || person.languages.length === 0) return 1;
  return person.languages.includes(facts.language) ? 1 : 0;
}

/** 3: the main topic is theirs; 2: another one of the mail's; 1: they do everything; 0: not theirs. */
function topicFit(person: Person, facts: AssignFacts): number {
  const [main, ...others] = facts.topics;
  if (main === undefined || person.topics.length === 0) return 1;
  if (person.topics.includes(main)) return 3;
  return others.some(topic => person.topics.includes(topic)) ? 2 : 0;
}

function openOf(person: Person, facts: AssignFacts): number {
  return facts.openTickets.get(person.id) ?? 0;
}

/** The first difference between the chosen one and the next. */
function becauseOf(
  first: Person,
  others: readonly Person[],
  facts: AssignFacts,
  phrases: AssignWords,
): string {
  const [second] = others;
  const topic = facts.topics.find(one => first.topics.includes(one));
  if (topic !== undefined) {
    const language = speaksSpecially(first, second, facts)
      ? phrases.and + writes(facts, phrases)
      : '';
    return phrases.knows(first.name, wordsFor(facts.ui).topic[topic]) + language;
  }
  if (!second) return phrases.onlyOne(first.name);
  if (speaksSpecially(first, second, facts)) return `${first.name} ${writes(facts, phrases)}`;
  if (topicFit(second, facts) < topicFit(first, facts)) return phrases.everything(first.name);
  return fewestOf(first, others, facts, phrases);
}

function fewestOf(
  first: Person,
  others: readonly Person[],
  facts: AssignFacts,
  { fewest }: AssignWords,
): string {
  const open = openOf(first, facts);
  const fitOf = (person: Person): string =>
    `${languageFit(person, facts)} ${topicFit(person, facts)}`;
  const alike = others.filter(other => fitOf(other) === fitOf(first));
  const tie = alike.some(other => openOf(other, facts) === open);
  return fewest(first.name, open, { tie, some: alike.length < others.length });
}

function speaksSpecially(first: Person, second: Person | undefined, facts: AssignFacts): boolean {
  return second !== undefined && languageFit(second, facts) < languageFit(first, facts);
}

function writes(facts: AssignFacts, phrases: AssignWords): string {
  let name = facts.language;
  try {
    name = new Intl.DisplayNames([facts.ui], { type: 'language' }).of(facts.language) ?? name;
  } catch {
    // The code will do.
  }
  return phrases.writes(name);
}
