// What a newcomer sees of the demo in the terminal. Pure: facts in, lines out; 80 columns.
import type { Level } from '../insight/insight.ts';
import { wordsFor } from '../mail/words.ts';
import type {
  DemoMailIn,
  DemoMailOut,
  DemoNext,
  DemoPerson,
  DemoReply,
  DemoServer,
  DemoShop,
  StoryStyle,
} from './story-facts.ts';
import { Layout } from './story-layout.ts';
import { type StoryWords, storyWords } from './story-words.ts';
import { cleanLine, painter, type Tint } from './terminal-text.ts';

export interface Story {
  opening(shop: DemoShop): string;
  arrivals(count: number, support: string): string;
  /** `position` counts from 1. */
  mailIn(mail: DemoMailIn, position: number): string;
  reply(reply: DemoReply): string;
  /** '' when there is none. */
  alerts(owner: string, alerts: readonly DemoMailOut[]): string;
  digest(owner: string, digest: DemoMailOut): string;
  /** The last mail that each person received. */
  inboxes(mails: readonly DemoMailOut[]): string;
  next(next: DemoNext): string;
}

/** Every piece begins with an empty line and ends without a line end. */
export function storyIn(style: StoryStyle): Story {
  const teller = new Teller(style);
  return {
    opening: shop => lines(teller.opening(shop)),
    arrivals: (count, support) => lines(teller.arrivals(count, support)),
    mailIn: (mail, position) => lines(teller.mailIn(mail, position)),
    reply: reply => lines(teller.reply(reply)),
    alerts: (owner, alerts) => lines(teller.alerts(owner, alerts)),
    digest: (owner, digest) => lines(teller.digest(owner, digest)),
    inboxes: mails => lines(teller.inboxes(mails)),
    next: next => lines(teller.next(next)),
  };
}

function lines(all: readonly string[]): string {
  return all.map(line => line.trimEnd()).join('\n');
}

const ARROW = '\u2192';

const LEVEL_TINT: Readonly<Record<Level, Tint | null>> = {
  'extremely-unhappy': 'red',
  unhappy: 'yellow',
  neutral: null,
  happy: 'green',
};

class Teller {
  readonly #words: StoryWords;
  readonly #style: StoryStyle;
  readonly #layout: Layout;

  constructor(style: StoryStyle) {
    this.#words = storyWords(style.language);
    this.#style = style;
    this.#layout = new Layout(painter(style.colour));
  }

