/** What the fields of the form for a KPI share. */
import type { DraftProblems, KpiDraft } from '../../../electron/domain/kpi-form.ts'

export type KpiFieldsProps = {
  draft: KpiDraft
  problems: DraftProblems
  onChange(change: Partial<KpiDraft>): void
}

/** The value that was chosen in a list, among those that it may be. */
export function pick<V extends string>(
  values: readonly V[],
  event: { currentTarget: { value: string } },
  then: (value: V) => void,
): void {
  const value = values.find((one) => one === event.currentTarget.value)
  if (value !== undefined) then(value)
}
