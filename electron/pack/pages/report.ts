/** The chief executive's report, as it is written for the meeting, its figures filled in from the vault. */
import { drawPage, gap, richText, title } from '../blocks/index.ts'
import { whatIsMissing } from '../missing.ts'
import type { DrawPages } from '../page.ts'

export const drawReport: DrawPages = (context) => {
  const { input, figures, item } = context
  const missing = whatIsMissing('report', input, figures)
  const by =
    item?.presenter === undefined ? '' : `${item.presenter}, for the ${input.meeting.meeting.body}`
  drawPage(context, { name: 'Chief executive’s report' }, [
    title('Chief executive’s report', missing === null ? by : ''),
    ...(missing === null
      ? richText(context, input.meeting.narrative?.report ?? '')
      : [gap(missing.words)]),
  ])
}
