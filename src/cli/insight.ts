// `kulanz insight ...`: what was learnt from people's corrections.
import { UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { RunCommand } from './context.ts';

const ACTIONS: Readonly<Record<string, () => Promise<{ run: RunCommand }>>> = {
  show: () => import('./insight-show.ts'),
  reset: () => import('./insight-reset.ts'),
};

export const run: RunCommand = async (context, args, options) => {
  const [action = '', ...rest] = args;
  const load = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (!load || rest.length > 0) {
    const near = nearest(action, Object.keys(ACTIONS));
    const meant = load ? '' : near ? ` Did you mean ${near}?` : '';
    const given = [action, ...rest].join(' ');
    throw new UsageError(`kulanz insight: there is no "${given}".${meant} There are: show, reset`);
  }
  return (await load()).run(context, rest, options);
};
