// What is said of mails that weren't learnt from: the voices in turns, so that no voice is judged by itself.
import { learn } from './learn.ts';
import type { Lesson } from './lesson.ts';
import type { Seen } from './rows.ts';
import { type Said, saidOfMails } from './said.ts';

const TURNS = 5;

/** What is said of each mail by weights that never saw its voice. @param count of turns */
export function saidInTurns(lesson: Lesson, count = TURNS): Said[] {
  const voices = [...new Set(lesson.mails.map(({ voice }) => voice))];
  const turnOfVoice = new Map(voices.map((voice, at) => [voice, at % count]));
  const turns = lesson.mails.map(({ voice }) => turnOfVoice.get(voice));
  const said: Said[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const learned = learn(lesson, mail => turns[mail] !== turn);
    const kept = [...turns.keys()].filter(mail => turns[mail] === turn);
    const seen = kept.flatMap(mail => asItComes(lesson, mail));
    for (const [at, one] of saidOfMails(learned, seen).entries()) said[kept[at] ?? 0] = one;
  }
  return said;
}

/** Every other mail in its dress: what is said of both kinds counts. */
function asItComes({ texts, seen, dressed }: Lesson, mail: number): Seen[] {
  const one = mail % 2 === 0 ? seen[texts.length + mail] : dressed[mail];
  return one ? [one] : [];
}
