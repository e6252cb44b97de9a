import type { WrittenMail } from '../../models/examples.ts';

/** An unhappy mail about something that broke, but for what is named. */
export function writtenMail(text: string, more: Partial<WrittenMail> = {}): WrittenMail {
  return {
    ...{ voice: 'en1-01', text, label: 'negative', level: 'unhappy', topics: ['damaged'] },
    ...{ threats: [], ...more },
  };
}
