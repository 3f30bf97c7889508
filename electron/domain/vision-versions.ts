/**
 * When an edit makes a new version of the vision and when it goes into the newest one. Every edit is saved
 * at once; what differs is only how finely the past is kept.
 *
 * - What one person writes on one day is one version: later edits of that day amend it.
 * - A version that was loaded from a file or brought back from the past stands as it came: the first edit
 *   after it begins a new one.
 * - A version in which the board's date of adoption was set or changed stands as it was adopted. Later edits
 *   begin a new one, which carries the date on as that of the last adoption.
 *
 * So whatever was in force, was handed in or was someone else's can be brought back whole, while a morning's
 * typing is one line in the list. The journal keeps each edit singly.
 */
import type { Vision } from './vision.ts'
import { londonDay } from './london.ts'

/** `written` in the app, `loaded` from a file, `restored`: an earlier version brought back. */
export const versionHows = ['written', 'loaded', 'restored'] as const
export type VersionHow = (typeof versionHows)[number]

export type VisionVersion = {
  /** From 1. */
  version: number
  /** ISO times: when it was begun and when it was last edited. */
  at: string
  edited: string
  who: string
  how: VersionHow
  /** The version that was brought back; null for any other `how`. */
  restored: number | null
  vision: Vision
}

/**
 * Whether an edit goes into the newest version rather than into one of its own.
 * @param versions newest first; two are enough
 */
export function amends(
  versions: readonly VisionVersion[],
  edit: { at: string; who: string },
): boolean {
  const [newest] = versions
  if (newest === undefined || newest.how !== 'written' || newest.who !== edit.who) return false
  return londonDay(newest.at) === londonDay(edit.at) && !isAdoption(versions)
}

/** Whether the first of the versions, newest first, is the one in which its date of adoption was set. */
function isAdoption([version, before]: readonly VisionVersion[]): boolean {
  const adopted = version?.vision.vision.adopted ?? null
  return adopted !== null && adopted !== before?.vision.vision.adopted
}

/**
 * The version that the board adopted, and whether the vision's words have changed since: its title, its
 * statement, its strands and what success looks like. KPIs and targets are not the board's words.
 * @param versions all, newest first
 * @returns null where the vision has no date of adoption
 */
export function adoption(
  versions: readonly VisionVersion[],
): { version: number; date: string; changed: boolean } | null {
  const [newest] = versions
  const date = newest?.vision.vision.adopted
  if (newest === undefined || date == null) return null
  const first = versions.findIndex((_, i) => isAdoption(versions.slice(i)))
  const adopted = versions[first] ?? newest
  return {
    version: adopted.version,
    date,
    changed: wordsOf(adopted.vision) !== wordsOf(newest.vision),
  }
}

function wordsOf({ vision, strands }: Vision): string {
  return JSON.stringify([
    vision.title,
    vision.statement,
    strands.map(({ title, success }) => [title, success]),
  ])
}
