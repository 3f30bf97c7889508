/**
 * What Electron's window may do, as plain data and functions: nothing here imports `electron`, so tests
 * hold the policy without its binary. Numbers refer to Electron's security checklist.
 */

/** One host under one scheme is the whole of the app's world. */
export const appScheme = 'app'
export const appOrigin = 'app://plumbline'

/** Channels of the bridge. */
export const channels = { invoke: 'plumbline:invoke', event: 'plumbline:event' } as const

/** The privileges that make `app://` a secure origin with ordinary web rules (18). */
export const schemePrivileges = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  stream: true,
  corsEnabled: false,
  bypassCSP: false,
  allowServiceWorkers: false,
} as const

/** The window's preferences (2, 3, 4, 6, 8 to 12). `partition` without `persist:` lives in memory alone. */
export const webPreferences = {
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
} as const

/** As large as the window asks to be, and as small as its screens can still be read, in CSS pixels. */
const idealSize = { width: 1360, height: 900 }
const leastSize = { width: 900, height: 600 }

export type WindowSize = { width: number; height: number; minWidth: number; minHeight: number }

/** The window's size on a screen whose free part is so large: never larger than that, else its edges cannot be reached. */
export function windowSize(screen: { width: number; height: number }): WindowSize {
  return {
    width: Math.min(idealSize.width, screen.width),
    height: Math.min(idealSize.height, screen.height),
    minWidth: Math.min(leastSize.width, screen.width),
    minHeight: Math.min(leastSize.height, screen.height),
  }
}

/** The permissions that a page is given, each with its reason; all others are refused (5). */
const grantedPermissions: Record<string, string> = {
  'clipboard-sanitized-write': 'a person copies the recovery code or a figure',
}

/** Whether a page may have a permission; only our own window's, and only what the table names. */
export function mayHavePermission(permission: string, origin: string): boolean {
  return Object.hasOwn(grantedPermissions, permission) && isOwnUrl(origin)
}

/** Whether an address is the app's own: exact scheme and host, no port, no credentials. */
export function isOwnUrl(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    `${url.protocol}//${url.host}` === appOrigin &&
    url.username === '' &&
    url.password === ''
  )
}

/** The path to answer, or null where the address is not the app's (18). */
export function ownPath(address: string): string | null {
  return isOwnUrl(address) ? new URL(address).pathname : null
}

/** Whether the page may go to an address (13): only back to where it starts, which is a reload. */
export function mayNavigate(address: string): boolean {
  return ownPath(address) === '/'
}

/** As much as the check of a sender needs of Electron's frames. */
export type SenderFrame = { url: string }

/**
 * Whether a message comes from the page in the window's main frame (17). A frame that is gone (null) is
 * refused, since nobody can say what it was.
 */
export function isOurFrame(sender: SenderFrame | null, main: SenderFrame | null): boolean {
  return sender !== null && sender === main && isOwnUrl(sender.url)
}

/** Whether a request may leave the page. Only the app's own scheme, and what never leaves the process. */
export function mayRequest(address: string): boolean {
  if (isOwnUrl(address)) return true
  const scheme = URL.parse(address)?.protocol
  return scheme === 'blob:' || scheme === 'data:' || scheme === 'devtools:'
}
