/** Whether there is a vision, and whether its strands can be seen to be kept. */
import { formatDate, joinNames, plural } from '../../domain/wording.ts'
import { improves, inData, inOrder, inVision, stops } from './line.ts'
import type { Check } from '../../contract/shapes.ts'
import type { FigureBook } from '../../domain/figures.ts'
import type { PackInput } from '../input.ts'

export function visionChecks(input: PackInput, book: FigureBook): Check[] {
  const { vision } = input
  if (!vision) {
    return [
      stops(
        null,
        'No vision yet',
        'Figures can be read without one, but nothing can say whether they matter.',
        inVision('Write the first strand'),
      ),
    ]
  }
  const checks: Check[] = []
  vision.strands.forEach((strand, i) => {
    const name = `Strand ${i + 1}, ${strand.title}`
    const known = strand.kpis.filter((link) => book.kpi(link.code) !== null)
    if (known.length === 0) {
      checks.push(
        improves(
          null,
          `${name}: no measure`,
          'The board cannot see whether it is kept.',
          inVision('Tie a measure to it', i + 1),
        ),
      )
    } else if (known.every((link) => !book.hasObservations(link.code))) {
      checks.push(
        improves(
          null,
          `${name}: no data`,
          'None of its measures has a figure yet.',
          inData('Bring in a file that holds one'),
        ),
      )
    }
    const unknown = strand.kpis
      .filter((link) => book.kpi(link.code) === null)
      .map((link) => link.code)
    if (unknown.length > 0) {
      checks.push(
        improves(
          null,
          `${name}: measure not known`,
          `${joinNames(unknown)}: no measure has this code.`,
          inVision('Correct it, or define the measure', i + 1),
        ),
      )
    }
  })
  const adopted = vision.vision.adopted
  if (adopted === null) {
    checks.push(
      improves(
        null,
        'The vision has no date of adoption',
        'The pack cannot say how old it is.',
        inVision('Say when the board adopted it'),
      ),
    )
  } else {
    checks.push(
      inOrder(
        'The vision is in place',
        `Adopted ${formatDate(adopted)}, ${plural(vision.strands.length, 'strand')}.`,
      ),
    )
  }
  return checks
}
