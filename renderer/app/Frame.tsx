/** The window of an open vault: the way round down the left, and the screen that the address names. */
import { useEffect, useRef, useState } from 'react'
import { ActionIcon, Button, Group, Modal } from '@mantine/core'
import { Link, Outlet, useCanGoBack, useLocation, useRouter } from '@tanstack/react-router'
import { call, useDo } from '../api.ts'
import { Mark } from '../parts/Mark.tsx'
import { whatWouldBeLost } from '../parts/under-way.ts'
import { ago } from '../parts/words.ts'
import { DropProvider } from './drops.tsx'
import classes from './Frame.module.css'
import { IdleWatch } from './idle.tsx'
import { type Place, places, placesApart } from './places.ts'
import { usePlaceOnPage } from './page-place.ts'
import { openSearch, Search } from './search.tsx'
import { Shortcuts, shortcutWords } from './shortcuts.tsx'
import { useVaultStatus } from './vault-status.ts'

export function Frame() {
  const status = useVaultStatus()
  const { mutate: lock } = useDo('vault.lock')
  const [dropping, setDropping] = useState<string | null>(null)
  const lockAsked = async () => {
    const lost = await whatWouldBeLost()
    setDropping(lost)
    if (lost === null) lock({})
  }
  const main = useRef<HTMLElement>(null)
  usePlaceOnPage(main)
  useScreenKept()
  return (
    <DropProvider>
      <div className={classes.frame}>
        <nav className={classes.side} aria-label="Plumbline">
          <button
            type="button"
            className={classes.skip}
            onClick={() => main.current?.querySelector('h1')?.focus()}
          >
            Skip to the screen
          </button>
          <div className={classes.brand}>
            <span className={classes.product}>
              <Mark name="plumb" words="" /> Plumbline
            </span>
            <span className={classes.trust}>{status.trust?.name ?? 'No trust chosen yet'}</span>
          </div>
          <Ways />
          <Links of={places} />
          <div className={classes.foot}>
            <Links of={placesApart} />
            <p className={classes.saved}>
              <span>{status.saved ? `Saved ${ago(status.saved)}` : 'Nothing saved yet'}</span>
              <span>{status.backedUp ? `Backed up ${ago(status.backedUp)}` : 'Not backed up'}</span>
            </p>
            <div className={classes.lock}>
              <Button fullWidth onClick={() => void lockAsked()} title={shortcutWords('lock')}>
                Lock
              </Button>
            </div>
          </div>
        </nav>
        <main className={classes.main} ref={main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <IdleWatch />
      <Modal opened={dropping !== null} onClose={() => setDropping(null)} title={dropping}>
        <p>A locked vault keeps what was saved, and nothing else.</p>
        <Group mt="md">
          <Button variant="filled" onClick={() => setDropping(null)}>
            Stay here
          </Button>
          <Button onClick={() => lock({})}>Lock without it</Button>
        </Group>
      </Modal>
      <Search />
      <Shortcuts onLock={() => void lockAsked()} />
    </DropProvider>
  )
}

/** Tells the vault on which screen the person is, so that the next sitting begins there. */
function useScreenKept(): void {
  const { href } = useLocation()
  useEffect(() => {
    // A vault that was locked meanwhile needs to know no more.
    const tell = () => call('vault.at', { screen: href }).catch(() => undefined)
    const timer = setTimeout(() => void tell(), 300)
    return () => clearTimeout(timer)
  }, [href])
}

/** Back, forward, and the search. */
function Ways() {
  const { history } = useRouter()
  const canGoBack = useCanGoBack()
  return (
    <div className={classes.ways}>
      <ActionIcon
        variant="default"
        size={32}
        aria-label="Back"
        title={shortcutWords('back')}
        aria-disabled={!canGoBack}
        onClick={() => canGoBack && history.back()}
      >
        <Arrow d="M8.5 2.5L3.5 7L8.5 11.5" />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={32}
        aria-label="Forward"
        title={shortcutWords('forward')}
        onClick={() => history.forward()}
      >
        <Arrow d="M5.5 2.5L10.5 7L5.5 11.5" />
      </ActionIcon>
      <Button
        size="compact-sm"
        h={32}
        onClick={openSearch}
        title={shortcutWords('search')}
        aria-keyshortcuts="Control+K"
      >
        Search
      </Button>
    </div>
  )
}

function Arrow({ d }: { d: string }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  )
}

function Links({ of }: { of: readonly Place[] }) {
  const { pathname } = useLocation()
  return (
    <ul className={classes.links}>
      {of.map(({ name, to }) => {
        const here = to === '/' ? pathname === '/' : pathname.startsWith(to)
        return (
          <li key={to}>
            <Link to={to} aria-current={here ? 'page' : undefined} activeProps={{}}>
              {name}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
