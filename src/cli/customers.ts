// `kulanz customers ...`: orders in, customer value out, addresses of one person joined.
import { UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { RunCommand } from './context.ts';

const ACTIONS: Readonly<Record<string, () => Promise<{ run: RunCommand }>>> = {
  import: () => import('./customers-import.ts'),
  show: () => import('./customers-show.ts'),
  link: () => import('./customers-link.ts'),
  unlink: () => import('./customers-unlink.ts'),
};

export const run: RunCommand = async (context, args, options) => {
  const [action = '', ...rest] = args;
  const load = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (!load) {
    const near = nearest(action, Object.keys(ACTIONS));
    throw new UsageError(
      `kulanz customers: there is no "${action}".${near ? ` Did you mean ${near}?` : ''} ` +
        'There are: import FILE.csv, show ADDRESS, link ADDRESS ADDRESS, unlink ADDRESS',
    );
  }
  return (await load()).run(context, rest, options);
};
