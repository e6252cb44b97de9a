// Where the mail of well-known providers is fetched and sent, so that nobody has to look it up.
import type { Security } from '../config.ts';

export interface Server {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
}

export interface Provider {
  readonly imap: Server;
  readonly smtp: Server;
  /** How one logs in there, where a plain password is not enough. */
  readonly login?: 'app-password' | 'oauth2-microsoft';
}

const tls = (host: string, port: number): Server => ({ host, port, security: 'tls' });
const starttls = (host: string): Server => ({ host, port: 587, security: 'starttls' });

function provider(imap: string, smtp: string): Provider {
  return { imap: tls(imap, 993), smtp: tls(smtp, 465) };
}

const GOOGLE: Provider = { ...provider('imap.gmail.com', 'smtp.gmail.com'), login: 'app-password' };
const MICROSOFT: Provider = {
  imap: tls('outlook.office365.com', 993),
  smtp: starttls('smtp.office365.com'),
  login: 'oauth2-microsoft',
};
const OUTLOOK: Provider = { ...MICROSOFT, smtp: starttls('smtp-mail.outlook.com') };
const GMX = provider('imap.gmx.net', 'mail.gmx.net');
const WEB_DE: Provider = { imap: tls('imap.web.de', 993), smtp: starttls('smtp.web.de') };
const IONOS = provider('imap.ionos.de', 'smtp.ionos.de');
const STRATO = provider('imap.strato.de', 'smtp.strato.de');
const T_ONLINE = provider('secureimap.t-online.de', 'securesmtp.t-online.de');
const MAILBOX_ORG = provider('imap.mailbox.org', 'smtp.mailbox.org');
const FASTMAIL: Provider = {
  ...provider('imap.fastmail.com', 'smtp.fastmail.com'),
  login: 'app-password',
};
const HETZNER = provider('mail.your-server.de', 'mail.your-server.de');

/** By the domain of the address itself. */
const BY_DOMAIN: readonly (readonly [RegExp, Provider])[] = [
  [/^(?:gmail|googlemail)\.com$/, GOOGLE],
  [/^(?:outlook|hotmail|live)\.(?:com|de|at)$|^msn\.com$/, OUTLOOK],
  [/^gmx\.com$/, provider('imap.gmx.com', 'mail.gmx.com')],
  [/^gmx\.(?:de|net|at|ch|info|org)$/, GMX],
  [/^web\.de$/, WEB_DE],
  [/^(?:ionos\.de|online\.de|onlinehome\.de)$/, IONOS],
  [/^strato\.de$/, STRATO],
  [/^(?:t-online|magenta)\.de$/, T_ONLINE],
  [/^mailbox\.org$/, MAILBOX_ORG],
  [/^fastmail\.(?:com|fm|de)$/, FASTMAIL],
];

/** By the mail server that a domain of one's own names (MX), or by a host that somebody typed. */
const BY_HOST: readonly (readonly [RegExp, Provider])[] = [
  [/(?:^|\.)(?:google|googlemail|gmail)\.com$/, GOOGLE],
  [/(?:^|\.)outlook\.com$|(?:^|\.)office365\.com$/, MICROSOFT],
  [/(?:^|\.)gmx\.net$/, GMX],
  [/(?:^|\.)web\.de$/, WEB_DE],
  [/(?:^|\.)(?:ionos\.(?:de|com)|kundenserver\.de|1and1\.com)$/, IONOS],
  [/(?:^|\.)(?:rzone|strato)\.de$/, STRATO],
  [/(?:^|\.)t-online\.de$/, T_ONLINE],
  [/(?:^|\.)mailbox\.org$/, MAILBOX_ORG],
  [/(?:^|\.)(?:messagingengine|fastmail)\.com$/, FASTMAIL],
  [/(?:^|\.)your-server\.de$/, HETZNER],
];

/** The mail servers of a domain, best first; [] when it can't be told. */
export type LookUpMx = (domain: string) => Promise<readonly string[]>;

/** The provider behind a mail address, or null. */
export async function guessProvider(address: string, lookUpMx: LookUpMx): Promise<Provider | null> {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const known = BY_DOMAIN.find(([pattern]) => pattern.test(domain));
  if (known) return known[1];
  for (const host of await lookUpMx(domain)) {
    const found = providerOfHost(host);
    if (found) return found;
  }
  return null;
}

/** The provider that a server belongs to, or null. */
export function providerOfHost(host: string): Provider | null {
  const name = host.toLowerCase().replace(/\.$/, '');
  // All-Inkl gives every customer a server: its name is the same for all that one does with it.
  if (/^w[0-9a-f]+\.kasserver\.com$/.test(name)) return provider(name, name);
  return BY_HOST.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
