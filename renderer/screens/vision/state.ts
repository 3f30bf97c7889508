/** The state of the vision in a sentence or two, for below its title. */
import type { Output } from '../../../electron/contract/index.ts'
import { capitalise, countWord, formatDate, plural } from '../../../electron/domain/wording.ts'

/** `Three strands, seven KPIs. One strand has no measure. Adopted on 10 July 2025, reworded since.` */
export function stateOf({
  vision,
  strandsWithoutKpi,
  adoption,
}: Pick<Output<'vision.get'>, 'vision' | 'strandsWithoutKpi' | 'adoption'>): string {
  const strands = vision?.strands ?? []
  const kpis = new Set(strands.flatMap((strand) => strand.kpis.map(({ code }) => code))).size
  const words = (count: number, one: string) =>
    `${countWord(count)} ${plural(count, one).split(' ')[1]}`
  const without = strandsWithoutKpi.length
  const measured =
    without === 0
      ? 'Each strand is measured.'
      : without === strands.length
        ? 'No strand has a measure yet.'
        : `${capitalise(words(without, 'strand'))} ${without === 1 ? 'has' : 'have'} no measure.`
  const adopted =
    adoption === null
      ? 'Not adopted yet.'
      : `Adopted on ${formatDate(adoption.date)}${adoption.changed ? ', reworded since' : ''}.`
  return `${capitalise(words(strands.length, 'strand'))}, ${words(kpis, 'KPI')}. ${measured} ${adopted}`
}
