/**
 * The attack: something else than our page in our window's main frame (a frame, a popup, a page that the
 * window was led to) calls the app. Both hosts ask who is calling before `dispatch` hears of it.
 */
import { describe, expect, it } from 'vitest'
import { chromiumOrigin, isOurSource } from '../../electron/host/chromium.ts'
import { isOurFrame } from '../../electron/host/window-policy.ts'

describe('a call under Electron', () => {
  const main = { url: 'app://plumbline/' }

  it('is heard from the main frame of our page', () => {
    expect(isOurFrame(main, main)).toBe(true)
  })

  it('is refused from another frame, even one of our origin', () => {
    expect(isOurFrame({ url: 'app://plumbline/' }, main)).toBe(false)
  })

  it('is refused from a frame that is gone, or when there is no window', () => {
    expect(isOurFrame(null, main)).toBe(false)
    expect(isOurFrame(main, null)).toBe(false)
    expect(isOurFrame(null, null)).toBe(false)
  })

  it.each([
    '',
    'about:blank',
    'https://example.com/',
    'app://other/',
    'app://plumbline.example.com/',
    'app://plumbline:80/',
    'app://user@plumbline/',
    'file:///app://plumbline/',
    'blob:app://plumbline/1',
  ])('is refused from a main frame that shows "%s"', (url) => {
    const frame = { url }
    expect(isOurFrame(frame, frame)).toBe(false)
  })
})

describe('a call under Chromium', () => {
  const pageAt = (url: string) => {
    const frame = { url: () => url }
    return { frame, page: { mainFrame: () => frame } }
  }
  const ours = pageAt(`${chromiumOrigin}/`)

  it('is heard from the main frame of our page', () => {
    expect(isOurSource(ours, ours.page)).toBe(true)
  })

  it('is refused from another frame or another page of our origin', () => {
    expect(
      isOurSource({ page: ours.page, frame: { url: () => `${chromiumOrigin}/` } }, ours.page),
    ).toBe(false)
    expect(isOurSource(pageAt(`${chromiumOrigin}/`), ours.page)).toBe(false)
    expect(isOurSource(ours, null)).toBe(false)
  })

  it.each([
    '',
    'about:blank',
    'https://plumbline.localhost/',
    'http://plumbline.localhost:8080/',
    'http://plumbline.localhost.example.com/',
    'http://localhost/',
  ])('is refused from a main frame that shows "%s"', (url) => {
    const led = pageAt(url)
    expect(isOurSource(led, led.page)).toBe(false)
  })
})
