// The trained models, read from the package once a process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Models } from '../insight/judge.ts';
import { decodeModel, type Model } from '../insight/model/model.ts';
import { packageRoot } from './package-root.ts';

let loaded: Models | undefined;

/** Throws, naming the file, when one is missing or broken. */
export function loadModels(): Models {
  loaded ??= { de: read('de'), en: read('en') };
  return loaded;
}

function read(language: 'de' | 'en'): Model {
  const file = join(packageRoot(), 'models', `${language}.model`);
  try {
    return decodeModel(readFileSync(file));
  } catch (error) {
    throw new Error(
      `${file} can't be used: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