  opening(shop: DemoShop): string[] {
    const rows: [string, string][] = [
      [shop.support, this.#words.support],
      ...shop.people.map((person): [string, string] => [person.name, this.#roleOf(person)]),
    ];
    return [
      '',
      ...this.#layout.paragraph(this.#words.title, 'bold'),
      '',
      ...this.#layout.paragraph(this.#words.intro),
      '',
      ...this.#layout.paragraph(shop.business, 'bold'),
      ...this.#layout.table(rows),
    ];
  }

  arrivals(count: number, support: string): string[] {
    return this.#layout.heading(this.#words.in.heading(count, support));
  }

  mailIn(mail: DemoMailIn, position: number): string[] {
    return [
      '',
      ...this.#layout.item(position, mail.from),
      ...this.#layout.indented(cleanLine(mail.subject)),
      ...(mail.kind === 'human' ? this.#human(mail) : this.#machine(mail)),
    ];
  }

  reply(reply: DemoReply): string[] {
    const words = this.#words.reply;
    return [
      ...this.#layout.heading(words.heading(reply.agent)),
      '',
      ...this.#layout.paragraph(words.lead(reply.agent, reply.number)),
      '',
      ...this.#layout.barred(reply.words),
      ...this.#layout.barred(''),
      ...this.#layout.barred(words.quoted(reply.quotedLines), 'dim'),
      ...this.#layout.heading(words.received(reply.customer)),
      '',
      ...this.#letter(reply.received),
      '',
      ...this.#layout.paragraph(words.note),
    ];
  }

  alerts(owner: string, alerts: readonly DemoMailOut[]): string[] {
    if (alerts.length === 0) return [];
    return [
      ...this.#layout.heading(this.#words.alert.heading(owner)),
      '',
      ...this.#layout.paragraph(this.#words.alert.lead),
      ...alerts.flatMap(alert => ['', ...this.#letter(alert)]),
    ];
  }

  digest(owner: string, digest: DemoMailOut): string[] {
    return [
      ...this.#layout.heading(this.#words.digest.heading(owner)),
      '',
      ...this.#layout.paragraph(this.#words.digest.lead),
      '',
      ...this.#letter(digest),
    ];
  }

  inboxes(mails: readonly DemoMailOut[]): string[] {
    return [
      ...this.#layout.heading(this.#words.inboxes.heading),
      ...mails.flatMap(mail => ['', ...this.#letter(mail)]),
    ];
  }

  next({ running }: DemoNext): string[] {
    const words = this.#words.next;
    return [
      ...this.#layout.heading(words.heading),
      ...(running ? ['', ...this.#connect(running)] : []),
      '',
      ...this.#layout.paragraph(words.earnest),
      '',
      ...this.#layout.table(words.steps),
      '',
      ...this.#layout.paragraph(running ? words.end : words.onceOnly),
    ];
  }

  #connect(running: NonNullable<DemoNext['running']>): string[] {
    const words = this.#words.next;
    const server = ({ host, port }: DemoServer) => `${host}, ${words.port} ${port}, ${words.plain}`;
    return [
      ...this.#layout.paragraph(words.connect),
      '',
      ...this.#layout.table([
        ['IMAP', server(running.imap)],
        ['SMTP', server(running.smtp)],
      ]),
      '',
      ...this.#layout.grid([
        [words.who, words.user, words.password],
        ...running.logins.map(({ who, user, password }) => [who, user, password]),
      ]),
      '',
      ...this.#layout.paragraph(words.tryThis(running.support)),
    ];
  }

  #roleOf(person: DemoPerson): string {
    if (person.role === 'owner') return this.#words.owner;
    const names = person.topics.map(topic => wordsFor(this.#style.language).topic[topic]);
    return names.length > 0 ? names.join(', ') : this.#words.agent;
  }

  #human(mail: DemoMailIn): string[] {
    const words = this.#words.in;
    const topics = mail.topics.map(topic => wordsFor(this.#style.language).topic[topic]);
    const to = mail.assignee ? `${mail.assignee.name} <${mail.assignee.address}>` : '?';
    return [
      ...this.#layout.pieces([
        { text: cleanLine(mail.number ?? ''), tint: 'cyan' },
        ...(mail.level ? [this.#mood(mail.level, mail.score)] : []),
        { text: `${words.topic}: ${topics.join(', ') || words.noTopic}`, tint: null },
      ]),
      ...this.#layout.indented(`${ARROW} ${cleanLine(to)}`, null, 2),
      ...this.#layout.indented(`  ${words.because(cleanLine(mail.because))}`, 'dim', 2),
      ...(mail.alert
        ? this.#layout.indented(`! ${words.alerted(cleanLine(mail.alert))}`, 'red', 2)
        : []),
    ];
  }

  #mood(level: Level, score: number | null): { text: string; tint: Tint | null } {
    const word = wordsFor(this.#style.language).level[level];
    const shown = score === null ? word : `${word} (${this.#decimal(score)})`;
    return { text: `${this.#words.in.mood}: ${shown}`, tint: LEVEL_TINT[level] };
  }

  #decimal(score: number): string {
    const text = score.toFixed(1).replace('-0.0', '0.0');
    return this.#style.language === 'de' ? text.replace('.', ',') : text;
  }

  #machine(mail: DemoMailIn): string[] {
    const words = this.#words.in;
    const why = mail.kindReason ? `: ${cleanLine(mail.kindReason)}` : '';
    const kept = mail.number ? words.keptWith(mail.number) : words.kept;
    return [
      ...this.#layout.indented(words.kind[mail.kind] + why, 'dim'),
      ...this.#layout.indented(`${ARROW} ${kept}`, 'dim', 2),
    ];
  }

  #letter(mail: DemoMailOut): string[] {
    const { from, to, subject } = this.#words.letter;
    return this.#layout.letter(
      [
        [from, mail.from],
        [to, mail.to],
        [subject, mail.subject],
      ],
      mail.text,
    );
  }
}
