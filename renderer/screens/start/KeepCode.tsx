/** The recovery code, shown once: print it or copy it, and say that it is kept. */
import { useRef, useState } from 'react'
import { Button, Checkbox } from '@mantine/core'
import { formatDate } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { Screen } from '../../parts/Screen.tsx'
import classes from './Start.module.css'

export function KeepCode({ code, onKept }: { code: string; onKept(): void }) {
  return (
    <main className={classes.start}>
      <Screen
        title="Keep the recovery code"
        sentence="It opens the vault if the passphrase is forgotten. It is shown this once; without it and the passphrase nobody can open the vault."
      >
        <RecoveryCode code={code} onKept={onKept} />
      </Screen>
    </main>
  )
}

export function RecoveryCode({ code, onKept }: { code: string; onKept(): void }) {
  const [kept, setKept] = useState(false)
  const [tried, setTried] = useState(false)
  const [copied, setCopied] = useState<string | null>(null)
  const shown = useRef<HTMLElement>(null)
  const [made] = useState(() => new Date().toISOString())
  const status = useAsk('vault.status', {})
  const vault = status.data?.folder?.split(/[\\/]/).at(-1)

  async function copy() {
    try {
      await navigator.clipboard.writeText(code)
      setCopied('Copied. Paste it where only you can read it, then clear the clipboard.')
    } catch {
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current)
      setCopied('The code is selected: press Ctrl+C (⌘C on a Mac) to copy it.')
    }
  }

  return (
    <>
      {vault && (
        <p>
          Plumbline, vault <strong>{vault}</strong>, {formatDate(made)}
        </p>
      )}
      <p className={classes.code}>
        <code ref={shown}>{code}</code>
      </p>
      <div className={classes.noPrint}>
        <div className={classes.buttons}>
          <Button onClick={() => window.print()}>Print it</Button>
          <Button onClick={() => void copy()}>Copy it</Button>
        </div>
        <p role="status">{copied}</p>
      </div>
      <p>
        Keep it away from this computer, in the trust’s safe for example. Two people should know
        where it is.
      </p>
      <div className={classes.noPrint}>
        <Checkbox
          label="The code is printed or written down, and kept safe"
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
          error={tried && !kept ? 'Say that it is kept before going on.' : undefined}
        />
      </div>
      <div className={classes.noPrint}>
        <Button variant="filled" onClick={() => (kept ? onKept() : setTried(true))}>
          Go on
        </Button>
      </div>
    </>
  )
}
