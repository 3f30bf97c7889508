/** Actions: what was undertaken, by whom and until when; late ones first. */
import { isLate, type Action } from '../../domain/actions.ts'
import { capitalise, countWord, formatDate } from '../../domain/wording.ts'
import { dataTable, drawPage, gap, richText, title } from '../blocks/index.ts'
import { whatIsMissing } from '../missing.ts'
import type { DrawPages, PageContext } from '../page.ts'
import type { Row } from '../table.ts'
import { mm } from '../tokens.ts'

export const drawActions: DrawPages = (context) => {
  const { input, figures } = context
  const { date } = input.meeting.meeting
  const missing = whatIsMissing('actions', input, figures)
  const actions = input.meeting.actions ?? []
  const late = actions.filter((one) => isLate(one, date))
  const open = actions.filter((one) => one.status === 'open' && !late.includes(one))
  const done = actions.filter((one) => one.status !== 'open')
  const rows = [
    ...group(context, 'Late', late),
    ...group(context, 'Open', open),
    ...group(context, 'Closed', done),
  ]
  drawPage(context, { name: 'Actions' }, [
    title(finding(late.length, open.length, done.length), ''),
    ...richText(context, input.meeting.narrative?.actions ?? ''),
    ...(missing !== null ? [gap(missing.words)] : []),
    ...(rows.length === 0
      ? []
      : [
          dataTable({
            summary: 'Actions with owner, day and state',
            columns: [
              { head: 'Action', share: 1, pad: mm(5), names: true },
              { head: 'Owner', width: mm(34), pad: mm(2) },
              { head: 'Due', width: mm(24) },
              { head: 'State', width: mm(20) },
            ],
            rows,
          }),
        ]),
  ])
}

function finding(late: number, open: number, done: number): string {
  if (late + open + done === 0) return 'Actions'
  if (late > 0)
    return `${capitalise(countWord(late))} ${late === 1 ? 'action is' : 'actions are'} late${open > 0 ? `, ${countWord(open)} more open` : ''}`
  if (open > 0) return `No action is late; ${countWord(open)} ${open === 1 ? 'is' : 'are'} open`
  return done === 1 ? 'The one action is closed' : `All ${countWord(done)} actions are closed`
}

function group(context: PageContext, name: string, actions: readonly Action[]): Row[] {
  if (actions.length === 0) return []
  const state = { open: name === 'Late' ? 'late' : 'open', done: 'done', dropped: 'dropped' }
  return [
    { kind: 'group', cells: [name] },
    ...actions.map((one): Row => {
      const strand =
        one.strand === undefined ? undefined : context.input.vision?.strands[one.strand - 1]
      const about = [
        one.outcome ?? '',
        strand ? `Strand ${one.strand}, ${strand.short ?? strand.title}.` : '',
        one.confidential ? 'Confidential.' : '',
      ].filter((part) => part !== '')
      const face = name === 'Late' ? ('bold' as const) : ('semibold' as const)
      return {
        cells: [
          {
            text: [
              { text: one.what, face },
              ...(about.length === 0
                ? []
                : [{ text: `\n${about.join(' ')}`, colour: 'ink-2' as const }]),
            ],
          },
          one.owner,
          one.due === undefined ? 'no day' : formatDate(one.due, 'short'),
          { text: [{ text: state[one.status], face: name === 'Late' ? 'bold' : 'regular' }] },
        ],
      }
    }),
  ]
}
