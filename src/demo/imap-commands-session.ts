// IMAP commands before a folder is open: who are you, what can you do.

import { type Commands, type ImapContext, Refused } from './imap-context.ts';
import { BadCommand, textOf, wordOf } from './imap-parser.ts';
import { MAX_LITERAL } from './imap-reader.ts';

export const CAPABILITIES = [
  'IMAP4rev1',
  'SASL-IR',
  'AUTH=PLAIN',
  'LITERAL+',
  'ID',
  'ENABLE',
  'IDLE',
  'NAMESPACE',
  'UIDPLUS',
  'MOVE',
  'UNSELECT',
  'CHILDREN',
  'SPECIAL-USE',
  'LIST-EXTENDED',
  'LIST-STATUS',
  'STATUS=SIZE',
  'CONDSTORE',
  `APPENDLIMIT=${MAX_LITERAL}`,
].join(' ');

export const SESSION_COMMANDS: Commands = {
  CAPABILITY: {
    needs: 'nothing',
    run: context => {
      context.send(`* CAPABILITY ${CAPABILITIES}\r\n`);
      return 'OK';
    },
  },
  NOOP: { needs: 'nothing', run: () => 'OK' },
  ID: {
    needs: 'nothing',
    run: context => {
      context.send('* ID ("name" "Kulanz demo")\r\n');
      return 'OK';
    },
  },
  LOGIN: {
    needs: 'nothing',
    run: (context, args) => logIn(context, textOf(args[0]), textOf(args[1])),
  },
  AUTHENTICATE: {
    needs: 'nothing',
    run: async (context, args) => {
      if (wordOf(args[0]) !== 'PLAIN') throw new Refused('only PLAIN and LOGIN');
      const response = args[1] ? textOf(args[1]) : await askForResponse(context);
      if (response === '*') throw new BadCommand('cancelled');
      const [, user = '', password = ''] = Buffer.from(response, 'base64')
        .toString('latin1')
        .split('\0');
      return logIn(context, user, password);
    },
  },
  ENABLE: {
    needs: 'login',
    run: (context, args) => {
      const known = args.some(arg => wordOf(arg) === 'CONDSTORE');
      if (known) context.condstore = true;
      context.send(`* ENABLED${known ? ' CONDSTORE' : ''}\r\n`);
      return 'OK';
    },
  },
  NAMESPACE: {
    needs: 'login',
    run: context => {
      context.send('* NAMESPACE (("" "/")) NIL NIL\r\n');
      return 'OK';
    },
  },
  IDLE: {
    needs: 'login',
    run: async context => {
      context.send('+ idling\r\n');
      context.tellNews(true);
      context.idling = true;
      const frame = await context.nextFrame();
      context.idling = false;
      if (String(frame?.[0] ?? '').toUpperCase() !== 'DONE') throw new BadCommand('DONE expected');
      return 'OK';
    },
  },
};

/** User names and passwords may be UTF-8; on the wire they are bytes. */
function logIn(context: ImapContext, user: string, password: string): string {
  const utf8 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8');
  const account = context.accounts.get(utf8(user));
  if (!account || account.password !== utf8(password)) {
    return 'NO [AUTHENTICATIONFAILED] wrong user or password';
  }
  context.account = account;
  return `OK [CAPABILITY ${CAPABILITIES}] welcome`;
}

async function askForResponse(context: ImapContext): Promise<string> {
  context.send('+ \r\n');
  const frame = await context.nextFrame();
  return String(frame?.[0] ?? '*');
}
