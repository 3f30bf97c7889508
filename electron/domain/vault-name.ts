/** What a vault's folder may be called: a name that every disk holds and every person sees. */

/** Names that Windows keeps for devices, whatever ending follows. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/** Whether there is anything in a text that can be seen: Unicode's ignorable characters are drawn as nothing. */
export function isVisible(text: string): boolean {
  return /[[\p{L}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\u2800]]/v.test(text)
}

/** What is wrong with the name of a new vault's folder, as a sentence; null where every disk can hold it. */
export function vaultNameProblem(name: string): string | null {
  if (!isVisible(name)) return 'Give the vault a name that can be seen.'
  if (/[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u.test(name))
    return 'The name holds characters that cannot be seen. Type it again.'
  if (/[<>:"/\\|?*]/.test(name)) return 'Use letters, digits, spaces and hyphens.'
  if (/^\s|[\s.]$/u.test(name))
    return 'A name begins with no space, and ends with no space or full stop.'
  if (reserved.test(name)) return `Windows keeps the name “${name}” for itself. Choose another.`
  return null
}
