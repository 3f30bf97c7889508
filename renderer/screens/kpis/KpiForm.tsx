/** The form for a KPI of the trust's own. What does not go together cannot be chosen; beside it, how it will read. */
import { Unsaved } from '../../parts/Unsaved.tsx'
import { useState } from 'react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ownCode } from '../../../electron/domain/kpi-code.ts'
import {
  draftOf,
  emptyDraft,
  type KpiDraft,
  kpiOfDraft,
  settle,
} from '../../../electron/domain/kpi-form.ts'
import { isVoice, type Kpi } from '../../../electron/domain/kpi.ts'
import { useAsk, useDo } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Form } from '../../parts/Form.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Columns, Screen } from '../../parts/Screen.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import { KpiFields, Counted } from './KpiFields.tsx'
import { library } from './KpiScreen.tsx'
import { Preview } from './Preview.tsx'

export function NewKpi() {
  const kpis = useAsk('kpis.list', {})
  return (
    <Screen
      title="A KPI of your own"
      help="kpis"
      crumbs={[{ name: 'Vision', to: '/vision' }, library]}
      sentence="For what your vision promises and no published file counts."
    >
      <Answer of={kpis} what="Reading the KPIs">
        {({ kpis: all }) => <Fields taken={new Set(all.map(({ code }) => code))} base={null} />}
      </Answer>
    </Screen>
  )
}

const route = getRouteApi('/kpis/$code/edit')

export function ChangeKpi() {
  const { code } = route.useParams()
  const found = useAsk('kpis.get', { code })
  const [base, setBase] = useState<Kpi | null>(null)
  // What is being changed stays as it was opened, whatever else is saved meanwhile.
  if (base === null && found.data) setBase(found.data.kpi)
  return (
    <Screen
      title={base ? `Change “${base.name}”` : 'Change a KPI'}
      name="Change a KPI"
      help="kpis"
      crumbs={[
        { name: 'Vision', to: '/vision' },
        library,
        { name: base?.name ?? code, to: '/kpis/$code', params: { code } },
      ]}
      sentence={
        found.data && found.data.stored.count > 0
          ? 'The vault holds figures of it, so its kind of number stays and its bounds have to hold them.'
          : undefined
      }
    >
      <Answer of={{ ...found, data: base ?? undefined }} what="Reading the KPI">
        {(kpi) => <Fields taken={new Set()} base={kpi} />}
      </Answer>
    </Screen>
  )
}

function Fields({ taken, base }: { taken: ReadonlySet<string>; base: Kpi | null }) {
  const navigate = useNavigate()
  const define = useDo('kpis.define')
  const [first] = useState<KpiDraft>(() => (base ? settle(draftOf(base)) : emptyDraft))
  const [draft, setDraft] = useState(first)
  const [counted, setCounted] = useState<'pupils' | 'staff'>('pupils')
  const [tried, setTried] = useState(false)
  const code = base?.code ?? ownCode(draft.name, isVoice(draft) ? 'pupils' : counted, taken)
  const made = kpiOfDraft(draft, code, base)
  const problems = 'problems' in made ? made.problems : {}

  function send() {
    setTried(true)
    if ('problems' in made) {
      // The first field that is wrong takes the focus, once its words stand beside it.
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      )
      return
    }
    const defined = define.mutateAsync(
      { kpi: made.kpi },
      { onSuccess: () => void navigate({ to: '/kpis/$code', params: { code } }) },
    )
    offerUndoOf(defined, `“${made.kpi.name}” ${base ? 'was changed' : 'is defined'}`)
  }

  const changed = draft !== first && JSON.stringify(draft) !== JSON.stringify(first)
  const isGone = define.isPending || define.isSuccess

  return (
    <Columns
      main={
        <>
          <Unsaved what={changed && !isGone ? 'This KPI is typed and not saved' : null} />
          <Form
            main
            send={base ? 'Save the change' : 'Define the KPI'}
            sending="Saving"
            pending={define.isPending}
            error={define.error}
            onSend={send}
            beside={
              base ? (
                <ButtonLink to="/kpis/$code" params={{ code }}>
                  Leave it as it was
                </ButtonLink>
              ) : (
                <ButtonLink to="/kpis">Back to the library</ButtonLink>
              )
            }
          >
            <KpiFields
              draft={draft}
              problems={tried ? problems : {}}
              counted={
                base === null &&
                !isVoice(draft) && <Counted value={counted} onChange={setCounted} />
              }
              onChange={(change) => setDraft((now) => settle({ ...now, ...change }))}
            />
          </Form>
        </>
      }
      side={<Preview made={made} code={code} />}
    />
  )
}
