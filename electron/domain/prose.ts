/** Text that a person writes and that is printed. */
import { z } from 'zod'

/** No word and no web address that is meant to be read is longer; laying out one that is takes for ever. */
const longestWord = 200

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
