/** The words that a meeting holds for figures outside their range: whose they are, set, and without a figure. */
import type { PupilGroup } from './kpi.ts'
import type { Explanation } from './meeting.ts'

/** A figure that asks for words: whose, of what, of which pupils. `urn` is null for the trust's own. */
export type Asked = { urn: string | null; kpi: string; group: PupilGroup }

/** Whether the words are of this very figure. */
function isOf({ school, kpi, group }: Explanation, asked: Asked): boolean {
  return (school ?? null) === asked.urn && kpi === asked.kpi && group === asked.group
}

/** The words given for a figure, the first where there are several; null where none are. */
export function explanationOf(
  explanations: readonly Explanation[],
  asked: Asked,
): Explanation | null {
  return explanations.find((one) => isOf(one, asked)) ?? null
}

/** The same list with other words for a figure, in their old place; empty words take them out. */
export function withExplanation(
  explanations: readonly Explanation[],
  { urn, kpi, group }: Asked,
  { words, by }: Pick<Explanation, 'words' | 'by'>,
): Explanation[] {
  const asked = { urn, kpi, group }
  const at = explanations.findIndex((one) => isOf(one, asked))
  if (words === '') return at < 0 ? [...explanations] : explanations.toSpliced(at, 1)
  const whose = urn === null ? {} : { school: urn }
  const given = { ...whose, kpi, group, words, ...(by === undefined ? {} : { by }) }
  return at < 0 ? [...explanations, given] : explanations.toSpliced(at, 1, given)
}

/** Those that no page prints: of a figure that asks for no words, or a second time of one that does. */
export function withoutFigure(
  explanations: readonly Explanation[],
  asked: readonly Asked[],
): Explanation[] {
  const printed = new Set(asked.map((one) => explanationOf(explanations, one)))
  return explanations.filter((one) => !printed.has(one))
}
