/** What a pack is computed from, and what was last made of it. */
import { AppError } from '../contract/index.ts'
import type { PackRecord } from '../domain/pack-record.ts'
import type { BuiltPack, PackInput } from '../pack/index.ts'
import {
  inspectionQueries,
  journalQueries,
  meetingQueries,
  observationQueries,
  settingQueries,
  trustQueries,
  visionQueries,
  type Vault,
} from '../store/index.ts'
import type { Context, Job } from './context.ts'
import { allKpis } from './kpis.ts'
import { findMeeting } from './meetings.ts'
import { today } from './today.ts'

/** Everything that the pack of one meeting is computed from, as the vault holds it now. */
export function gatherInput(context: Context, asked: string, copy: string): PackInput {
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
  return {
    trust,
    schools,
    kpis: allKpis(context),
    vision: visionQueries.current(db),
    meeting,
    observations: observationQueries.query(db, {}),
    rules: settingQueries.get(db, 'rules'),
    inspections: inspectionQueries.list(db),
    papers: meetingQueries.papers(db, meeting.meeting.id),
    copy,
    version: 1,
    issued: meeting.meeting.issued ?? today(context),
  }
}

/** The last pack that was built from a vault, and the last record of one, each with what it was made from. */
type Made = {
  built?: { state: string; pack: BuiltPack }
  record?: { state: string; record: PackRecord }
}
const made = new WeakMap<Vault, Made>()

/**
 * Names what a pack is made from. Every change of a vault is in its journal, so the journal's last row stands
 * for all that the vault holds.
 */
function stateOf(context: Context, meeting: string, copy: string): string {
  const head = journalQueries.head(context.vault().db)
  return [head, meeting, copy, today(context)].join('\n')
}

function madeOf(vault: Vault): Made {
  const found = made.get(vault) ?? {}
  made.set(vault, found)
  return found
}

/** Builds the pack, or gives the one that was just built from the very same. */
export async function buildOnce(
  context: Context,
  asked: string,
  copy: string,
  job: Job,
): Promise<{ meeting: string; pack: BuiltPack }> {
  const vault = context.vault()
  const meeting = findMeeting(context, asked).meeting.id
  const state = stateOf(context, meeting, copy)
  const last = madeOf(vault).built
  if (last?.state === state) return { meeting, pack: last.pack }
  const pack = await context.options.work.build(gatherInput(context, meeting, copy), {
    signal: job.signal,
    onProgress: job.progress,
  })
  context.requireStill(vault)
  const { record } = pack
  Object.assign(madeOf(vault), { built: { state, pack }, record: { state, record } })
  return { meeting, pack }
}

/** What the pack would hold now. */
export async function outlineOnce(
  context: Context,
  asked: string,
  copy: string,
  job: Job,
): Promise<{ meeting: string; record: PackRecord }> {
  const vault = context.vault()
  const meeting = findMeeting(context, asked).meeting.id
  const state = stateOf(context, meeting, copy)
  const last = madeOf(vault).record
  if (last?.state === state) return { meeting, record: last.record }
  const record = await context.options.work.outline(gatherInput(context, meeting, copy), {
    signal: job.signal,
    onProgress: job.progress,
  })
  context.requireStill(vault)
  madeOf(vault).record = { state, record }
  return { meeting, record }
}

/** For a change that no pack is made from, such as the note that one was saved: what was made stays good. */
export function keepMade(
  context: Context,
  meeting: string,
  copy: string,
  change: () => void,
): void {
  const found = madeOf(context.vault())
  const before = stateOf(context, meeting, copy)
  change()
  const after = stateOf(context, meeting, copy)
  if (found.built?.state === before) found.built.state = after
  if (found.record?.state === before) found.record.state = after
}
