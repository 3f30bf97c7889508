/**
 * The one rule for a new passphrase, held by the store and told by the window before it is broken. Length
 * alone, as the National Cyber Security Centre advises; no rules about digits or signs.
 */

/** Fewest characters of a new passphrase. */
export const shortestPassphrase = 12

/** How many characters count: as a reader sees them, without space at the ends. */
export function passphraseCharacters(passphrase: string): number {
  return [...passphrase.normalize('NFKC').trim()].length
}

/** Everything in the demonstration trust is invented, so its passphrase is no secret: screens and the command line say it. */
export const demonstrationPassphrase = 'demonstration trust'
