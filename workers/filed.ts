// A reading and where it goes, as the filing steps pass it on.
import type { Stage } from '../src/queues.ts';
import type { Route } from '../src/tickets/route.ts';
import type { Reading } from './reading.ts';

/** What filing leaves for the next stages: a row to ring for, by stage. */
export type Rings = Map<Stage, number>;

export interface Filed<R extends Route = Route> {
  readonly reading: Reading;
  readonly route: R;
}

type CustomerRoute = Extract<Route, { to: 'append' | 'new' }>;
type PersonRoute = Extract<
  Route,
  { to: 'relay' | 'away' | 'misused-token' | 'unproven' | 'forwarded' | 'past' }
>;

export type FiledCustomer = Filed<CustomerRoute>;
export type FiledPerson = Filed<PersonRoute>;
export type FiledMachine = Filed<Exclude<Route, CustomerRoute | PersonRoute>>;
