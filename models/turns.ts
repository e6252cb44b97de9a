// What is said of mails that weren't learnt from: the voices in turns, so that no voice is judged by itself.
import { learn } from './learn.ts';
import type { Lesson } from './lesson.ts';
import { type Said, saidOfMails } from './said.ts';

const TURNS = 3;

/** What is said of each mail by weights that never saw its voice. */
export function saidInTurns(lesson: Lesson): Said[] {
  const voices = [...new Set(lesson.mails.map(({ voice }) => voice))];
  const turnOf = (mail: number): number => voices.indexOf(lesson.mails[mail]?.voice ?? '') % TURNS;
  const said: Said[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const learned = learn(lesson, mail => turnOf(mail) !== turn);
    const kept = lesson.mails.map((_, mail) => mail).filter(mail => turnOf(mail) === turn);
    const seen = kept.flatMap(mail => lesson.seen[lesson.texts.length + mail] ?? []);
    for (const [at, one] of saidOfMails(learned, seen).entries()) said[kept[at] ?? 0] = one;
  }
  return said;
}
