// `kulanz digest`: the owner's digest of this moment, to the terminal or by mail.
import { randomBytes } from 'node:crypto';
import { digestFacts, queueDigest } from '../../workers/digest.ts';
import { digestText } from '../mail/compose-digest.ts';
import type { RunCommand } from './context.ts';
import { withRecord } from './open-command.ts';

const DAY = 86_400_000;

export const run: RunCommand = (context, _args, options) =>
  withRecord(context, options, async (config, db) => {
    const now = new Date();
    const since = new Date(now.getTime() - DAY);
    const shell = { config, now: () => now, random: randomBytes };
    if (options.send === true) {
      await db
        .transaction()
        .execute(trx => queueDigest(shell, trx, `now:${now.toISOString()}`, since));
      const de = config.business.language === 'de';
      context.stdout(
        de
          ? 'Die Übersicht liegt im Postausgang; der laufende Kulanz sendet sie in wenigen Sekunden.'
          : 'The digest is in the outbox; the running Kulanz sends it within seconds.',
      );
      return 0;
    }
    const facts = await digestFacts(shell, db, since);
    if (options.json) {
      const { rows, problems, problemsLeft, counts, personLoad, away } = facts;
      context.stdout(
        JSON.stringify({
          at: now.toISOString(),
          rows,
          problems,
          problemsLeft,
          counts,
          personLoad,
          away,
        }),
      );
    } else context.stdout(digestText(facts).trimEnd());
    return 0;
  });
