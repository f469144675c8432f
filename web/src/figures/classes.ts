// Classes that fit the data: round limits, about as many areas in each, nobody in a class of its own.

export interface Classes {
  /** Lower limits of the classes above nobody, rising; the first is above 0. */
  readonly limits: readonly number[];
  readonly share: boolean;
}

/** At most so many classes above nobody: more cannot be told apart in print. */
export const MOST = 5;

function rounded(value: number): number {
  if (value <= 0) return 0;
  const size = 10 ** Math.floor(Math.log10(value));
  const nice = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((part) => part * size);
  return nice.reduce((best, other) => (Math.abs(other - value) < Math.abs(best - value) ? other : best));
}

/** Limits for these figures: steps of a share, or round numbers of people. */
export function fit(values: readonly number[], share: boolean): Classes {
  const some = values.filter((value) => value > 0).sort((one, other) => one - other);
  if (some.length === 0) return { limits: [], share };
  return { limits: share ? shareLimits(some) : peopleLimits(some), share };
}

function shareLimits(some: readonly number[]): number[] {
  const low = some[0] ?? 0;
  const high = some.at(-1) ?? 1;
  for (const step of [0.02, 0.05, 0.1, 0.2]) {
    const first = Math.floor(low / step + 1e-9);
    const last = Math.max(first, Math.ceil(high / step - 1e-9) - 1);
    if (last - first + 1 <= MOST) {
      return Array.from({ length: last - first + 1 }, (_, at) => Math.max((first + at) * step, 1e-9));
    }
  }
  return [1e-9, 0.2, 0.4, 0.6, 0.8];
}

function peopleLimits(some: readonly number[]): number[] {
  const limits = new Set<number>([1]);
  for (let at = 1; at < MOST; at += 1) {
    const value = some[Math.floor((some.length * at) / MOST)] ?? 0;
    const limit = rounded(value);
    if (limit > 1) limits.add(limit);
  }
  const rising = [...limits].sort((one, other) => one - other);
  // A class that no area is in would be a shade of the legend only.
  return rising.filter((limit, at) => some.some((value) => value >= limit && value < (rising[at + 1] ?? Infinity)));
}

/** 0 for nobody, then 1 to the number of classes; null where there is no figure. */
export function classOf(value: number | null, classes: Classes): number | null {
  if (value === null) return null;
  if (value <= 0) return 0;
  let found = 1;
  classes.limits.forEach((limit, at) => {
    if (value >= limit - 1e-12) found = at + 1;
  });
  return found;
}

/** Which of the shades 1 to `MOST` a class has: few classes are spread over all shades. */
export function shadeOf(at: number, classes: Classes): number {
  if (at === 0) return 0;
  const count = classes.limits.length;
  return count <= 1 ? MOST : Math.round(1 + ((at - 1) * (MOST - 1)) / (count - 1));
}
