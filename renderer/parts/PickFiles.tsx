/** A button that opens the system's own dialog for files. */
import { Button, FileButton } from '@mantine/core'

type PickFilesProps = {
  children: string
  onPick(files: File[]): void
  main?: boolean
  disabled?: boolean
}

export function PickFiles({ children, onPick, main = false, disabled = false }: PickFilesProps) {
  return (
    <FileButton
      multiple
      onChange={(picked) => picked.length > 0 && onPick(picked)}
      inputProps={{ 'aria-label': children }}
      disabled={disabled}
    >
      {(props) => (
        <Button {...props} variant={main ? 'filled' : 'default'} disabled={disabled}>
          {children}
        </Button>
      )}
    </FileButton>
  )
}
