/** Schools' names where there is little room and the phase is said beside them: titles and rows of tables. */
import type { School } from './school.ts'

/** Kinds of school at the end of a name, which say no more than the phase does. */
const kind = /\s+(?:(?:Primary|Secondary)\s+)?(?:School|Academy|College)$|\s+Primary$/i

/**
 * By URN: `Larkfold` for Larkfold Primary School, `Stonewick High` for Stonewick High School. A name stays
 * whole where two schools would be called alike or nothing would be left of it.
 */
export function shortSchoolNames(
  schools: readonly Pick<School, 'urn' | 'name'>[],
): Map<string, string> {
  const short = schools.map(({ name }) => name.replace(kind, '').trim())
  return new Map(
    schools.map(({ urn, name }, i) => {
      const own = short[i] ?? ''
      const alone = short.filter((other) => other.toLowerCase() === own.toLowerCase()).length === 1
      return [urn, alone && !/^(?:the|primary|secondary)?$/i.test(own) ? own : name]
    }),
  )
}
