/** Names and places of vaults as a person writes them. */
import { vaultNameProblem } from '../../../electron/domain/vault-name.ts'

/** The first of `name`, `name-2`, `name-3` … that no vault on this computer has. */
export function freeName(name: string, vaults: { name: string }[]): string {
  const taken = new Set(vaults.map((vault) => vault.name.toLowerCase()))
  if (!taken.has(name)) return name
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${name}-${number}`)) return `${name}-${number}`
  }
}

/** Whether a vault bears the name that demonstrations are given. */
export function isDemonstration({ name }: { name: string }): boolean {
  return /^demonstration(-\d+)?$/.test(name)
}

/** What is wrong with the name of a new vault, kept short and plain here; null where every disk can hold it. */
export function nameProblem(name: string): string | null {
  return /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,60}$/u.test(name)
    ? vaultNameProblem(name)
    : 'Use letters, digits, spaces and hyphens.'
}

/**
 * A path as it was typed or pasted, without the quotation marks that file managers put round it.
 * @returns null where it does not start at the top of a disk of this computer: the window has no folder of its own to
 * start from, and no network.
 */
export function fullPath(typed: string): string | null {
  const bare = typed.trim().replace(/^(["'])(.*)\1$/u, '$2')
  return /^(\/(?!\/)|[A-Za-z]:[\\/])/u.test(bare) ? bare : null
}

/** What to write where a path was not given in full. */
export function pathExample(name: string): string {
  return `Write it from the top of the disk, such as /home/ada/${name} or C:\\Users\\Ada\\${name}.`
}
