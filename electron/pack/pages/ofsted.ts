/** Ofsted's judgements in the words of their own era, with the date. Eras are never converted into one another. */
import type { Inspection } from '../../domain/inspection.ts'
import { capitalise, formatDate, joinNames, lowerFirst } from '../../domain/wording.ts'
import type { Run } from '../text.ts'

/** The latest graded inspection, and a later visit without grades where there was one. */
export function latestInspections(
  inspections: readonly Inspection[],
  urn: string,
): { graded: Inspection | null; visit: Inspection | null } {
  const own = inspections
    .filter((one) => one.urn === urn)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const graded = own.findLast((one) => one.kind === 'graded') ?? null
  const visit = own.findLast((one) => one.kind === 'ungraded') ?? null
  return {
    graded,
    visit: visit !== null && (graded === null || visit.date > graded.date) ? visit : null,
  }
}

const beginnings: Record<Inspection['era'], string> = {
  'graded-overall': '',
  'key-judgements': 'No overall grade: ',
  'report-card': 'Report card, no overall grade: ',
}

/** Areas with one word together: `**good** for behaviour and leadership; **outstanding** for …`. */
function judgementRuns(inspection: Inspection): Run[] {
  const byWords = new Map<string, string[]>()
  for (const { area, words } of inspection.judgements) {
    if (/^not (applicable|judged)$/i.test(words)) continue
    byWords.set(words, [...(byWords.get(words) ?? []), lowerFirst(area)])
  }
  return [...byWords].flatMap(([words, areas], i): Run[] => [
    i === 0 ? '' : '; ',
    { text: lowerFirst(words), face: 'bold' },
    ` for ${joinNames(areas)}`,
  ])
}

/** What a graded inspection found, as text. */
export function inspectionText(inspection: Inspection): Run[] {
  const text: Run[] = []
  if (inspection.era === 'graded-overall' && inspection.overall !== null) {
    text.push(
      'Overall ',
      { text: lowerFirst(inspection.overall), face: 'bold' },
      inspection.judgements.length > 0 ? ': ' : '',
    )
  } else text.push(beginnings[inspection.era])
  text.push(...judgementRuns(inspection), '.')
  if (inspection.safeguarding === 'not-met')
    text.push({ text: ' Safeguarding standards not met.', face: 'bold' })
  else if (inspection.safeguarding === 'met') text.push(' Safeguarding standards met.')
  if (inspection.concern !== null)
    text.push({ text: ` ${capitalise(inspection.concern)}.`, face: 'bold' })
  if (inspection.inheritedFrom !== null)
    text.push(` Of the school before it, URN ${inspection.inheritedFrom}.`)
  return text
}

/** What a visit without grades found: `Ungraded visit, 3 May 2025: school remains Good.` */
export function visitText(visit: Inspection): string {
  const outcome = visit.overall === null ? 'no outcome is recorded' : lowerFirst(visit.overall)
  return `Ungraded visit, ${formatDate(visit.date)}: ${outcome}.`
}
