/** One value opened: what it is, the cell it came from, who brought it in and why, and what stood there before. */
import { Button, CloseButton } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { periodLabel } from '../../../electron/domain/period.ts'
import {
  capitalise,
  formatCohort,
  formatDate,
  formatRange,
  formatValue,
  groupLabel,
  stateSentence,
} from '../../../electron/domain/wording.ts'
import { call, useAsk, useDo } from '../../api.ts'
import { Answer } from '../../parts/Pending.tsx'
import { SidePanel, SidePanelHead, sidePanelTitle, sidePanelValue } from '../../parts/SidePanel.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndo } from '../../parts/undo.tsx'
import { ago } from '../../parts/words.ts'
import { aboutWords, cellWords } from './value-words.ts'
import type { BrowsedValue } from './Values.tsx'
import classes from './Values.module.css'

type ValuePanelProps = {
  value: BrowsedValue
  kpi: Output<'kpis.list'>['kpis'][number] | undefined
  onClose(): void
}

export function ValuePanel({ value, kpi, onClose }: ValuePanelProps) {
  const { urn, level, area, areaCode, covers, group, period } = value
  const history = useAsk('values.history', {
    ...{ kpi: value.kpi, urn, period, group, level, area, areaCode, covers },
  })
  const untype = useDo('values.untype')
  const cell = { kpi: value.kpi, urn, period, group }
  const shown = (one: Pick<BrowsedValue, 'value' | 'state'>) =>
    one.value === null || !kpi
      ? stateSentence(one.state)
      : formatValue(kpi, one.value, { percentSign: true })
  const cohort = formatCohort(value.numerator, value.denominator)
  return (
    <SidePanel label="The value that is open">
      <SidePanelHead>
        <h2 className={sidePanelTitle}>{aboutWords(value)}</h2>
        <CloseButton aria-label="Close the value" onClick={onClose} />
      </SidePanelHead>
      <p>
        {kpi?.name ?? value.kpi}, {groupLabel(group)}, {periodLabel(period)}
      </p>
      <p className={sidePanelValue}>{shown(value)}</p>
      {(cohort !== '' || (value.lower !== null && value.upper !== null)) && (
        <p className="second">
          {[
            cohort,
            kpi && value.lower !== null && value.upper !== null
              ? `published interval ${formatRange(kpi, { lower: value.lower, upper: value.upper })}`
              : '',
            value.provisional ? 'provisional' : '',
          ]
            .filter((part) => part !== '')
            .join('; ')}
        </p>
      )}
      <h3>Where it came from</h3>
      <dl className={classes.facts}>
        <dt>Cell</dt>
        <dd>{capitalise(cellWords(value))}</dd>
        <dt>{value.import.kind === 'typed' ? 'Typed' : 'File'}</dt>
        <dd>{value.source.file}</dd>
        {value.import.reason !== null && (
          <>
            <dt>Because</dt>
            <dd>{value.import.reason}</dd>
          </>
        )}
        <dt>Import</dt>
        <dd>
          {value.import.title}, {ago(value.import.at)}
          {value.import.who !== null && `, by ${value.import.who}`}
        </dd>
        {value.source.urn !== null && value.source.urn !== urn && (
          <>
            <dt>URN there</dt>
            <dd>{value.source.urn}, which the school had before</dd>
          </>
        )}
      </dl>
      {untype.error && <Trouble error={untype.error} />}
      {value.import.kind === 'typed' && (
        <div>
          <Button
            aria-disabled={untype.isPending}
            onClick={() =>
              offerUndo(untype.mutateAsync(cell, { onSuccess: onClose }), () => ({
                done: 'The typed value was taken back',
                undo: () => call('values.untype', { ...cell, back: true }),
              }))
            }
          >
            Take the typed value back
          </Button>
        </div>
      )}
      <h3>Earlier versions</h3>
      <Answer of={history} what="Reading its history">
        {({ values }) => {
          const earlier = values.filter(({ superseded }) => superseded !== null)
          return earlier.length === 0 ? (
            <p className="second">None: this is the only value that ever stood here.</p>
          ) : (
            <ol className={classes.earlier}>
              {earlier.map((one, index) => (
                <li key={index}>
                  <span className="strong">{shown(one)}</span>{' '}
                  <span className="second">
                    from {formatDate(one.stored, 'short')} to{' '}
                    {formatDate(one.superseded ?? '', 'short')}, {one.source.file}, {cellWords(one)}
                    {one.import.undone !== null && '; its import is undone'}
                  </span>
                </li>
              ))}
            </ol>
          )
        }}
      </Answer>
    </SidePanel>
  )
}
