/** Who a school is: its name, what Ofsted found, and who its pupils are. */
import type { School } from '../../domain/school.ts'
import type { SchoolReport } from '../../domain/school-report.ts'
import { periodLabel } from '../../domain/period.ts'
import { formatDate, formatNumber, formatValue } from '../../domain/wording.ts'
import type { PageContext } from '../page.ts'
import { drawText, layText, paragraph } from '../text.ts'
import type { Run, Text } from '../text.ts'
import { mm } from '../tokens.ts'
import { inspectionText, latestInspections, visitText } from './ofsted.ts'

const stripHeight = mm(12.5)

/** Name and place at the left, what Ofsted found at the right; returns the y below. */
export function drawIdentity(context: PageContext, school: School, y: number): number {
  const { doc, input } = context
  const { left, right, width } = doc.frame
  const boxLeft = left + width * 0.57
  const { graded, visit } = latestInspections(input.inspections, school.urn)
  const inspected = graded !== null || visit !== null
  const nameWidth = inspected ? boxLeft - left - mm(6) : width
  let below = paragraph(doc, school.name, { x: left, y, width: nameWidth, style: 'title' })
  const { from, to } = school.ages
  const facts = [
    from === null || to === null ? null : `Ages ${from} to ${to}`,
    school.la.name,
    school.joined === null ? null : `joined ${school.joined.slice(0, 4)}`,
    `URN ${school.urn}`,
  ].filter((fact) => fact !== null)
  below = paragraph(doc, facts.join('  ·  '), {
    x: left,
    y: below + 2,
    width: nameWidth,
    style: 'table',
  })
  if (!inspected) return below + mm(3)
  const textLeft = boxLeft + mm(3.5)
  const textWidth = right - textLeft
  let at = y
  const say = (text: Text, style: 'heading' | 'text', tag: string): void => {
    at = paragraph(doc, text, {
      x: textLeft,
      y: at,
      width: textWidth,
      style:
        style === 'heading' ? { style: 'body', face: 'bold' } : { style: 'table', leading: 1.26 },
      tag,
    })
  }
  if (graded !== null) {
    say(`Ofsted, ${formatDate(graded.date)}`, 'heading', 'H2')
    say(inspectionText(graded), 'text', 'P')
  }
  if (visit !== null)
    say(graded === null ? `Ofsted. ${visitText(visit)}` : visitText(visit), 'text', 'P')
  doc.line(boxLeft, y, boxLeft, at, { colour: 'rule' })
  return Math.max(below, at) + mm(3)
}

/** Who the pupils are: what the register and the census say, nothing where they do not. */
export function drawStrip(
  context: PageContext,
  school: School,
  report: SchoolReport | null,
  y: number,
): number {
  const { doc } = context
  const { left, width } = doc.frame
  const parts: { label: string; value: string; beside: string }[] = []
  if (school.pupils !== null) {
    parts.push({
      label: 'Pupils, register',
      value: formatNumber(school.pupils),
      beside: school.capacity === null ? '' : `capacity ${formatNumber(school.capacity)}`,
    })
  }
  if (school.fsm !== null)
    parts.push({ label: 'Free school meals', value: `${formatNumber(school.fsm, 0)}%`, beside: '' })
  for (const [code, label] of [
    ['context.sen.support', 'SEN support'],
    ['context.ehcp', 'EHC plan'],
    ['context.eal', 'English additional'],
  ] as const) {
    const row = report?.rows.find((one) => one.kpi.code === code && one.group === 'all')
    if (row?.figure.value == null) continue
    context.cite(row.figure)
    const england = row.england?.value ?? null
    if (row.england !== null && england !== null) context.citeObservation(row.england)
    parts.push({
      label,
      value: formatValue(row.kpi, row.figure.value, { percentSign: true }),
      beside:
        england === null
          ? shortYear(row.figure.period)
          : `England ${formatValue(row.kpi, england, { percentSign: true })}`,
    })
  }
  if (parts.length === 0) return y
  doc.rule(y)
  const one = width / 5
  parts.slice(0, 5).forEach(({ label, value, beside }, i) => {
    const x = left + i * one
    if (i > 0) doc.line(x - mm(2.5), y + mm(2), x - mm(2.5), y + mm(10.5), { colour: 'hair' })
    doc.group('P', () => {
      drawText(doc, layText(doc, label, { style: 'label', face: 'regular' }), x, y + mm(2))
      const runs: Run[] = [
        { text: value, face: 'bold', size: 13, colour: 'ink' },
        { text: `  ${beside}`, size: 8.5 },
      ]
      drawText(doc, layText(doc, runs, { style: 'label', face: 'regular' }), x, y + mm(2) + 10.5)
    })
  })
  doc.rule(y + stripHeight)
  return y + stripHeight
}

function shortYear(period: string): string {
  return periodLabel(period)
}
