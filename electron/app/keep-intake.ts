/**
 * What a file gave, put into the vault whole or not at all. The same file a second time changes nothing; read
 * for another year, it takes back what it gave for the wrong one.
 */
import type { FileKind, ImportResult, Problem } from '../contract/index.ts'
import type { School } from '../domain/school.ts'
import type { Intake } from '../intake/index.ts'
import {
  claimQueries,
  importQueries,
  inspectionQueries,
  observationQueries,
  registerQueries,
  trustQueries,
  type VaultDatabase,
} from '../store/index.ts'
import type { Context } from './context.ts'

/** Register first, since schools are found through it and its links. */
export const registerKinds: FileKind[] = ['gias', 'gias-links', 'gias-groups']

export function keepIntake(context: Context, intake: Intake): ImportResult {
  const vault = context.vault()
  const id = context.options.id()
  const at = context.options.clock.now().toISOString()
  const { file, kind, title, period, rows } = intake
  const before = importQueries.bySha(vault.db, file.sha256)
  const counted = countsOf(intake)
  const described = {
    ...{ file: file.name, sha256: file.sha256, bytes: file.bytes, kind, title, period, rows, at },
    problems: intake.problems,
  }
  if (before && registerKinds.includes(kind))
    return { ...described, id: null, outcome: 'unchanged', counts: counted }

  return vault.change(`Imported ${title}`, (db, journal) => {
    registerQueries.putSchools(db, id, intake.schools, intake.schoolFields)
    registerQueries.putLinks(db, id, intake.links)
    registerQueries.putGroupLinks(db, id, intake.groupLinks)
    const inspections = inspectionQueries.put(db, id, intake.inspections)
    const otherYear =
      before && claimQueries.isOtherPeriod(before.period, period) ? before.period : null
    const withdrawn =
      otherYear === null || period === null
        ? 0
        : observationQueries.ofOtherPeriods(db, file.sha256, period)
    const again = before !== null && otherYear === null
    const values = observationQueries.put(db, id, at, intake.observations, again)
    const counts = { ...counted, ...values }
    if (before && values.added + values.superseded + inspections + withdrawn === 0) {
      claimQueries.forget(db, id)
      return { ...described, id: null, outcome: 'unchanged', counts }
    }
    const problems = [
      ...intake.problems,
      ...(withdrawn > 0 ? [takenBack(withdrawn, otherYear ?? '', period ?? '')] : []),
      ...(kind === 'gias' ? refreshTrust(db, intake.schools) : []),
    ]
    const result = { ...described, problems, id, outcome: 'stored' as const, counts }
    importQueries.add(db, result, { who: context.env.who, reason: null })
    // The file says nothing more of the other year: what its values there had replaced counts again.
    if (withdrawn > 0) claimQueries.settleFile(db, at, file.sha256)
    const { sha256 } = file
    journal(`import/${id}`, null, { file: file.name, sha256, kind, period, counts, withdrawn })
    return result
  })
}

function countsOf(intake: Intake): ImportResult['counts'] {
  const ofSchools = intake.observations.filter((o) => o.level === 'school')
  return {
    ...{ added: 0, superseded: 0, same: 0 },
    records: registerKinds.includes(intake.kind)
      ? intake.schools.length + intake.links.length + intake.groupLinks.length
      : intake.inspections.length,
    schools: new Set(ofSchools.map((o) => o.urn)).size,
    benchmarks: intake.observations.length - ofSchools.length,
  }
}

function takenBack(count: number, from: string, to: string): Problem {
  return {
    severity: 'note',
    row: null,
    column: null,
    found: from,
    expected: to,
    message: `This file was read before as ${from}. The ${count} values that it gave for that year were taken back; they stay in the history.`,
  }
}

/**
 * What a newer register says of the trust's own schools: names, rolls, statuses. Which schools are the trust's
 * is for a person to say, by adopting it again; what speaks for that is a problem to look at.
 */
function refreshTrust(db: VaultDatabase, told: School[]): Problem[] {
  const own = trustQueries.schools(db)
  const trust = trustQueries.get(db)
  if (own.length === 0 || !trust) return []
  const given = new Set(told.map((school) => school.urn))
  const fresh = own.map((school) => {
    const now = given.has(school.urn) ? registerQueries.school(db, school.urn) : null
    return now ? { ...now, joined: school.joined } : school
  })
  trustQueries.putSchools(db, fresh)
  const members = registerQueries.schoolsOfTrust(db, trust)
  const known = new Set(own.map((school) => school.urn))
  const isMember = new Set(members.map((school) => school.urn))
  const look = (school: School, what: string): Problem => ({
    severity: 'doubt',
    row: null,
    column: null,
    found: `URN ${school.urn}`,
    expected: `the schools of ${trust.name}`,
    message: `${school.name} ${what} by this register. Adopt the trust again to follow it.`,
  })
  const left = fresh.filter((school) => given.has(school.urn) && !isMember.has(school.urn))
  return [
    ...left.map((school) =>
      look(school, /^closed/i.test(school.status) ? 'is closed' : 'is no longer of the trust'),
    ),
    ...members
      .filter(({ urn }) => !known.has(urn))
      .map((school) => look(school, 'is of the trust')),
  ]
}
