/** Text that a person writes and that is printed. */
import { z } from 'zod'

/** No word and no web address that is meant to be read is longer; laying out one that is takes for ever. */
const longestWord = 200

/** What leaves no mark on paper: spaces, what joins or turns letters, marks without a letter, and letters that are blank. */
const unseen = /[\s\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** Whether nothing of a text can be seen. */
export function isBlank(text: string): boolean {
  return text.replaceAll(unseen, '') === ''
}

/** What something is called, in up to so many characters: something of it can be seen. */
export function heading(most: number) {
  return prose(most).refine((text) => !isBlank(text), 'words that can be seen')
}

/** Up to so many characters, in words. */
export function prose(most: number) {
  return z
    .string()
    .max(most)
    .refine(
      (text) => text.split(/\s+/, most).every((word) => word.length <= longestWord),
      `a word of at most ${longestWord} characters`,
    )
}
