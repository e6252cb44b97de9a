// What `kulanz customers` says, in both languages.
import type { UiLanguage } from '../config.ts';
import type { ImportResult } from '../orders/import-result.ts';
import { formatName } from '../orders/import-words.ts';

export function importSummary(result: ImportResult, ui: UiLanguage): string[] {
  const { orders, added, changed, unchanged, skipped, dryRun, format } = result;
  const n = (count: number): string => count.toLocaleString(ui);
  const nothing = orders > 0 && added === 0 && changed === 0;
  if (ui === 'de') {
    return [
      `${n(orders)} ${orders === 1 ? 'Bestellung' : 'Bestellungen'} gelesen (${formatName(format, ui)}): ${n(added)} neu, ${n(changed)} geändert, ${n(unchanged)} unverändert.`,
      ...(skipped === 1 ? ['1 Zeile übersprungen; der Grund steht oben.'] : []),
      ...(skipped > 1 ? [`${n(skipped)} Zeilen übersprungen; die Gründe stehen oben.`] : []),
      ...(nothing ? ['Alles war schon bekannt: Es hat sich nichts geändert.'] : []),
      ...(dryRun ? ['Das war eine Probe: Es wurde nichts gespeichert.'] : []),
    ];
  }
  return [
    `${n(orders)} ${orders === 1 ? 'order' : 'orders'} read (${formatName(format, ui)}): ${n(added)} new, ${n(changed)} changed, ${n(unchanged)} unchanged.`,
    ...(skipped === 1 ? ['1 line skipped; the reason stands above.'] : []),
    ...(skipped > 1 ? [`${n(skipped)} lines skipped; the reasons stand above.`] : []),
    ...(nothing ? ['All of it was known: nothing has changed.'] : []),
    ...(dryRun ? ['This was a trial: nothing was stored.'] : []),
  ];
}
