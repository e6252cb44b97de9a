// One sentence of a mail can count for more than the others: the first, the last, the clearest.
import { expect, it } from 'vitest';
import { answersTo } from '../../src/insight/model/score.ts';
import { sentenceParts } from '../../src/insight/model/sentences.ts';
import { readMail } from '../../src/insight/reading.ts';
import { viewOf } from '../../src/insight/view.ts';
import { loadModels } from '../../src/io/model-files.ts';

const MODEL = loadModels().en;
const answer = (text: string, subject = '') => {
  const view = viewOf(readMail({ subject, text }), MODEL);
  return answersTo(MODEL, view.features, view.numbers).mail;
};

const BROKEN = 'The handle of the mug is broken off.';
const SMALL = 'By the way the weather here has been dreadful all week.';
const WEATHER = 'Dreadful weather';
const SUE = 'My solicitor will hear of this.';

it('what is said first counts more for the topic than what is said last', () => {
  const [first, last] = [answer(`${BROKEN} ${SMALL}`), answer(`${SMALL} ${BROKEN}`)];
  expect(first.damaged).toBeGreaterThan(last.damaged + 0.1);
});

it('what is said last counts more for a threat', () => {
  const [first, last] = [answer(`${SUE} ${SMALL}`), answer(`${SMALL} ${SUE}`)];
  expect(last.legal).toBeGreaterThan(first.legal + 0.1);
});

it('a subject counts beside the first sentence, and does not take its place', () => {
  const text = `${BROKEN} ${SMALL}`;
  expect(answer(text, 'Broken mug').damaged).toBeGreaterThan(answer(text, WEATHER).damaged);
  expect(answer(text, WEATHER).damaged).toBeGreaterThan(answer(SMALL, WEATHER).damaged);
});

it('feelings are those of the whole mail', () => {
  expect(sentenceParts('extreme')).toBeNull();
  expect(sentenceParts('negative')).toBeNull();
});
