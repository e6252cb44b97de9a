// What the owner reads about their own rules, in both languages.
import type { NoticeWords } from './notice.ts';

type RulesWords = Pick<NoticeWords, 'rules-broken' | 'rules-mended'>;

export const RULES_DE: RulesWords = {
  'rules-broken': ({ errors, more }) => ({
    subject: 'In Ihren Regeln ist ein Fehler; die bisherigen gelten weiter',
    title: 'Ihre geänderten Regeln haben einen Fehler.',
    tone: 'warn',
    say: [
      'Keine Sorge: Jede Mail findet weiter ihren Menschen. Bis der Fehler behoben ist, gelten die ' +
        'Regeln von vorher.',
    ],
    list: [...errors, ...(more > 0 ? [`und ${more} weitere`] : [])],
    next: [
      'Verbessern Sie die Zeile und speichern Sie: Nach wenigen Sekunden gilt die Änderung, und Sie bekommen Bescheid.',
      'kulanz check prüft die Regeln, bevor Sie gehen.',
    ],
    quote: null,
  }),

  'rules-mended': ({ changed }) => ({
    subject: 'Ihre Regeln sind wieder in Ordnung',
    title: 'Ihre Regeln sind wieder in Ordnung.',
    tone: 'dim',
    say: [
      changed
        ? 'Die geänderten Regeln gelten ab jetzt.'
        : 'Es gelten die Regeln, die schon vor der fehlerhaften Änderung galten.',
    ],
    list: [],
    next: ['kulanz explain zeigt für eine Mail, welche Regel greift.'],
    quote: null,
  }),
};

export const RULES_EN: RulesWords = {
  'rules-broken': ({ errors, more }) => ({
    subject: 'There is a mistake in your rules; the earlier ones stay in force',
    title: 'Your changed rules have a mistake.',
    tone: 'warn',
    say: [
      'Nothing is lost: every mail still finds its human. Until this is mended, the rules from ' +
        'before your change decide.',
    ],
    list: [...errors, ...(more > 0 ? [`and ${more} more`] : [])],
    next: [
      'Correct the line and save: the change is in force a few seconds later, and you are told.',
      'kulanz check proves the rules before you leave.',
    ],
    quote: null,
  }),

  'rules-mended': ({ changed }) => ({
    subject: 'Your rules are in order again',
    title: 'Your rules are in order again.',
    tone: 'dim',
    say: [
      changed
        ? 'The changed rules are in force from now on.'
        : 'The rules from before the faulty change are in force, as they were all the time.',
    ],
    list: [],
    next: ['kulanz explain shows which rule a mail meets.'],
    quote: null,
  }),
};
