// A human corrects what Kulanz read: it counts at once, stays, and is learnt from.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Corrections } from '../../src/insight/corrections.ts';
import { exampleText } from '../../src/insight/example.ts';
import { undoExamples } from '../../src/store/examples.ts';
import { ticketViews } from '../../src/store/ticket-view.ts';
import { type House, type Left, mail, openHouse, replyTo } from '../support/house.ts';
import { teachableLevel, teachableTopic } from '../support/teach.ts';

const ERIKA = 'Erika <erika@kunde.example>';
const BODY =
  'Guten Tag, in meinem Kundenbereich fehlt die Rechnung über das Teeservice. Bitte ergänzen Sie sie.';
const ALIKE =
  'Hallo, in meinem Kundenbereich fehlt die Rechnung über das Teeservice immer noch. Bitte ergänzen.';

const WORDS = { subject: 'Frage', text: BODY };
const LEVEL = teachableLevel(WORDS, { ...WORDS, text: ALIKE });
const TOPIC = teachableTopic(WORDS, { ...WORDS, text: ALIKE });

describe('a correction in a reply', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const handovers = (): Left[] => house.left.filter(({ row }) => row.kind === 'handover');
  const lastHandover = (): Left => {
    const last = handovers().at(-1);
    if (!last) throw new Error('no handover');
    return last;
  };
  const arrive = async (from = ERIKA, body = BODY): Promise<Left> => {
    await house.arrive(mail({ from, body }));
    await house.settle();
    return lastHandover();
  };
  const answer = async (received: Left, body: string): Promise<void> => {
    const from = received.row.recipients[0] ?? '';
    await house.arrive(replyTo(received, { from, body }));
    await house.settle();
  };
  const tickets = async () => {
    const all = [];
    for await (const ticket of ticketViews(house.db, { whole: true })) all.push(ticket);
    return all.sort((a, b) => a.number.localeCompare(b.number));
  };
  const ticket = async () => {
    const last = (await tickets()).at(-1);
    if (!last) throw new Error('no ticket');
    return last;
  };
  const examples = () =>
    house.db
      .selectFrom('insightExample')
      .select(['kind', 'value', 'person', 'language', 'text', 'undoneAt'])
      .orderBy('id')
      .execute();

  it('shows in the ticket at once, in its history, and sends the customer nothing', async () => {
    const received = await arrive();
    await answer(received, `#mood ${LEVEL}\n#topic ${TOPIC}`);
    const { level, topics, events } = await ticket();
    expect(level).toBe(LEVEL);
    expect(topics).toEqual([{ topic: TOPIC, score: 1 }]);
    expect(events.filter(({ what }) => what === 'corrected')).toHaveLength(2);
    expect(house.left.filter(({ row }) => row.kind === 'answer')).toEqual([]);
  });

  it('is kept as an example with the words of the mail', async () => {
    const received = await arrive();
    await answer(received, `#mood ${LEVEL}\n#topic ${TOPIC}`);
    const person = received.row.person ?? '';
    const kept = { person, language: 'de', text: exampleText(WORDS), undoneAt: null };
    expect((await examples()).map(one => ({ ...one, text: one.text.trim() }))).toEqual([
      { ...kept, kind: 'topic', value: TOPIC },
      { ...kept, kind: 'mood', value: LEVEL },
    ]);
  });

  it('is learnt from: the next mail like it is judged so, and says why', async () => {
    await answer(await arrive(), `#mood ${LEVEL}\n#topic ${TOPIC}`);
    const { number } = await ticket();
    await arrive('Max <max@andere.example>', ALIKE);
    const next = await ticket();
    expect(next.number).not.toBe(number);
    expect(next.level).toBe(LEVEL);
    expect(next.topics[0]?.topic).toBe(TOPIC);
    const judged = next.events.find(({ what }) => what === 'judged')?.because ?? '';
    expect(judged).toContain(`${LEVEL.replace('-', ' ')}: because a similar mail was corrected`);
    expect(judged).toMatch(/topic: because a similar mail was corrected/i);
    const card = lastHandover().message.text.replace(/\s+/g, ' ');
    expect(card.match(/because a similar mail was corrected/g)).toHaveLength(2);
    expect(judged).toContain(number);
  });

  it('stays when the same mail is triaged again, because it goes to a colleague', async () => {
    const received = await arrive();
    const other = received.row.person === 'tom' ? 'anna' : 'tom';
    await answer(received, `#mood ${LEVEL}\n#topic ${TOPIC}\n#assign ${other}`);
    expect(lastHandover().row.person).toBe(other);
    const { level, topics } = await ticket();
    expect(level).toBe(LEVEL);
    expect(topics).toEqual([{ topic: TOPIC, score: 1 }]);
    const { insight } = await house.db
      .selectFrom('article')
      .select('insight')
      .where('direction', '=', 'in')
      .executeTakeFirstOrThrow();
    expect(insight?.sentiment.level).toBe(LEVEL);
  });

  it('leaves with an answer, which goes to the customer without it', async () => {
    await answer(await arrive(), `#topic ${TOPIC}\nGuten Tag Erika, sie liegt nun dort.`);
    const [sent] = house.left.filter(({ row }) => row.kind === 'answer');
    expect(sent?.message.text).toContain('sie liegt nun dort');
    expect(sent?.message.text).not.toContain('#topic');
    expect((await ticket()).topics[0]?.topic).toBe(TOPIC);
  });

  it('as extremely unhappy alerts the owner, and leaves the case with its human', async () => {
    const received = await arrive();
    const human = received.row.person;
    expect(human).not.toBe('jonas');
    await answer(received, '#mood extremely unhappy');
    await answer(received, '#mood extremely unhappy');
    const alerts = house.left.filter(({ row }) => row.kind === 'alert');
    expect(alerts.map(({ row }) => row.person)).toEqual(['jonas']);
    expect(handovers()).toHaveLength(1);
    expect((await ticket()).assignee.id).toBe(human);
    const customer = house.db.selectFrom('customer').select('unhappy');
    expect(await customer.executeTakeFirstOrThrow()).toEqual({ unhappy: 1 });
  });

  it('counts although the answer beside it is held', async () => {
    const received = await arrive();
    const internal = received.row.person === 'tom' ? 'anna' : 'tom';
    await answer(received, `#topic ${TOPIC}\nPlease write to ${internal}@sonnenblume.example.`);
    expect(house.left.filter(({ row }) => row.kind === 'answer')).toEqual([]);
    expect((await ticket()).topics[0]?.topic).toBe(TOPIC);
    const notice = house.left.find(({ row }) => row.kind === 'notice');
    if (!notice) throw new Error('nobody was told');
    await answer(notice, '#send');
    expect(house.left.filter(({ row }) => row.kind === 'answer')).toHaveLength(1);
    expect(await examples()).toHaveLength(1);
  });

  it('the later word about the same mail counts', async () => {
    const received = await arrive();
    await answer(received, '#mood happy');
    await answer(received, '#mood extremely unhappy');
    await answer(received, '#mood extremely unhappy');
    expect((await ticket()).level).toBe('extremely-unhappy');
    const all = await examples();
    expect(all.map(({ value }) => value)).toEqual(['happy', 'extremely-unhappy']);
    expect(all.map(({ undoneAt }) => undoneAt === null)).toEqual([false, true]);
  });

  it('stays with its mail when all that was learnt is undone', async () => {
    const received = await arrive();
    await answer(received, `#mood ${LEVEL}\n#topic ${TOPIC}`);
    await undoExamples(house.db, new Date());
    const other = received.row.person === 'tom' ? 'anna' : 'tom';
    await answer(received, `#assign ${other}`);
    const { level, topics } = await ticket();
    expect(level).toBe(LEVEL);
    expect(topics).toEqual([{ topic: TOPIC, score: 1 }]);
    await arrive('Max <max@andere.example>', ALIKE);
    expect((await ticket()).level).not.toBe(LEVEL);
  });

  it('holds up no mail, even if what was learnt can not be applied', async () => {
    const broken: Corrections = {
      timezone: 'Europe/Berlin',
      about() {
        throw new Error('broken');
      },
    };
    Object.assign(house.context, { lessons: { current: async () => broken } });
    await arrive();
    expect(handovers()).toHaveLength(1);
    expect((await ticket()).assignee.because).toMatch(/^routing\.yaml:/);
  });

  it('counts for how often the customer was unhappy', async () => {
    const received = await arrive();
    const counted = () =>
      house.db.selectFrom('customer').select(['praised', 'unhappy']).executeTakeFirstOrThrow();
    await answer(received, '#mood unhappy');
    expect(await counted()).toEqual({ praised: 0, unhappy: 1 });
    await answer(received, '#mood unhappy');
    expect(await counted()).toEqual({ praised: 0, unhappy: 1 });
    await answer(received, '#mood happy');
    expect(await counted()).toEqual({ praised: 1, unhappy: 0 });
  });

  it.each(['neutral', 'happy'])(
    '#mood %s says that a threat was misread, for good',
    async level => {
      const received = await arrive(ERIKA, 'Ich habe genug, Sie hören jetzt von meinem Anwalt!');
      expect(received.message.text).toMatch(/^Threatens: /m);
      await answer(received, `#mood ${level}`);
      const row = house.db.selectFrom('ticket').select(['threats', 'matters', 'level']);
      expect(await row.executeTakeFirstOrThrow()).toEqual({ threats: [], matters: '', level });
      const told = (await ticket()).events.filter(({ what }) => what === 'corrected');
      expect(told.map(({ because }) => because)).toContainEqual(
        expect.stringMatching(/: the mail threatens nothing$/),
      );
      await answer(received, '#assign tom');
      expect(lastHandover().row.person).toBe('tom');
      expect(lastHandover().message.text).not.toMatch(/^Threatens: /m);
    },
  );

  it('#mood unhappy leaves a threat what it is', async () => {
    await answer(
      await arrive(ERIKA, 'Ich habe genug, Sie hören jetzt von meinem Anwalt!'),
      '#mood unhappy',
    );
    const row = house.db.selectFrom('ticket').select(['threats', 'level']);
    expect(await row.executeTakeFirstOrThrow()).toEqual({ threats: ['legal'], level: 'unhappy' });
  });

  it('#vip marks the customer, and can be taken back', async () => {
    const received = await arrive();
    await answer(received, '#vip');
    expect((await ticket()).customer.value.super).toBe(true);
    const vip = () => house.db.selectFrom('customer').select('vip').executeTakeFirstOrThrow();
    expect(await vip()).toEqual({ vip: true });
    expect((await examples()).map(({ kind, value }) => [kind, value])).toEqual([['vip', 'yes']]);
    await answer(received, '#vip nein');
    expect(await vip()).toEqual({ vip: false });
    const { value } = (await ticket()).customer;
    expect(value.super).toBe(false);
    expect(value.reasons.join()).not.toContain('marked by you');
  });

  it('that is not understood changes nothing, and its writer is told what there is', async () => {
    const received = await arrive();
    const before = await ticket();
    await answer(received, '#mood hapy\n#topic refund');
    const after = await ticket();
    expect(after.level).toBe(before.level);
    expect(after.topics).toEqual(before.topics);
    expect(await examples()).toEqual([]);
    const notice = house.left.find(({ row }) => row.kind === 'notice');
    expect(notice?.message.text).toContain('#mood happy');
  });
});
