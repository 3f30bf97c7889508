/** The KPI library and the trust's own KPIs: searched, filtered, each opened from here. */
import { useMemo, useState } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import {
  cadenceLabel,
  evidenceLabel,
  originLabel,
  unitName,
} from '../../../electron/domain/kpi-words.ts'
import { evidenceTypes, origins, phases } from '../../../electron/domain/kpi.ts'
import { capitalise, joinNames, phaseLabel, plural } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Term } from '../../parts/Term.tsx'
import { type KpiFilter, type KpiSummary, sift } from './filter.ts'
import classes from './Kpis.module.css'
import { Tie } from './Tie.tsx'

const route = getRouteApi('/kpis')

/** So many rows at first: the whole library would take a while to draw. */
const page = 40

export function KpiLibrary() {
  const found = useAsk('kpis.list', {})
  const filter = route.useSearch()
  const navigate = useNavigate()
  const put = (change: Partial<KpiFilter>) =>
    void navigate({ to: '/kpis', search: { ...filter, ...change }, replace: true })
  return (
    <Screen
      title="KPI library"
      help="kpis"
      wide
      crumbs={[{ name: 'Vision', to: '/vision' }]}
      action={
        <ButtonLink to="/kpis/new" variant="filled">
          Define a KPI of your own
        </ButtonLink>
      }
    >
      <Filters filter={filter} put={put} />
      <Answer of={found} what="Reading the KPIs">
        {({ kpis }) => <Found key={JSON.stringify(filter)} kpis={kpis} filter={filter} put={put} />}
      </Answer>
    </Screen>
  )
}

type Filtered = { filter: KpiFilter; put(change: Partial<KpiFilter>): void }

const onlys = [
  { value: 'figures', label: 'with figures' },
  { value: 'vision', label: 'in the vision' },
  { value: 'own', label: 'of our own' },
] as const

function Filters({ filter, put }: Filtered) {
  const [sought, setSought] = useState(filter.q ?? '')
  return (
    <search className={classes.filters}>
      <TextInput
        label="Find a KPI"
        type="search"
        value={sought}
        placeholder="reading, belong, absence"
        onChange={(event) => {
          const q = event.currentTarget.value
          setSought(q)
          put({ q: q === '' ? undefined : q })
        }}
      />
      <Choice
        label="Kind of school"
        all="all"
        options={phases.map((value) => ({ value, label: phaseLabel(value) }))}
        value={filter.phase}
        onChange={(phase) => put({ phase })}
      />
      <Choice
        label="Evidence"
        all="all kinds"
        options={evidenceTypes.map((value) => ({
          value,
          label: capitalise(evidenceLabel(value)),
        }))}
        value={filter.evidence}
        onChange={(evidence) => put({ evidence })}
      />
      <Choice
        label="Asked for by"
        all="anybody"
        options={origins
          .filter((value) => value !== 'both')
          .map((value) => ({ value, label: capitalise(originLabel(value)) }))}
        value={filter.origin}
        onChange={(origin) => put({ origin })}
      />
      <Choice
        label="Show"
        all="all"
        options={onlys}
        value={filter.only}
        onChange={(only) => put({ only })}
      />
    </search>
  )
}

type ChoiceProps<V extends string> = {
  label: string
  /** Words for no filter. */
  all: string
  options: readonly { value: V; label: string }[]
  value: V | undefined
  onChange(value: V | undefined): void
}

function Choice<V extends string>({ label, all, options, value, onChange }: ChoiceProps<V>) {
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[{ value: '', label: all }, ...options]}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        onChange(options.find((option) => option.value === chosen)?.value)
      }}
    />
  )
}

function Found({ kpis, filter, put }: Filtered & { kpis: KpiSummary[] }) {
  const left = useMemo(() => sift(kpis, filter), [kpis, filter])
  const [shown, setShown] = useState(page)
  const figures = left.filter((kpi) => kpi.values > 0).length
  const tied = left.filter((kpi) => kpi.strands.length > 0).length
  return (
    <>
      <p aria-live="polite">
        {left.length === kpis.length
          ? plural(left.length, 'KPI')
          : `${left.length} of ${plural(kpis.length, 'KPI')}`}
        : {figures} with figures, {tied} in the vision.
      </p>
      {left.length === 0 ? (
        <div>
          <Button
            onClick={() =>
              put({
                q: undefined,
                phase: undefined,
                evidence: undefined,
                origin: undefined,
                only: undefined,
              })
            }
          >
            Show all KPIs
          </Button>
        </div>
      ) : (
        <div className={classes.scroll} role="region" aria-label="KPIs, table" tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">KPI</th>
                <th scope="col">What it is</th>
                <th scope="col">
                  <Term of="evidence type">Evidence</Term>
                </th>
                <th scope="col" className="number">
                  Figures
                </th>
                <th scope="col">Measures</th>
              </tr>
            </thead>
            <tbody>
              {left.slice(0, shown).map((kpi) => (
                <Row key={kpi.code} kpi={kpi} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {left.length > shown && (
        <div>
          <Button onClick={() => setShown(shown + 2 * page)}>
            Show more of the {left.length} KPIs
          </Button>
        </div>
      )}
    </>
  )
}

function Row({ kpi }: { kpi: KpiSummary }) {
  return (
    <tr>
      <th scope="row">
        <Link to="/kpis/$code" params={{ code: kpi.code }}>
          {kpi.name}
        </Link>
        <span className={classes.note}>
          {kpi.code}
          {kpi.from === 'trust' && ', our own'}
          {kpi.retired !== null && ', retired'}
        </span>
      </th>
      <td className={classes.definition}>
        {kpi.definition}
        <span className={classes.note}>
          {capitalise(unitName(kpi.unit))}, {cadenceLabel(kpi.cadence)}
        </span>
      </td>
      <td>{capitalise(evidenceLabel(kpi.evidence))}</td>
      <td className="number">{kpi.values === 0 ? 'none' : kpi.values}</td>
      <td>
        <div className={classes.tie}>
          <span>
            {kpi.strands.length === 0 ? '' : `strand ${joinNames(kpi.strands.map(String))}`}
          </span>
          <Tie kpi={kpi} />
        </div>
      </td>
    </tr>
  )
}
