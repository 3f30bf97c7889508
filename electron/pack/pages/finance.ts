/** Finance: the trust's figures, then each school's, with what was written for them. */
import { shortSchoolNames } from '../../domain/school-names.ts'
import { schoolsByPhase } from '../../domain/school-order.ts'
import { capitalise, countWord, unitLabel } from '../../domain/wording.ts'
import { dataTable, drawPage, gap, heading, richText, title, words } from '../blocks/index.ts'
import type { Block } from '../blocks/index.ts'
import { measuresOf, whatIsMissing } from '../missing.ts'
import type { DrawPages, PageContext } from '../page.ts'
import { mm } from '../tokens.ts'
import { figureCell } from './figure-cell.ts'
import { measureTable, trustReadings } from './measure-table.ts'

/** Most measures that a table of schools has a column for. */
const mostColumns = 6

export const drawFinance: DrawPages = (context) => {
  const { input, figures } = context
  const missing = whatIsMissing('finance', input, figures)
  const readings = trustReadings(context, measuresOf(figures, 'finance'))
  const cited = readings.map(({ figure }) => figure)
  const finding =
    readings.length === 0
      ? 'Finance'
      : `${capitalise(countWord(readings.length))} finance ${readings.length === 1 ? 'figure' : 'figures'}, as the trust’s own policy reads them`
  drawPage(
    context,
    {
      name: 'Finance',
      ...(cited.length === 0
        ? {}
        : {
            foot: {
              rule: 'Finance figures are not rated: what is enough is for the trust’s own reserves policy to say.',
              figures: cited,
            },
          }),
    },
    [
      title(finding),
      ...richText(context, input.meeting.narrative?.finance ?? ''),
      ...(missing === null ? [] : [gap(missing.words)]),
      ...(readings.length === 0
        ? []
        : [measureTable(context, readings, 'Finance figures of the trust')]),
      ...schoolBlocks(context),
    ],
  )
}

/** Each school by the measures that schools have. */
function schoolBlocks(context: PageContext): Block[] {
  const { figures: book } = context
  const kpis = measuresOf(book, 'finance')
    .filter(({ code }) =>
      book.schools.some(({ urn }) => book.latest(urn, code, 'all')?.value != null),
    )
    .slice(0, mostColumns)
  if (kpis.length === 0) return []
  const short = shortSchoolNames(book.schools)
  return [
    heading('School by school'),
    words('The latest figure of each.', {
      style: { style: 'label', face: 'regular' },
      before: 1,
      keep: true,
    }),
    dataTable({
      summary: 'Finance figures by school',
      columns: [
        { head: 'School', share: 1, names: true },
        ...kpis.map((kpi) => ({
          head: `${kpi.short} ${unitLabel(kpi.unit)}`,
          width: mm(23),
          align: 'right' as const,
          gap: mm(2),
        })),
      ],
      rows: schoolsByPhase(book.schools).flatMap(({ schools }) =>
        schools.map(({ urn, name }) => ({
          cells: [
            { text: [{ text: short.get(urn) ?? name, face: 'semibold' as const }] },
            ...kpis.map(({ code }) => figureCell(context, book.latest(urn, code, 'all'))),
          ],
        })),
      ),
    }),
  ]
}
