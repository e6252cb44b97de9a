// What is said of mails that weren't learnt from: the voices in turns, so that no voice is judged by itself.
import { learn } from './learn.ts';
import type { Lesson } from './lesson.ts';
import { type Said, saidOfMails } from './said.ts';

const TURNS = 3;

/** What is said of each mail by weights that never saw its voice. */
export function saidInTurns(lesson: Lesson): Said[] {
  const voices = [...new Set(lesson.mails.map(({ voice }) => voice))];
  const turnOfVoice = new Map(voices.map((voice, at) => [voice, at % TURNS]));
  const turns = lesson.mails.map(({ voice }) => turnOfVoice.get(voice));
  const said: Said[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const learned = learn(lesson, mail => turns[mail] !== turn);
    const kept = [...turns.keys()].filter(mail => turns[mail] === turn);
    const seen = kept.flatMap(mail => lesson.seen[lesson.texts.length + mail] ?? []);
    for (const [at, one] of saidOfMails(learned, seen).entries()) said[kept[at] ?? 0] = one;
  }
  return said;
}
