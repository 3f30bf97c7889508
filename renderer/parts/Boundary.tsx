/** Keeps a screen that could not be drawn from taking the whole window with it. */
import { Component, type ReactNode } from 'react'
import classes from './Screen.module.css'
import { Trouble } from './Trouble.tsx'

type State = { error: unknown }

export class Boundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error }
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return (
      <div className={classes.screen}>
        <h1>This screen could not be shown</h1>
        <Trouble error={this.state.error} />
      </div>
    )
  }
}
