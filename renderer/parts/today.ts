/** The ISO date of a moment by this computer's clock, which may be another than the one at Greenwich. */
export function localDate(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The ISO date of today by this computer's clock. */
export function presentDay(): string {
  return localDate(new Date())
}
