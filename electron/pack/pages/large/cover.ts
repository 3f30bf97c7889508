/** The cover in large print: whose meeting, when and where, what must be decided, what the pack holds. */
import { formatDate } from '../../../domain/wording.ts'
import { glanceWords, timesOf } from '../../at-a-glance.ts'
import { heading, layBlocks, list, openPage, title, words } from '../../blocks/index.ts'
import { copyWords } from '../../furniture.ts'
import type { PageContext } from '../../page.ts'
import { planPack } from '../../plan.ts'
import { mm } from '../../tokens.ts'
import { copyNote, coverEntries, standing } from '../cover.ts'
import { decisionEntries } from './decisions.ts'

export function drawLargeCover(context: PageContext): void {
  const { input, figures } = context
  const { meeting } = input.meeting
  const asked = decisionEntries(context)
  const plan = planPack(input, figures)
  const stands = standing(context, plan)
  layBlocks(openPage(context, { name: 'Cover' }), [
    words(input.trust.name, { before: 0 }),
    title(meeting.title),
    words(`${formatDate(meeting.date, 'weekday')}, ${timesOf(input)}`, { before: mm(4) }),
    ...(meeting.place === '' ? [] : [words(meeting.place, { before: mm(1) })]),
    words('Large-print edition. Page numbers are those of the standard edition.', {
      before: mm(4),
    }),
    ...(asked.length === 0 ? [] : [heading('What we must decide'), list(asked)]),
    ...(stands === null
      ? []
      : [
          heading({ text: stands.label, link: stands.anchor }),
          words([{ text: `${stands.headline}.`, face: 'bold' }, ` ${stands.sentence}`]),
          ...(stands.schools === null ? [] : [words(stands.schools)]),
        ]),
    heading('In this pack'),
    words(glanceWords(context), { before: mm(1) }),
    list(
      coverEntries(context, plan).map(({ title: text, anchor }) => {
        const page = context.pageOf(anchor)
        return { text: { text: page === null ? text : `${text}, page ${page}`, link: anchor } }
      }),
    ),
    words(
      `Pack version ${input.version}, issued ${formatDate(input.issued)}. This is the ${copyWords(input)}.${copyNote(input)}`,
      { before: mm(6) },
    ),
  ])
}
