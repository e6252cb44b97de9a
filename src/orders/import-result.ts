import type { OrderSource } from './order.ts';

/** What an import did, or would do; `--json` prints it as it is. */
export interface ImportResult {
  readonly file: string;
  readonly format: OrderSource;
  readonly lines: number;
  readonly orders: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Lines with money that went back. */
  readonly refunds: number;
  readonly skipped: number;
  readonly dryRun: boolean;
}
