import { UsageError } from '../errors.ts';

/** The mail addresses of a command line, lower case; `many` of them, or UsageError. */
export function addressGiven(args: readonly string[], many: number, example: string): string[] {
  const wrong = args.find(word => !/^[^\s@]+@[^\s@]+$/.test(word));
  if (wrong !== undefined)
    throw new UsageError(`"${wrong}" is not a mail address. Example: ${example}`);
  if (args.length !== many) {
    const wanted = many === 1 ? 'one mail address is' : `${many} mail addresses are`;
    throw new UsageError(`${wanted} needed. Example: ${example}`);
  }
  return args.map(word => word.toLowerCase());
}
