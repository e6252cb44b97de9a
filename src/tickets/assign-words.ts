// Why it was this human, in one line that a merchant understands.
import type { UiLanguage } from '../config.ts';

/** Whom somebody's open tickets are compared with. */
interface Among {
  /** Somebody has as few. */
  readonly tie: boolean;
  /** Not with all that are there, but with those whose language and topic fit as well. */
  readonly some: boolean;
}

export interface AssignWords {
  owner(name: string): string;
  named(name: string): string;
  absent(name: string): string;
  knows(name: string, topic: string): string;
  readonly and: string;
  writes(language: string): string;
  same(name: string): string;
  inTalk(name: string): string;
  everything(name: string): string;
  fewest(name: string, open: number, among: Among): string;
  onlyOne(name: string): string;
  inTime(name: string, other: string, back: string): string;
  nobody(name: string): string;
  alone(name: string): string;
  late(name: string): string;
}

export const ASSIGN_WORDS: Readonly<Record<UiLanguage, AssignWords>> = {
  de: {
    owner: name => `Chefsache: ${name}`,
    named: name => `die Regel nennt ${name}`,
    absent: name => `${name} ist gerade nicht erreichbar`,
    knows: (name, topic) => `${name} ist für „${topic}“ da`,
    and: ' und ',
    writes: language => `schreibt ${language}`,
    same: name => `${name} kennt diesen Kunden schon`,
    inTalk: name => `${name} hat in diesem Fall schon geantwortet`,
    everything: name => `${name} ist für alle Themen da`,
    fewest: (name, open, { tie, some }) => {
      if (some && tie) return `von denen, die passen, hat niemand weniger offen: ${name} (${open})`;
      if (some) return `von denen, die passen, hat ${name} am wenigsten offen (${open})`;
      if (tie) return `niemand hat weniger offen: ${name} (${open})`;
      return `${name} hat am wenigsten offen (${open})`;
    },
    onlyOne: name => `${name} ist da`,
    inTime: (name, other, back) => `${name} ist rechtzeitig da, ${other} erst ${back}`,
    nobody: name => `sonst ist niemand da: ${name}`,
    alone: name => `${name} beantwortet alle Mails`,
    late: name => `sonst ist niemand rechtzeitig da: ${name}`,
  },
  en: {
    owner: name => `a matter for the owner: ${name}`,
    named: name => `the rule names ${name}`,
    absent: name => `${name} can't be reached now`,
    knows: (name, topic) => `${name} takes care of “${topic}”`,
    and: ' and ',
    writes: language => `writes ${language}`,
    same: name => `${name} knows this customer already`,
    inTalk: name => `${name} has answered in this case already`,
    everything: name => `${name} takes care of all topics`,
    fewest: (name, open, { tie, some }) => {
      const those = some ? ' of those who fit' : '';
      if (tie) return `nobody${those} has fewer open tickets: ${name} (${open})`;
      return `${name} has the fewest open tickets${those} (${open})`;
    },
    onlyOne: name => `${name} is there`,
    inTime: (name, other, back) => `${name} is there in time, ${other} not before ${back}`,
    nobody: name => `nobody else is there: ${name}`,
    alone: name => `${name} answers all mails`,
    late: name => `nobody else is there in time: ${name}`,
  },
};
