/** Numbers that look random and are the same every time (mulberry32). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** 0 <= number < below */
  whole(below: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  /** In place (Fisher and Yates). */
  shuffle<T>(list: T[]): void {
    for (let last = list.length - 1; last > 0; last -= 1) {
      const other = this.whole(last + 1);
      const [a, b] = [list[last], list[other]];
      if (a !== undefined && b !== undefined) [list[last], list[other]] = [b, a];
    }
  }
}
