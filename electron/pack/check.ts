/**
 * What stops a pack going out, what would make it better, and what is in order: the same lines in the same
 * words on the home screen, in the builder and on the command line.
 */
import { createFigureBook } from '../domain/figures.ts'
import { gather } from './build.ts'
import { decisionChecks, timeChecks } from './checks/agenda.ts'
import { confidenceChecks } from './checks/confidence.ts'
import { copyChecks } from './checks/copy.ts'
import { dataChecks } from './checks/data.ts'
import { letterChecks } from './checks/letters.ts'
import { paperChecks } from './checks/papers.ts'
import { sectionChecks } from './checks/sections.ts'
import { budgetChecks, mailChecks } from './checks/size.ts'
import { visionChecks } from './checks/vision.ts'
import { tracePack } from './layout.ts'
import { paperResults } from './papers-of-pack.ts'
import { numberItems } from '../domain/numbering.ts'
import type { Check } from '../contract/shapes.ts'
import type { PackInput } from './input.ts'

/** Checks the pack of this input without building it. Stops come first, then improvements, then what is in order. */
export async function checkPack(whole: PackInput): Promise<Check[]> {
  const material = await gather(whole)
  const { input, parts, leftOut } = material
  const book = createFigureBook(input)
  const papers = paperResults(parts, material.papers)
  const items = numberItems(input.meeting)
  // Pages are counted by laying them, which is only done where somebody has set a budget.
  const budgeted = items.some((item) => item.pages !== undefined)
  const checks = [
    ...visionChecks(input, book),
    ...decisionChecks(input.meeting, items),
    ...paperChecks(input, papers, items),
    ...(await confidenceChecks(input, papers, items)),
    ...dataChecks(input, book, items),
    ...sectionChecks(input, book, parts),
    ...timeChecks(input.meeting, items),
    ...(budgeted ? budgetChecks(input, items, parts, await tracePack(material, {})) : []),
    ...mailChecks(input, papers),
    ...letterChecks(input, items),
    ...copyChecks(input, leftOut),
  ]
  const order = ['stops', 'improves', 'in-order']
  return checks.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}
