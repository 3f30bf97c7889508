/** No vault is open: unlock the one last used, or explore, start, restore. */
import { useEffect, useRef, useState } from 'react'
import { Button } from '@mantine/core'
import { demonstrationPassphrase } from '../../../electron/domain/passphrase.ts'
import { useAsk } from '../../api.ts'
import type { Left, Making } from '../../app/App.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { CreateVault } from './CreateVault.tsx'
import { Demonstration } from './Demonstration.tsx'
import { isDemonstration } from './free-name.ts'
import { OpenElsewhere } from './OpenElsewhere.tsx'
import { ReadPack } from './ReadPack.tsx'
import { RestoreBackup } from './RestoreBackup.tsx'
import classes from './Start.module.css'
import { Unlock, type KnownVault } from './Unlock.tsx'

type Step = 'choose' | 'elsewhere' | 'create' | 'demo' | 'read' | 'restore'

type StartProps = {
  /** The vault that was open until now, and why it is no more. */
  left: Left | null
  onMaking(making: Making): void
}

export function Start({ left, onMaking }: StartProps) {
  const [step, setStep] = useState<Step>('choose')
  const [restored, setRestored] = useState<string | null>(null)
  const vaults = useAsk('vault.list', {})
  const [sent, setSent] = useState<File | null>(null)
  const back = () => {
    setSent(null)
    setStep('choose')
  }
  useDropped((file) => {
    setSent(file)
    setStep('read')
  })
  return (
    <main className={classes.start}>
      <p className={classes.product}>
        <Mark name="plumb" words="" /> Plumbline
      </p>
      <Answer of={vaults} what="Looking for vaults on this computer">
        {({ vaults: listed }) => {
          const known = withLeft(listed, left)
          const shared = { vaults: known, onBack: back }
          if (step === 'elsewhere') return <OpenElsewhere onBack={back} />
          if (step === 'read') return <ReadPack file={sent} onFile={setSent} onBack={back} />
          if (step === 'create') return <CreateVault {...shared} onMaking={onMaking} />
          if (step === 'demo') return <Demonstration {...shared} onMaking={onMaking} />
          if (step === 'restore') {
            const opens = (name: string) => {
              setRestored(name)
              back()
            }
            return <RestoreBackup {...shared} onRestored={opens} />
          }
          return known.length === 0 ? (
            <FirstStart onChoose={setStep} />
          ) : (
            <Again known={known} left={left} restored={restored} onChoose={setStep} />
          )
        }}
      </Answer>
    </main>
  )
}

/** Hears of a file that is dropped anywhere on the window. */
function useDropped(take: (file: File) => void): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    window.addEventListener('dragover', (event) => event.preventDefault(), { signal })
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault()
        const file = event.dataTransfer?.files[0]
        if (file) latest.current(file)
      },
      { signal },
    )
    return () => abort.abort()
  }, [])
}

/** A vault of another folder is not listed; after a lock it is offered all the same. */
function withLeft(listed: KnownVault[], left: Left | null): KnownVault[] {
  if (left === null || listed.some(({ folder }) => folder === left.folder)) return listed
  const name = left.folder.split(/[\\/]/).at(-1) ?? left.folder
  return [{ folder: left.folder, name, used: null }, ...listed]
}

type Choice = { step: Step; title: string; words: string; button: string }

const demo: Choice = {
  step: 'demo',
  title: 'Explore the demonstration trust',
  words: `Twelve invented schools with six years of figures, a vision and a meeting. One click, no passphrase to think of: it is “${demonstrationPassphrase}”.`,
  button: 'Explore',
}
const create: Choice = {
  step: 'create',
  title: 'Start our trust',
  words:
    'Make an encrypted vault on this computer, then bring in the register and the results, step by step. It can be left and taken up again.',
  button: 'Start our trust',
}
const read: Choice = {
  step: 'read',
  title: 'Open a pack that I was sent',
  words: 'Read a PDF with its bookmarks and links, without a vault. It can also be dropped here.',
  button: 'Open a pack',
}
const elsewhere: Choice = {
  step: 'elsewhere',
  title: 'Open a vault in another folder',
  words: 'One that the command line made, or that was brought from another computer.',
  button: 'Open another folder',
}
const restore: Choice = {
  step: 'restore',
  title: 'Restore a backup',
  words: 'Make a vault again from a backup file, of this computer or of another.',
  button: 'Restore a backup',
}

type Chooses = { onChoose(step: Step): void }

function FirstStart({ onChoose }: Chooses) {
  return (
    <Screen
      title="There is no vault on this computer yet"
      sentence="Everything that Plumbline knows of a trust is in its vault: one encrypted folder that never leaves this computer unless you move it. Explore one with invented figures first, or start your own."
      name="Plumbline"
    >
      <Choices of={[demo, create, read]} onChoose={onChoose} main />
      <section aria-label="A vault from elsewhere">
        <h2>A vault from elsewhere</h2>
        <Choices of={[elsewhere, restore]} onChoose={onChoose} />
      </section>
    </Screen>
  )
}

type AgainProps = Chooses & { known: KnownVault[]; left: Left | null; restored: string | null }

function Again({ known, left, restored, onChoose }: AgainProps) {
  const first = known.find(({ name }) => name === restored)?.folder ?? left?.folder ?? null
  const offered = known.find(({ folder }) => folder === first) ?? known[0]
  const sentence =
    restored !== null
      ? `The backup is restored as ${restored}. It opens with the passphrase of the time of the backup.`
      : left === null
        ? undefined
        : left.reason === 'idle'
          ? 'It locked because nothing was done for a while. You come back to where you were.'
          : 'You come back to where you were.'
  return (
    <Screen
      title={
        left && restored === null
          ? 'The vault is locked'
          : known.length === 1
            ? `Open ${offered?.name ?? 'the vault'}`
            : 'Open a vault'
      }
      sentence={sentence}
      name="Plumbline"
    >
      <Unlock key={first} vaults={known} first={first} />
      <section aria-label="Or">
        <h2>Or</h2>
        <Choices
          of={
            known.some(isDemonstration)
              ? [create, read, demo, restore, elsewhere]
              : [demo, create, read, restore, elsewhere]
          }
          onChoose={onChoose}
        />
      </section>
    </Screen>
  )
}

function Choices({ of, onChoose, main = false }: Chooses & { of: Choice[]; main?: boolean }) {
  const Heading = main ? 'h2' : 'h3'
  return (
    <ul className={main ? `${classes.choices} ${classes.top}` : classes.choices}>
      {of.map(({ step, title, words, button }, index) => (
        <li key={step} className={classes.choice}>
          <div>
            <Heading>{title}</Heading>
            <p className="second">{words}</p>
          </div>
          <Button
            variant={main && index === 0 ? 'filled' : 'default'}
            onClick={() => onChoose(step)}
          >
            {button}
          </Button>
        </li>
      ))}
    </ul>
  )
}
