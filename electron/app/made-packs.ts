/**
 * The last pack that was made of each meeting and copy, kept while its vault is open, and whether it is still what
 * the vault would make now.
 */
import type { PackPart } from '../domain/pack-parts.ts'
import type { PackRecord } from '../domain/pack-record.ts'
import type { BuiltPack, PackInput } from '../pack/index.ts'
import { changeQueries, meetingQueries, type Vault } from '../store/index.ts'
import type { Context, Job } from './context.ts'
import { findMeeting } from './meetings.ts'
import { gatherGround, gatherInput, type Wanted } from './pack-input.ts'
import { changedParts, marksOf, type PackMarks } from './pack-marks.ts'
import { today } from './today.ts'

/** `at`: when it was ready, ISO time; `took`: milliseconds. */
export type Made<T> = { of: PackMarks; made: T; at: string; took: number }

type Kept = {
  built: Map<string, Made<BuiltPack>>
  outlined: Map<string, Made<PackRecord>>
  marks: Map<string, { state: string; marks: PackMarks }>
}

/** Packs are kept up to so many bytes, the latest whatever its size. */
const mostBytes = 256 * 2 ** 20

const kept = new WeakMap<Vault, Kept>()

function keptOf(vault: Vault): Kept {
  const found = kept.get(vault) ?? { built: new Map(), outlined: new Map(), marks: new Map() }
  kept.set(vault, found)
  return found
}

/** The marks of what the pack would be made from now. */
function marksNow(context: Context, wanted: Wanted): PackMarks {
  const vault = context.vault()
  const { marks: known } = keptOf(vault)
  // While nothing is written, all that the vault holds is the same.
  const state = `${changeQueries.writes(vault.db)} ${today(context)}`
  const key = `${wanted.meeting} ${wanted.copy}`
  const before = known.get(key)
  if (before?.state === state) return before.marks
  const marks = marksOf(gatherGround(context, wanted), {
    observations: changeQueries.currentObservations(vault.db),
    papers: meetingQueries.paperRefs(vault.db, wanted.meeting),
  })
  known.set(key, { state, marks })
  return marks
}

/** Makes it, or gives what was made last from the very same. */
async function once<T>(
  context: Context,
  wanted: Wanted,
  find: (kept: Kept) => Made<T> | undefined,
  make: (input: PackInput) => Promise<T>,
  keep: (kept: Kept, made: Made<T>) => void,
): Promise<T> {
  const vault = context.vault()
  const now = marksNow(context, wanted)
  const last = find(keptOf(vault))
  if (last && changedParts(last.of, now).length === 0) return last.made
  const began = context.options.clock.now()
  const made = await make(gatherInput(context, wanted))
  context.requireStill(vault)
  const ended = context.options.clock.now()
  const took = ended.getTime() - began.getTime()
  keep(keptOf(vault), { of: now, made, at: ended.toISOString(), took })
  return made
}

/** The pack. */
export async function builtPack(
  context: Context,
  asked: Wanted,
  job: Job,
): Promise<Wanted & { pack: BuiltPack }> {
  const wanted = { ...asked, meeting: findMeeting(context, asked.meeting).meeting.id }
  const key = keyOf(wanted)
  const pack = await once(
    context,
    wanted,
    ({ built }) => built.get(key),
    (input) => context.options.work.build(input, optionsOf(job)),
    ({ built }, made) => keepBuilt(built, key, made),
  )
  return { ...wanted, pack }
}

/** What the pack would hold, which is the same in every edition. */
export async function outlinedPack(
  context: Context,
  asked: string,
  copy: string,
  job: Job,
): Promise<PackRecord> {
  const meeting = findMeeting(context, asked).meeting.id
  const wanted: Wanted = { meeting, copy, edition: 'standard' }
  const key = keyOf(wanted)
  const marks = marksNow(context, wanted)
  const built = keptOf(context.vault()).built.get(key)
  if (built && changedParts(built.of, marks).length === 0) return built.made.record
  return once(
    context,
    wanted,
    ({ outlined }) => outlined.get(key),
    (input) => context.options.work.outline(input, optionsOf(job)),
    ({ outlined }, made) => outlined.set(key, made),
  )
}

/** The last pack that was built since the vault was opened, and what has changed since; null where none was. */
export function lastBuilt(
  context: Context,
  asked: Wanted,
): (Wanted & { last: Made<BuiltPack>; changed: PackPart[] }) | null {
  const wanted = { ...asked, meeting: findMeeting(context, asked.meeting).meeting.id }
  const last = keptOf(context.vault()).built.get(keyOf(wanted))
  if (!last) return null
  return { ...wanted, last, changed: changedParts(last.of, marksNow(context, wanted)) }
}

/** A pack with this hash that was built since the vault was opened, in whatever edition; null where none was. */
export function builtWithHash(vault: Vault, sha256: string): BuiltPack | null {
  const all = [...keptOf(vault).built.values()]
  return all.find(({ made }) => made.sha256 === sha256)?.made ?? null
}

function keyOf({ meeting, copy, edition }: Wanted): string {
  return `${meeting} ${copy} ${edition}`
}

function optionsOf({ signal, progress }: Job) {
  return { signal, onProgress: progress }
}

/** Puts it last, and lets go of the oldest where they are too large together. */
function keepBuilt(built: Map<string, Made<BuiltPack>>, key: string, made: Made<BuiltPack>): void {
  built.delete(key)
  built.set(key, made)
  const size = () => [...built.values()].reduce((sum, one) => sum + one.made.bytes.byteLength, 0)
  for (const old of [...built.keys()].slice(0, -1)) {
    if (size() <= mostBytes) return
    built.delete(old)
  }
}
