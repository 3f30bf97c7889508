/** What stands in a screen's place: one that could not be drawn, or an address that leads nowhere. */
import { ButtonLink } from './ButtonLink.tsx'
import { Screen } from './Screen.tsx'
import { Trouble } from './Trouble.tsx'

/** Keeps a screen that could not be drawn from taking the whole window with it. */
export function ScreenTrouble({ error }: { error: unknown }) {
  return (
    <Screen title="This screen could not be shown">
      <Trouble error={error} />
    </Screen>
  )
}

export function NotThere() {
  return (
    <Screen
      title="There is no such screen"
      sentence="What this address led to may have been removed or renamed."
      action={
        <ButtonLink variant="filled" to="/">
          Go to Home
        </ButtonLink>
      }
    />
  )
}
