declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  /** 0..1, 1: equal. */
  function jaroWinkler(a: string, b: string): number;
  export = jaroWinkler;
}
