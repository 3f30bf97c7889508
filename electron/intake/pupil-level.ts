/**
 * Files about single pupils are refused before anything of them is kept: boards need figures, and a vault
 * that never held a child's record cannot lose one. They are known by their headings, and, whatever the
 * headings say, by values shaped like a Unique Pupil Number.
 */
import { AppError } from '../contract/error.ts'
import { headingOf, type RawRecord } from './csv.ts'

/** A letter and twelve digits, of which the last is a letter in a temporary number (DfE, UPN guide). */
const upn = /^[A-Z]\d{11}[0-9A-Z]$/i

/** The same, anywhere in raw text between the ends of cells: for one quick pass over a whole file. */
const upnInText = /(?:^|[,;\t"'\s])[A-Z]\d{11}[0-9A-Z](?=$|[,;\t"'\s])/im

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
  return upnInText.test(text)
}

/** Headings that say the file is about single pupils, as the file writes them. */
export function pupilHeadings(cells: string[]): { column: string; what: string }[] {
  return cells.flatMap((cell) => {
    const found = headings.find(({ is }) => is.test(letters(cell)))
    return found ? [{ column: cell.trim(), what: found.what }] : []
  })
}

/** Positions of cells that are shaped like a UPN. */
export function upnCells(record: RawRecord): number[] {
  return record.cells.flatMap((cell, i) => (upn.test(cell.trim()) ? [i] : []))
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
