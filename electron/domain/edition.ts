/** Editions: one pack set for different eyes. What it says, its page numbers and its figures are the same in each. */
export const editions = ['standard', 'large-print', 'greyscale'] as const
export type Edition = (typeof editions)[number]

/** As a person chooses it, and what it is for. */
export const editionWords: Record<Edition, { name: string; about: string }> = {
  standard: { name: 'Standard', about: 'A4, in colour.' },
  'large-print': {
    name: 'Large print',
    about: 'Body text of 18 points in one column, tables as lists; nothing is cut.',
  },
  greyscale: {
    name: 'Greyscale',
    about: 'For black and white printers: no meaning hangs on colour.',
  },
}
