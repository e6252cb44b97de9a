// How letters begin, German and English.

/** An opening is looked for in so many first characters. */
const LONGEST = 120;
/** `Hallo, guten Tag,` are two. */
const MOST = 2;
/** What people write behind it: more makes it a sentence. */
const MOST_WORDS = 5;

/** They open a letter whatever follows. */
const PLAIN = `(?:(?:einen )?(?:wunder)?(?:schönen )?guten (?:tag|morgen|abend)|hallo+|hall(?:ö|oe)chen|huhu|moin(?:[ -]?moin)?|ser[sv]us|tach|
  gr(?:ü|ue)(?:ß|ss) (?:gott|dich|euch|sie)|gr(?:ü|ue|u)ezi(?: mitenand)?|hello+|hi+|hiya|hey+a?|howdy|g['’]day|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern)`;
/** They do so before a name: `Liebe auf den ersten Blick` is a sentence. */
const ADDRESSING = '(?:(?:sehr )?(?:geehrte|verehrte|liebe|werte)[rsn]?|dear)';
/** They do so only where nothing but readers follow: `Evening gown, torn`. */
const TIME = '(?:morning|afternoon|evening)';
/** Whom people address that don't know who will read it. */
const READERS = `(?:there|again|auch|all|everyone|everybody|both|team|folks|guys|sirs?(?: ?/ ?madam)?|madams?|mesdames|ladies|gentlemen|people|support|customer|services?|care|shop|store|office|sales|
  or|and|to|the|at|from|of|in|damen|herren|und|zusammen|miteinander|mitenand|allerseits|ihr|lieben|leute|kollegen|kolleginnen|alle|euch|nochmals|nochmal|
  an|das|die|ins|u\\.|vom|aus|(?:sehr )?(?:geehrte|verehrte|liebe|werte)[rsn]?|kundenservice|kundendienst|kundenbetreuung|(?:shop|support|service|kunden|online|partner)-?team|
  (?:herrn?|frau|fr(?:ä|ae)ulein|familie|mr|mrs|ms|miss|mx|dr)\\.?(?: dr\\.| prof\\.){0,2} [\\p{L}.'’-]{1,24})`;

/** Even where a sentence goes on behind them: `hi there where is it`, but not `hi there is a crack in it`. */
const SURELY = `(?: +(?:there(?! +(?:is|are|was|were|has|have|had|seems?|must|may|might|should|will|(?:is|are|was)n['’]?t)(?![\\p{L}])|['’])|
  again|auch|zusammen|allerseits|nochmals|nochmal|ihr lieben)(?![\\p{L}\\p{N}-]))`;

const source = (words: string) => words.replace(/\n\s*/g, '');
const ADDRESSED = `(?: +${source(READERS)}(?![\\p{L}\\p{N}-])){0,${MOST_WORDS}}`;
const END = '(?: *[,.!;:–-]+| *\\n)';
/** A name may follow: it stays, for it may be an insult. */
const NAME_BEFORE_END = `(?= +[^\\s,.!?;:]{1,24}(?: +[^\\s,.!?;:]{1,24})? *(?:[,!\\n]))`;
/** `Liebe das Kleid, aber` is no address. */
const NO_OBJECT =
  '(?! +(?:das|die|den|an|es|ihn|sie|ihr|mein\\p{L}*|dein\\p{L}*|eu(?:er|re)\\p{L}*|dies\\p{L}*|jed\\p{L}*|ich|nicht|ein\\p{L}*|it|the|to|in|of|and|or)(?![\\p{L}]))';
const OPENING = new RegExp(
  `^\\s*(?:${source(PLAIN)}(?![\\p{L}\\p{N}-])(?:${ADDRESSED}${END}|${source(SURELY)}?(?= ))|${ADDRESSING}${NO_OBJECT}${ADDRESSED}(?:${END}|${NAME_BEFORE_END})|${TIME}${ADDRESSED}${END})`,
  'iu',
);

/** Text without the greeting that opens it: `Hi there,` says nothing of a mood. A text of nothing else stays. */
export function withoutOpening(text: string): string {
  let body = text;
  for (let turn = 0; turn < MOST; turn += 1) {
    const opening = OPENING.exec(body.trimStart().slice(0, LONGEST))?.[0] ?? '';
    if (opening !== '') body = body.trimStart().slice(opening.length);
  }
  return /\p{L}/u.test(body) ? body.trimStart() : text;
}
