/** The files that the figures of a pack come from, each under a short key. */
import { academicYearOf, comparePeriods, periodLabel } from '../../domain/period.ts'
import type { Citation } from '../citations.ts'

/** A file as the appendix lists it: F1, F2, … by name, then fingerprint. */
export type SourceFile = {
  key: string
  name: string
  sha256: string
  /** The school years of its cells that are used: `2019/20 to 2025/26`. */
  periods: string
  /** How many of its cells are used. */
  cells: number
}

export function fileAnchor(sha256: string): string {
  return `file-${sha256}`
}

/** The files behind all citations, by fingerprint, in the order of their keys. */
export function sourceFiles(cited: readonly Citation[]): Map<string, SourceFile> {
  const found = new Map<string, SourceFile & { years: Set<string> }>()
  const sources = cited.flatMap((each) =>
    each.figure ? each.figure.sources : each.observation ? [each.observation] : [],
  )
  for (const { source, period } of new Set(sources)) {
    const { sha256, file: name } = source
    const file = found.get(sha256) ?? {
      ...{ key: '', name, sha256, periods: '', cells: 0, years: new Set<string>() },
    }
    file.cells += 1
    file.years.add(academicYearOf(period) ?? period)
    found.set(sha256, file)
  }
  const place = (file: SourceFile): string => `${file.name}\n${file.sha256}`
  const sorted = [...found.values()].toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
  return new Map(
    sorted.map(({ years, ...file }, i) => {
      const inOrder = [...years].toSorted(comparePeriods).map(periodLabel)
      const [first = '', last = first] = [inOrder[0], inOrder.at(-1)]
      const periods = first === last ? first : `${first} to ${last}`
      return [file.sha256, { ...file, key: `F${i + 1}`, periods }]
    }),
  )
}
