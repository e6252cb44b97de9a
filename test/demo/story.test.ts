import { describe, expect, it } from 'vitest';
import { storyIn } from '../../src/demo/story.ts';
import type { DemoMailIn, DemoMailOut, DemoShop } from '../../src/demo/story-facts.ts';
import { columns } from '../../src/demo/terminal-text.ts';

const SHOP: DemoShop = {
  business: 'Sonnenblume Versand',
  support: 'hilfe@sonnenblume.example',
  people: [
    { name: 'Jonas Weber', address: 'chef@sonnenblume.example', role: 'owner', topics: [] },
    {
      name: 'Anna Berger',
      address: 'anna@sonnenblume.example',
      role: 'agent',
      topics: ['refund', 'access-trouble'],
    },
  ],
};

const ANGRY: DemoMailIn = {
  from: 'Thorsten Brandt',
  subject: 'DRITTE MAIL!!',
  kind: 'human',
  kindReason: '',
  number: 'K-10041',
  level: 'extremely-unhappy',
  score: -0.92,
  topics: ['delivery', 'complaint'],
  assignee: { name: 'Jonas Weber', address: 'chef@sonnenblume.example' },
  because: 'extremely unhappy (routing.yaml:12)',
  alert: 'Jonas Weber',
};

const AWAY: DemoMailIn = {
  ...ANGRY,
  from: 'Dr. Miriam Vogt',
  kind: 'auto-reply',
  kindReason: 'Auto-Submitted: auto-generated',
  number: null,
  level: null,
  score: null,
  topics: [],
  assignee: null,
  because: '',
  alert: null,
};

const LETTER: DemoMailOut = {
  from: 'Anna Berger, Sonnenblume Versand <hilfe@sonnenblume.example>',
  to: 'g.pohlmann@posteo.example',
  subject: 'Re: Rückgabe [K-10025]',
  text: `Guten Tag,\n\n\n\n${'lang '.repeat(60)}\n${'x'.repeat(200)}`,
};

const RUNNING = {
  imap: { host: '127.0.0.1', port: 40143 },
  smtp: { host: '127.0.0.1', port: 40025 },
  support: SHOP.support,
  logins: [{ who: 'Anna Berger', user: 'anna', password: 'sonne' }],
};

function tell(language: 'de' | 'en', colour = false): string[] {
  const story = storyIn({ language, colour });
  return [
    story.opening(SHOP),
    story.arrivals(8, SHOP.support),
    story.mailIn(ANGRY, 1),
    story.mailIn(AWAY, 2),
    story.reply({
      agent: 'Anna Berger',
      customer: 'Gerhard Pohlmann',
      number: 'K-10025',
      words: 'Natürlich nehmen wir das Gerät zurück.',
      quotedLines: 63,
      received: LETTER,
    }),
    story.alerts('Jonas Weber', [LETTER]),
    story.digest('Jonas Weber', LETTER),
    story.inboxes([LETTER]),
    story.next({ running: RUNNING }),
    story.next({ running: null }),
  ];
}

describe.each(['de', 'en'] as const)('the story in %s', language => {
  it('fits 80 columns, has no colour unless asked, and no trailing blanks', () => {
    for (const piece of tell(language)) {
      expect(piece).not.toContain('\u001b');
      for (const line of piece.split('\n')) {
        expect(columns(line), line).toBeLessThanOrEqual(80);
        expect(line).not.toMatch(/ $/);
      }
    }
  });

  it('with colour says the same words', () => {
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    const coloured = tell(language, true).join('\n');
    expect(coloured).toMatch(escapes);
    const bare = coloured.replace(escapes, '').replace(/ +$/gm, '');
    expect(bare).toBe(tell(language).join('\n'));
  });

  it('says of a mail who, what, number, mood, topic, where and why', () => {
    const text = storyIn({ language, colour: false }).mailIn(ANGRY, 1);
    for (const fact of [
      'Thorsten Brandt',
      'DRITTE MAIL!!',
      'K-10041',
      language === 'de' ? '-0,9' : '-0.9',
      language === 'de' ? 'Lieferung' : 'delivery',
      '→ Jonas Weber <chef@sonnenblume.example>',
      'extremely unhappy (routing.yaml:12)',
      language === 'de' ? 'Jonas Weber erfährt es sofort' : 'Jonas Weber is told at once',
    ]) {
      expect(text).toContain(fact);
    }
  });

  it("says of a machine's mail what it is and that nobody is bothered", () => {
    const text = storyIn({ language, colour: false }).mailIn(AWAY, 2);
    expect(text).toContain('Auto-Submitted: auto-generated');
    expect(text).toContain(language === 'de' ? 'niemand wird gestört' : 'nobody is bothered');
    expect(text).not.toContain('K-1');
    expect(
      storyIn({ language, colour: false }).mailIn({ ...AWAY, number: 'K-10025' }, 2),
    ).toContain('K-10025');
  });

  it('shows the reply and what the customer received of it', () => {
    const reply = tell(language)[4] ?? '';
    expect(reply).toContain('│ Natürlich nehmen wir das Gerät zurück.');
    expect(reply).toContain('63');
    expect(reply).toContain('Re: Rückgabe [K-10025]');
    expect(reply).not.toContain('│\n  │\n  │');
  });

  it('ends with what to do next', () => {
    const [running = '', once = ''] = tell(language).slice(-2);
    for (const words of ['40143', '40025', 'anna', 'sonne', 'npx kulanz init']) {
      expect(running).toContain(words);
    }
    expect(once).not.toContain('127.0.0.1');
    expect(once).toMatch(/kulanz init[\s\S]*kulanz check[\s\S]*kulanz start/);
  });

  it('leaves out the alerts when there are none', () => {
    expect(storyIn({ language, colour: false }).alerts('Jonas', [])).toBe('');
  });
});

it('a hostile mail cannot steer the terminal', () => {
  const story = storyIn({ language: 'en', colour: false });
  const evil = 'a\u001b[2J\u0007\u009b31m\u202eb\rc\nd';
  const text = [
    story.mailIn(
      { ...ANGRY, from: evil, subject: evil, because: evil, number: evil, alert: evil },
      1,
    ),
    story.mailIn({ ...AWAY, kindReason: evil }, 2),
    story.reply({
      agent: evil,
      customer: evil,
      number: evil,
      words: evil,
      quotedLines: 1,
      received: { from: evil, to: evil, subject: evil, text: evil },
    }),
    story.digest(evil, { from: evil, to: evil, subject: evil, text: evil }),
  ].join('\n');
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
});
