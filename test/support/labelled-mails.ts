import { readFileSync } from 'node:fs';
import type { Level, Threat, Topic } from '../../src/insight/insight.ts';

/** A mail written by hand, and how a human judges it. */
export interface LabelledMail {
  readonly id: string;
  readonly level: Level;
  readonly topics: readonly Topic[];
  readonly threats: readonly Threat[];
  readonly subject: string;
  readonly text: string;
}

export const LABELLED_MAILS = new URL('../fixtures/insight/', import.meta.url);

export function labelledMails(language: string): LabelledMail[] {
  return JSON.parse(readFileSync(new URL(`mails-${language}.json`, LABELLED_MAILS), 'utf8'));
}
