// What is said of mails that weren't learnt from: the voices in turns, so that no voice is judged by itself.
import type { WrittenMail } from './examples.ts';
import { learn } from './learn.ts';
import type { Lesson } from './lesson.ts';
import type { Seen } from './rows.ts';
import { type Said, saidOfMails } from './said.ts';

const TURNS = 5;

/** What is said of mails, each bare and dressed, by weights that never saw its voice. */
export interface SaidInTurns {
  readonly mails: readonly WrittenMail[];
  readonly said: readonly Said[];
}

/** @param count of turns */
export function saidInTurns(lesson: Lesson, count = TURNS): SaidInTurns {
  const voices = [...new Set(lesson.mails.map(({ voice }) => voice))];
  const turnOfVoice = new Map(voices.map((voice, at) => [voice, at % count]));
  const turns = lesson.mails.map(({ voice }) => turnOfVoice.get(voice));
  const seen = lesson.seen.slice(lesson.texts.length);
  const bare: Said[] = [];
  const dressed: Said[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const learned = learn(lesson, mail => turns[mail] !== turn);
    const kept = [...turns.keys()].filter(mail => turns[mail] === turn);
    put(bare, kept, saidOfMails(learned, seenOf(kept, seen)));
    put(dressed, kept, saidOfMails(learned, seenOf(kept, lesson.dressed)));
  }
  return { mails: [...lesson.mails, ...lesson.mails], said: [...bare, ...dressed] };
}

function put(into: Said[], mails: readonly number[], said: readonly Said[]): void {
  for (const [at, one] of said.entries()) into[mails[at] ?? 0] = one;
}

function seenOf(mails: readonly number[], all: readonly Seen[]): Seen[] {
  return mails.flatMap(mail => all[mail] ?? []);
}
