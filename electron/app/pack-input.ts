/** What a pack is computed from. */
import { AppError } from '../contract/index.ts'
import type { Edition } from '../domain/edition.ts'
import { isPublished } from '../domain/interests.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { EarlierPack, PackInput } from '../pack/index.ts'
import {
  governanceQueries,
  inspectionQueries,
  meetingQueries,
  observationQueries,
  packBuildQueries,
  peopleQueries,
  settingQueries,
  trustQueries,
  visionQueries,
  type PackBuild,
  type VaultDatabase,
} from '../store/index.ts'
import type { Context } from './context.ts'
import { dayOfSchools } from './held-registers.ts'
import { allKpis } from './kpis.ts'
import { findMeeting } from './meetings.ts'
import { today } from './today.ts'
import { londonDay } from '../domain/london.ts'

/** Which pack: of which meeting, for whom, set for which eyes. */
export type Wanted = { meeting: string; copy: string; edition: Edition }

/** What is large of it: every figure of the trust, and the bytes of the papers. */
type Large = 'observations' | 'papers'

/** Everything that the pack of one meeting is computed from, as the vault holds it now. */
export function gatherInput(context: Context, wanted: Wanted): PackInput {
  const { db } = context.vault()
  const ground = gatherGround(context, wanted)
  return {
    ...ground,
    observations: observationQueries.query(db, {}),
    papers: meetingQueries.papers(db, ground.meeting.meeting.id),
  }
}

/** The same without what is large. */
export function gatherGround(
  context: Context,
  { meeting: asked, copy, edition }: Wanted,
): Omit<PackInput, Large> {
  const { db } = context.vault()
  const trust = trustQueries.get(db)
  const schools = trustQueries.schools(db)
  if (!trust || schools.length === 0) {
    throw new AppError(
      'TrustMissing',
      'The trust has no schools yet. Import a GIAS extract and adopt the trust first.',
    )
  }
  const meeting = findMeeting(context, asked)
  const issued = meeting.meeting.issued ?? today(context)
  return {
    trust,
    schools,
    register: dayOfSchools(db),
    kpis: allKpis(context),
    vision: visionQueries.current(db),
    meeting,
    rules: settingQueries.get(db, 'rules'),
    inspections: inspectionQueries.list(db),
    interests: namedInterests(db),
    privateNames: namesOfStaff(db),
    copy,
    version: 1,
    issued,
    edition,
    since: earlierPack(db, meeting, copy, issued),
  }
}

/** The register of interests, each entry with the name of whoever made it. */
function namedInterests(db: VaultDatabase): PackInput['interests'] {
  const people = new Map(peopleQueries.list(db).map(({ id, name }) => [id, name]))
  return governanceQueries
    .list(db, 'interest')
    .map(({ person, interest, organisation, from, to, declared }) => ({
      ...{ person, name: people.get(person) ?? person },
      ...{ interest, organisation, from, to, declared },
    }))
}

/** Staff by their names; members, trustees, local governors and the accounting officer are named in public anyway. */
function namesOfStaff(db: VaultDatabase): string[] {
  return peopleQueries
    .list(db)
    .filter(({ kind }) => !isPublished(kind))
    .map(({ name }) => name)
}

/**
 * The pack that the board last saw: of this meeting where one was issued on an earlier day (a draft of the same day
 * of issue is no version of it), else of the body's meeting before. Always of the same copy, since another
 * may hold what this one must not tell; only a member's may follow the full one.
 */
function earlierPack(
  db: VaultDatabase,
  { meeting }: Meeting,
  copy: string,
  issued: string,
): EarlierPack | null {
  const copies = copy.startsWith('member:') ? [copy, 'full'] : [copy]
  const kept = (id: string, before?: string): PackBuild | null =>
    copies.reduce<PackBuild | null>(
      (found, one) => found ?? packBuildQueries.latest(db, id, one, before),
      null,
    )
  const earlier = (build: PackBuild, sameMeeting: boolean): EarlierPack => {
    const { title, date, issued: day } = build.record.meeting
    return { record: build.record, sameMeeting, title, date, issued: day ?? londonDay(build.at) }
  }
  const version = kept(meeting.id, issued)
  if (version) return earlier(version, true)
  const before = meetingQueries
    .list(db)
    .filter(({ id, date }) => id !== meeting.id && date < meeting.date)
    .toReversed()
  for (const { id } of before) {
    if (meetingQueries.get(db, id)?.meeting.body !== meeting.body) continue
    const last = kept(id)
    if (last) return earlier(last, false)
  }
  return null
}
