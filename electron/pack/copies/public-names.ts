/** Names of individuals taken out of all that the public copy prints, and where each stood. */
import { withholderOf, type Withholder } from '../../domain/withheld-names.ts'
import { numberItems } from '../../domain/numbering.ts'
import type { LeftOut, PackInput } from '../input.ts'

/** What takes names out of a pack's texts; the names of schools and of the trust stay whole. */
export function withholderFor(input: PackInput): Withholder {
  const names = [...input.privateNames, ...(input.meeting.publication?.names ?? [])]
  const kept = [input.trust.name, ...input.schools.map(({ name }) => name)]
  return withholderOf(names, kept)
}

/** The input without the names; they are counted by where they stood in words that people wrote. */
export function withholdNames(input: PackInput): { input: PackInput; names: LeftOut['names'] } {
  const withholder = withholderFor(input)
  const names: LeftOut['names'] = []
  const inside = <T>(value: T, where: string | null): T =>
    mapTexts(value, (given) => {
      const { text, found } = withholder.withhold(given)
      if (where !== null) for (const [name, times] of found) names.push({ where, name, times })
      return text
    })
  const { meeting, vision, since } = input
  const items = numberItems(meeting).map(({ number, ...item }) => inside(item, `Item ${number}`))
  return {
    input: {
      ...input,
      privateNames: [],
      interests: [],
      vision: inside(vision, 'The vision'),
      since: inside(since, null),
      // By what it may hold, so that nothing that meetings come to hold later slips in.
      meeting: {
        meeting: inside(meeting.meeting, 'The meeting'),
        people: [],
        ...(meeting.pack ? { pack: meeting.pack } : {}),
        ...(meeting.narrative
          ? {
              narrative: mapParts(meeting.narrative, (text, part) =>
                inside(text, `Words for ${part}`),
              ),
            }
          : {}),
        ...(meeting.explanations
          ? { explanations: inside(meeting.explanations, 'Words for figures outside their range') }
          : {}),
        ...(meeting.actions ? { actions: inside(meeting.actions, 'Actions') } : {}),
        ...(meeting.risks ? { risks: inside(meeting.risks, 'Risks') } : {}),
        items,
      },
    },
    names: summed(names),
  }
}

/** A value with each text in it changed, however deep. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change)) as T
  if (value === null || typeof value !== 'object') return value
  return mapParts(value, (one) => mapTexts(one, change))
}

function mapParts<T extends object>(value: T, change: <V>(part: V, key: string) => V): T {
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, change(part, key)]),
  ) as T
}

/** One line for each name in one place. */
function summed(names: LeftOut['names']): LeftOut['names'] {
  const lines = new Map<string, LeftOut['names'][number]>()
  for (const line of names) {
    const key = `${line.where}\n${line.name}`
    const before = lines.get(key)
    lines.set(key, before ? { ...before, times: before.times + line.times } : line)
  }
  return [...lines.values()]
}
