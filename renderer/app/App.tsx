/** Providers, and the one question that decides what is shown: is a vault open? */
import { useState } from 'react'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { createQueryClient, useAsk, useChanges } from '../api.ts'
import { Trouble } from '../parts/Trouble.tsx'
import { KeepCode } from '../screens/start/KeepCode.tsx'
import { Start } from '../screens/start/Start.tsx'
import { cssVariables, theme } from '../theme/theme.ts'
import { AnnounceProvider } from './announce.tsx'
import { DropProvider } from './drops.tsx'
import { Frame } from './Frame.tsx'
import classes from './Frame.module.css'

/** The nonce that the host wrote into the page: Mantine's own styles are allowed by it and no others. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

export function App() {
  const [client] = useState(createQueryClient)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme="light"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={client}>
        <AnnounceProvider>
          <Window />
        </AnnounceProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}

/**
 * A vault that is being made is open before it is complete, so the frame waits: until the making is over,
 * and until the person says that the recovery code, shown this once, is kept.
 */
export type Making = null | 'under way' | { code: string }

function Window() {
  useChanges()
  const status = useAsk('vault.status', {})
  const [making, setMaking] = useState<Making>(null)
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
  if (!status.data.open || making === 'under way') return <Start onMaking={setMaking} />
  return (
    <DropProvider>
      <Frame status={status.data} />
    </DropProvider>
  )
}
