// Ticket numbers: `K-`, a serial and a check digit, so that a typo does not hit another ticket.

/**
 * The check digit of ISO 2108 (ISBN-10): each digit weighed by its place, modulo 11. It notices every
 * wrong digit and every swap of two. A remainder of 10 has no digit: such serials are skipped (null).
 */
function checkDigit(serial: string): number | null {
  let sum = 0;
  for (let place = 0; place < serial.length; place++) {
    const digit = Number(serial[serial.length - 1 - place]);
    sum += digit * ((place % 9) + 2);
  }
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? null : check;
}

/** The ticket number of a serial (from 1000 on), or null when that serial has none. */
export function ticketNumber(serial: number): string | null {
  const digits = String(serial).padStart(4, '0');
  const check = checkDigit(digits);
  return check === null ? null : `K-${digits}${check}`;
}

/** Whether it has the form of a ticket number and its check digit is right. */
export function isTicketNumber(words: string): boolean {
  const match = /^K-(\d{4,14})(\d)$/.exec(words);
  return match?.[1] !== undefined && checkDigit(match[1]) === Number(match[2]);
}

/** Every valid ticket number in a text, upper case, each once, at most `most`. */
export function ticketNumbersIn(text: string, most = 10, within = 10_000): string[] {
  const found = new Set<string>();
  for (const match of text.slice(0, within).matchAll(/(?<![A-Za-z0-9])K-\d{5,15}(?!\d)/gi)) {
    const number = match[0].toUpperCase();
    if (isTicketNumber(number)) found.add(number);
    if (found.size === most) break;
  }
  return [...found];
}
