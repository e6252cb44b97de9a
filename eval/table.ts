import type { Figure } from './figure.ts';

/** Whether a figure that was to be reached isn't; one without a goal never misses it. */
export function isMissed({ value, wanted }: Figure): boolean {
  const match = /^([<>]=?)\s*([\d.]+)$/.exec(wanted ?? '');
  if (!match) return false;
  const goal = Number(match[2]);
  if (match[1] === '>=') return value < goal;
  if (match[1] === '<=') return value > goal;
  return match[1] === '>' ? value <= goal : value >= goal;
}

const COLUMNS = ['corpus', 'what', 'value', 'of', 'wanted', 'by', ''] as const;

/** A section's figures as lines of a table; the last column marks what misses its goal. */
export function tableOf(section: string, figures: readonly Figure[]): string[] {
  const rows = [COLUMNS, ...figures.map(rowOf)];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)));
  const lines = rows.map(row =>
    row
      .map((cell, at) => {
        const width = widths[at] ?? 0;
        return at === 2 || at === 3 ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return [`## ${section}`, ...lines, ''];
}

function rowOf(figure: Figure): string[] {
  const { corpus, what, value, unit, of, wanted, by } = figure;
  return [
    corpus,
    what,
    `${value} ${unit}`,
    of === undefined ? '' : String(of),
    wanted ?? '',
    by ?? '',
    isMissed(figure) ? 'MISSED' : '',
  ];
}
