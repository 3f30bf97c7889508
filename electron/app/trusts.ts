/** The trust and its schools, taken from the imported register. */
import { AppError } from '../contract/index.ts'
import type { School } from '../domain/school.ts'
import { createMatcher } from '../intake/index.ts'
import {
  inspectionQueries,
  observationQueries,
  registerQueries,
  trustQueries,
  type TrustCandidate,
  type VaultDatabase,
} from '../store/index.ts'
import { importHeld } from './imports.ts'
import type { Handlers } from './dispatch.ts'

/** Compares names without regard to case or stray spaces. */
const fold = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * A school that came back under a new URN, as one does that converts or changes trust, keeps its past: what was
 * stored under the earlier URN is put under the present one. Answers which became which.
 */
function followSchools(
  db: VaultDatabase,
  at: string,
  earlier: School[],
  now: School[],
): Record<string, string> {
  const present = now.map((school) => school.urn)
  const matcher = createMatcher(now, registerQueries.linksFor(db, present))
  const followed: Record<string, string> = {}
  for (const { urn: from, laestab } of earlier.filter(({ urn }) => !present.includes(urn))) {
    const match = matcher.match({ row: 0, urn: from, laestab })
    if (!match) continue
    const { urn: to, laestab: number } = match.school
    observationQueries.follow(db, at, { from, to, laestab: number, matched: match.matched })
    inspectionQueries.follow(db, { from, to })
    followed[from] = to
  }
  return followed
}

/**
 * A vault holds one trust: its vision, meetings and figures would otherwise stand under another's name. A trust
 * that was renamed or that joined another still shares schools with what it was.
 */
function refuseOtherTrust(db: VaultDatabase, name: string, schools: School[]): void {
  const present = trustQueries.schools(db)
  const trust = trustQueries.get(db)
  const shared = present.some((school) => schools.some(({ urn }) => urn === school.urn))
  if (!trust || present.length === 0 || fold(trust.name) === fold(name) || shared) return
  throw new AppError(
    'TrustOther',
    `This vault is of ${trust.name}, and ${name} shares no school with it. Nothing was changed. Make another vault for ${name}.`,
    { trust: trust.name, other: name },
  )
}

/** The trust meant, as the register names it, or `TrustUnknown`, `TrustAmbiguous`, `TrustMissing`. */
function findTrust(
  db: VaultDatabase,
  asked: { name?: string | undefined; uid?: string | undefined },
): TrustCandidate {
  const { name, uid } = asked
  if (uid === undefined && name === undefined) return sameTrust(db)
  const near = registerQueries.trusts(db, uid ?? name ?? '')
  const exact = near.filter((trust) =>
    uid === undefined ? fold(trust.name) === fold(name ?? '') : trust.uid === uid,
  )
  const [found] = exact
  const words = uid === undefined ? `is called "${name}"` : `has the group UID ${uid}`
  if (!found) {
    const others = near.slice(0, 5).map((trust) => trust.name)
    throw new AppError(
      'TrustUnknown',
      others.length > 0
        ? `No trust ${words} in the GIAS files brought in. Near it: ${others.join('; ')}.`
        : `No trust ${words} in the GIAS files brought in. Import a GIAS extract that holds its schools first.`,
      { name: name ?? uid ?? '' },
    )
  }
  if (exact.length > 1) {
    throw new AppError(
      'TrustAmbiguous',
      `${exact.length} trusts are called "${name}"; they differ in their group UID only.`,
      { name: name ?? '' },
    )
  }
  return found
}

/** The trust that the vault is of, by its group UID, else by its schools, else by the name that it prints. */
function sameTrust(db: VaultDatabase): TrustCandidate {
  const trust = trustQueries.get(db)
  const schools = trustQueries.schools(db)
  if (!trust || schools.length === 0)
    throw new AppError('TrustMissing', 'No trust was adopted yet. Say which one it is.')
  const [byUid] = trust.uid === null ? [] : registerQueries.trusts(db, trust.uid)
  if (byUid?.uid === trust.uid) return byUid
  const urns = schools.map(({ urn }) => urn)
  return registerQueries.trustOf(db, urns) ?? findTrust(db, { name: trust.name })
}

/**
 * The name that screens and packs print from now on. Of the trust that the vault is of already it stays as the
 * person set it; else it is the register's, which writes many names in capitals: where only that differs, the person's
 * spelling stays.
 */
function printedName(db: VaultDatabase, found: TrustCandidate, isSame: boolean): string {
  const own = trustQueries.get(db)
  if (!own) return found.name
  const isKnown = isSame || (own.uid !== null && own.uid === found.uid)
  return isKnown || fold(own.name) === fold(found.name) ? own.name : found.name
}

export const trustHandlers: Pick<
  Handlers,
  'trust.candidates' | 'trust.adopt' | 'schools.list' | 'schools.inspections'
> = {
  'trust.candidates': (context, { search }) => ({
    trusts: registerQueries.trusts(context.vault().db, search),
  }),
  'trust.adopt': async (context, { name, uid, job }) => {
    const vault = context.vault()
    const found = findTrust(vault.db, { name, uid })
    const schools = registerQueries.schoolsOfTrust(vault.db, { name: found.name, uid: found.uid })
    refuseOtherTrust(vault.db, found.name, schools)
    const trust = {
      name: printedName(vault.db, found, uid === undefined && name === undefined),
      uid: found.uid,
      companiesHouse: null,
    }
    vault.change(`Adopted ${found.name}`, (db, journal) => {
      const earlier = trustQueries.schools(db)
      const before = {
        trust: trustQueries.get(db),
        schools: earlier.map((school) => school.urn),
      }
      trustQueries.put(db, trust)
      trustQueries.putSchools(db, schools)
      const followed = followSchools(
        db,
        context.options.clock.now().toISOString(),
        earlier,
        schools,
      )
      journal('trust', before, { trust, schools: schools.map((school) => school.urn), followed })
    })
    context.changed('trust', 'schools')
    using work = context.job(job)
    const batch = await importHeld(context, work)
    return { trust, schools, ...batch }
  },
  'schools.list': (context) => ({
    trust: trustQueries.get(context.vault().db),
    schools: trustQueries.schools(context.vault().db),
  }),
  'schools.inspections': (context, { urn }) => ({
    inspections: inspectionQueries.list(context.vault().db, urn),
  }),
}
