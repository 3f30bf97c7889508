/**
 * What a reader does with a scorecard that is made already: look for schools, keep what is marked, sort by a
 * measure. None of it changes a figure, so window and export do the same to the same model.
 */
import { z } from 'zod'
import { filedAs } from './school-order.ts'
import type { Cell, ScorecardView } from './scorecard-view.ts'

export const scorecardChoiceSchema = z.strictObject({
  /** Part of a school's name. */
  school: z.string().max(100).default(''),
  /** Only schools and measures with a figure that is marked. */
  marked: z.boolean().default(false),
  /** By name as a rule; else the code of a measure, `-` before it where the largest value comes first. */
  sort: z.string().max(100).default('name'),
})
export type ScorecardChoice = z.infer<typeof scorecardChoiceSchema>

/** Counts of what the shown cells of schools hold. */
export type ShownCounts = {
  schools: number
  measures: number
  worse: number
  better: number
  hidden: number
}

export function isMarked(cell: Cell | null | undefined): boolean {
  return cell?.kind === 'worse' || cell?.kind === 'better'
}

/**
 * The scorecard with the schools, measures and order that were chosen. Schools stay in their phases; of equal
 * values the order of names holds, and schools without a value come last whichever way it is sorted.
 */
export function chooseFrom(view: ScorecardView, choice: ScorecardChoice): ScorecardView {
  const wanted = filedAs(choice.school.trim())
  const found = view.sections.map((section) => ({
    ...section,
    rows: section.rows.filter(
      (row) => filedAs(row.name).includes(wanted) && (!choice.marked || row.cells.some(isMarked)),
    ),
  }))
  const sections = found.filter((section) => section.rows.length > 0)
  const kept = view.columns.flatMap((_, i) => {
    const marked = sections.some(({ rows }) => rows.some((row) => isMarked(row.cells[i])))
    return choice.marked && !marked ? [] : [i]
  })
  return sorted(withColumns({ ...view, sections }, kept), choice.sort)
}

/** What the chosen cells show. */
export function countShown(view: Pick<ScorecardView, 'sections' | 'columns'>): ShownCounts {
  const rows = view.sections.flatMap((section) => section.rows)
  const cells = rows.flatMap((row) => row.cells)
  const count = (is: (cell: Cell) => boolean) =>
    cells.filter((cell) => cell !== null && is(cell)).length
  return {
    schools: rows.length,
    measures: view.columns.length,
    worse: count((cell) => cell.kind === 'worse'),
    better: count((cell) => cell.kind === 'better'),
    hidden: count((cell) => cell.state === 'suppressed'),
  }
}

function withColumns(view: ScorecardView, kept: readonly number[]): ScorecardView {
  if (kept.length === view.columns.length) return view
  const pick = <T>(list: readonly T[]): T[] => kept.flatMap((i) => list.slice(i, i + 1))
  let at = 0
  const groups = view.groups.flatMap((group) => {
    const [from, to] = [at, at + group.columns]
    at = to
    const columns = kept.filter((i) => i >= from && i < to).length
    return columns === 0 ? [] : [{ ...group, columns }]
  })
  return {
    ...view,
    groups,
    columns: pick(view.columns),
    england: pick(view.england),
    total: { ...view.total, cells: pick(view.total.cells) },
    sections: view.sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) => ({ ...row, cells: pick(row.cells) })),
    })),
  }
}

function sorted(view: ScorecardView, sort: string): ScorecardView {
  const down = sort.startsWith('-')
  const at = view.columns.findIndex(({ code }) => code === (down ? sort.slice(1) : sort))
  if (at < 0) return view
  const valueOf = (row: { cells: (Cell | null)[] }) => row.cells[at]?.value ?? null
  return {
    ...view,
    sections: view.sections.map((section) => ({
      ...section,
      rows: section.rows.toSorted((a, b) => {
        const [left, right] = [valueOf(a), valueOf(b)]
        if (left === null || right === null) return Number(left === null) - Number(right === null)
        return down ? right - left : left - right
      }),
    })),
  }
}
