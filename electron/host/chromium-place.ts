/** Where the browser's window is: put where it was, and kept for the next time. */
import { setInterval } from 'node:timers'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { fitPlace, keepPlace, readPlace, type Rect, type WindowPlace } from './window-place.ts'
import { windowSize } from './window-policy.ts'

/** The browser tells of no move, so it is asked; a window that is closed can be asked no more. */
const askEvery = 2_000

const unbounded = windowSize({ width: Infinity, height: Infinity })

/** Switches that open the window about where it belongs; `placeWindow` sees that it fits its screen. */
export function placeSwitches(placeFile: string | undefined): string[] {
  const { x, y, width, height } = (placeFile ? readPlace(placeFile) : null) ?? {
    ...{ x: 0, y: 0 },
    ...unbounded,
  }
  return [`--window-size=${width},${height}`, `--window-position=${x},${y}`]
}

/**
 * Puts the window where it was, and never beyond the free part of its screen. A window manager would; where
 * there is none, or it lets windows be, the browser itself does not, and buttons lie beyond the edge.
 * @param placeFile where its place is kept from now on
 * @returns what ends the keeping
 */
export async function placeWindow(
  context: BrowserContext,
  page: Page,
  placeFile: string | undefined,
): Promise<() => void> {
  // Where the free part starts is no part of the standard, though these browsers say it.
  const free = await page.evaluate<Rect>(
    '({ x: screen.availLeft, y: screen.availTop, width: screen.availWidth, height: screen.availHeight })',
  )
  const session = await context.newCDPSession(page)
  const { windowId } = await session.send('Browser.getWindowForTarget')
  const now = await placeOf(session, null)
  const { maximised, x: left, y: top, ...size } = fitPlace(readPlaceOr(placeFile, now), [free])
  if (left !== now.x || top !== now.y || size.width !== now.width || size.height !== now.height)
    await session.send('Browser.setWindowBounds', { windowId, bounds: { left, top, ...size } })
  if (maximised)
    await session.send('Browser.setWindowBounds', {
      windowId,
      bounds: { windowState: 'maximized' },
    })
  if (placeFile === undefined) return () => {}

  let last: WindowPlace = { x: left, y: top, ...size, maximised }
  const keep = async () => {
    const place = await placeOf(session, last)
    if (JSON.stringify(place) === JSON.stringify(last)) return
    last = place
    keepPlace(placeFile, place)
  }
  const timer = setInterval(() => void keep().catch(() => {}), askEvery)
  timer.unref()
  return () => clearInterval(timer)
}

function readPlaceOr(file: string | undefined, now: WindowPlace): WindowPlace {
  return (file === undefined ? null : readPlace(file)) ?? now
}

/** Where the window is; while it fills the screen or is put away, its size and corner are those of before. */
async function placeOf(session: CDPSession, before: WindowPlace | null): Promise<WindowPlace> {
  const { bounds } = await session.send('Browser.getWindowForTarget')
  const maximised = bounds.windowState === 'maximized'
  if (before && bounds.windowState !== 'normal') {
    return bounds.windowState === 'minimized' ? before : { ...before, maximised }
  }
  const { left: x = 0, top: y = 0, width = unbounded.width, height = unbounded.height } = bounds
  return { x, y, width, height, maximised }
}
