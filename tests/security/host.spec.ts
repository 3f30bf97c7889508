/** Electron's security checklist, as far as it is data: what a change must not loosen unseen. */
import { describe, expect, it } from 'vitest'
import {
  mayHavePermission,
  mayNavigate,
  mayRequest,
  ownPath,
  schemePrivileges,
  webPreferences,
} from '../../electron/host/window-policy.ts'

describe("the window's preferences", () => {
  it('are exactly these', () => {
    expect(webPreferences).toEqual({
      partition: 'plumbline',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      autoplayPolicy: 'document-user-activation-required',
      spellcheck: false,
    })
  })

  it('keep the session in memory', () => {
    expect(webPreferences.partition).not.toMatch(/^persist:/)
  })

  it('give the scheme no way round the policy', () => {
    expect(schemePrivileges).toMatchObject({
      standard: true,
      secure: true,
      bypassCSP: false,
      allowServiceWorkers: false,
    })
  })
})

describe('permissions', () => {
  it('are refused, but for copying from our own page', () => {
    expect(mayHavePermission('clipboard-sanitized-write', 'app://plumbline/')).toBe(true)
    expect(mayHavePermission('clipboard-sanitized-write', 'https://example.com/')).toBe(false)
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'fileSystem',
      'openExternal',
      'hid',
      'usb',
      'toString',
      '__proto__',
    ]) {
      expect(mayHavePermission(permission, 'app://plumbline/'), permission).toBe(false)
    }
  })
})

describe('navigation', () => {
  it('goes back to the start, and nowhere else', () => {
    expect(mayNavigate('app://plumbline/')).toBe(true)
    expect(mayNavigate('app://plumbline/#/schools')).toBe(true)
    for (const address of [
      'app://plumbline/_blob/token',
      'app://plumbline/assets/index.js',
      'https://example.com/',
      'about:blank',
      'blob:app://plumbline/1',
      'data:text/html,x',
      'file:///',
    ]) {
      expect(mayNavigate(address), address).toBe(false)
    }
  })
})

describe('requests', () => {
  it.each([
    'https://example.com/',
    'http://127.0.0.1/',
    'ws://localhost/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'app://other/',
    'chrome://version/',
    'not an address',
  ])('%s does not leave', (address) => expect(mayRequest(address)).toBe(false))

  it("are answered for the app's own files", () => {
    expect(mayRequest('app://plumbline/assets/index.js')).toBe(true)
    expect(ownPath('app://plumbline/assets/index.js?x=1#y')).toBe('/assets/index.js')
    expect(ownPath('app://plumbline/../../etc/passwd')).toBe('/etc/passwd')
    expect(ownPath('app://elsewhere/index.html')).toBeNull()
  })
})
