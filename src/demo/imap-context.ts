// What a command of the demo's IMAP server may use of its session.
import type { Account, Mailbox } from './imap-mailbox.ts';
import type { Token } from './imap-parser.ts';
import type { Frame } from './imap-reader.ts';
import type { Selection } from './imap-selection.ts';
import type { Chunk } from './imap-wire.ts';

export interface ImapContext {
  readonly accounts: ReadonlyMap<string, Account>;
  /** Null until somebody has logged in. */
  account: Account | null;
  readonly selection: Selection | null;
  /** RFC 7162: the client wants MODSEQ in every FETCH. */
  condstore: boolean;
  /** True: news is told at once (RFC 2177). */
  idling: boolean;
  select(mailbox: Mailbox | null, readOnly: boolean): void;
  send(...chunks: readonly Chunk[]): void;
  /** Resolves when the client has taken what was sent. */
  drained(): Promise<void>;
  /** The next lines of the client inside a command; null: it has gone. */
  nextFrame(): Promise<Frame | null>;
  tellNews(withRemovals: boolean): void;
}

export interface Command {
  readonly needs: 'nothing' | 'login' | 'folder';
  /** Returns the tagged answer without its tag, such as `OK done`. */
  run(context: ImapContext, args: readonly Token[], byUid: boolean): string | Promise<string>;
  /** Sequence numbers are in use: removals are told later. */
  readonly holdsRemovals?: boolean;
}

export type Commands = Readonly<Record<string, Command>>;

/** Understood, but can't be done; the client is told with NO. */
export class Refused extends Error {
  override name = 'Refused';
}

export function accountOf(context: ImapContext): Account {
  if (!context.account) throw new Refused('log in first');
  return context.account;
}

export function selectionOf(context: ImapContext): Selection {
  if (!context.selection) throw new Refused('select a folder first');
  return context.selection;
}
