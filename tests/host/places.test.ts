import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { browserPlaces, findBrowser } from '../../electron/host/find-browser.ts'
import { downloadsFolder, vaultsFolder } from '../../electron/host/places.ts'

const linux = {
  platform: 'linux',
  env: { PATH: '/opt/tools:/usr/bin' },
  home: '/home/clerk',
} as const
const mac = { platform: 'darwin', env: {}, home: '/Users/clerk' } as const
const windows = {
  platform: 'win32',
  env: { PROGRAMFILES: 'C:/Program Files', LOCALAPPDATA: 'C:/Users/clerk/AppData/Local' },
  home: 'C:/Users/clerk',
} as const

describe('the folder of vaults', () => {
  it('is the place that each system gives an application', () => {
    expect(vaultsFolder(linux)).toBe('/home/clerk/.local/share/plumbline/vaults')
    expect(vaultsFolder({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe(
      '/data/plumbline/vaults',
    )
    expect(vaultsFolder(mac)).toBe('/Users/clerk/Library/Application Support/Plumbline/vaults')
    expect(vaultsFolder(windows)).toBe('C:/Users/clerk/AppData/Local/Plumbline/vaults')
  })

  it('is what the environment names', () => {
    expect(vaultsFolder({ ...mac, env: { PLUMBLINE_VAULTS: '/volumes/trust' } })).toBe(
      '/volumes/trust',
    )
  })
})

describe('the folder of downloads', () => {
  it('is Downloads at home', () => {
    expect(downloadsFolder(mac)).toBe('/Users/clerk/Downloads')
    expect(downloadsFolder(linux)).toBe('/home/clerk/Downloads')
  })

  it('is what the Linux desktop was told', () => {
    const home = mkdtempSync(join(tmpdir(), 'plumbline-home-'))
    mkdirSync(join(home, '.config'))
    writeFileSync(
      join(home, '.config', 'user-dirs.dirs'),
      '# written by xdg\nXDG_DOWNLOAD_DIR="$HOME/Lawrlwythiadau"\n',
    )
    expect(downloadsFolder({ ...linux, env: {}, home })).toBe(join(home, 'Lawrlwythiadau'))
    rmSync(home, { recursive: true })
  })
})

describe('finding a browser', () => {
  const at = (path: string) => (candidate: string) => candidate === path

  it('looks where each system installs them', () => {
    expect(findBrowser(linux, at('/opt/tools/chromium'))).toEqual({
      name: 'Chromium',
      path: '/opt/tools/chromium',
    })
    expect(findBrowser(linux, at('/snap/bin/chromium'))?.name).toBe('Chromium')
    expect(
      findBrowser(
        mac,
        at('/Users/clerk/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
      )?.name,
    ).toBe('Google Chrome')
    expect(
      findBrowser(windows, at('C:/Program Files/Microsoft/Edge/Application/msedge.exe'))?.name,
    ).toBe('Microsoft Edge')
  })

  it('takes the likeliest of several', () => {
    expect(findBrowser(linux, () => true)?.name).toBe('Google Chrome')
  })

  it('takes no other where the environment names one', () => {
    const machine = { ...linux, env: { PLUMBLINE_BROWSER: '/mine' } }
    expect(findBrowser(machine, () => true)?.path).toBe('/mine')
    expect(findBrowser(machine, at('/usr/bin/chromium'))).toBeNull()
  })

  it('finds none on a bare machine, having looked somewhere', () => {
    for (const machine of [linux, mac, windows]) {
      expect(browserPlaces(machine).length).toBeGreaterThan(5)
      expect(findBrowser(machine, () => false)).toBeNull()
    }
  })
})
