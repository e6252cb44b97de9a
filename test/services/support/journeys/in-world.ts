import { afterAll, beforeAll, describe } from 'vitest';
import type { Mode } from '../journey-shop.ts';
import { openWorld, type World } from '../world.ts';

export interface Setting {
  readonly title: string;
  readonly mode: Mode;
  /** Beside other worlds, not after them. */
  readonly concurrent?: boolean;
}

/** A shop with storage of that kind, open as long as what is told of it. */
export function inWorld(
  { title, mode, concurrent = false }: Setting,
  tell: (get: () => World) => void,
): void {
  const suite = concurrent ? describe.concurrent : describe;
  suite(`${title}, ${mode}`, () => {
    let world: World | undefined;
    beforeAll(async () => {
      world = await openWorld(mode);
    });
    afterAll(() => world?.close());
    tell(() => {
      if (!world) throw new Error('the shop is not open');
      return world;
    });
  });
}
