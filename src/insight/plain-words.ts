// Words too ordinary to prove anything when they are quoted alone, German and English, as `normalize`
// writes them.

const PLAIN = new Set(
  `aber alle allem allen aller alles als also am an and anderen as at auch auf aus be been bei beim bin bis bist by can
  da dann das dass dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir do doch du
  durch ein eine einem einen einer eines er es etwas euch euer eure eurem euren for from fuer gar gern gibt had hab habe
  haben habt has hat hatte hatten have he her here hier him his i ich id ihm ihn ihnen ihr ihre ihrem ihren ihrer ill im in
  ins is ist it its ive ja jetzt kann kein keine keinen koennen koennte koennten konnte like man me mein meine meinem
  meinen meiner mich mir mit monday montag my nach naja ne nein nicht no noch not now nun nur ob oder of on or our out over
  schon sehr sein seine seinem seinen seiner seit sich sie sind so so soll sollte some still that the their them then
  there these they thing this those to ueber um und uns unser unsere up us very viel vom von vor war waren warum was we wenn
  wer were what when which who why wie wieder will wir wird wo wurde wurden wurde would you youre your zu zum zur
  tuesday wednesday thursday friday saturday sunday dienstag mittwoch donnerstag freitag samstag sonntag heute gestern
  morgen today yesterday tomorrow januar februar maerz april mai juni juli august september oktober november dezember
  january february march june july october december hallo hello hi dear liebe lieber liebes guten tag gruss gruesse
  euro eur chf gbp usd dollar dollars pound pounds tag tage tagen woche wochen monat monate monaten jahr jahre jahren
  day days week weeks month months year years uhr einmal zwei drei vier fuenf two three four five first stueck nummer
  werde werden moechte moechten andernfalls otherwise bitte please`.split(/\s+/),
);

/** After one of these stands a name. */
const CLOSINGS = new Set(
  'gruss gruesse gruessen gruesst mfg lg vg hochachtungsvoll regards wishes cheers sincerely faithfully yours'.split(
    ' ',
  ),
);
/** A name has at most so many words, with title and place. */
const LONGEST_NAME = 8;

/** Words from here on are the writer's name; all of them when none is signed. */
export function nameFrom(words: readonly { readonly norm: string }[]): number {
  const from = Math.max(0, words.length - LONGEST_NAME);
  const closing = words.slice(from).findIndex(({ norm }) => CLOSINGS.has(norm));
  return closing < 0 ? words.length : from + closing;
}

export function isPlainWord(norm: string): boolean {
  return norm.length < 2 || PLAIN.has(norm) || /^\d+$/.test(norm);
}
