// The explanation of a mail for people at a terminal.
import type { UiLanguage } from '../config.ts';
import { topicReasons } from '../insight/learned.ts';
import type { Forward } from '../mail/forward.ts';
import type { Attachment, KindVerdict, MailKind } from '../mail/message.ts';
import { wordsFor } from '../mail/words.ts';
import { conditionText, type Miss } from '../rules/match.ts';
import { formatDue } from '../tickets/due.ts';
import { factLines, matchedLines } from './explain-decision.ts';
import type { Explained, ExplainSettings, Explanation } from './explain-mail.ts';

interface Labels {
  readonly from: string;
  readonly subject: string;
  readonly forwarded: string;
  readonly kind: string;
  readonly language: string;
  readonly words: string;
  readonly mood: string;
  readonly threats: string;
  readonly topics: string;
  readonly value: string;
  readonly goes: string;
  readonly facts: string;
  readonly rule: string;
  readonly notThose: string;
  readonly due: string;
  readonly labels: string;
  readonly alert: string;
  readonly hint: string;
  readonly unclear: string;
  readonly alertText: string;
  readonly none: string;
  readonly kept: string;
  readonly files: string;
  readonly kinds: Readonly<Record<MailKind, string>>;
  readonly notRead: string;
  missed(asked: string, actual: string): string;
}

const LABELS: Readonly<Record<UiLanguage, Labels>> = {
  de: {
    from: 'Von',
    subject: 'Betreff',
    forwarded: 'Original',
    kind: 'Art',
    language: 'Sprache',
    words: 'Neu gesagt',
    mood: 'Stimmung',
    threats: 'Kündigt an',
    topics: 'Thema',
    value: 'Kundenwert',
    goes: 'Geht an',
    facts: 'Tatsachen',
    rule: 'Regel',
    notThose: 'Davor nicht',
    due: 'Antwort bis',
    labels: 'Etiketten',
    alert: 'Sofort',
    hint: 'Vorschlag',
    unclear: 'Noch offen',
    alertText: 'wird dem Inhaber gleich gemeldet',
    none: 'nichts',
    kept: 'niemanden: wird aufbewahrt, nicht übergeben',
    files: 'Anlagen',
    kinds: {
      human: 'ein Mensch',
      'auto-reply': 'automatische Antwort',
      bounce: 'Meldung über eine unzustellbare Mail',
      bulk: 'Massenmail',
      loop: 'unsere eigene Mail, zurückgekommen',
    },
    notRead: 'nicht lesbar',
    missed: (asked, actual) => `verlangt ${asked}, hier: ${actual}`,
  },
  en: {
    from: 'From',
    subject: 'Subject',
    forwarded: 'Original',
    kind: 'Kind',
    language: 'Language',
    words: 'New words',
    mood: 'Mood',
    threats: 'Announces',
    topics: 'Topic',
    value: 'Value',
    goes: 'Goes to',
    facts: 'Facts',
    rule: 'Rule',
    notThose: 'Not before',
    due: 'Answer by',
    labels: 'Labels',
    alert: 'At once',
    hint: 'Suggestion',
    unclear: 'Unclear',
    alertText: 'the owner is told at once',
    none: 'nothing',
    kept: 'nobody: kept, not handed over',
    files: 'Attached',
    kinds: {
      human: 'a human',
      'auto-reply': 'automatic reply',
      bounce: 'report of a mail that was not delivered',
      bulk: 'bulk mail',
      loop: 'our own mail, come back',
    },
    notRead: 'not readable',
    missed: (asked, actual) => `asks ${asked}, here: ${actual}`,
  },
};

const WIDTH = 13;
const LONGEST = 300;

export function explanationView(explanation: Explanation, settings: ExplainSettings): string[] {
  const labels = LABELS[settings.ui];
  const { file } = explanation;
  if ('error' in explanation)
    return [safe(file), `  ${labels.notRead}: ${safe(explanation.error)}`, ''];
  const rows = [...readRows(explanation, labels, settings.ui)];
  if (explanation.judged) rows.push(...decisionRows(explanation, labels, settings));
  else rows.push([labels.goes, labels.kept]);
  return [safe(file), ...rows.flatMap(([label, text]) => rowLines(label, text)), ''];
}

type Row = readonly [label: string, text: string | readonly string[]];

