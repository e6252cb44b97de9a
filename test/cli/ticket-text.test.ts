// `kulanz show` in the words of the card: one thing has one name.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ticketText } from '../../src/cli/ticket-text.ts';
import { ticketViews } from '../../src/store/ticket-view.ts';
import { type House, mail, openHouse } from '../support/house.ts';

describe('kulanz show, of a German business', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(config => ({
      ...config,
      business: { ...config.business, language: 'de' },
    }));
  });
  afterEach(() => house.close());

  const shown = async (body: string): Promise<{ show: string; card: string }> => {
    await house.arrive(mail({ from: 'Erika <erika@kunde.example>', body }));
    await house.settle();
    const lines: string[] = [];
    for await (const ticket of ticketViews(house.db, { whole: true }))
      lines.push(...ticketText(ticket, house.config));
    const card = house.left.at(-1)?.message.text ?? '';
    return { show: lines.join('\n'), card };
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
    const { show, card } = await shown(
      'Bonjour, je voudrais savoir quand ma commande arrivera, merci beaucoup et à bientôt.',
    );
    for (const text of [show, card]) expect(text).toMatch(/^Thema: +nicht eindeutig, bitte lesen/m);
    expect(card).toMatch(/^Stimmung: auf Französisch geschrieben: Stimmung und Thema nicht/m);
    expect(show).toMatch(/eingeschätzt: auf Französisch geschrieben/);
  });
});
