/** Providers, and the one question that decides what is shown: is a vault open? */
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import type { EventData } from '../../electron/contract/index.ts'
import { askAhead, createQueryClient, listen, useAsk, useChanges } from '../api.ts'
import { Trouble } from '../parts/Trouble.tsx'
import { withdrawOffers } from '../parts/undo.tsx'
import { KeepCode } from '../screens/start/KeepCode.tsx'
import { Start } from '../screens/start/Start.tsx'
import { cssVariables, theme } from '../theme/theme.ts'
import { AnnounceProvider } from './announce.tsx'
import { useAppearance } from './appearance.ts'
import classes from './Frame.module.css'
import noticeClasses from './Notices.module.css'
import { Notices } from './Notices.tsx'
import { useReadyFigures } from './ready-figures.ts'

/** Not needed before a vault is open, so it comes after the first screen is drawn. */
const fetchInside = () => import('./Inside.tsx').then(({ Inside }) => ({ default: Inside }))
const Inside = lazy(fetchInside)

/** The nonce that the host wrote into the page: Mantine's own styles are allowed by it and no others. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

export function App() {
  const [client] = useState(firstClient)
  return (
    <QueryClientProvider client={client}>
      <Looks />
    </QueryClientProvider>
  )
}

/** Asks at once for all that decides what the window first shows. */
function firstClient(): QueryClient {
  const client = createQueryClient()
  askAhead(client, 'preferences.get', 'vault.status', 'vault.list')
  return client
}

function Looks() {
  const looks = useAppearance()
  const contrast = looks?.contrast ?? 'normal'
  const variables = useMemo(() => cssVariables(contrast), [contrast])
  if (!looks) return null
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      forceColorScheme={looks.scheme}
      getStyleNonce={() => nonce}
    >
      <AnnounceProvider>
        <div className={noticeClasses.window}>
          <div className={noticeClasses.room}>
            <Window />
          </div>
          <Notices />
        </div>
      </AnnounceProvider>
    </MantineProvider>
  )
}

/**
 * A vault that is being made is open before it is complete, so the frame waits: until the making is over,
 * and until the person says that the recovery code, shown this once, is kept.
 */
export type Making = null | 'under way' | { code: string }

/** A vault that was open until now. */
export type Left = { folder: string; reason: EventData<'locked'>['reason'] }

function Window() {
  useChanges()
  useEffect(() => listen('locked', withdrawOffers), [])
  const status = useAsk('vault.status', {})
  const [making, setMaking] = useState<Making>(null)
  const ready = status.data?.open === true && making === null
  useReadyFigures(ready)
  const left = useLeft(ready ? (status.data?.folder ?? null) : null)
  const shownRef = useRef<string | null>(null)
  const asked = status.data !== undefined
  useEffect(() => {
    if (asked) requestIdleCallback(() => void fetchInside())
  }, [asked])
  if (status.error) {
    return (
      <main className={classes.alone}>
        <h1>Plumbline could not start</h1>
        <Trouble error={status.error} />
      </main>
    )
  }
  if (!status.data) return null
  if (making !== null && making !== 'under way')
    return <KeepCode code={making.code} onKept={() => setMaking(null)} />
  if (!ready) return <Start left={left} onMaking={setMaking} />
  return (
    <Suspense fallback={null}>
      <Inside status={status.data} shownRef={shownRef} />
    </Suspense>
  )
}

/** The vault that was locked last, and why; null while none was. */
function useLeft(open: string | null): Left | null {
  const [left, setLeft] = useState<Left | null>(null)
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (open !== null) last.current = open
  }, [open])
  useEffect(
    () =>
      listen('locked', ({ reason }) => {
        if (last.current !== null) setLeft({ folder: last.current, reason })
      }),
    [],
  )
  return left
}
