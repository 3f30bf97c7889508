/** The record of a pack, by which a later one can be compared with it. */
import { createHash } from 'node:crypto'
import { formatValue, phaseLabel, stateWord } from '../domain/wording.ts'
import { numberItems } from '../domain/numbering.ts'
import type { Kpi } from '../domain/kpi.ts'
import type { State } from '../domain/observation.ts'
import type { PackRecord, RecordedFigure } from '../domain/pack-record.ts'
import type { PackInput } from './input.ts'
import type { Part } from './plan.ts'
import type { PartTrace } from './trace.ts'

/** `traces` are those of the parts, in their order. */
export function recordOf(
  input: PackInput,
  parts: readonly Part[],
  traces: readonly PartTrace[],
): PackRecord {
  const hashes = new Map(
    input.papers.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]),
  )
  const paperHash = (name: string): string | null =>
    hashes.get(name) ?? hashes.get(name.split(/[/\\]/).at(-1) ?? name) ?? null
  const { title, date, start, place } = input.meeting.meeting
  return {
    meeting: { title, date, start, place, issued: input.issued },
    agenda: numberItems(input.meeting)
      .filter((item) => item.withheld === undefined)
      .map((item) => ({
        id: itemKey(item),
        number: item.number,
        title: item.title,
        purpose: item.purpose,
        minutes: item.minutes,
        presenter: item.presenter ?? null,
        decision: item.decision ?? null,
        strand: item.strand ?? null,
        confidential: item.confidential,
        papers: item.papers.map((name) => ({ name, sha256: paperHash(name) })),
      })),
    parts: parts.flatMap((part, i) => {
      const trace = traces[i]
      if (!trace) return []
      return [
        {
          key: partKey(part),
          kind: part.kind,
          title: part.title,
          item: part.item === null ? null : itemKey(part.item),
          page: trace.page,
          pages: trace.pages,
          hash: followsFromTheRest(part) ? '' : trace.hash,
        },
      ]
    }),
    ...figuresOf(input, traces),
  }
}

/** The cover bears the day of issue, the appendix the pages of the figures, and what changed hangs on an earlier pack. */
function followsFromTheRest(part: Part): boolean {
  return (
    part.kind === 'cover' ||
    part.kind === 'appendix' ||
    (part.kind === 'section' && (part.section === 'changes' || part.section === 'decisions'))
  )
}

/** Items are known by id; one of a file that gave none, by its title. */
function itemKey({ id, title }: { id?: string | undefined; title: string }): string {
  return id ?? title
}

function partKey(part: Part): string {
  switch (part.kind) {
    case 'school':
      return `school:${part.school.urn}`
    case 'section':
      return `section:${part.section}`
    case 'paper':
      return `paper:${itemKey(part.item)}:${part.paper}`
    case 'divider':
      return `divider:${itemKey(part.item)}`
    default:
      return part.kind
  }
}

function figuresOf(
  input: PackInput,
  traces: readonly PartTrace[],
): Pick<PackRecord, 'figures' | 'names'> {
  const kpis = new Map(input.kpis.map((kpi) => [kpi.code, kpi]))
  const schools = new Map(input.schools.map((school) => [school.urn, school.name]))
  const names: Record<string, string> = {}
  const figures = new Map<string, RecordedFigure>()
  const add = (
    whose: string,
    name: string,
    kpi: Kpi | undefined,
    code: string,
    about: Pick<RecordedFigure, 'group' | 'period'>,
    found: { state: State; value: number | null },
  ): void => {
    names[whose] = name
    names[code] = kpi?.name ?? code
    const figure = {
      whose,
      kpi: code,
      group: about.group,
      period: about.period,
      text: textOf(kpi, found),
    }
    figures.set(`${whose}\n${code}\n${about.group}\n${about.period}`, figure)
  }
  for (const { figures: cited, observations } of traces) {
    for (const figure of cited) {
      const { kpi, urn, phase } = figure
      const whose = urn ?? `trust${phase === null ? '' : ` ${phase}`}`
      const name =
        urn === null
          ? `The trust${phase === null ? '' : `, ${phaseLabel(phase).toLowerCase()} schools`}`
          : (schools.get(urn) ?? urn)
      add(whose, name, kpi, kpi.code, figure, figure)
    }
    for (const o of observations) {
      const whose = o.urn ?? `${o.level} ${o.areaCode ?? o.area ?? ''} ${o.covers ?? ''}`.trim()
      const name = o.urn === null ? (o.area ?? o.level) : (schools.get(o.urn) ?? o.urn)
      add(whose, name, kpis.get(o.kpi), o.kpi, o, o)
    }
  }
  return { figures: [...figures.values()], names }
}

function textOf(kpi: Kpi | undefined, found: { state: State; value: number | null }): string {
  if (found.value === null) return stateWord(found.state)
  return kpi === undefined
    ? String(found.value)
    : formatValue(kpi, found.value, { percentSign: true })
}
