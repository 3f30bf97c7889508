/**
 * Everything that can go wrong, as a closed set of codes named for what happened to the person's thing.
 * Errors cross every bridge as data, since Electron's and Playwright's bridges drop all but the message.
 */

export const errorCodes = [
  'VaultMissing',
  'VaultExists',
  'VaultLocked',
  'VaultWrongPassphrase',
  'VaultWrongRecoveryCode',
  'RecoveryCodeMistyped',
  'VaultNoSlot',
  'VaultSlotsDamaged',
  'VaultDamaged',
  'VaultTooNew',
  'VaultInUse',
  'VaultReadOnly',
  'DiskFull',
  'BackupUnreadable',
  'PassphraseTooShort',
  'ImportUnreadable',
  'ImportUnknown',
  'ImportRefused',
  'ImportNeedsPeriod',
  'ImportMissing',
  'ImportNotUndoable',
  'ValueNotTyped',
  'TrustUnknown',
  'TrustAmbiguous',
  'TrustMissing',
  'TrustOther',
  'VisionInvalid',
  'VisionVersionUnknown',
  'KpiUnknown',
  'KpiInvalid',
  'SchoolUnknown',
  'FigureUnknown',
  'KpiContradicted',
  'KpiKept',
  'MeetingInvalid',
  'MeetingUnknown',
  'MeetingChanged',
  'TemplateUnknown',
  'TemplateTaken',
  'PaperRefused',
  'SeriesInvalid',
  'SettingInvalid',
  'StoredUnreadable',
  'ChangedSince',
  'PersonUnknown',
  'PersonRemoved',
  'GovernanceUnknown',
  'GovernanceInvalid',
  'FileMissing',
  'FileNotWritten',
  'Cancelled',
  'CallUnknown',
  'InputInvalid',
  'NotAllowed',
  'Unexpected',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export type ErrorData = {
  code: ErrorCode
  /** One clear English line for the command line and logs; holds no school's name and no passphrase. */
  message: string
  /** Facts that the words may use, e.g. `{ file: 'ks2.csv', found: '14', supported: '10' }`. */
  details: Record<string, string | number | null>
}

/** The only error that is thrown on purpose. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorData['details']

  constructor(
    code: ErrorCode,
    message: string,
    details: ErrorData['details'] = {},
    cause?: unknown,
  ) {
    super(message, { cause })
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  toData(): ErrorData {
    return { code: this.code, message: this.message, details: this.details }
  }
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: ErrorData }
