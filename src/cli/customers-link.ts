// `kulanz customers link A B`: a person says that two addresses are one human.
import { UsageError } from '../errors.ts';
import { linkByPerson } from '../store/customer-links.ts';
import type { RunCommand } from './context.ts';
import { addressGiven } from './customer-address.ts';
import { withRecord } from './open-command.ts';

const EXAMPLE = 'kulanz customers link erika@work.example erika@example.org';

export const run: RunCommand = async (context, args, options) => {
  const [address = '', primary = ''] = addressGiven(args, 2, EXAMPLE);
  if (address === primary) throw new UsageError(`These are the same address. Example: ${EXAMPLE}`);
  return withRecord(context, options, async (config, db) => {
    const de = config.business.language === 'de';
    const evidence = de ? 'von einem Menschen so angegeben' : 'said by a human';
    const isNew = await linkByPerson(db, address, primary, evidence, new Date());
    if (options.json) context.stdout(JSON.stringify({ address, primary, linked: isNew }));
    else if (isNew)
      context.stdout(
        de
          ? `${address} und ${primary} gelten jetzt als eine Person.`
          : `${address} and ${primary} are one person from now on.`,
      );
    else context.stdout(de ? 'Sie galten schon als eine Person.' : 'They were one person already.');
    return 0;
  });
};
