/**
 * The marks: small drawings on a grid of 12 units (26 × 18 for a signal, 22 × 18 for a target) that say
 * without colour what a figure's verdict, state, target or evidence is. Solid asks for attention, hollow
 * is good news; a triangle points the way the number went. Each has its words.
 */
import type { TargetStatus, Verdict } from './figure.ts'
import type { State } from './observation.ts'
import { circlePath, rectPath } from './drawing.ts'
import type { Drawing, Shape } from './drawing.ts'
import type { Colour } from './look.ts'

const triangleUp = 'M6 1.2L11.4 10.6H0.6Z'
const triangleDown = 'M6 10.8L0.6 1.4H11.4Z'
const hollowUp = 'M6 2.6L10.3 10.1H1.7Z'
const hollowDown = 'M6 9.4L1.7 1.9H10.3Z'

function mark(words: string, shapes: Shape[], width = 12, height = 12): Drawing {
  return { width, height, shapes, words }
}

function signal(words: string, colour: Colour, path: string, dot: Shape): Drawing {
  const limits: Shape[] = [5.5, 13.5].map((y) => ({
    d: `M0.5 ${y}H25.5`,
    stroke: 'ink-3',
    width: 1.1,
    dash: [2.2, 1.8],
  }))
  return mark(words, [...limits, { d: path, stroke: colour, width: 1.6, round: true }, dot], 26, 18)
}

const targetLine: Shape = { d: 'M0 9H22', stroke: 'ink', width: 2 }

