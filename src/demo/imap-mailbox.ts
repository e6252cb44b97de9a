// What the demo's IMAP server keeps: accounts, their folders, the messages in them. In memory only.

export interface StoredMessage {
  uid: number;
  readonly raw: Buffer;
  readonly flags: Set<string>;
  readonly internalDate: Date;
  /** RFC 7162 */
  modseq: number;
}

export interface MailboxChange {
  readonly kind: 'added' | 'removed' | 'flags' | 'gone';
  readonly messages: readonly StoredMessage[];
  /** The session that caused it; null: the server itself. */
  readonly by: object | null;
}

type Listener = (change: MailboxChange) => void;

/** A folder. Messages stand in the order of their UIDs. */
export class Mailbox {
  readonly specialUse: string | null;
  uidValidity: number;
  uidNext = 1;
  modseq = 1;
  messages: StoredMessage[] = [];
  readonly #listeners = new Set<Listener>();

  constructor(uidValidity: number, specialUse: string | null = null) {
    this.uidValidity = uidValidity;
    this.specialUse = specialUse;
  }

  /** Returns what ends the listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  append(raw: Buffer, flags: Iterable<string>, at: Date, by: object | null = null): StoredMessage {
    const message: StoredMessage = {
      uid: this.uidNext,
      raw,
      flags: new Set(flags),
      internalDate: at,
      modseq: ++this.modseq,
    };
    this.uidNext += 1;
    this.messages.push(message);
    this.#tell({ kind: 'added', messages: [message], by });
    return message;
  }

  setFlags(message: StoredMessage, flags: Iterable<string>, by: object | null): void {
    message.flags.clear();
    for (const flag of flags) message.flags.add(flag);
    message.modseq = ++this.modseq;
    this.#tell({ kind: 'flags', messages: [message], by });
  }

  remove(messages: readonly StoredMessage[], by: object | null): void {
    if (messages.length === 0) return;
    const gone = new Set(messages);
    this.messages = this.messages.filter(message => !gone.has(message));
    this.modseq += 1;
    this.#tell({ kind: 'removed', messages, by });
  }

  /** The folder came back from elsewhere, as after a restored backup: every UID is new. */
  renumber(uidValidity: number): void {
    this.uidValidity = uidValidity;
    this.messages.forEach((message, index) => {
      message.uid = index + 1;
    });
    this.uidNext = this.messages.length + 1;
    this.#tell({ kind: 'gone', messages: [], by: null });
  }

  /** Nobody can go on using it: it was deleted or renumbered. */
  end(): void {
    this.#tell({ kind: 'gone', messages: [], by: null });
  }

  #tell(change: MailboxChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

const FOLDERS: readonly (readonly [name: string, specialUse: string | null])[] = [
  ['INBOX', null],
  ['Drafts', '\\Drafts'],
  ['Junk', '\\Junk'],
  ['Sent', '\\Sent'],
  ['Trash', '\\Trash'],
];

/** One login with its folders. Names are as on the wire (modified UTF-7). */
export class Account {
  readonly user: string;
  password: string;
  readonly folders = new Map<string, Mailbox>();
  #lastValidity: number;

  constructor(user: string, password: string, uidValidity: number) {
    this.user = user;
    this.password = password;
    this.#lastValidity = uidValidity;
    for (const [name, use] of FOLDERS) this.folders.set(name, new Mailbox(uidValidity, use));
  }

  folder(name: string): Mailbox | undefined {
    return this.folders.get(folderName(name));
  }

  create(name: string): boolean {
    if (this.folder(name)) return false;
    this.#lastValidity += 1;
    this.folders.set(folderName(name), new Mailbox(this.#lastValidity));
    return true;
  }

  delete(name: string): boolean {
    const folder = this.folder(name);
    if (!folder || folderName(name) === 'INBOX') return false;
    this.folders.delete(folderName(name));
    folder.end();
    return true;
  }

  rename(from: string, to: string): boolean {
    const folder = this.folder(from);
    if (!folder || folderName(from) === 'INBOX' || this.folder(to)) return false;
    this.folders.delete(folderName(from));
    this.folders.set(folderName(to), folder);
    return true;
  }
}

/** INBOX is the same in any case (RFC 3501 section 5.1). */
export function folderName(name: string): string {
  return /^inbox$/i.test(name) ? 'INBOX' : name;
}
