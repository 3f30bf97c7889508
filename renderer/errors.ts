/**
 * The window's words for everything that can go wrong: what happened to the person's thing, what is safe,
 * and the next step. Neutral; never blames. `detail` shows the application's own line too, where it names
 * the file, line or key.
 */
import type { ErrorCode, ErrorData } from '../electron/contract/index.ts'

export type Message = { what: string; safe: string; next: string; detail?: true }

const nothingChanged = 'Nothing in the vault was changed.'

export const messages = {
  VaultMissing: {
    what: 'There is no vault in that folder.',
    safe: 'Nothing was changed.',
    next: 'Choose another from the list, or bring the folder back from where it was moved.',
  },
  VaultExists: {
    what: 'A vault with that name is on this computer already.',
    safe: 'It was not touched.',
    next: 'Choose another name for the new one, or open the one that is there.',
  },
  VaultLocked: {
    what: 'The vault is locked.',
    safe: 'Everything saved before is in it.',
    next: 'Open it with its passphrase, then do this again.',
  },
  VaultWrongPassphrase: {
    what: 'That passphrase does not open this vault.',
    safe: 'The vault was not touched; you can try as often as you need.',
    next: 'Check capitals and spaces, or use the recovery code that was printed when the vault was made.',
  },
  VaultWrongRecoveryCode: {
    what: 'That recovery code does not open this vault.',
    safe: 'The vault was not touched; you can try as often as you need.',
    next: 'Check it against the printed sheet. A newer code may have replaced it.',
  },
  RecoveryCodeMistyped: {
    what: 'That recovery code has a slip in it.',
    safe: 'The vault was not touched; you can try as often as you need.',
    next: 'Read it again from the printed sheet: each group has to be as it stands there.',
  },
  VaultNoSlot: {
    what: 'This vault cannot be opened in that way.',
    safe: 'The vault was not touched.',
    next: 'Try the passphrase, or the recovery code.',
  },
  VaultSlotsDamaged: {
    what: 'The file that holds the keys of this vault (vault.json) cannot be read.',
    safe: 'The encrypted data beside it was not touched. Keep the whole folder.',
    next: 'Bring vault.json back from a copy of the folder, or restore a backup.',
  },
  VaultDamaged: {
    what: 'The passphrase is right, but the vault’s data are damaged.',
    safe: 'Nothing was changed or removed. Keep the whole folder.',
    next: 'Restore the newest backup into a new vault. Backups are in the folder named backups.',
  },
  VaultTooNew: {
    what: 'This vault was last used with a newer Plumbline.',
    safe: 'It was not touched, and nothing in it is wrong.',
    next: 'Open it with that version, or bring this one up to date.',
  },
  VaultInUse: {
    what: 'This vault is open somewhere else.',
    safe: 'It was not touched here.',
    next: 'Close it in the other window or on the other computer, then open it again.',
  },
  VaultReadOnly: {
    what: 'The place where the vault lies cannot be written to.',
    safe: 'What was saved before is unharmed.',
    next: 'Move the vault’s folder to a disk that you can write to, or ask for the right to write there.',
  },
  DiskFull: {
    what: 'The disk is full.',
    safe: 'What was saved before is unharmed; this last step was not saved.',
    next: 'Free some space, then do it again.',
  },
  BackupUnreadable: {
    what: 'That backup cannot be read.',
    safe: 'The backup and your vaults were not changed.',
    next: 'Choose another backup.',
  },
  PassphraseTooShort: {
    what: 'That passphrase is too short to keep pupils’ figures safe.',
    safe: 'Nothing was made or changed.',
    next: 'Use a longer one: four words that you do not use elsewhere are easy to keep.',
    detail: true,
  },
  ImportUnreadable: {
    what: 'This file cannot be read as a table.',
    safe: nothingChanged,
    next: 'Open it to see whether it is complete, or download it again.',
    detail: true,
  },
  ImportUnknown: {
    what: 'This is not one of the files that Plumbline reads.',
    safe: nothingChanged,
    next: 'Bring in a CSV file of one of these kinds; the sheet of a workbook can be saved as CSV.',
    detail: true,
  },
  ImportRefused: {
    what: 'This file was refused.',
    safe: 'Nothing of it was stored.',
    next: 'Bring in a file without single pupils’ data, or the data file that belongs to it.',
    detail: true,
  },
  ImportNeedsPeriod: {
    what: 'The file does not say which year it is about.',
    safe: nothingChanged,
    next: 'Give the year; or put both years in its name, such as 2018-2019_england_abs.csv, and bring it in again.',
  },
  ImportMissing: {
    what: 'That import is not in this vault.',
    safe: nothingChanged,
    next: 'Open the history of imports and choose another.',
  },
  ImportNotUndoable: {
    what: 'A register of schools cannot be undone.',
    safe: nothingChanged,
    next: 'Bring in a newer register: it replaces what this one said.',
    detail: true,
  },
  ValueNotTyped: {
    what: 'That value was not typed by hand, so it cannot be taken back alone.',
    safe: nothingChanged,
    next: 'Undo the import that it came with, or type another value over it.',
  },
  TrustUnknown: {
    what: 'No trust of that name is in the register that was brought in.',
    safe: nothingChanged,
    next: 'Search for part of the name, or bring in the GIAS extract that holds the trust’s schools.',
    detail: true,
  },
  TrustAmbiguous: {
    what: 'More than one trust has that name.',
    safe: nothingChanged,
    next: 'Bring in the GIAS group links file, which tells them apart.',
    detail: true,
  },
  TrustMissing: {
    what: 'The vault does not know the trust’s schools yet.',
    safe: 'What was brought in is kept.',
    next: 'Bring in a GIAS extract and choose the trust.',
  },
  TrustOther: {
    what: 'This vault is of another trust.',
    safe: 'Nothing was changed.',
    next: 'Lock this vault and make one for the other trust.',
    detail: true,
  },
  VisionInvalid: {
    what: 'The vision could not be taken.',
    safe: 'The vision that was there before still stands.',
    next: 'Mend the place that is named, then try again.',
    detail: true,
  },
  VisionVersionUnknown: {
    what: 'That version of the vision is not in this vault.',
    safe: nothingChanged,
    next: 'Choose one from the list of versions.',
  },
  KpiUnknown: {
    what: 'There is no KPI with that code.',
    safe: nothingChanged,
    next: 'Look the code up in the list of KPIs.',
    detail: true,
  },
  KpiInvalid: {
    what: 'The KPI could not be taken.',
    safe: nothingChanged,
    next: 'Mend what is named, then try again.',
    detail: true,
  },
  SchoolUnknown: {
    what: 'This school is not of the trust.',
    safe: nothingChanged,
    next: 'Choose one of the trust’s schools.',
  },
  FigureUnknown: {
    what: 'There is no such figure.',
    safe: nothingChanged,
    next: 'The measure is not taken of this school or in this period. Choose another.',
  },
  KpiContradicted: {
    what: 'The KPI could not be changed, because figures in the vault stand against it.',
    safe: nothingChanged,
    next: 'Leave that part as it was, or define a KPI of its own for the new way of measuring.',
    detail: true,
  },
  KpiKept: {
    what: 'The KPI is in use, so it was not removed.',
    safe: nothingChanged,
    next: 'Do what is named, then try again.',
    detail: true,
  },
  MeetingInvalid: {
    what: 'The meeting file could not be taken.',
    safe: 'Meetings that were there before are unchanged.',
    next: 'Mend the place that is named, then load it again.',
    detail: true,
  },
  MeetingUnknown: {
    what: 'That meeting is not in the vault.',
    safe: nothingChanged,
    next: 'Choose one from the list, or load a meeting file.',
  },
  MeetingChanged: {
    what: 'The meeting was changed again since, so this cannot be undone on its own.',
    safe: nothingChanged,
    next: 'Undo the later change first, or make the change by hand.',
  },
  TemplateUnknown: {
    what: 'That template is not there any more.',
    safe: nothingChanged,
    next: 'Choose another.',
  },
  TemplateTaken: {
    what: 'Another template has that name.',
    safe: nothingChanged,
    next: 'Choose a name that tells them apart.',
  },
  PaperRefused: {
    what: 'A paper could not be taken.',
    safe: 'The rest is unchanged.',
    next: 'Save the paper as a PDF again, without a password, and add it again.',
    detail: true,
  },
  StoredUnreadable: {
    what: 'One thing in the vault cannot be read.',
    safe: 'Everything else is there, and nothing was changed.',
    next: 'Restore a backup from before into a new folder, and compare. The line below names the thing.',
    detail: true,
  },
  ChangedSince: {
    what: 'It was changed again since, so this cannot be taken back on its own.',
    safe: nothingChanged,
    next: 'Take the later change back first, or make the change by hand.',
  },
  SettingInvalid: {
    what: 'These settings contradict one another.',
    safe: nothingChanged,
    next: 'Change what is named below, and save again.',
    detail: true,
  },
  PersonUnknown: {
    what: 'That person is not among the trust’s people.',
    safe: nothingChanged,
    next: 'Look through the list of people; they may have been removed from it.',
  },
  GovernanceUnknown: {
    what: 'That is not in the vault any more.',
    safe: nothingChanged,
    next: 'Look through the list; it may have been removed from it.',
    detail: true,
  },
  GovernanceInvalid: {
    what: 'This cannot be kept as it is.',
    safe: nothingChanged,
    next: 'Change what is named below, and try again.',
    detail: true,
  },
  PersonRemoved: {
    what: 'That person was removed from the trust’s people.',
    safe: nothingChanged,
    next: 'Bring them back first, on the screen People.',
  },
  SeriesInvalid: {
    what: 'The series could not be read.',
    safe: nothingChanged,
    next: 'It needs the heading date,value and a number in each row.',
    detail: true,
  },
  FileMissing: {
    what: 'The file is not there any more.',
    safe: nothingChanged,
    next: 'Choose it again.',
    detail: true,
  },
  FileNotWritten: {
    what: 'The file could not be written there.',
    safe: 'The vault is unharmed, and no half-written file was left.',
    next: 'Choose another folder, or close the file if another program has it open.',
  },
  Cancelled: {
    what: 'Stopped, as you asked.',
    safe: 'What was finished before is kept; the part that was under way was not.',
    next: 'Start it again when you are ready.',
  },
  CallUnknown: {
    what: 'The window asked for something that this version cannot do.',
    safe: nothingChanged,
    next: 'Close Plumbline and start it again.',
  },
  InputInvalid: {
    what: 'Something that was entered could not be used.',
    safe: nothingChanged,
    next: 'Check what you entered, then try again.',
    detail: true,
  },
  NotAllowed: {
    what: 'That can only be done from the command line.',
    safe: nothingChanged,
    next: 'Use the plumbline command for it.',
  },
  Unexpected: {
    what: 'Something went wrong that Plumbline did not foresee.',
    safe: 'What was saved before is in the vault.',
    next: 'Try again. If it happens again, close Plumbline and start it again.',
    detail: true,
  },
} satisfies Record<ErrorCode, Message>

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(messages, code)
}

/** The words for an error. */
export function messageFor(error: ErrorData): Message {
  return messages[error.code]
}
