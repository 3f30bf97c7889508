/** The first of `name`, `name-2`, `name-3` … that no vault on this computer has. */
export function freeName(name: string, vaults: { name: string }[]): string {
  const taken = new Set(vaults.map((vault) => vault.name.toLowerCase()))
  if (!taken.has(name)) return name
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${name}-${number}`)) return `${name}-${number}`
  }
}
