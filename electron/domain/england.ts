/** England beside a figure: the same on screen, on paper and in what is taken away. */
import type { Figure } from './figure.ts'

/** England's value for a figure: as published, else by definition; null where there is neither. */
export function englandOf(figure: Figure | null): number | null {
  if (figure === null) return null
  if (figure.england?.value != null) return figure.england.value
  return figure.group === 'all' ? (figure.kpi.reference?.value ?? null) : null
}
