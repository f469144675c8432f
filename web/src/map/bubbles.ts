// Bubbles: their areas are in step with people, and the largest one fits the map.

export function largest(values: readonly (number | null)[]): number {
  return Math.max(0, ...values.map((value) => value ?? 0));
}

export function radius(value: number | null, most: number, widest: number): number {
  if (value === null || value <= 0 || most <= 0) return 0;
  return Math.max(1.5, Math.sqrt(value / most) * widest);
}
