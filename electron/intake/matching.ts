/**
 * Which of the trust's schools a row of a file is about. A school keeps its history through changes of
 * URN: by its present URN, by the new URN that the file itself states for a converter, by LAESTAB (which
 * DfE uses for earlier years), or by a predecessor's URN. As in DfE's "Find information about schools and
 * trusts" a predecessor is followed only where it is the only plain one: figures of one of several schools
 * that were joined, or of a school that was split, are not the present school's.
 */
import type { Problem } from '../contract/shapes.ts'
import type { MatchedBy } from '../domain/observation.ts'
import type { School, SchoolLink } from '../domain/school.ts'

/** What a row says of its school, as text from its cells; whatever the file does not have is left out. */
export type SchoolKeys = {
  row: number
  urn?: string | null
  /** Seven digits or `213/6007`, or the four digits of the establishment beside `la`. */
  laestab?: string | null
  la?: string | null
  estab?: string | null
  /** The URN after conversion that performance tables state in `URN_AC`. */
  statedUrn?: string | null
}

export type Match = {
  school: School
  matched: MatchedBy
  /** The URN as the row says it, or null. */
  urn: string | null
}

export type Matcher = {
  /** Null where the row is about none of the trust's schools. */
  match(keys: SchoolKeys): Match | null
  /** What was seen and not followed so far: rows of schools that were joined or split, keys that contradict one another. */
  problems(): Problem[]
}

