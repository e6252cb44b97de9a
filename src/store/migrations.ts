import type { Transaction } from 'kysely';
import { up as firstLight } from './migrations/0001-first-light.ts';
import { up as ticketLabels } from './migrations/0002-ticket-labels.ts';
import { up as orders } from './migrations/0003-orders.ts';

export interface Migration {
  readonly name: string;
  up<T>(trx: Transaction<T>): Promise<void>;
}

/** In order; a migration that has been released never changes. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-first-light', up: firstLight },
  { name: '0002-ticket-labels', up: ticketLabels },
  { name: '0003-orders', up: orders },
];
