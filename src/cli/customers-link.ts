import type { RunCommand } from './context.ts';
export const run: RunCommand = async () => 0;
