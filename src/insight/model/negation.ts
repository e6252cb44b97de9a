// Words that turn what follows into its opposite, German and English, as `normalize` writes them.

/** So many words after a negator, within its clause, are negated. */
export const NEGATION_REACH = 3;

const NEGATORS = new Set(
  `nicht nich net ned nit nichts nix kein keine keinen keinem keiner keines keinerlei nie niemals niemand ohne weder
  kaum not no never none nobody nothing without hardly barely cannot cant dont doesnt didnt isnt arent wasnt werent
  wont wouldnt couldnt shouldnt hasnt havent hadnt aint`.split(/\s+/),
);

export function isNegator(norm: string): boolean {
  return NEGATORS.has(norm);
}
