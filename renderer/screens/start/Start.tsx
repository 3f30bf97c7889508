/** No vault is open: open one, start the trust's own, restore a backup, or look round the demonstration. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { useAsk } from '../../api.ts'
import type { Making } from '../../app/App.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { CreateVault } from './CreateVault.tsx'
import { Demonstration } from './Demonstration.tsx'
import { OpenVault } from './OpenVault.tsx'
import { RestoreBackup } from './RestoreBackup.tsx'
import classes from './Start.module.css'

type Step = 'choose' | 'open' | 'create' | 'demo' | 'restore'

export function Start({ onMaking }: { onMaking(making: Making): void }) {
  const [step, setStep] = useState<Step>('choose')
  const [restored, setRestored] = useState<string | null>(null)
  const vaults = useAsk('vault.list', {})
  const back = () => {
    setRestored(null)
    setStep('choose')
  }
  return (
    <main className={classes.start}>
      <p className={classes.product}>
        <Mark name="plumb" words="" /> Plumbline
      </p>
      <Answer of={vaults} what="Looking for vaults on this computer">
        {({ vaults: known }) => {
          if (step === 'open') return <OpenVault vaults={known} restored={restored} onBack={back} />
          if (step === 'restore') {
            const opens = (name: string) => {
              setRestored(name)
              setStep('open')
            }
            return <RestoreBackup vaults={known} onRestored={opens} onBack={back} />
          }
          if (step === 'create')
            return <CreateVault vaults={known} onMaking={onMaking} onBack={back} />
          if (step === 'demo')
            return <Demonstration vaults={known} onMaking={onMaking} onBack={back} />
          return <Choose any={known.length > 0} onChoose={setStep} />
        }}
      </Answer>
    </main>
  )
}

function Choose({ any, onChoose }: { any: boolean; onChoose(step: Step): void }) {
  const open = {
    step: 'open' as const,
    title: 'Open a vault',
    words:
      'One of this computer, or one in any other folder; with its passphrase or its recovery code.',
    button: 'Open a vault',
  }
  const create = {
    step: 'create' as const,
    title: 'Start our trust',
    words: 'Make an encrypted vault on this computer, then bring in the register and the results.',
    button: 'Start our trust',
  }
  const demo = {
    step: 'demo' as const,
    title: 'Look round the demonstration trust',
    words:
      'Twelve invented schools with six years of figures, a vision and a meeting. Nothing real in it.',
    button: 'Look round',
  }
  const restore = {
    step: 'restore' as const,
    title: 'Restore a backup',
    words: 'Make a vault again from a backup file, of this computer or of another.',
    button: 'Restore a backup',
  }
  const choices = any ? [open, create, demo, restore] : [create, demo, open, restore]
  return (
    <Screen
      title={any ? 'No vault is open' : 'There is no vault on this computer yet'}
      sentence="Everything that Plumbline knows of a trust is in its vault: one encrypted folder that never leaves this computer unless you move it."
      name="Plumbline"
    >
      <ul className={classes.choices}>
        {choices.map(({ step, title, words, button }, index) => (
          <li key={step} className={classes.choice}>
            <div>
              <h2>{title}</h2>
              <p className="second">{words}</p>
            </div>
            <Button variant={index === 0 ? 'filled' : 'default'} onClick={() => onChoose(step)}>
              {button}
            </Button>
          </li>
        ))}
      </ul>
    </Screen>
  )
}
