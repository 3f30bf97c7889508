/** The trust and its schools, taken from the imported register. */
import { AppError } from '../contract/index.ts'
import type { School } from '../domain/school.ts'
import { createMatcher } from '../intake/index.ts'
import {
  inspectionQueries,
  observationQueries,
  registerQueries,
  trustQueries,
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

export const trustHandlers: Pick<
  Handlers,
  'trust.candidates' | 'trust.adopt' | 'schools.list' | 'schools.inspections'
> = {
  'trust.candidates': (context, { search }) => ({
    trusts: registerQueries.trusts(context.vault().db, search),
  }),
  'trust.adopt': async (context, { name, job }) => {
    const vault = context.vault()
    const near = registerQueries.trusts(vault.db, name)
    const exact = near.filter((trust) => fold(trust.name) === fold(name))
    if (exact.length === 0) {
      const others = near.slice(0, 5).map((trust) => trust.name)
      throw new AppError(
        'TrustUnknown',
        others.length > 0
          ? `No trust is called "${name}" in the GIAS files brought in. Near it: ${others.join('; ')}.`
          : `No trust is called "${name}" in the GIAS files brought in. Import a GIAS extract that holds its schools first.`,
        { name },
      )
    }
    if (exact.length > 1) {
      throw new AppError(
        'TrustAmbiguous',
        `${exact.length} trusts are called "${name}"; they differ in their group UID only.`,
        {
          name,
        },
      )
    }
    const found = exact[0]!
    const schools = registerQueries.schoolsOfTrust(vault.db, { name: found.name, uid: found.uid })
    refuseOtherTrust(vault.db, found.name, schools)
    // GIAS writes many names in capitals: where the vault was made under the same name, the person's spelling stays.
    const own = trustQueries.get(vault.db)?.name ?? ''
    const trust = {
      name: fold(own) === fold(found.name) ? own : found.name,
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
    const batch = await importHeld(context, context.job(job))
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
