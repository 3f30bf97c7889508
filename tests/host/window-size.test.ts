import { describe, expect, it } from 'vitest'
import { windowSize } from '../../electron/host/window-policy.ts'

describe('the size of the window', () => {
  it('is the one it asks for where the screen has room', () => {
    expect(windowSize({ width: 1920, height: 1040 })).toEqual({
      ...{ width: 1360, height: 900, minWidth: 900, minHeight: 600 },
    })
  })

  it('is never larger than the free part of the screen, in either direction', () => {
    expect(windowSize({ width: 1280, height: 760 })).toMatchObject({ width: 1280, height: 760 })
    expect(windowSize({ width: 1920, height: 720 })).toMatchObject({ width: 1360, height: 720 })
    expect(windowSize({ width: 800, height: 480 })).toEqual({
      ...{ width: 800, height: 480, minWidth: 800, minHeight: 480 },
    })
  })
})
