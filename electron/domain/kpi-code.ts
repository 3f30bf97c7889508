/** The code of a KPI of the trust's own, made from its name. */

/** Every code of the trust's own begins with this; none of the library's does. */
export const ownPrefix = 'own'

/** Words that say nothing of what is measured. */
const small = new Set(
  'a an and are as at by do each for from has have in is it of on or our per s that the their them this to we what when which who whose with'.split(
    ' ',
  ),
)

/** So many words of the name at most, so that the code stays fit for the head of a CSV column. */
const mostWords = 4

/**
 * A code that no other KPI has: `own.pupils.lead`, `own.pupils.lead.2` where that is taken. It is given once
 * and stays, whatever the KPI is called later, since files are named after it.
 * @param counted `staff` marks a measure that counts staff, as the library's codes do
 */
export function ownCode(
  name: string,
  counted: 'pupils' | 'staff',
  taken: ReadonlySet<string>,
): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !small.has(word))
    .slice(0, mostWords)
  const head = counted === 'staff' ? [ownPrefix, 'staff'] : [ownPrefix]
  const rest = counted === 'staff' ? words.filter((word) => word !== 'staff') : words
  // "Staff" in first place would say that staff are counted.
  const safe = counted === 'pupils' && rest[0] === 'staff' ? ['about', ...rest] : rest
  const code = [...head, ...(safe.length === 0 ? ['kpi'] : safe)].join('.')
  if (!taken.has(code)) return code
  for (let n = 2; ; n += 1) if (!taken.has(`${code}.${n}`)) return `${code}.${n}`
}
