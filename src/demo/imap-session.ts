// One connection to the demo's IMAP server.
import type { Socket } from 'node:net';
import { wordsOf } from '../errors.ts';
import { FOLDER_COMMANDS } from './imap-commands-folders.ts';
import { MESSAGE_COMMANDS } from './imap-commands-messages.ts';
import { CAPABILITIES, SESSION_COMMANDS } from './imap-commands-session.ts';
import { type Command, type Commands, type ImapContext, Refused } from './imap-context.ts';
import type { Account, Mailbox } from './imap-mailbox.ts';
import { BadCommand, parseFrame, type Token, textOf, wordOf } from './imap-parser.ts';
import { type Frame, FrameReader } from './imap-reader.ts';
import { Selection } from './imap-selection.ts';
import type { Chunk } from './imap-wire.ts';

const COMMANDS: Commands = { ...SESSION_COMMANDS, ...FOLDER_COMMANDS, ...MESSAGE_COMMANDS };
const BY_UID = ['FETCH', 'SEARCH', 'STORE', 'COPY', 'MOVE', 'EXPUNGE'];

export class ImapSession implements ImapContext {
  readonly accounts: ReadonlyMap<string, Account>;
  account: Account | null = null;
  selection: Selection | null = null;
  condstore = false;
  idling = false;
  readonly #socket: Socket;
  readonly #frames: Frame[] = [];
  #wake: (() => void) | null = null;

  constructor(socket: Socket, accounts: ReadonlyMap<string, Account>) {
    this.#socket = socket;
    this.accounts = accounts;
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('end', () => this.#wake?.());
    socket.on('close', () => {
      this.select(null, true);
      this.#wake?.();
    });
    socket.on('data', chunk => reader.push(Buffer.from(chunk)));
    const reader = new FrameReader({
      frame: frame => {
        this.#frames.push(frame);
        this.#wake?.();
      },
      ready: () => this.send('+ go on\r\n'),
      tooBig: (tag, fatal) => {
        this.send(`${tag} ${tag === '*' ? 'BYE' : 'NO [TOOBIG]'} that is too large\r\n`);
        if (fatal) this.#socket.end();
      },
    });
  }

  /** Talks to the client until one of the two leaves. */
  async run(): Promise<void> {
    this.send(`* OK [CAPABILITY ${CAPABILITIES}] Kulanz demo\r\n`);
    for (;;) {
      const frame = await this.nextFrame();
      if (frame === null || !(await this.#obey(frame))) break;
    }
    this.#socket.end();
  }

  async nextFrame(): Promise<Frame | null> {
    while (this.#frames.length === 0 && !this.#socket.destroyed && !this.#socket.readableEnded) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    return this.#frames.shift() ?? null;
  }

  send(...chunks: readonly Chunk[]): void {
    if (!this.#socket.writable) return;
    this.#socket.cork();
    for (const chunk of chunks) {
      this.#socket.write(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk);
    }
    this.#socket.uncork();
  }

  async drained(): Promise<void> {
    const socket = this.#socket;
    while (socket.writableNeedDrain && !socket.destroyed) {
      await new Promise<void>(resolve => {
        const go = () => {
          socket.off('drain', go);
          socket.off('close', go);
          resolve();
        };
        socket.on('drain', go);
        socket.on('close', go);
      });
    }
  }

  select(mailbox: Mailbox | null, readOnly: boolean): void {
    this.selection?.close();
    this.selection = mailbox
      ? new Selection(mailbox, readOnly, this, change => {
          if (change.kind === 'gone') this.#leave('the folder was renewed');
          else if (this.idling) this.tellNews(true);
        })
      : null;
  }

  tellNews(withRemovals: boolean): void {
    const news = this.selection?.news(withRemovals, this.condstore) ?? [];
    if (news.length > 0) this.send(...news);
  }

  #leave(why: string): void {
    this.send(`* BYE ${why}\r\n`);
    this.#socket.end();
  }

  /** False: the client has logged out. */
  async #obey(frame: Frame): Promise<boolean> {
    const [tag = '*'] = String(frame[0] ?? '').split(' ', 1);
    try {
      const [, ...words] = parseFrame(frame);
      if (wordOf(words[0]) === 'LOGOUT') {
        this.send(`* BYE see you\r\n${tag} OK\r\n`);
        return false;
      }
      const { name, command, args, byUid } = this.#find(words);
      const answer = await command.run(this, args, byUid);
      this.tellNews(byUid || !command.holdsRemovals);
      this.send(`${tag} ${answer === 'OK' ? `OK ${name} done` : answer}\r\n`);
    } catch (error) {
      const kind = error instanceof Refused ? 'NO' : 'BAD';
      this.send(`${tag} ${kind} ${wordsOf(error).replace(/[^\x20-\x7e]/g, '?')}\r\n`);
      if (!(error instanceof Refused || error instanceof BadCommand)) throw error;
    }
    return true;
  }

  #find(words: readonly Token[]): {
    name: string;
    command: Command;
    args: readonly Token[];
    byUid: boolean;
  } {
    const byUid = wordOf(words[0]) === 'UID';
    const [first, ...args] = byUid ? words.slice(1) : words;
    const name = textOf(first).toUpperCase();
    const command = COMMANDS[name];
    if (!command || (byUid && !BY_UID.includes(name))) throw new BadCommand('unknown command');
    if (command.needs !== 'nothing' && !this.account) throw new Refused('log in first');
    if (command.needs === 'folder' && !this.selection)
      throw new BadCommand('select a folder first');
    return { name, command, args, byUid };
  }
}
