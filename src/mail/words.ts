import type { UiLanguage } from '../config.ts';
import { GERMAN } from './words-de.ts';
import { ENGLISH } from './words-en.ts';
import type { Words } from './words-shape.ts';

export function wordsFor(language: UiLanguage): Words {
  return language === 'de' ? GERMAN : ENGLISH;
}
