// What is said about a rule file that isn't right, in the language of the business.
import type { UiLanguage } from '../config.ts';
import type { RuleWords } from './rule-words.ts';
import { RULE_WORDS_DE } from './rule-words-de.ts';
import { RULE_WORDS_EN } from './rule-words-en.ts';

export function ruleWords(ui: UiLanguage): RuleWords {
  return ui === 'de' ? RULE_WORDS_DE : RULE_WORDS_EN;
}
