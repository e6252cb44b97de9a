// What was asked for on the command line of a script; whoever asks for help, or for what there isn't, reads its usage.
import { type ParseArgsConfig, parseArgs } from 'node:util';

export function asked<const O extends NonNullable<ParseArgsConfig['options']>>(
  options: O,
  usage: string,
) {
  try {
    const read = parseArgs({
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean' } },
    });
    const values: { readonly help?: unknown } = read.values;
    if (!values.help) return read;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(usage);
    process.exit(2);
  }
}
