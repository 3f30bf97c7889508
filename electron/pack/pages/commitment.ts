/** Collective commitment: whether people want to be part of the trust, and what schools do for each other. */
import { namesOf } from '../../domain/finding.ts'
import { drawPage, gap, richText, title } from '../blocks/index.ts'
import { commitmentMeasures, whatIsMissing } from '../missing.ts'
import type { DrawPages } from '../page.ts'
import { measureTable, trustReadings } from './measure-table.ts'
import type { Reading } from '../../domain/reading.ts'

export const drawCommitment: DrawPages = (context) => {
  const { input, figures } = context
  const missing = whatIsMissing('commitment', input, figures)
  const readings = trustReadings(context, commitmentMeasures(figures))
  const cited = readings.map(({ figure }) => figure)
  const peers = figures.kpis.some(
    ({ evidence, code }) => evidence === 'peer-review' && figures.hasObservations(code),
  )
  drawPage(
    context,
    {
      name: 'Commitment to each other',
      ...(cited.length === 0
        ? {}
        : {
            foot: {
              rule: 'Each figure is held against the range that its own past lets one expect, else against England.',
              figures: cited,
            },
          }),
    },
    [
      title(
        finding(readings),
        'Growth dilutes the will to help other schools. These are the signs of it that we hold.',
      ),
      ...richText(context, input.meeting.narrative?.commitment ?? ''),
      ...(missing === null ? [] : [gap(missing.words)]),
      ...(readings.length === 0
        ? []
        : [measureTable(context, readings, 'What staff say, and whether they stay')]),
      ...(peers || missing !== null
        ? []
        : [gap('No peer review between schools was given for this meeting.')]),
    ],
  )
}

function finding(readings: readonly Reading[]): string {
  const of = (kind: Reading['kind']) =>
    readings.filter((one) => one.kind === kind && one.range !== null).map(({ figure }) => figure)
  const [worse, better] = [of('worse'), of('better')]
  if (worse.length > 0) return `Below what we expect: ${namesOf(worse).toLowerCase()}`
  if (better.length > 0) return `Better than we expect: ${namesOf(better).toLowerCase()}`
  return readings.length === 0 ? 'Commitment to each other' : 'What staff tell us is as we expect'
}
