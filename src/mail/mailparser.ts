// mailparser as CommonJS, as its own dependencies are: its ES modules, and theirs, take twice as long to load
// (0.18 s instead of 0.09 s at every start), and bring what nodemailer and imapflow load a second time.
import { createRequire } from 'node:module';

const library: typeof import('mailparser') = createRequire(import.meta.url)('mailparser');

export const { MailParser, parseAddressHeader } = library;
