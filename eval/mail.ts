// How well mail is read, measured on the corpora: node --import tsx eval/mail.ts [--failures] [CORPUS]
import { corporaFolder } from './corpora.ts';
import { evaluateKinds, type KindResult } from './mail-kind.ts';
import { evaluateReplyText, type ReplyResult } from './reply-text.ts';

const showFailures = process.argv.includes('--failures');
const only = process.argv.slice(2).find(argument => !argument.startsWith('--'));

const replies = (await evaluateReplyText(corporaFolder())).filter(
  one => !only || one.corpus === only,
);
for (const corpus of new Set(replies.map(one => one.corpus))) {
  report(
    corpus,
    replies.filter(one => one.corpus === corpus),
  );
}
const main = replies.filter(one => !['webridge_erp', 'zammad_marker'].includes(one.corpus));
report('all but webridge_erp, zammad_marker', main);
report(
  'German',
  main.filter(one => one.lang === 'de'),
);
if (showFailures) for (const one of replies) if (!one.right) show(one);

const kinds = (await evaluateKinds(corporaFolder())).filter(one => !only || one.corpus === only);
reportKinds('machine or human', kinds);
reportKinds(
  '... without sisimai',
  kinds.filter(one => !one.corpus.startsWith('sisimai')),
);
for (const name of new Set(kinds.map(one => one.class))) {
  const ofClass = kinds.filter(one => one.class === name);
  const got = [...new Set(ofClass.map(one => one.kind))]
    .map(kind => `${kind} ${ofClass.filter(one => one.kind === kind).length}`)
    .join(', ');
  console.log(`${name.padEnd(38)} ${got}`);
}
console.log(
  `bounce status ${share(kinds.flatMap(one => (one.statusRight === null ? [] : [{ right: one.statusRight }])))}`,
);
if (showFailures) {
  for (const one of kinds) {
    if (!one.right)
      console.log(
        `KIND ${one.corpus} ${one.id}: ${one.class} taken for ${one.kind} (${one.reason})`,
      );
  }
}

function reportKinds(name: string, results: readonly KindResult[]): void {
  const machines = results.filter(one => one.class !== 'human').length;
  const called = results.filter(one => one.kind !== 'human');
  const hits = called.filter(one => one.right).length;
  const figures = `precision ${(hits / called.length).toFixed(3)}, recall ${(hits / machines).toFixed(3)}`;
  console.log(`${name.padEnd(38)} ${figures} of ${results.length}`);
}

function report(name: string, results: readonly ReplyResult[]): void {
  const exact = results.filter(one => one.kind === 'exact');
  const asserts = results.filter(one => one.kind === 'asserts');
  const slowest = Math.max(0, ...results.map(one => one.ms)).toFixed(1);
  const loses = exact.filter(one => one.loses).length;
  console.log(
    `${name.padEnd(38)} exact ${share(exact)}, asserts ${share(asserts)}, loses ${loses}, slowest ${slowest} ms`,
  );
}

function share(results: readonly { readonly right: boolean }[]): string {
  const right = results.filter(one => one.right).length;
  const percent = results.length === 0 ? '-' : `${Math.round((100 * right) / results.length)}%`;
  return `${right}/${results.length} (${percent})`;
}

function show(one: ReplyResult): void {
  console.log(`\n##### ${one.corpus} ${one.id}${one.loses ? ' LOSES' : ''}`);
  console.log(`--- got\n${one.got.slice(0, 1500)}\n--- want\n${one.want.slice(0, 1500)}`);
}
