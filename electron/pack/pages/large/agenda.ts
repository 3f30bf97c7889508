/** The agenda in large print: a card for each item. */
import { formatDate } from '../../../domain/wording.ts'
import { clockAfter, glanceWords, itemLine, timesOf } from '../../at-a-glance.ts'
import { heading, layBlocks, list, openPage, title, words } from '../../blocks/index.ts'
import type { Block } from '../../blocks/index.ts'
import { numberItems, type NumberedItem } from '../../../domain/numbering.ts'
import type { PageContext } from '../../page.ts'
import { mm } from '../../tokens.ts'
import { itemPages, silentWords, strandMinutes, withheldWords } from '../agenda.ts'
import { anchors } from '../../page.ts'
import { decisionEntries } from './decisions.ts'

export function drawLargeAgenda(context: PageContext): void {
  const { input } = context
  const { meeting } = input.meeting
  const asked = decisionEntries(context)
  const items = numberItems(input.meeting)
  const minutes = strandMinutes(input)
  const silent = silentWords(context)
  let before = 0
  const blocks = items.flatMap((item): Block[] => {
    const starts = clockAfter(meeting.start, before)
    before += item.minutes
    return itemBlocks(context, item, starts)
  })
  layBlocks(openPage(context, { name: 'Agenda' }), [
    title(`${meeting.title} agenda`, `${formatDate(meeting.date, 'weekday')}, ${timesOf(input)}`),
    ...(meeting.place === '' ? [] : [words(meeting.place, { before: mm(1) })]),
    ...(meeting.quorum
      ? [
          words(`Quorum ${meeting.quorum.needs} of ${meeting.quorum.of} trustees.`, {
            before: mm(1),
          }),
        ]
      : []),
    words(glanceWords(context), { before: mm(1) }),
    ...(asked.length === 0 ? [] : [heading('What we must decide'), list(asked)]),
    heading('The items'),
    ...blocks,
    ...(silent === null ? [] : [words(silent, { before: mm(4) })]),
    ...(minutes === null
      ? []
      : [
          heading(minutes.title),
          list(minutes.parts.map(({ name, minutes: n }) => ({ text: `${name}: ${n} minutes` }))),
        ]),
  ])
}

function itemBlocks(context: PageContext, item: NumberedItem, starts: string): Block[] {
  const bold = { face: 'bold' } as const
  if (item.withheld !== undefined) {
    return [
      words([{ text: `${item.number}  `, ...bold }, ...withheldWords(item)], {
        before: mm(4),
      }),
    ]
  }
  const pages = itemPages(context, item)
  return [
    words([{ text: `${item.number}  ${item.title}`, ...bold }], {
      before: mm(4),
      tag: 'H3',
      keep: true,
    }),
    words(
      [
        `${itemLine(context, item)}  ·  starts ${starts}${item.confidential ? '  ·  Part B, confidential' : ''}`,
        ...(pages === null
          ? []
          : [
              '  ·  ',
              {
                text: `${pages.includes('–') ? 'pages' : 'page'} ${pages}`,
                link: anchors.item(item.number),
              },
            ]),
      ],
      { style: 'table', before: mm(0.5) },
    ),
  ]
}
