/** How the window looks on this machine. */
import { Radio } from '@mantine/core'
import { useAsk, useDo } from '../../api.ts'
import type { Preferences } from '../../app/appearance.ts'
import { Answer } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import classes from './Settings.module.css'

/** Each choice with its values in words. */
const choices = {
  scheme: {
    label: 'Colours',
    values: { system: 'As the system is set', light: 'Light', dark: 'Dark' },
  },
  contrast: {
    label: 'Contrast',
    values: { system: 'As the system is set', normal: 'Normal', more: 'High' },
  },
  density: {
    label: 'Size of buttons and rows',
    values: { normal: 'Normal', comfortable: 'Comfortable, easier to press' },
  },
} satisfies {
  [K in keyof Preferences]: { label: string; values: Record<Preferences[K], string> }
}
type Choice = keyof typeof choices

export function AppearancePart() {
  const preferences = useAsk('preferences.get', {})
  const set = useDo('preferences.set')
  return (
    <Screen
      help="settings"
      title="Appearance"
      sentence="For this machine alone, before and after a vault is open. Pages on paper stay as they are."
    >
      {set.error && <Trouble error={set.error} />}
      <Answer of={preferences} what="Looking at the choices">
        {(kept) => {
          // What was chosen shows at once; the file that keeps it is written meanwhile.
          const now = set.isPending ? { ...kept, ...set.variables } : kept
          return (
            <>
              {(Object.keys(choices) as Choice[]).map((choice) => (
                <Radio.Group
                  key={choice}
                  label={choices[choice].label}
                  value={now[choice]}
                  onChange={(value) => set.mutate({ ...now, [choice]: value })}
                >
                  <div className={classes.row}>
                    {Object.entries(choices[choice].values).map(([value, label]) => (
                      <Radio key={value} value={value} label={label} />
                    ))}
                  </div>
                </Radio.Group>
              ))}
              <p className="second">
                Text grows and shrinks with Ctrl and + or − (⌘ on a Mac), up to 200%.
              </p>
            </>
          )
        }}
      </Answer>
    </Screen>
  )
}
