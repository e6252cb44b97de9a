// What a customer whose goods are no good wants done: money, a new one, a part, or a repair.

/** Words that name it by themselves. */
const NAMED =
  /(?<!\p{L})(?:geld|kohle|\p{L}{0,20}erstatt\p{L}*|gutschrift\p{L}*|überweis\p{L}*|entschädig\p{L}*|umtausch\p{L}*|umzutauschen|eintausch\p{L}*|\p{L}{0,20}ersatz\p{L}*|ersetz\p{L}*|austausch\p{L}*|neue[rns]? lieferung|nach(?:zu)?(?:liefer|send|schick)\p{L}*|ein(?:zu)?(?:send|schick)\p{L}*|reparatur|reparier\p{L}*|techniker|monteur|abhol\p{L}*|abzuholen|storn\p{L}*|widerruf\p{L}*|rückgabe|zurück(?:zu)?(?:geb|nehm|schick|send|hab)\p{L}*|preisnachlass|minderung|rabatt|refund\p{L}*|money|reimburs\p{L}*|compensat\p{L}*|replac\p{L}*|exchange|swap\p{L}*|repair\p{L}*|fixed|fitter|credit|(?:return|collect) (?:it|them|this)|(?:send|take|pick) (?:it|them) (?:back|up)|resend|spares?|new one|discount|cancel\p{L}*)(?!\p{L})/iu;

const WANTS =
  '(?:(?:zu)?schick\\p{L}{0,4}|(?:zu)?send\\p{L}{0,4}|liefer\\p{L}{0,3}|zukommen|bekomm\\p{L}{0,3}|krieg\\p{L}{0,3}|haben|hätte\\p{L}?|brauch\\p{L}{0,3}|möchte\\p{L}?|will|bitte|send|post|ship|get|have|want|need|like|give|please)';
const THING =
  '(?:neue[nrsm]?|heile[nrs]?|weitere[nrs]?|andere[nrs]?|funktionierende[nrs]?|vernünftige[nrs]?|einwandfreie[nrs]?|fehlende[nrs]?|teile?|deckel|new|another|spare|missing|working|proper|unbroken|parts?|piece)';
const BETWEEN = '(?:[ ,]{1,2}[\\p{L}\\p{N}]{1,20}){0,6}[ ,]{1,2}';
/** "schickt mir bitte einen neuen", "could I have another": what is wanted, and that it is. */
const ASKED = new RegExp(
  `(?<!\\p{L})(?:${WANTS}${BETWEEN}${THING}|${THING}${BETWEEN}${WANTS})(?!\\p{L})`,
  'iu',
);

/** A line break within a sentence is a space. @param text bounded by the caller */
export function saysWish(text: string): boolean {
  return NAMED.test(text) || ASKED.test(text.replace(/\s+/g, ' '));
}
