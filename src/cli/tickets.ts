// `kulanz tickets`: a line each, or JSON lines as in the contract.
import { UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { ticketViews } from '../store/ticket-view.ts';
import type { RunCommand } from './context.ts';
import { withRecord } from './open-command.ts';
import { ticketLine } from './ticket-text.ts';

export const run: RunCommand = (context, _args, options) =>
  withRecord(context, options, async (config, db) => {
    const { assignee, customer, label, open } = options;
    const ids = config.people.map(person => person.id);
    if (assignee !== undefined && !ids.includes(assignee)) {
      const near = nearest(assignee, ids);
      throw new UsageError(
        `--assignee: there is no person "${assignee}".${near ? ` Did you mean ${near}?` : ''} There are: ${ids.join(', ')}`,
      );
    }
    let count = 0;
    const filter = {
      open: open === true,
      whole: options.json,
      ...(assignee === undefined ? {} : { assignee }),
      ...(customer === undefined ? {} : { customer }),
      ...(label === undefined ? {} : { label }),
    };
    for await (const ticket of ticketViews(db, filter)) {
      count += 1;
      context.stdout(
        options.json ? JSON.stringify(ticket) : ticketLine(ticket, config, new Date()),
      );
    }
    if (count === 0 && !options.json)
      context.stdout(config.business.language === 'de' ? 'Keine Tickets.' : 'No tickets.');
    return 0;
  });
