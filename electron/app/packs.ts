/** Packs: what stops one, building it, and putting it where the person wants it. */
import { AppError, type PackResult } from '../contract/index.ts'
import type { BuiltPack, PackInput } from '../pack/index.ts'
import {
  inspectionQueries,
  meetingQueries,
  observationQueries,
  trustQueries,
  visionQueries,
} from '../store/index.ts'
import type { Context, Job } from './context.ts'
import type { Handlers } from './dispatch.ts'
import { allKpis } from './kpis.ts'
import { findMeeting } from './meetings.ts'

/** Everything that the pack of one meeting is computed from, as the vault holds it now. */
function gatherInput(context: Context, asked: string, copy: string): PackInput {
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
    inspections: inspectionQueries.list(db),
    papers: meetingQueries.papers(db, meeting.meeting.id),
    copy,
    version: 1,
    issued: meeting.meeting.issued ?? context.options.clock.now().toISOString().slice(0, 10),
  }
}

async function build(
  context: Context,
  asked: string,
  copy: string,
  job: Job,
): Promise<{ result: PackResult; built: BuiltPack }> {
  const vault = context.vault()
  const input = gatherInput(context, asked, copy)
  const built = await context.options.work.build(input, {
    signal: job.signal,
    onProgress: job.progress,
  })
  context.requireStill(vault)
  const { pages, sha256, papers, contents, bytes } = built
  const result = {
    meeting: input.meeting.meeting.id,
    copy,
    pages,
    bytes: bytes.byteLength,
    sha256,
    papers,
    contents,
  }
  return { result, built }
}

/** A pack's usual name: `2026-12-09 Trust Board.pdf`, with the copy where it is not the full one. */
function packName(context: Context, meeting: string, copy: string): string {
  const { title, date } = findMeeting(context, meeting).meeting
  const safe = title.replace(/[^\p{L}\p{N} ,()-]/gu, '').trim()
  return `${date} ${safe}${copy === 'full' ? '' : `, ${copy.replace(':', ' ')} copy`}.pdf`
}

export const packHandlers: Pick<Handlers, 'pack.check' | 'pack.build' | 'pack.save'> = {
  'pack.check': async (context, { meeting, copy }) => {
    const input = gatherInput(context, meeting, copy)
    return { meeting: input.meeting.meeting.id, checks: await context.options.work.check(input) }
  },
  'pack.build': async (context, { meeting, copy, job }) => {
    const { result, built } = await build(context, meeting, copy, context.job(job))
    return {
      ...result,
      url: context.offer(built.bytes, 'application/pdf', packName(context, result.meeting, copy)),
    }
  },
  'pack.save': async (context, { meeting, copy, job }) => {
    const { save } = context.options
    if (!save)
      throw new AppError(
        'NotAllowed',
        'This way of running Plumbline has no place for saved files.',
      )
    const { result, built } = await build(context, meeting, copy, context.job(job))
    return { file: await save(packName(context, result.meeting, copy), built.bytes) }
  },
}
