// An invitation (text/calendar, RFC 5545) as a person would tell it.

const MOST = 200_000;
const SHOWN = ['SUMMARY', 'DTSTART', 'DTEND', 'LOCATION', 'ORGANIZER', 'DESCRIPTION'] as const;

/** What, when, where, by whom, a line each; '' when it is no calendar. */
export function calendarToText(source: string): string {
  const lines = source
    .slice(0, MOST)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);
  const start = lines.findIndex(line => /^BEGIN:(?:VEVENT|VTODO)\s*$/i.test(line));
  if (start < 0) return '';
  const told = new Map<string, string>();
  for (const line of lines.slice(start + 1)) {
    if (/^(?:BEGIN:VALARM|END:VEVENT|END:VTODO)/i.test(line)) break;
    const [, name = '', parameters = '', value = ''] =
      /^([A-Z-]{1,40})(;[^:]{0,500})?:(.*)$/i.exec(line) ?? [];
    if (name !== '' && !told.has(name.toUpperCase())) {
      told.set(name.toUpperCase(), show(name.toUpperCase(), parameters, value));
    }
  }
  const [what, from, to, where, who, more] = SHOWN.map(name => told.get(name) ?? '');
  const when = [from, to].filter(time => time !== '').join(' – ');
  return [what, when, where, who, more]
    .filter(line => line !== undefined && line !== '')
    .join('\n');
}

function show(name: string, parameters: string, value: string): string {
  if (name.startsWith('DT')) return showTime(parameters, value);
  if (name === 'ORGANIZER') {
    const address = value.replace(/^mailto:/i, '');
    const person = /CN="?([^";:]{1,200})/i.exec(parameters)?.[1] ?? '';
    return person === '' || person === address ? address : `${person} <${address}>`;
  }
  return value
    .replace(/\\([nN,;\\])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
    .trim();
}

/** 20261123T100000Z as 2026-11-23 10:00 UTC; local times with their zone. */
function showTime(parameters: string, value: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z)?)?/.exec(value);
  if (!match) return value;
  const [, year, month, day, hour, minute, utc] = match;
  const zone = /TZID="?([^";:]{1,60})/i.exec(parameters)?.[1];
  const time = hour === undefined ? '' : ` ${hour}:${minute}`;
  return `${year}-${month}-${day}${time}${utc ? ' UTC' : zone ? ` (${zone})` : ''}`;
}
