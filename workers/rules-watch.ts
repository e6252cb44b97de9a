// Looks at the rule files every few seconds, in every process: a change is in force without a restart, a
// mistake changes nothing, and the owner is told of it once, and once more when it is mended.
import { calmly } from '../src/io/calm-log.ts';
import { parseRuleFiles, readRuleFiles, ruleErrorText } from '../src/io/rules-file.ts';
import type { Notice } from '../src/mail/notice.ts';
import type { RuleError } from '../src/rules/schema.ts';
import { ringQuietly, type WorkerContext } from './context.ts';
import { tellOwner } from './notices.ts';
import { type Change, createRulesKeeper, type RulesKeeper } from './rules-keeper.ts';

const EVERY = 2_000;
/** Mistakes that the owner's mail names. */
const NAMED = 10;

export interface RulesWatch {
  stop(): Promise<void>;
}

export function rulesKeeper(
  config: WorkerContext['config'],
  start: Parameters<typeof createRulesKeeper>[0],
): RulesKeeper {
  const { language } = config.business;
  return createRulesKeeper(start, files => parseRuleFiles(files, config), language);
}

/** Looks until it is stopped; what fails is logged, and tried again at the next look. */
export function startRulesWatch(
  context: WorkerContext,
  keeper: RulesKeeper,
  every = EVERY,
): RulesWatch {
  const say = calmly((details, words) => context.log.error(details, words));
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const again = (): void => {
    timer = setTimeout(() => {
      running = lookAtRules(context, keeper)
        .catch(error => say({}, error, 'the rules could not be looked at, trying again'))
        .then(() => {
          if (!stopped) again();
        });
    }, every);
  };
  again();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** One look, and what follows from it. */
export async function lookAtRules(context: WorkerContext, keeper: RulesKeeper): Promise<void> {
  const { config, log } = context;
  const change = keeper.look(readRuleFiles(config.rules, config), context.now());
  if (!change) return;
  if (change.kind === 'refused') {
    const errors = change.errors.slice(0, NAMED).map(ruleErrorText);
    log.warn({ errors }, 'rules: the change has a mistake, the last good ones stay in force');
    return;
  }
  if (change.kind === 'taken') {
    sayTaken(context, keeper, change.warnings);
    return;
  }
  await tell(context, noticeOf(change), change.hash);
  keeper.told(change);
}

function sayTaken(
  { log }: WorkerContext,
  keeper: RulesKeeper,
  warnings: readonly RuleError[],
): void {
  log.info({ rules: keeper.rules.rules.length }, 'rules: the new ones are in force');
  sayRuleWarnings(log, warnings);
}

/** What is odd about rules that are in force. */
export function sayRuleWarnings(log: WorkerContext['log'], warnings: readonly RuleError[]): void {
  for (const warning of warnings.slice(0, NAMED)) log.warn({}, `rules: ${ruleErrorText(warning)}`);
}

function noticeOf(change: Extract<Change, { kind: 'broken' | 'mended' }>): Notice {
  if (change.kind === 'mended') return { kind: 'rules-mended', changed: change.changed };
  const errors = change.errors.slice(0, NAMED).map(ruleErrorText);
  return { kind: 'rules-broken', errors, more: change.errors.length - errors.length };
}

/** Once a day for the same content, however many processes look. */
async function tell(context: WorkerContext, notice: Notice, hash: string): Promise<void> {
  const key = `${hash}:${context.now().toISOString().slice(0, 10)}`;
  const id = await context.db
    .transaction()
    .execute(trx => tellOwner(context, trx, notice, null, key));
  if (id !== null) await ringQuietly(context, 'deliver', id);
}
