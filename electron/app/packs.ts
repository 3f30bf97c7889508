/** Packs: what stops one, building it, putting it where the person wants it, and what differs since the last. */
import { AppError, type PackResult } from '../contract/index.ts'
import { editionWords, type Edition } from '../domain/edition.ts'
import { packDifferences } from '../domain/pack-differences.ts'
import type { BuiltPack } from '../pack/index.ts'
import { packBuildQueries } from '../store/index.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'
import { builtPack, lastBuilt, outlinedPack } from './made-packs.ts'
import { findMeeting } from './meetings.ts'
import { gatherInput } from './pack-input.ts'

/** A pack that was built, and of what. */
type OfPack = { meeting: string; copy: string; edition: Edition; pack: BuiltPack }

function resultOf({ meeting, copy, edition, pack }: OfPack): PackResult {
  const { pages, sha256, papers, leftOut, contents, bytes } = pack
  return {
    meeting,
    copy,
    edition,
    pages,
    bytes: bytes.byteLength,
    sha256,
    papers,
    leftOut,
    contents,
  }
}

/** A pack's usual name: `2026-12-09 Trust Board.pdf`, with the copy where it is not the full one, and the edition. */
function packName(context: Context, { meeting, copy, edition }: OfPack): string {
  const { title, date } = findMeeting(context, meeting).meeting
  const safe = title.replace(/[^\p{L}\p{N} ,()-]/gu, '').trim()
  const whose = copy === 'full' ? '' : `, ${copy.replace(':', ' ')} copy`
  const set = edition === 'standard' ? '' : `, ${editionWords[edition].name.toLowerCase()}`
  return `${date} ${safe}${whose}${set}.pdf`
}

/** Keeps in the vault what was in a pack that left it. */
function keepRecord(context: Context, { meeting, copy, pack }: OfPack): void {
  const { options } = context
  const about = {
    id: options.id(),
    meeting,
    copy,
    at: options.clock.now().toISOString(),
    who: context.env.who,
    sha256: pack.sha256,
    pages: pack.pages,
  }
  context.vault().change(`Saved the pack of ${meeting}`, (db, journal) => {
    packBuildQueries.add(db, { ...about, record: pack.record })
    journal(`pack/${meeting}`, null, about)
  })
  context.changed('packs')
}

/** One-time URL of the pack's bytes: of a copy, as whoever takes them may take them away to another thread. */
function offerPack(context: Context, built: OfPack): string {
  return context.offer(built.pack.bytes.slice(), 'application/pdf', packName(context, built))
}

export const packHandlers: Pick<
  Handlers,
  | 'pack.check'
  | 'pack.build'
  | 'pack.built'
  | 'pack.openBuilt'
  | 'pack.save'
  | 'pack.record'
  | 'pack.differences'
> = {
  'pack.check': async (context, { meeting, copy }) => {
    const input = gatherInput(context, { meeting, copy, edition: 'standard' })
    return { meeting: input.meeting.meeting.id, checks: await context.options.work.check(input) }
  },
  'pack.build': async (context, { job, ...wanted }) => {
    using work = context.job(job)
    const built = await builtPack(context, wanted, work)
    return { ...resultOf(built), url: offerPack(context, built) }
  },
  'pack.built': (context, asked) => {
    const found = lastBuilt(context, asked)
    if (!found) return { built: null, changed: [] }
    const { last, changed, ...wanted } = found
    const { at, took, made } = last
    const saved = packBuildQueries.isKept(context.vault().db, made.sha256)
    return { built: { ...resultOf({ ...wanted, pack: made }), at, took, saved }, changed }
  },
  'pack.openBuilt': (context, asked) => {
    const found = lastBuilt(context, asked)
    return { url: found && offerPack(context, { ...found, pack: found.last.made }) }
  },
  'pack.save': async (context, { job, ...wanted }) => {
    const { save } = context.options
    if (!save)
      throw new AppError(
        'NotAllowed',
        'This way of running Plumbline has no place for saved files.',
      )
    const vault = context.vault()
    using work = context.job(job)
    const built = await builtPack(context, wanted, work)
    const file = await save(packName(context, built), built.pack.bytes.slice())
    context.requireStill(vault)
    keepRecord(context, built)
    return { file, sha256: built.pack.sha256 }
  },
  'pack.record': async (context, { job, ...wanted }) => {
    using work = context.job(job)
    const built = await builtPack(context, wanted, work)
    keepRecord(context, built)
    return { sha256: built.pack.sha256 }
  },
  'pack.differences': async (context, { meeting: asked, copy, job }) => {
    const meeting = findMeeting(context, asked).meeting.id
    const last = packBuildQueries.latest(context.vault().db, meeting, copy)
    if (!last) return { meeting, copy, since: null, differences: [] }
    using work = context.job(job)
    const record = await outlinedPack(context, meeting, copy, work)
    const { at, who, sha256, pages } = last
    return {
      meeting,
      copy,
      since: { at, who, sha256, pages },
      differences: packDifferences(last.record, record),
    }
  },
}
