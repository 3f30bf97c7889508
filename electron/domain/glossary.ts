/**
 * The words that a reader may not know, each in a sentence or two that a parent on a board would understand.
 * They stand behind a word on screen (on hover and focus) and in the guide.
 */
export const glossary = {
  'expected range':
    'Where a figure is likely to lie if nothing has changed. A figure inside it is no news, whether it went up or down.',
  'confidence interval':
    'Where the true figure probably lies, given how many pupils it stands on. The fewer the pupils, the wider it is.',
  'not clearly different':
    'The figure may be what it is by chance alone. It is no news, whether it went up or down.',
  'limits of the series':
    'The mean of a series, plus and minus 2.66 times how much it usually moves from one point to the next. A point outside is a signal that something has changed.',
  benchmark:
    'A figure to compare with: England, a region or a local authority. It is published, never worked out from the trust’s own schools.',
  cohort: 'The pupils that a figure counts.',
  suppressed:
    'Hidden by the publisher or by Plumbline because so few pupils stand behind it that one of them could be recognised.',
  provisional:
    'Published before schools have checked it. The final figure replaces it when it is brought in.',
  polarity: 'Whether a high value is good, a low one, one inside a band, or none of these.',
  strand: 'One part of the trust’s vision, with what success looks like for it.',
  KPI: 'Key performance indicator: a measure with one definition, so that schools and years can be compared.',
  origin: 'Why a KPI is watched: the trust’s own vision, accountability to government, or both.',
  'evidence type':
    'What kind of source a KPI comes from. One kind alone can mislead; several that agree are worth more.',
  'disadvantaged pupils':
    'Pupils who had free school meals in the last six years, or who are or were looked after by a local authority.',
  'free school meals':
    'The share of pupils who were eligible for free school meals at the last census.',
  URN: 'Unique reference number: the six figures by which government knows a school. An academy gets a new one when it converts.',
  'clear days': 'Whole days between sending out and meeting; neither of those two days counts.',
  quorum: 'How many trustees must be there for a decision to stand.',
  copy: 'A pack for certain readers: the full one, one for a member, or one for the public without what is confidential.',
  'recovery code':
    'The printed code that opens the vault if the passphrase is forgotten. Whoever has it can open the vault.',
  'SHA-256':
    'The fingerprint of a file. Two files with the same one are the same to the last letter.',
  vault:
    'The encrypted folder on this computer that holds everything Plumbline knows of one trust.',
} as const satisfies Record<string, string>

export type GlossaryTerm = keyof typeof glossary
