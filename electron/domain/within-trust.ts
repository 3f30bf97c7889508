/**
 * What every table and chart that leaves the screen says: it holds what the screen shows, so whoever passes it on has
 * to know that it is no public copy.
 */
export const withinTrust =
  'For use within the trust: figures about few pupils are not hidden here, as they are in the public copy of a pack.'
