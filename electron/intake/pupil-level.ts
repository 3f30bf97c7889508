/**
 * Files about single pupils are refused before anything of them is kept: boards need figures, and a vault
 * that never held a child's record cannot lose one. They are known by their headings, and, whatever the
 * headings say, by values shaped like a Unique Pupil Number.
 */
import { AppError } from '../contract/error.ts'
import { headingOf, type RawRecord } from './csv.ts'

/**
 * A letter and twelve digits, of which the last is a letter in a temporary number (DfE, UPN guide),
 * standing apart from other letters and digits and in no web address; people set blanks or dashes in long
 * numbers.
 */
const upn =
  /(?<![0-9a-z/])[a-z](?:[\u0020\u00a0\u00c2-]{0,2}\d){11}[\u0020\u00a0\u00c2-]{0,2}[0-9a-z](?![0-9a-z/])/i

const letters = (heading: string) => headingOf(heading).replace(/[^a-z0-9]/g, '')

const people = '(pupil|student|child|learner|candidate|legal|preferred|chosen|former|young)?s?'
const headings: { is: RegExp; what: string }[] = [
  {
    is: /^((pupil|student|learner|child|former|current)?upn|uniquepupil(no|number|id|identifier|referencenumber|reference)|pupil(upn|reference|matchingreference\w*)|pmr)$/,
    what: 'UPN',
  },
  { is: /^(uln|uniquelearner(no|number|id|identifier))$/, what: 'unique learner number' },
  {
    is: /^((pupil|student|learner|child)?s?(dob|dateofbirth|birthdate|birthday)|dobddmmyyyy)$/,
    what: 'date of birth',
  },
  // Not `uci` alone: in statistics that is the upper end of a confidence interval.
  { is: /^(nhs(no|number)|(candidate|uci)(no|number))$/, what: 'a personal number' },
  {
    is: new RegExp(
      `^(${people}(forename|surname|firstname|lastname|middlename|middlenames|familyname|givenname|givennames|forenames|fullname)s?|(pupil|student|child|learner|candidate)s?name|pupil|student|learner|(pupil|student|child|learner)id)$`,
    ),
    what: 'names of pupils',
  },
]

/** Quick: whether any text of the file looks like a UPN. */
export function mentionsUpn(text: string): boolean {
  return upn.test(text)
}

/** Words that tell wherever they stand in a heading, such as `UPN (13 characters)` or `Legal surname`. */
const telling: { is: RegExp; what: string }[] = [
  { is: /(^|[^a-z])upn([^a-z]|$)/, what: 'UPN' },
  { is: /date ?of ?birth|birth ?date|(^|[^a-z])dob([^a-z]|$)/, what: 'date of birth' },
  // Registers of schools name heads and contacts, who are no pupils.
  {
    is: /^(?!.*(head|contact|chair|governor|principal|manager)).*(forename|surname)/,
    what: 'names of pupils',
  },
  {
    is: /(pupil|student|child|learner|candidate)s?('s)? (legal |preferred |chosen |former |full |first |last |middle |family |given )*name|names? of (the )?(pupil|student|child|learner|candidate)/,
    what: 'names of pupils',
  },
]

/** Headings that say the file is about single pupils, as the file writes them. */
export function pupilHeadings(cells: string[]): { column: string; what: string }[] {
  return cells.flatMap((cell) => {
    const words = headingOf(cell).replaceAll(/[_.-]+/g, ' ')
    const found =
      headings.find(({ is }) => is.test(letters(cell))) ?? telling.find(({ is }) => is.test(words))
    return found ? [{ column: cell.trim(), what: found.what }] : []
  })
}

/** Positions of cells that hold something shaped like a UPN. */
export function upnCells(record: RawRecord): number[] {
  return record.cells.flatMap((cell, i) => (upn.test(cell) ? [i] : []))
}

/** @param columns what gave it away, each with its meaning */
export function pupilLevelRefusal(columns: { column: string; what: string }[]): AppError {
  const listed = columns
    .slice(0, 6)
    .map(({ column, what }) =>
      letters(column) === letters(what) ? `"${column}"` : `"${column}" (${what})`,
    )
  return new AppError(
    'ImportRefused',
    `This file is about single pupils: it has ${listed.join(', ')}. Plumbline keeps figures for schools, ` +
      'never records of children. Nothing of the file was kept.',
    { columns: columns.map(({ column }) => column).join(', ') },
  )
}
