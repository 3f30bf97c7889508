/** Problems that are alike, together: a file that is wrong in one way is often wrong in many rows. */
import type { Problem } from '../../../electron/contract/index.ts'

export type ProblemGroup = {
  severity: Problem['severity']
  column: string | null
  expected: string
  problems: Problem[]
}

const order: Problem['severity'][] = ['left-out', 'doubt', 'note']

/** What was left out first, then doubts, then notes; within each as they were found. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>()
  for (const problem of problems) {
    const { severity, column, expected } = problem
    const key = JSON.stringify([severity, column, expected])
    const group = groups.get(key) ?? { severity, column, expected, problems: [] }
    group.problems.push(problem)
    groups.set(key, group)
  }
  return [...groups.values()].toSorted(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
  )
}

/** How many rows or cells are named before the rest are counted. */
const named = 4

/** `2, 5, 9, 11 and 40 more`; empty where none of them is in a row. */
export function rowsInWords(problems: readonly Problem[]): string {
  return some(problems.flatMap(({ row }) => (row === null ? [] : String(row))))
}

/** What was found, each once. */
export function foundInWords(problems: readonly Problem[]): string {
  return some([...new Set(problems.map(({ found }) => found))])
}

function some(list: string[]): string {
  const more = list.length - named
  return more > 0 ? `${list.slice(0, named).join(', ')} and ${more} more` : list.join(', ')
}
