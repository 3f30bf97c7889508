/** What a pack is computed from. */
import { AppError } from '../contract/index.ts'
import type { PackInput } from '../pack/index.ts'
import {
  inspectionQueries,
  meetingQueries,
  observationQueries,
  settingQueries,
  trustQueries,
  visionQueries,
} from '../store/index.ts'
import type { Context } from './context.ts'
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
