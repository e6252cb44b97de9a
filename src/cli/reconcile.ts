// `kulanz reconcile`: every UID on the server is stored, or it is said why not.
import type { UiLanguage } from '../config.ts';
import { wordsOf } from '../errors.ts';
import { createTokens } from '../io/oauth2.ts';
import type { RunCommand } from './context.ts';
import { withRecord } from './open-command.ts';
import { type FolderReport, isComplete, reconcileMailbox } from './reconcile-mailbox.ts';

/** A running poller needs seconds to read what has just come (ms). */
const PATIENCE = 10_000;

export const run: RunCommand = (context, _args, options) =>
  withRecord(context, options, async (config, db) => {
    const tokens = createTokens();
    const { language } = config.business;
    let complete = true;
    for (const mailbox of config.mailboxes) {
      try {
        for (const report of await reconcileMailbox(db, mailbox, { tokens, patience: PATIENCE })) {
          complete &&= isComplete(report);
          if (options.json) context.stdout(JSON.stringify(report));
          else for (const line of reportLines(report, language)) context.stdout(line);
        }
      } catch (error) {
        complete = false;
        context.stderr(`${mailbox.address}: ${wordsOf(error)}`);
      }
    }
    return complete ? 0 : 1;
  });

/** UIDs and reasons shown of each kind; all of them are in `--json`. */
const SHOWN = 20;

interface Words {
  onServer(count: number): string;
  stored(count: number): string;
  duplicates(count: number): string;
  quarantined(count: number): string;
  beforeSince(count: number): string;
  readonly complete: string;
  unaccounted(count: number): string;
  more(count: number): string;
  readonly trouble: Readonly<Record<'never-read' | 'anew', string>>;
}

const WORDS: Readonly<Record<UiLanguage, Words>> = {
  de: {
    onServer: count => `${count} ${count === 1 ? 'Mail' : 'Mails'} auf dem Server`,
    stored: count => `${count} gespeichert`,
    duplicates: count => `${count} doppelt`,
    quarantined: count => `${count} beiseitegelegt`,
    beforeSince: count => `${count} aus der Zeit davor (since)`,
    complete: 'Alles ist da.',
    unaccounted: count =>
      `${count} ${count === 1 ? 'Mail fehlt' : 'Mails fehlen'} hier. Läuft „kulanz start“? Sonst holt der nächste Start sie nach. UID:`,
    more: count => `und ${count} weitere (alle mit --json)`,
    trouble: {
      'never-read': 'Dieser Ordner wurde noch nie gelesen: Starten Sie „kulanz start“.',
      anew: 'Der Mailserver hat diesen Ordner neu nummeriert: „kulanz start“ gleicht das ab.',
    },
  },
  en: {
    onServer: count => `${count} ${count === 1 ? 'mail' : 'mails'} on the server`,
    stored: count => `${count} stored`,
    duplicates: count => `${count} duplicate`,
    quarantined: count => `${count} put aside`,
    beforeSince: count => `${count} older than since`,
    complete: 'Everything is here.',
    unaccounted: count =>
      `${count} ${count === 1 ? 'mail is' : 'mails are'} missing here. Is "kulanz start" running? Else the next start fetches them. UID:`,
    more: count => `and ${count} more (all of them with --json)`,
    trouble: {
      'never-read': 'This folder has never been read: run "kulanz start".',
      anew: 'The mail server has numbered this folder anew: "kulanz start" sorts that out.',
    },
  },
};

/** What a person reads about one folder. */
export function reportLines(report: FolderReport, language: UiLanguage): string[] {
  const words = WORDS[language];
  const counts = [
    words.stored(report.stored),
    ...(report.duplicates > 0 ? [words.duplicates(report.duplicates)] : []),
    ...(report.quarantined.length > 0 ? [words.quarantined(report.quarantined.length)] : []),
    ...(report.beforeSince > 0 ? [words.beforeSince(report.beforeSince)] : []),
  ];
  const head = `${report.mailbox} ${report.folder}: ${words.onServer(report.onServer)} = ${counts.join(' + ')}`;
  return [head, ...quarantineLines(report, words), ...verdictLines(report, words)];
}

function quarantineLines({ quarantined }: FolderReport, words: Words): string[] {
  const lines = quarantined.slice(0, SHOWN).map(({ uid, reason }) => `  UID ${uid}: ${reason}`);
  const more = quarantined.length - SHOWN;
  return more > 0 ? [...lines, `  ${words.more(more)}`] : lines;
}

function verdictLines(report: FolderReport, words: Words): string[] {
  if (isComplete(report)) return [`  ${words.complete}`];
  if (report.trouble) return [`  ${words.trouble[report.trouble]}`];
  const { unaccounted } = report;
  const more = unaccounted.length - SHOWN;
  return [
    `  ${words.unaccounted(unaccounted.length)} ${unaccounted.slice(0, SHOWN).join(', ')}`,
    ...(more > 0 ? [`  ${words.more(more)}`] : []),
  ];
}
