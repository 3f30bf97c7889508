/**
 * Whether a page of a paper may name pupils. Careful rather than complete: it points to pages that a person must
 * look at, and never keeps what it found. Signs are a Unique Pupil Number, a date of birth, and two names with
 * capitals right beside a word such as pupil, excluded or a year group.
 */

/** Letters of a UPN by their value; I, O and S are none of them (DfE, UPN guide, annex 2). */
const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'
const upnShaped = /(?<![0-9A-Za-z/])([A-HJ-NP-RT-Z])(\d{11})([0-9A-HJ-NP-RT-Z])(?![0-9A-Za-z/])/g

/** A UPN's first letter follows from the other characters, each times its place: others of the shape are chance. */
function isUpn(letter: string, digits: string, last: string): boolean {
  const values = [...digits].map(Number)
  values.push(/\d/.test(last) ? Number(last) : upnLetters.indexOf(last))
  const sum = values.reduce((total, value, i) => total + value * (i + 2), 0)
  return upnLetters[sum % 23] === letter
}

const birth =
  /\b(?:date of birth|d\.?\s?o\.?\s?b\.?|born(?: on)?)\b[^\p{L}\n]{0,6}(?:\d{1,2}[/. -]\d{1,2}[/. -](?:19|20)?\d{2}|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9} (?:19|20)\d{2})/iu

/** Two words with capitals, or an initial and a name, as people are called. */
const person = String.raw`(\p{Lu}(?:\p{Ll}+|\.))\s+(\p{Lu}[\p{Ll}’'-]+(?:-\p{Lu}\p{Ll}+)?)`
const beside = [
  new RegExp(
    String.raw`\b(?:[Pp]upil|[Ss]tudent|[Cc]hild|[Ll]earner)s?(?:\s*[:–-]|,)?\s+(?:named\s+|called\s+)?${person}`,
    'gu',
  ),
  new RegExp(
    String.raw`\b(?:[Ee]xclu(?:ded|sion of)|[Ss]uspen(?:ded|sion of))\s*:?\s+${person}`,
    'gu',
  ),
  new RegExp(String.raw`${person}\s*[,(]\s*(?:Y|Year\s|[Aa]ged?\s)\d{1,2}\b`, 'gu'),
]

/** Words that stand with a capital in titles and are no names of people. */
const notNames = new Set(
  (
    'academy achievement admission admissions agreement ambassadors analysis and annual attainment attendance ' +
    'autumn behaviour board care catering central chair child children code committee community conduct council ' +
    'curriculum data day development discipline disciplinary early education eligible equality exclusion exclusions ' +
    'family finance food forum free funding governors group groups handbook health high home in information ' +
    'inclusion individual joint key leaders leadership learning levels local low meals mental national need needs ' +
    'number numbers of officer on or outcomes parliament performance place places plan planning policy population ' +
    'premium primary profile programme progress projections protection quality ratio ratios referral register report ' +
    'review roll safeguarding school schools secondary security senior service services sex sixth social spring ' +
    'staff stage strategy summary summer support survey suspension suspensions table teacher team term the total ' +
    'transport trust unit voice welfare well wellbeing with work year years young'
  ).split(' '),
)

/** Whether the text of a page may name pupils. */
export function mayNamePupils(text: string): boolean {
  for (const [, letter = '', digits = '', last = ''] of text.matchAll(upnShaped))
    if (isUpn(letter, digits, last)) return true
  if (birth.test(text)) return true
  return beside.some((pattern) =>
    [...text.matchAll(pattern)].some(([, first = '', second = '']) =>
      [first, second].every((word) => !notNames.has(word.toLowerCase())),
    ),
  )
}

const privacy =
  /\b(?:(?:strictly |private and )?confidential|not for publication|part (?:b|two|ii)\b|in camera)/i

/** Whether the first page of a paper says that it is not for everybody. */
export function saysConfidential(text: string): boolean {
  return privacy.test(text)
}
