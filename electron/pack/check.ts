/**
 * What stops a pack going out, what would make it better, and what is in order: the same lines in the same
 * words on the home screen, in the builder and on the command line.
 */
import { createFigureBook } from '../domain/figures.ts'
import { decisionChecks, timeChecks } from './checks/agenda.ts'
import { dataChecks } from './checks/data.ts'
import { letterChecks } from './checks/letters.ts'
import { paperChecks } from './checks/papers.ts'
import { visionChecks } from './checks/vision.ts'
import { paperResults, readPapers } from './papers-of-pack.ts'
import { numberItems, planPack } from './plan.ts'
import type { Check } from '../contract/shapes.ts'
import type { PackInput } from './input.ts'

/** Checks the pack of this input without building it. Stops come first, then improvements, then what is in order. */
export async function checkPack(input: PackInput): Promise<Check[]> {
  const book = createFigureBook(input)
  const parts = planPack(input, book)
  const papers = paperResults(parts, await readPapers(input, parts))
  const items = numberItems(input.meeting)
  const checks = [
    ...visionChecks(input, book),
    ...decisionChecks(input.meeting, items),
    ...paperChecks(input, papers, items),
    ...dataChecks(input, book, items),
    ...timeChecks(input.meeting, items),
    ...letterChecks(input, items),
  ]
  const order = ['stops', 'improves', 'in-order']
  return checks.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}
