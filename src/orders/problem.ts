// Why a line of an export was skipped.
export type ProblemCode =
  | 'columns'
  | 'quote'
  | 'no-number'
  | 'number'
  | 'no-total'
  | 'total'
  | 'another-total'
  | 'no-date'
  | 'date'
  | 'future'
  | 'address'
  | 'currency'
  | 'repeated'
  | 'negative'
  | 'no-order';

export interface Trouble {
  readonly code: ProblemCode;
  /** What stood there; '' where that says nothing. */
  readonly detail: string;
}

export interface Problem extends Trouble {
  /** Of the file, from 1. */
  readonly line: number;
}