export const marks = {
  'above-better': mark('Above, better', [{ d: hollowUp, stroke: 'better' }]),
  'below-better': mark('Below, better', [{ d: hollowDown, stroke: 'better' }]),
  'above-worse': mark('Above, worse', [{ d: triangleUp, fill: 'worse' }]),
  'below-worse': mark('Below, worse', [{ d: triangleDown, fill: 'worse' }]),
  within: mark('Within', [{ d: 'M1.5 6H10.5', stroke: 'ink-3', width: 1.6 }]),
  'not-rated': mark('Not rated', [{ d: 'M2.6 9.4L9.4 2.6', stroke: 'ink-3', width: 1.2 }]),

  gaining: signal('Gaining', 'better', 'M1.5 11L6 9.6L10.5 12L16.5 7.5L20.6 4.4', {
    d: circlePath(22.6, 3.2, 2.2),
    stroke: 'better',
    fill: 'ground',
    width: 1.5,
  }),
  slipping: signal('Slipping', 'worse', 'M1.5 9L6 7.6L11 8.6L16.5 11.5L22 15', {
    d: circlePath(22.4, 15.1, 2.6),
    fill: 'worse',
  }),
  holding: signal('Holding', 'ink-3', 'M1.5 9L6 10.8L11 8L16 10.4L21.5 9.2', {
    d: circlePath(22.4, 9.2, 1.9),
    fill: 'ink-3',
  }),

  'target-met': mark(
    'Met every time',
    [targetLine, { d: rectPath(6, 1.7, 10, 5), stroke: 'better', width: 1.4 }],
    22,
    18,
  ),
  'target-not-met': mark(
    'Not met',
    [targetLine, { d: rectPath(5.3, 11, 11.4, 6), fill: 'worse' }],
    22,
    18,
  ),
  'target-sometimes': mark(
    'Met sometimes',
    [
      { d: rectPath(6, 9, 10, 6.3), fill: 'ink-3' },
      { d: rectPath(6, 2.7, 10, 12.6), stroke: 'ink-2', width: 1.3 },
      targetLine,
    ],
    22,
    18,
  ),
  'no-target': mark(
    'No target',
    [{ d: 'M0 9H22', stroke: 'ink-3', width: 1.5, dash: [3, 2.2] }],
    22,
    18,
  ),

  hidden: mark('Hidden', [
    { d: rectPath(1, 1, 10, 10), stroke: 'ink-3', width: 1 },
    {
      d: 'M1 4.4L4.4 1M1 7.7L7.7 1M1 11L11 1M4.4 11L11 4.4M7.7 11L11 7.7',
      stroke: 'ink-3',
      width: 0.8,
    },
  ]),
  'not-published': mark('Not published', [
    { d: rectPath(1, 1, 10, 10), stroke: 'ink-3', width: 1.1, dash: [2, 1.64] },
  ]),
  awaiting: mark('Due', [
    { d: circlePath(6, 6, 4.9), stroke: 'ink-2', width: 1.1 },
    { d: 'M6 3.1V6.2L8.2 7.5', stroke: 'ink-2', width: 1.1, round: true },
  ]),

  stops: mark('Stops it going out', [
    { d: rectPath(0.5, 0.5, 11, 11), fill: 'ink' },
    { d: 'M3 6H9', stroke: 'ground', width: 1.8 },
  ]),
  improves: mark('Would make it better', [
    { d: circlePath(6, 6, 5), stroke: 'ink-2', width: 1.2 },
    { d: 'M6 3V6.8M6 8.3V9.3', stroke: 'ink-2', width: 1.3 },
  ]),
  'in-order': mark('In order', [
    { d: circlePath(6, 6, 5), stroke: 'ink-3', width: 1.2 },
    { d: 'M3.6 6.2L5.3 7.9L8.5 4.3', stroke: 'ink-3', width: 1.3 },
  ]),

  supports: mark('Supports', [{ d: circlePath(6, 6, 4.6), fill: 'ink' }]),
  'does-not-support': mark('Does not support', [
    { d: 'M2 2L10 10M10 2L2 10', stroke: 'worse', width: 2.4 },
  ]),
  'supports-old': mark('Supports, over a year old', [
    { d: circlePath(6, 6, 4.1), stroke: 'ink', width: 1.5 },
  ]),
  'none-gathered': mark('None gathered', [{ d: 'M3.8 6H8.2', stroke: 'ink-3', width: 1.2 }]),

  school: mark('School, with its 95% interval', [{ d: circlePath(6, 6, 4.2), fill: 'ink' }]),
  trust: mark('Trust', [{ d: 'M6 0.5V11.5', stroke: 'accent', width: 2.6 }]),
  'last-year': mark('Last year', [
    { d: 'M6 1.6L10.4 6L6 10.4L1.6 6Z', fill: 'ground', stroke: 'ink-2', width: 1.1 },
  ]),
  england: mark('England', [{ d: 'M6 0V12', stroke: 'ink-2', width: 1.2 }]),

  plumb: mark(
    'Plumbline',
    [
      { d: 'M4 0V13', stroke: 'accent', width: 1.2 },
      { d: 'M4 18L0.9 12.6H7.1Z', fill: 'accent' },
    ],
    8,
    18,
  ),
} as const satisfies Record<string, Drawing>
export type MarkName = keyof typeof marks

/** The mark of a verdict. `no clear difference` has the level bar, which a heat table leaves out. */
export function verdictMark(verdict: Pick<Verdict, 'kind' | 'direction'>): MarkName {
  if (verdict.kind === 'no-clear-difference') return 'within'
  if (verdict.kind === 'not-rated' || verdict.direction === null) return 'not-rated'
  return `${verdict.direction}-${verdict.kind}`
}

/** The mark of a state without a value; null where words alone say it. */
export function stateMark(state: State): MarkName | null {
  if (state === 'suppressed') return 'hidden'
  if (state === 'not-published') return 'not-published'
  if (state === 'awaiting') return 'awaiting'
  return null
}

/** The mark of a target: where the block lies is where the figures have lain. */
export function targetMark(status: TargetStatus | null): MarkName {
  if (status === null || status.kind === 'no-figure' || status.metIn.of === 0) return 'no-target'
  if (status.metIn.met === status.metIn.of) return 'target-met'
  if (status.metIn.met === 0) return 'target-not-met'
  return 'target-sometimes'
}
