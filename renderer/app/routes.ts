/** Where a person can be, as a union; the address after `#` says it, so that Back and Forward work. */
import { useSyncExternalStore } from 'react'

export type Route =
  | { screen: 'home' }
  | { screen: 'meetings'; meeting: string | null }
  | { screen: 'pack'; meeting: string | null }
  | { screen: 'vision' }
  | { screen: 'scorecard' }
  | { screen: 'schools'; urn: string | null }
  | { screen: 'data' }
  | { screen: 'settings' }

export type ScreenName = Route['screen']

/** The address of a route, for a link. */
export function href(route: Route): string {
  const part =
    'meeting' in route && route.meeting !== null
      ? `/${encodeURIComponent(route.meeting)}`
      : 'urn' in route && route.urn !== null
        ? `/${encodeURIComponent(route.urn)}`
        : ''
  return `#/${route.screen}${part}`
}

/** The route of an address; an address that means nothing is Home. */
export function parseHash(hash: string): Route {
  const [screen, part] = hash.replace(/^#\/?/, '').split('/')
  const detail = part ? safeDecode(part) : null
  switch (screen) {
    case 'meetings':
    case 'pack':
      return { screen, meeting: detail }
    case 'schools':
      return { screen, urn: detail }
    case 'vision':
    case 'scorecard':
    case 'data':
    case 'settings':
      return { screen }
    default:
      return { screen: 'home' }
  }
}

function safeDecode(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

/** Goes to a route, as a link would. */
export function go(route: Route): void {
  window.location.hash = href(route)
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

/** The route that the address says now. */
export function useRoute(): Route {
  return parseHash(useSyncExternalStore(subscribe, () => window.location.hash))
}
