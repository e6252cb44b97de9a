// Which human gets a ticket. Somebody always does.
import type { Person, UiLanguage } from '../config.ts';
import type { Topic } from '../insight/insight.ts';
import { wordsFor } from '../mail/words.ts';

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
  /** Not to be assigned, whatever a rule says: their address bounced. */
  readonly exclude?: ReadonlySet<string>;
  readonly ui: UiLanguage;
}

export interface Assignment {
  readonly id: string;
  /** One line that a merchant understands. */
  readonly because: string;
}

interface Phrases {
  owner(name: string): string;
  named(name: string): string;
  absent(name: string): string;
  knows(name: string, topic: string): string;
  readonly andWrites: (language: string) => string;
  same(name: string): string;
  fewest(name: string, open: number): string;
  onlyOne(name: string): string;
  nobody(name: string): string;
}

const PHRASES: Readonly<Record<UiLanguage, Phrases>> = {
  de: {
    owner: name => `Chefsache: ${name}`,
    named: name => `die Regel nennt ${name}`,
    absent: name => `${name} ist gerade nicht erreichbar`,
    knows: (name, topic) => `${name} ist für „${topic}“ da`,
    andWrites: language => ` und schreibt ${language}`,
    same: name => `${name} kennt diesen Kunden schon`,
    fewest: (name, open) => `${name} hat am wenigsten offen (${open})`,
    onlyOne: name => `${name} ist da`,
    nobody: name => `sonst ist niemand da: ${name}`,
  },
  en: {
    owner: name => `a matter for the owner: ${name}`,
    named: name => `the rule names ${name}`,
    absent: name => `${name} can't be reached now`,
    knows: (name, topic) => `${name} takes care of “${topic}”`,
    andWrites: language => ` and writes ${language}`,
    same: name => `${name} knows this customer already`,
    fewest: (name, open) => `${name} has the fewest open tickets (${open})`,
    onlyOne: name => `${name} is there`,
    nobody: name => `nobody else is there: ${name}`,
  },
};

/** `people` has an owner; the configuration's validation guarantees it. */
export function assign(facts: AssignFacts): Assignment {
  const phrases = PHRASES[facts.ui];
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
function best(facts: AssignFacts, owner: Person, phrases: Phrases): Assignment {
  const there = facts.people.filter(person => isThere(person, facts));
  const previous = there.find(person => person.id === facts.previous && fits(person, facts));
  if (previous) return { id: previous.id, because: phrases.same(previous.name) };
  const agents = there.filter(person => person.role === 'agent');
  const [first, second] = [...agents].sort((a, b) => compare(a, b, facts));
  if (!first) return { id: owner.id, because: phrases.nobody(owner.name) };
  return { id: first.id, because: becauseOf(first, second, facts, phrases) };
}

function fits(person: Person, facts: AssignFacts): boolean {
  return languageFit(person, facts) > 0 && topicFit(person, facts) > 0;
}

/** Language, then topic, then fewest open tickets, then id: no chance in it. */
function compare(a: Person, b: Person, facts: AssignFacts): number {
  return (
    languageFit(b, facts) - languageFit(a, facts) ||
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
  second: Person | undefined,
  facts: AssignFacts,
  phrases: Phrases,
): string {
  const topic = facts.topics.find(one => first.topics.includes(one));
  if (topic !== undefined) {
    const language = speaksSpecially(first, second, facts) ? writes(facts, phrases) : '';
    return phrases.knows(first.name, wordsFor(facts.ui).topic[topic]) + language;
  }
  if (!second) return phrases.onlyOne(first.name);
  if (speaksSpecially(first, second, facts)) return `${first.name}${writes(facts, phrases)}`;
  return phrases.fewest(first.name, openOf(first, facts));
}

function speaksSpecially(first: Person, second: Person | undefined, facts: AssignFacts): boolean {
  return (
    first.languages.includes(facts.language) &&
    second !== undefined &&
    languageFit(second, facts) === 0
  );
}

function writes(facts: AssignFacts, phrases: Phrases): string {
  let name = facts.language;
  try {
    name = new Intl.DisplayNames([facts.ui], { type: 'language' }).of(facts.language) ?? name;
  } catch {
    // The code will do.
  }
  return phrases.andWrites(name);
}
