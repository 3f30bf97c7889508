/**
 * Where the window was when it was last closed, in a small file of this machine. It holds four numbers and
 * whether the window filled the screen, and nothing of any vault.
 */
import { readFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { windowSize } from './window-policy.ts'

export type Rect = { x: number; y: number; width: number; height: number }

/** No screens reach further, in pixels; a browser that is asked for such a window never opens. */
const furthest = 100_000
const largest = 16_384

export type WindowPlace = Rect & { maximised: boolean }

/** The place that was kept; null for the first time, and for a file that cannot be read or means no screen. */
export function readPlace(file: string): WindowPlace | null {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isPlace(kept) ? kept : null
  } catch {
    return null
  }
}

/** By hand: the window opens before anything else is loaded, the schema library included. */
function isPlace(kept: unknown): kept is WindowPlace {
  if (typeof kept !== 'object' || kept === null) return false
  const { x, y, width, height, maximised, ...rest } = kept as Partial<Record<string, unknown>>
  const isWhole = (number: unknown, least: number, most: number) =>
    Number.isInteger(number) && Number(number) >= least && Number(number) <= most
  return (
    [x, y].every((corner) => isWhole(corner, -furthest, furthest)) &&
    [width, height].every((side) => isWhole(side, 1, largest)) &&
    typeof maximised === 'boolean' &&
    Object.keys(rest).length === 0
  )
}

/** Keeps the place. Where that cannot be done, the window opens next time where it would the first time. */
export function keepPlace(file: string, place: WindowPlace): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(`${file}.part`, JSON.stringify(place), { mode: 0o600 })
    renameSync(`${file}.part`, file)
  } catch {
    // A place is not worth an error at the end of a day's work.
  }
}

/**
 * The place as it fits on the screens that are there now, each given as its free part: on the one that it
 * covers most, whole and not too small. Where it is on none, or there is none yet, in the middle of the first.
 */
export function fitPlace(place: WindowPlace | null, screens: readonly Rect[]): WindowPlace {
  const [first = { x: 0, y: 0, width: Infinity, height: Infinity }] = screens
  const covered = screens
    .map((screen) => ({ screen, area: place ? overlap(place, screen) : 0 }))
    .toSorted((a, b) => b.area - a.area)[0]
  if (!place || !covered || covered.area === 0) {
    const { width, height } = windowSize(first)
    return {
      x: first.x + middle(first.width, width),
      y: first.y + middle(first.height, height),
      width,
      height,
      maximised: place?.maximised ?? false,
    }
  }
  const { screen } = covered
  const { minWidth, minHeight } = windowSize(screen)
  const width = within(place.width, minWidth, screen.width)
  const height = within(place.height, minHeight, screen.height)
  return {
    x: within(place.x, screen.x, screen.x + screen.width - width),
    y: within(place.y, screen.y, screen.y + screen.height - height),
    width,
    height,
    maximised: place.maximised,
  }
}

function middle(room: number, size: number): number {
  return Number.isFinite(room) ? Math.floor((room - size) / 2) : 0
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

function overlap(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}
