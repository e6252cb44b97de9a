// Silence of a server is cut short here: imapflow by itself may wait for ever on a half-open link.
import { TransientError } from '../errors.ts';
import type { Imap } from './imap-connect.ts';
import { imapError } from './imap-errors.ts';

/** No single operation lasts longer, however steadily a server drips (ms). */
const LONGEST = 20 * 60_000;

/** Watches a connection for signs of life until `end` is called. */
export interface SilenceWatch {
  /** Our own side took its time: the server's silence counts from now. */
  touch(): void;
  end(): void;
  /** Rejects when the connection was cut for silence. */
  readonly cut: Promise<never>;
}

export function watchSilence({ client, account, silence }: Imap, doing: string): SilenceWatch {
  const begun = Date.now();
  let received = client.stats().received;
  let heardAt = begun;
  let timer: NodeJS.Timeout;
  const cut = new Promise<never>((_, reject) => {
    timer = setInterval(
      () => {
        const now = Date.now();
        const bytes = client.stats().received;
        if (bytes !== received) {
          received = bytes;
          heardAt = now;
        }
        if (now - heardAt < silence && now - begun < LONGEST) return;
        clearInterval(timer);
        const seconds = Math.round((now - heardAt) / 1_000);
        reject(
          new TransientError(
            `IMAP ${account.host}:${account.port}: silent for ${seconds} s while ${doing}; connection cut`,
          ),
        );
        client.close();
      },
      Math.max(20, Math.min(1_000, silence / 4)),
    );
  });
  // Nobody may be waiting when it fires.
  cut.catch(() => undefined);
  return {
    cut,
    touch: () => {
      heardAt = Date.now();
    },
    end: () => clearInterval(timer),
  };
}

/**
 * Runs one operation under watch and translates its error.
 * @param doing for the words of an error, such as `opening INBOX`
 */
export async function operate<T>(imap: Imap, doing: string, run: () => Promise<T>): Promise<T> {
  const watch = watchSilence(imap, doing);
  try {
    if (!imap.client.usable) {
      throw new TransientError(
        `IMAP ${imap.account.host}:${imap.account.port}: the connection is closed (${doing})`,
      );
    }
    const result = run();
    // When the watch has won, the operation's own rejection has nobody to go to.
    result.catch(() => undefined);
    return await Promise.race([result, watch.cut]);
  } catch (error) {
    throw imapError(error, imap.account, doing);
  } finally {
    watch.end();
  }
}
