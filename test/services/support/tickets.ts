// What the command line tells of tickets.
import type { TicketView } from '../../../src/store/ticket-view.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

/** `kulanz show NUMBER --json` */
export async function showTicket(world: World, number: string): Promise<TicketView> {
  const { code, stdout, stderr } = await world.kulanz('show', number, '--json');
  if (code !== 0) throw new Error(`kulanz show ${number}: ${code} ${stderr}`);
  return JSON.parse(stdout) as TicketView;
}

/** Asks until the ticket is as expected. */
export function ticketThat(
  world: World,
  number: string,
  what: string,
  fits: (ticket: TicketView) => boolean,
): Promise<TicketView> {
  return until(`${number}: ${what}`, 40_000, async () => {
    const ticket = await showTicket(world, number);
    return fits(ticket) && ticket;
  });
}

/** `kulanz tickets --json`, those of one customer. */
export async function ticketsOf(world: World, address: string): Promise<TicketView[]> {
  const { code, stdout, stderr } = await world.kulanz('tickets', '--customer', address, '--json');
  if (code !== 0) throw new Error(`kulanz tickets: ${code} ${stderr}`);
  return stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as TicketView);
}

/** The codes of what happened, in order. */
export function happened(ticket: TicketView): string[] {
  return ticket.events.map(({ what }) => what);
}
