/** One KPI: what it is, how it is read, when it exists, what the vault holds of it, and which strands it measures. */
import { Button } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { Output } from '../../../electron/contract/index.ts'
import {
  aggregationSentence,
  cadenceLabel,
  evidenceLabel,
  originLabel,
  polaritySentence,
  unitName,
  validitySentences,
} from '../../../electron/domain/kpi-words.ts'
import { periodLabel } from '../../../electron/domain/period.ts'
import {
  capitalise,
  formatDate,
  formatNumber,
  formatValue,
  joinNames,
  phaseLabel,
  plural,
} from '../../../electron/domain/wording.ts'
import { useAsk, useDo } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Term } from '../../parts/Term.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import classes from './Kpis.module.css'
import { Tie } from './Tie.tsx'

type Found = Output<'kpis.get'>

const route = getRouteApi('/kpis/$code')
export const library = { name: 'KPI library', to: '/kpis' } as const

export function KpiScreen() {
  const { code } = route.useParams()
  const found = useAsk('kpis.get', { code })
  const data = found.data
  return (
    <Screen
      title={data?.kpi.name ?? 'KPI'}
      name="KPI"
      help="kpis"
      crumbs={[{ name: 'Vision', to: '/vision' }, library]}
      sentence={data?.kpi.definition}
      action={
        data && (
          <>
            <Tie kpi={{ ...data.kpi, retired: data.retired }} />
            {data.from === 'trust' && (
              <ButtonLink to="/kpis/$code/edit" params={{ code }}>
                Change it
              </ButtonLink>
            )}
          </>
        )
      }
    >
      <Answer of={found} what="Reading the KPI">
        {(it) => <Facts found={it} />}
      </Answer>
    </Screen>
  )
}

function Facts({ found }: { found: Found }) {
  const { kpi, from, retired, strands } = found
  const [least, most] = kpi.range
  const bound = (value: number) => formatNumber(value, value % 1 === 0 ? 0 : kpi.decimals)
  return (
    <>
      {retired !== null && (
        <p>Retired on {formatDate(retired)}: it is offered for no strand, and its figures stay.</p>
      )}
      <Block title="What it is">
        <dl className={classes.facts}>
          <Fact name="Code">{kpi.code}</Fact>
          <Fact name="Kind of number">
            {capitalise(unitName(kpi.unit))}
            {least !== null && most !== null && `, from ${bound(least)} to ${bound(most)}`}
          </Fact>
          <Fact name={<Term of="polarity">How it is read</Term>}>{polaritySentence(kpi)}</Fact>
          <Fact name="For the trust">{aggregationSentence(kpi)}</Fact>
          <Fact name="Schools">{joinNames(kpi.phases.map(phaseLabel))}</Fact>
          <Fact name="Told">{capitalise(cadenceLabel(kpi.cadence))}</Fact>
          <Fact name={<Term of="evidence type">Evidence</Term>}>
            {capitalise(evidenceLabel(kpi.evidence))}
          </Fact>
          <Fact name={<Term of="origin">Asked for by</Term>}>
            {capitalise(originLabel(kpi.origin))}
          </Fact>
          <Fact name="Source">
            {kpi.source.title}, {kpi.source.publisher}
          </Fact>
        </dl>
      </Block>
      <Block title="When it exists">
        {validitySentences(kpi).length === 0 ? (
          <p>In every period, by one method.</p>
        ) : (
          <ul className={classes.plain}>
            {validitySentences(kpi).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </Block>
      <Held found={found} />
      <Block title={`${plural(strands.length, 'strand')} that it measures`}>
        {strands.length === 0 ? (
          <p className="second">It serves no strand of the vision.</p>
        ) : (
          <ul className={classes.plain}>
            {strands.map(({ number, title, reason, target }) => (
              <li key={number}>
                <Link to="/vision">
                  {number} {title}
                </Link>
                {reason !== '' && `: ${reason}`}
                {target !== null && ` Target ${formatValue(kpi, target, { percentSign: true })}.`}
              </li>
            ))}
          </ul>
        )}
      </Block>
      {from === 'trust' && <OutOfUse found={found} />}
    </>
  )
}

function Fact({ name, children }: { name: React.ReactNode; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Held({ found: { kpi, stored } }: { found: Found }) {
  const [first, last] = [stored.periods[0], stored.periods.at(-1)]
  return (
    <Block title="What the vault holds">
      {stored.count === 0 ? (
        <p>
          No figure yet. They come with{' '}
          {kpi.wide.length > 0 || kpi.tidy.length > 0 ? (
            <>the files of {kpi.source.publisher}</>
          ) : (
            <>
              a CSV file whose column is called <code>{kpi.code.replaceAll('.', '_')}</code>
            </>
          )}
          . <Link to="/data">Bring in data</Link>
        </p>
      ) : (
        <p>
          {plural(stored.count, 'figure')} for {plural(stored.schools, 'school')}
          {first !== undefined &&
            last !== undefined &&
            (first === last
              ? `, ${periodLabel(first)}`
              : `, from ${periodLabel(first)} to ${periodLabel(last)}`)}
          {stored.least !== null &&
            stored.most !== null &&
            `, between ${formatValue(kpi, stored.least)} and ${formatValue(kpi, stored.most, { percentSign: true })}`}
          .
        </p>
      )}
    </Block>
  )
}

/** Retiring, taking back and removing a KPI of the trust's own. */
function OutOfUse({ found: { kpi, retired, kept } }: { found: Found }) {
  const navigate = useNavigate()
  const retire = useDo('kpis.retire')
  const remove = useDo('kpis.remove')
  const { code, name } = kpi

  function takeOut() {
    offerUndoOf(retire.mutateAsync({ code }), `“${name}” is retired`)
  }

  function takeAway() {
    const removed = remove.mutateAsync(
      { code },
      { onSuccess: () => void navigate({ to: '/kpis' }) },
    )
    offerUndoOf(removed, `“${name}” was removed`)
  }

  const error = retire.error ?? remove.error
  return (
    <Block title="Out of use">
      {error && <Trouble error={error} />}
      <p>
        A retired KPI is offered no more, and its figures keep their name and definition. {kept}
      </p>
      <div className={classes.buttons}>
        {retired === null ? (
          <Button onClick={takeOut}>Retire it</Button>
        ) : (
          <Button onClick={() => retire.mutate({ code, retired: false })}>
            Take it back into use
          </Button>
        )}
        {kept === null && <Button onClick={takeAway}>Remove it</Button>}
      </div>
    </Block>
  )
}
