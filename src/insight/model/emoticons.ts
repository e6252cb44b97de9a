// Faces made of signs. Those of one mood are one feature.

const FACES: readonly (readonly [string, RegExp])[] = [
  ['glad', /(?:^|\s|\p{L})(?:[:=;]['-]?[)D\]pP*]|\^\^|[xX]D\b|<3)/u],
  ['sad', /(?:^|\s|\p{L})(?:[:=]['-]?[(/[|\\]|D:|-[._]-)/u],
];

/** `glad`, `sad`, each at most once. */
export function* emoticonsIn(text: string): Generator<string> {
  for (const [name, face] of FACES) if (face.test(text)) yield name;
}
