// `kulanz show K-12345`: one ticket with its whole history and the reasons for every decision.
import { UsageError } from '../errors.ts';
import { ticketViews } from '../store/ticket-view.ts';
import { isTicketNumber } from '../tickets/number.ts';
import type { RunCommand } from './context.ts';
import { withRecord } from './open-command.ts';
import { ticketText } from './ticket-text.ts';

export const run: RunCommand = async (context, args, options) => {
  const number = (args[0] ?? '').toUpperCase().replace(/^\[|\]$/g, '');
  if (!/^K-\d{5,}$/.test(number))
    throw new UsageError(`"${args[0] ?? ''}" is not a ticket number. Example: kulanz show K-24813`);
  if (!isTicketNumber(number))
    throw new UsageError(
      `${number}: the last digit does not fit the others. Is there a typing error?`,
    );
  return withRecord(context, options, async (config, db) => {
    for await (const ticket of ticketViews(db, { number, whole: true })) {
      if (options.json) context.stdout(JSON.stringify(ticket));
      else for (const line of ticketText(ticket, config)) context.stdout(line);
      return 0;
    }
    context.stderr(`There is no ticket ${number}.`);
    return 1;
  });
};