function rowLines(label: string, text: string | readonly string[]): string[] {
  const lines = typeof text === 'string' ? [text] : text;
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(WIDTH)}${safe(line)}`);
}

function readRows(explained: Explained, labels: Labels, ui: UiLanguage): Row[] {
  const { message, sender, verdict, insight, split, forward } = explained;
  const human = verdict.kind === 'human';
  const words = split.newText.replace(/\s+/g, ' ').trim();
  return [
    [labels.from, sender ? `${sender.name} <${sender.address}>`.trim() : labels.none],
    [labels.subject, message.subject || labels.none],
    ...(forward ? [[labels.forwarded, forwardText(forward)] as const] : []),
    [labels.kind, kindText(verdict, labels)],
    [labels.language, insight.language],
    [labels.words, words.length > 160 ? `${words.slice(0, 157)}...` : words || labels.none],
    ...filesRow(message.attachments, labels),
    ...(human ? insightRows(explained, labels, ui) : []),
  ];
}

function forwardText({ from, subject }: Forward): string {
  return `${from.name} <${from.address}>: ${subject}`.trim();
}

function kindText({ kind, reason }: KindVerdict, labels: Labels): string {
  return reason === '' ? labels.kinds[kind] : `${labels.kinds[kind]} (${kind}: ${reason})`;
}

/** Files that are named; pictures within the text go without saying. */
const MOST_FILES = 5;

function filesRow(attachments: readonly Attachment[], labels: Labels): Row[] {
  const names = attachments.filter(({ inline }) => !inline).map(({ filename }) => filename);
  if (names.length === 0) return [];
  const more = names.length > MOST_FILES ? ` +${names.length - MOST_FILES}` : '';
  return [[labels.files, names.slice(0, MOST_FILES).join(', ') + more]];
}

/** Languages whose mood is judged; `und` is tried as both. */
const JUDGED = new Set(['de', 'en', 'und']);

function insightRows({ insight }: Explained, labels: Labels, ui: UiLanguage): Row[] {
  const words = wordsFor(ui);
  const { level, score, reasons } = insight.sentiment;
  const topics = insight.topics.map(
    ({ topic, score: how }) => `${words.topic[topic]} ${Math.round(how * 100)} %`,
  );
  const threats = insight.threats.map(threat => words.threat[threat]);
  // A mood that nobody has judged isn't "neutral".
  if (!JUDGED.has(insight.language)) return [[labels.mood, reasons]];
  return [
    [labels.mood, [`${words.level[level]} (${score})`, ...reasons.map(reason => `- ${reason}`)]],
    ...(threats.length > 0 ? [[labels.threats, threats.join(', ')] as const] : []),
    [
      labels.topics,
      [topics.join(', ') || words.noTopic, ...topicReasons(insight).map(line => `- ${line}`)],
    ],
  ];
}

function decisionRows(explained: Explained, labels: Labels, settings: ExplainSettings): Row[] {
  if (!explained.judged) return [];
  const { value, decision, unclear } = explained.judged;
  const words = wordsFor(settings.ui);
  const { people, business } = settings.config;
  const name = people.find(({ id }) => id === decision.assignee)?.name ?? decision.assignee;
  const valueText = value.reasons.length > 0 ? value.reasons.join('; ') : words.value.unknown;
  return [
    [labels.value, value.super ? `${words.value.super}: ${valueText}` : valueText],
    [labels.goes, name],
    [labels.facts, factLines(decision.facts)],
    [labels.rule, [decision.because, ...matchedLines(decision, settings.ui)]],
    ...(decision.misses.length > 0
      ? [[labels.notThose, decision.misses.map(miss => missText(miss, labels))] as const]
      : []),
    ...(decision.alertOwner ? [[labels.alert, labels.alertText] as const] : []),
    [labels.due, formatDue(decision.nextActionAt, settings.ui, business.timezone)],
    ...(decision.labels.length > 0 ? [[labels.labels, decision.labels.join(', ')] as const] : []),
    ...(unclear.length > 0 ? [[labels.unclear, unclear] as const] : []),
    ...(decision.suggestions.length > 0 ? [[labels.hint, decision.suggestions] as const] : []),
  ];
}

function missText({ rule, condition, actual }: Miss, labels: Labels): string {
  return `${rule.where} ${rule.name}: ${labels.missed(conditionText(condition), actual)}`;
}

/** Mail is hostile: no escape sequence of it reaches the terminal. */
function safe(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').slice(0, LONGEST);
}
