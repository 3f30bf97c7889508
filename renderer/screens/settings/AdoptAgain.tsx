/** Takes the trust's schools from the newest register that was brought in. */
import { Button } from '@mantine/core'
import { plural } from '../../../electron/domain/wording.ts'
import { useDo } from '../../api.ts'
import { Trouble } from '../../parts/Trouble.tsx'

export function AdoptAgain() {
  const adopt = useDo('trust.adopt')
  return (
    <>
      {adopt.error && <Trouble error={adopt.error} />}
      <div>
        <Button
          aria-disabled={adopt.isPending}
          onClick={() => !adopt.isPending && adopt.mutate({})}
        >
          Adopt the trust again
        </Button>
      </div>
      <p role="status">
        {adopt.data && `The register has ${plural(adopt.data.schools.length, 'school')} of it.`}
      </p>
    </>
  )
}
