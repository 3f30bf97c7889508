/** Providers, and the one question that decides what is shown: is a vault open? */
import { useEffect, useMemo, useRef, useState } from 'react'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { EventData } from '../../electron/contract/index.ts'
import { createQueryClient, listen, useAsk, useChanges } from '../api.ts'
import { Trouble } from '../parts/Trouble.tsx'
import { withdrawOffers } from '../parts/undo.tsx'
import { KeepCode } from '../screens/start/KeepCode.tsx'
import { Start } from '../screens/start/Start.tsx'
import { cssVariables, theme } from '../theme/theme.ts'
import { AnnounceProvider } from './announce.tsx'
import { useAppearance } from './appearance.ts'
import classes from './Frame.module.css'
import { useReadyFigures } from './ready-figures.ts'
import { fetchScreens, router } from './router.tsx'
import { VaultStatusContext, type VaultStatus } from './vault-status.ts'

/** The nonce that the host wrote into the page: Mantine's own styles are allowed by it and no others. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

export function App() {
  const [client] = useState(createQueryClient)
  return (
    <QueryClientProvider client={client}>
      <Looks />
    </QueryClientProvider>
  )
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
        <Window />
        <Notifications position="bottom-right" transitionDuration={0} zIndex={400} />
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
  useLastScreen(ready ? status.data : undefined)
  useReadyFigures(ready)
  const left = useLeft(ready ? (status.data?.folder ?? null) : null)
  useEffect(() => {
    if (ready) void fetchScreens()
  }, [ready])
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
    <VaultStatusContext value={status.data}>
      <RouterProvider router={router} />
    </VaultStatusContext>
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

/** A vault opens where it was left; after a lock the window still stands there. */
function useLastScreen(status: VaultStatus | undefined): void {
  const last = useRef<string | null>(null)
  const folder = status?.folder ?? null
  const screen = status?.left?.screen ?? '/'
  useEffect(() => {
    if (folder === null || last.current === folder) return
    last.current = folder
    router.history.replace(screen)
  }, [folder, screen])
}
