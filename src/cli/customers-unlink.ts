// `kulanz customers unlink A`: an address is a person of its own again.
import { unlink } from '../store/customer-links.ts';
import type { RunCommand } from './context.ts';
import { addressGiven } from './customer-address.ts';
import { withRecord } from './open-command.ts';

export const run: RunCommand = async (context, args, options) => {
  const [address = ''] = addressGiven(args, 1, 'kulanz customers unlink erika@work.example');
  return withRecord(context, options, async (config, db) => {
    const de = config.business.language === 'de';
    const parted = await unlink(db, address, new Date());
    if (options.json) context.stdout(JSON.stringify({ address, parted }));
    else if (parted.length === 0)
      context.stderr(
        de
          ? `${address} ist mit keiner anderen Adresse verbunden.`
          : `${address} is joined with no other address.`,
      );
    else
      context.stdout(
        de
          ? `${address} ist getrennt von ${parted.join(', ')} und wird nicht von selbst wieder verbunden.`
          : `${address} is parted from ${parted.join(', ')} and won't be joined by itself again.`,
      );
    return parted.length === 0 ? 1 : 0;
  });
};