/** Six digits, as text; null for anything else. A spreadsheet's `100000.0` is understood. */
export function urnOf(text: string | null | undefined): string | null {
  const digits = (text ?? '').trim().replace(/\.0+$/, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

/** Seven digits, as text, from `213/6007`, `2136007`, or an LA's code and an establishment's number. */
export function laestabOf(keys: Pick<SchoolKeys, 'laestab' | 'la' | 'estab'>): string | null {
  const clean = (text: string | null | undefined) =>
    (text ?? '')
      .trim()
      .replace(/\.0+$/, '')
      .replace(/^(\d{3})\s*[/-]\s*(\d{4})$/, '$1$2')
  const whole = clean(keys.laestab)
  if (/^\d{7}$/.test(whole)) return whole
  const la = clean(keys.la)
  const estab = clean(keys.estab)
  if (/^\d{7}$/.test(estab) && (la === '' || estab.startsWith(la))) return estab
  const number = /^\d{4}$/.test(estab) ? estab : whole
  return /^\d{3}$/.test(la) && /^\d{4}$/.test(number) ? la + number : null
}

/** A school that stands open, or is not yet closed. */
function isOpen(school: School): boolean {
  return !/^closed/i.test(school.status)
}

/**
 * @param schools the trust's own schools
 * @param links links of those schools, of all generations
 */
export function createMatcher(schools: School[], links: SchoolLink[]): Matcher {
  const byUrn = new Map(schools.map((school) => [school.urn, school]))
  const byLaestab = uniqueByLaestab(schools)
  const lines = descent(schools, links)
  const problems: Problem[] = []
  const noted = new Set<string>()
  const note = (key: string, problem: Problem) => {
    if (noted.has(key)) return
    noted.add(key)
    problems.push(problem)
  }

  function match(keys: SchoolKeys): Match | null {
    const urn = urnOf(keys.urn)
    const found = (school: School, matched: MatchedBy): Match => ({ school, matched, urn })

    const laestab = laestabOf(keys)
    const same = laestab === null ? undefined : byLaestab.get(laestab)
    const present = urn === null ? undefined : byUrn.get(urn)
    const stated = urnOf(keys.statedUrn)
    const converted = stated === null ? undefined : byUrn.get(stated)
    const later =
      present ?? converted ?? lines.followed.get(urn ?? '') ?? lines.followed.get(stated ?? '')
    if (same && later && same.urn !== later.urn) {
      note(`${urn} ${laestab}`, {
        severity: 'left-out',
        row: keys.row,
        column: null,
        found: `URN ${urn}, LAESTAB ${laestab}`,
        expected: 'a URN and a LAESTAB of one school',
        message: `The row's URN leads to school ${later.urn}, its LAESTAB to school ${same.urn}; it was taken for neither.`,
      })
      return null
    }
    if (present) return found(present, 'urn')
    if (converted) return found(converted, 'stated-successor')
    const stopped = urn === null ? undefined : lines.stopped.get(urn)
    if (same && (urn === null || later || !lines.unrelated(urn, same.urn))) {
      if (stopped) {
        note(`doubt ${urn}`, {
          severity: 'doubt',
          row: keys.row,
          column: null,
          found: `URN ${urn}, LAESTAB ${laestab}`,
          expected: 'a school with one predecessor',
          message: `URN ${urn} was taken for school ${same.urn}, which has its LAESTAB, though ${stopped.why}.`,
        })
      }
      return found(same, 'laestab')
    }
    if (later) return found(later, 'predecessor')

    if (stopped) {
      note(`stopped ${urn}`, {
        severity: 'note',
        row: keys.row,
        column: null,
        found: `URN ${urn}`,
        expected: 'a school with one predecessor',
        message: `URN ${urn} is a predecessor of school ${stopped.school.urn}, and was not taken for it: ${stopped.why}.`,
      })
    }
    return null
  }

  return { match, problems: () => [...problems] }
}

/** LAESTABs that lead to one school; an open school comes before closed ones that had the number earlier. */
function uniqueByLaestab(schools: School[]): Map<string, School> {
  const all = new Map<string, School[]>()
  for (const school of schools) {
    if (school.laestab === null) continue
    all.set(school.laestab, [...(all.get(school.laestab) ?? []), school])
  }
  const unique = new Map<string, School>()
  for (const [laestab, holders] of all) {
    const open = holders.filter(isOpen)
    const [only, another] = open.length > 0 ? open : holders
    if (only && !another) unique.set(laestab, only)
  }
  return unique
}

type Descent = {
  /** Predecessors' URNs, of any generation, that lead to one present school. */
  followed: Map<string, School>
  /** Predecessors that were not followed, and why. */
  stopped: Map<string, { school: School; why: string }>
  /** The links know this URN, and know it as no forerunner or successor of the school. */
  unrelated(urn: string, schoolUrn: string): boolean
}

/**
 * Plain links say that one school became the other. GIAS words the others "Predecessor - merged",
 * "- amalgamated", "- Split School": with those the school continued, or came from several.
 */
const plain = /^(predecessor|successor)$/i

function descent(schools: School[], links: SchoolLink[]): Descent {
  const before = new Map<string, Map<string, string>>()
  const after = new Map<string, Set<string>>()
  const linked = new Map<string, Set<string>>()
  const addLink = (earlier: string, later: string, type: string) => {
    const known = before.get(later) ?? new Map<string, string>()
    // A link stands in the file twice, once from each end; the plainer wording must not hide a merger.
    if (!known.has(earlier) || !plain.test(type)) known.set(earlier, type)
    before.set(later, known)
    after.set(earlier, (after.get(earlier) ?? new Set()).add(later))
  }
  for (const link of links) {
    const type = link.type.trim()
    linked.set(link.urn, (linked.get(link.urn) ?? new Set()).add(link.linkedUrn))
    linked.set(link.linkedUrn, (linked.get(link.linkedUrn) ?? new Set()).add(link.urn))
    if (link.urn === link.linkedUrn) continue
    if (link.kind === 'predecessor') addLink(link.linkedUrn, link.urn, type)
    if (link.kind === 'successor') addLink(link.urn, link.linkedUrn, type)
  }

  const own = new Set(schools.map((school) => school.urn))
  const followed = new Map<string, School>()
  const stopped = new Map<string, { school: School; why: string }>()
  for (const school of schools) {
    const seen = new Set([school.urn])
    let urn: string | null = school.urn
    while (urn !== null) {
      const next = step([...(before.get(urn) ?? [])], after)
      for (const [each, why] of next.stopped) if (!own.has(each)) stopped.set(each, { school, why })
      // A loop in the links ends here, and so does a forerunner that is itself one of the trust's schools.
      urn =
        next.follow !== null && !seen.has(next.follow) && !own.has(next.follow) ? next.follow : null
      if (urn !== null) {
        seen.add(urn)
        followed.set(urn, school)
      }
    }
  }
  const unrelated = (urn: string, schoolUrn: string) =>
    linked.has(urn) && !isConnected(linked, urn, schoolUrn)
  return { followed, stopped, unrelated }
}

/** One generation back. Only one plain predecessor, with no other successor, is followed. */
function step(
  earlier: [urn: string, type: string][],
  after: Map<string, Set<string>>,
): { follow: string | null; stopped: [urn: string, why: string][] } {
  const became = earlier.filter(([, type]) => plain.test(type))
  const stopped: [string, string][] = earlier
    .filter(([, type]) => !plain.test(type))
    .map(([urn, type]) => [urn, `GIAS says "${type}"`])
  const [only, another] = became
  if (!only) return { follow: null, stopped }
  if (another) {
    const why = `it is one of ${became.length} schools that came together`
    return {
      follow: null,
      stopped: [...stopped, ...became.map(([urn]): [string, string] => [urn, why])],
    }
  }
  const successors = after.get(only[0])?.size ?? 0
  if (successors > 1) {
    return { follow: null, stopped: [...stopped, [only[0], `it has ${successors} successors`]] }
  }
  return { follow: only[0], stopped }
}

function isConnected(linked: Map<string, Set<string>>, from: string, to: string): boolean {
  const seen = new Set([from])
  const queue = [from]
  for (const urn of queue) {
    if (urn === to) return true
    for (const next of linked.get(urn) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      queue.push(next)
    }
  }
  return false
}

/** A row that claims to be about a school. */
export type Claim = {
  match: Match
  row: number
  /**
   * What may stand once for each school: `''` in a file with one row a school, the period in a file with
   * several. Claims of one scope compete.
   */
  scope?: string
  /**
   * Rows of one identity belong together and do not compete, such as the breakdowns of one school in a
   * tidy file. Each row is its own where it is left out.
   */
  identity?: string
}

const preference: MatchedBy[] = ['urn', 'stated-successor', 'laestab', 'predecessor']

/**
 * Settles rows of one file that claim the same school: the present URN before the successor that the file
 * states, before LAESTAB, before a predecessor. The others are problems. Claims that are equally good all
 * stand: whoever reads them compares what they say, and keeps nothing on which they differ.
 */
export function settleClaims<T extends Claim>(claims: T[]): { kept: T[]; problems: Problem[] } {
  const identityOf = (claim: T) => claim.identity ?? `row ${claim.row}`
  const keyOf = (claim: T) => `${claim.match.school.urn} ${claim.scope ?? ''}`
  const rank = (claim: T) => preference.indexOf(claim.match.matched)
  const best = new Map<string, T>()
  for (const claim of claims) {
    const other = best.get(keyOf(claim))
    if (!other || rank(claim) < rank(other)) best.set(keyOf(claim), claim)
  }
  const kept: T[] = []
  const problems: Problem[] = []
  const told = new Set<string>()
  for (const claim of claims) {
    const winner = best.get(keyOf(claim))
    if (!winner || identityOf(winner) === identityOf(claim) || rank(winner) === rank(claim)) {
      kept.push(claim)
      continue
    }
    const once = `${keyOf(claim)} ${identityOf(claim)}`
    if (told.has(once)) continue
    told.add(once)
    problems.push({
      severity: 'left-out',
      row: claim.row,
      column: null,
      found: `URN ${claim.match.urn ?? 'missing'}, found by ${claim.match.matched}`,
      expected: 'one row for each school',
      message:
        `Rows ${winner.row} and ${claim.row} are both about school ${claim.match.school.urn}; ` +
        `row ${winner.row} was taken (found by ${winner.match.matched}), row ${claim.row} was not.`,
    })
  }
  return { kept, problems }
}
