// A handover as it is really sent, with what is known of it when its reply comes back.
import type { UiLanguage } from '../../src/config.ts';
import { composeHandover, type HandoverFacts } from '../../src/mail/compose-handover.ts';
import type { Letter } from '../../src/mail/letter.ts';
import type { SentHandover } from '../../src/mail/sent-handover.ts';
import { replyAddress } from '../../src/tickets/token.ts';
import { fullHandover } from './sample-letters.ts';

export const SUPPORT = 'hilfe@sonnenblume.example';
export const TOKEN = 'qz7pkd2mxw4vnh6tsb3rjy5lca';
export const MESSAGE_ID = '<h.k24813.7f3a9c1e5b2d4860@sonnenblume.example>';

/** A mail with three questions: something to answer between the lines. */
export const CUSTOMER_TEXT: Readonly<Record<UiLanguage, string>> = {
  de: `Guten Tag,

die Lampe aus Bestellung 4711 flackert seit dem ersten Abend. Ich bin
wirklich enttäuscht und überlege, zum Anwalt zu gehen.

Wann bekomme ich mein Geld zurück?

Muss ich das Porto für die Rücksendung selbst bezahlen?

Und passt der Schirm auch auf das alte Modell?

Mit freundlichen Grüßen
Erika Muster`,
  en: `Hello,

the lamp from order 4711 has been flickering since the first evening. I
am really disappointed and think about seeing a lawyer.

When do I get my money back?

Do I have to pay the postage for the return myself?

And does the shade fit the old model as well?

Kind regards
Erika Muster`,
};

export interface HandoverSample {
  readonly ui: UiLanguage;
  readonly letter: Letter;
  readonly sent: SentHandover;
}

/** Composed by the product itself; `change` what matters to a test. */
export function handoverSample(
  ui: UiLanguage,
  change: (facts: HandoverFacts) => HandoverFacts = facts => facts,
): HandoverSample {
  const full = fullHandover(ui);
  const facts = change({
    ...full,
    supportAddress: SUPPORT,
    replyAddress: replyAddress(SUPPORT, TOKEN),
    mail: { ...full.mail, text: CUSTOMER_TEXT[ui], html: null },
  });
  const { letter, card } = composeHandover(facts);
  const sent: SentHandover = {
    ticketNumber: facts.ticket.number,
    card,
    customerText: facts.mail.text,
    sentText: letter.text,
    sentHtml: letter.html,
    tokens: [TOKEN],
    messageIds: [MESSAGE_ID],
    internalAddresses: ['anna@sonnenblume.example', 'chef@sonnenblume.example'],
    ownPersonAddress: 'anna@sonnenblume.example',
    supportAddress: SUPPORT,
  };
  return { ui, letter, sent };
}
