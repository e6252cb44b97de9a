// What happens to mail on its way: each mutation damages it and leaves the words of its texts in it.
import fc from 'fast-check';

type Mutation = (mail: string) => string;

/** A number from 0 to 1: where. */
const place = fc.double({ min: 0, max: 0.999, noNaN: true });

const pick = <T>(all: readonly T[], at: number): T | undefined => all[Math.floor(all.length * at)];

/** One of the places where the pattern is found is replaced. */
const replaceOne = (pattern: RegExp, make: (found: string) => string) =>
  place.map<Mutation>(at => mail => {
    const found = pick([...mail.matchAll(pattern)], at);
    if (!found) return mail;
    const end = found.index + found[0].length;
    return mail.slice(0, found.index) + make(found[0]) + mail.slice(end);
  });

const lineEnd = fc.constantFrom<Mutation>(
  mail => mail.replaceAll('\r\n', '\n'),
  mail => mail.replaceAll('\r\n', '\r'),
  mail => mail.replaceAll('\r\n', '\r\r\n'),
);

const nest = fc.constantFrom('mixed', 'alternative', 'related').map<Mutation>(type => mail => {
  const at = mail.search(/^content-type:/im);
  if (at < 0) return mail;
  const body = `--aussen\r\n${mail.slice(at)}\r\n--aussen--\r\n`;
  return `${mail.slice(0, at)}Content-Type: multipart/${type}; boundary=aussen\r\n\r\n${body}`;
});

const junk = fc.constantFrom(
  'keine Kopfzeile\r\n',
  '\tgefaltet\r\n',
  'Subject: zweimal\r\n',
  'Content-Type: text/plain\r\n',
  `X-Lang: ${'a'.repeat(3000)}\r\n`,
  ': leer\r\n',
);

/** Mutations that keep the words. */
export const gentle: fc.Arbitrary<Mutation> = fc.oneof(
  lineEnd,
  nest,
  // Boundaries: another name declared, none declared, a delimiter misspelt, unclosed, closed twice.
  replaceOne(/boundary="[^"\r\n]*"/g, () => 'boundary="verirrt"'),
  replaceOne(/; boundary="[^"\r\n]*"/g, () => ''),
  replaceOne(/boundary="[^"\r\n]*"/g, found => found.slice(0, -1)),
  replaceOne(/^--[^\r\n]+--\r?$/gm, () => ''),
  replaceOne(/^--[^\r\n]+[^-\r\n]\r?$/gm, found => `${found.trimEnd()}--\r`),
  replaceOne(/^--[^\r\n]+\r?$/gm, found => `${found.trimEnd()} \t \r`),
  // Headers: a field lost, repeated, in capitals, without its colon; the empty line lost.
  replaceOne(/^MIME-Version: 1.0\r?\n/gm, () => ''),
  replaceOne(/^(?:From|To|Subject): .*\r?\n/gm, () => ''),
  replaceOne(/^(?:From|To|Subject): .*\r?\n/gm, found => found + found),
  replaceOne(/^[A-Z][\w-]+:/gm, found => found.toUpperCase()),
  replaceOne(/^(?:From|To|Subject|MIME-Version):/gm, found => found.replace(':', ' :')),
  fc.tuple(junk, place).map<Mutation>(([line, at]) => mail => {
    const fields = [...mail.slice(0, 200).matchAll(/^(?:To|Subject|MIME-Version): /gm)];
    const index = pick(fields, at)?.index;
    return index === undefined ? mail : mail.slice(0, index) + line + mail.slice(index);
  }),
  // What servers put before and behind.
  fc.constantFrom<Mutation>(
    mail => `From erika Mon Nov 23 10:00:00 2026\r\n${mail}`,
    mail => `\r\n\r\n${mail}`,
    mail => `\u00ef\u00bb\u00bf${mail}`,
    mail => `${mail}\r\n_____\r\nListe: liste@verein.example\r\n`,
  ),
);

const LONGEST = 500_000;

/** Mutations that may take anything away. */
export const rough: fc.Arbitrary<Mutation> = fc.oneof(
  place.map<Mutation>(at => mail => mail.slice(0, Math.floor(mail.length * at))),
  place.map<Mutation>(at => mail => mail.slice(Math.floor(mail.length * at))),
  fc.tuple(place, place).map<Mutation>(([from, to]) => mail => {
    const [start, end] = [from, to].toSorted().map(at => Math.floor(mail.length * at));
    return mail.slice(0, start) + mail.slice(end);
  }),
  fc
    .tuple(place, fc.uint8Array({ minLength: 1, maxLength: 8 }))
    .map<Mutation>(([at, bytes]) => mail => {
      const start = Math.floor(mail.length * at);
      return mail.slice(0, start) + Buffer.from(bytes).toString('latin1') + mail.slice(start);
    }),
  fc.nat({ max: 30 }).map<Mutation>(times => mail => {
    const at = mail.search(/^content-type: multipart/im);
    const more = mail.slice(at).repeat(Math.min(times, 20));
    return at < 0 ? mail : mail.slice(0, at) + more.slice(0, LONGEST);
  }),
  replaceOne(/[=<>"';:@()\\?]/g, found => found.repeat(300)),
  gentle,
);
