// `kulanz show` in the words of the card: one thing has one name.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ticketLine, ticketText } from '../../src/cli/ticket-text.ts';
import { ticketViews } from '../../src/store/ticket-view.ts';
import { type House, mail, openHouse, replyTo } from '../support/house.ts';

describe('kulanz show, of a German business', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(config => ({
      ...config,
      business: { ...config.business, language: 'de' },
    }));
  });
  afterEach(() => house.close());

  const now = async (): Promise<{ show: string; list: string }> => {
    const lines: string[] = [];
    const list: string[] = [];
    for await (const ticket of ticketViews(house.db, { whole: true }))
      lines.push(...ticketText(ticket, house.config));
    for await (const ticket of ticketViews(house.db, {}))
      list.push(ticketLine(ticket, house.config, house.context.now()));
    return { show: lines.join('\n'), list: list.join('\n') };
  };
  const shown = async (body: string) => {
    await house.arrive(mail({ from: 'Erika <erika@kunde.example>', body }));
    await house.settle();
    return { ...(await now()), card: house.left.at(-1)?.message.text ?? '' };
  };

  it('names mood, topic and value as the card does, in the history too', async () => {
    const { show, card } = await shown(
      'Guten Tag, die Vase kam zerbrochen an, und niemand hat sie gut verpackt. Ich bin enttäuscht.',
    );
    for (const text of [show, card]) {
      expect(text).toMatch(/^Stimmung: +unzufrieden/m);
      expect(text).toMatch(/^Thema: +Ware beschädigt/m);
      expect(text).toMatch(/^Kundenwert: +noch nicht bekannt/m);
    }
    expect(show).toMatch(/eingeschätzt: unzufrieden: klingt enttäuscht/);
    expect(show).not.toMatch(/unhappy|neutral|damaged/);
  });

  it('says unsure where Kulanz is unsure, and judges no mood that it can not read', async () => {
    const { show, list, card } = await shown(
      'Bonjour, je voudrais savoir quand ma commande arrivera, merci beaucoup et à bientôt.',
    );
    for (const text of [show, card]) expect(text).toMatch(/^Thema: +nicht eindeutig, bitte lesen/m);
    for (const text of [show, card])
      expect(text).toMatch(/^Stimmung: +auf Französisch geschrieben: Stimmung und Thema nicht/m);
    expect(show).toMatch(/eingeschätzt: auf Französisch geschrieben/);
    expect(list).toContain(' nicht beurteilt ');
    expect(show + list).not.toContain('sachlich');
  });

  it('says why the mood is what it is, and who said so', async () => {
    const { show } = await shown('Bonjour, je voudrais savoir quand ma commande arrivera.');
    expect(show).not.toContain('unzufrieden');
    const handover = house.left.find(({ row }) => row.kind === 'handover');
    if (!handover) throw new Error('no handover');
    const [from = ''] = handover.row.recipients;
    await house.arrive(replyTo(handover, { from, body: '#stimmung neutral' }));
    await house.settle();
    const after = await now();
    expect(after.show).toMatch(/^Stimmung: +sachlich – so eingeschätzt von /m);
    expect(after.list).toContain(' sachlich ');
  });
});
