/** Reads the whole vault and says whether it is sound. */
import { Button } from '@mantine/core'
import { useDo } from '../../api.ts'
import { Mark } from '../../parts/Mark.tsx'
import { Block } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import classes from './Settings.module.css'

export function VaultCheck() {
  const check = useDo('vault.check')
  return (
    <Block title="Check the vault">
      <p>
        Reads the whole vault: whether its database is sound, its journal unbroken, every file of it
        encrypted and its newest backup whole.
      </p>
      {check.error && <Trouble error={check.error} />}
      <div role="status">
        {check.data && (
          <>
            <p className="strong">
              {check.data.ok ? 'The vault is sound.' : 'The check found something.'}
            </p>
            <ul className={classes.findings}>
              {check.data.findings.map(({ ok, what }) => (
                <li key={what}>
                  <Mark name={ok ? 'in-order' : 'stops'} words={ok ? 'In order' : 'Not in order'} />{' '}
                  {what}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div>
        <Button
          aria-disabled={check.isPending}
          onClick={() => !check.isPending && check.mutate({})}
        >
          {check.isPending ? 'Checking' : 'Check now'}
        </Button>
      </div>
    </Block>
  )
}
