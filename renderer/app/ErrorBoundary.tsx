import i18next from 'i18next'
import { Component, type ReactNode } from 'react'
import { Failure } from '../screens/Failure'

interface Props {
  readonly children: ReactNode
  /** Stores what is not stored yet; answers whether everything is safe. */
  readonly rescue: () => Promise<boolean>
}

interface State {
  readonly error: Error | null
  readonly safe: boolean
}

/** How long to wait before the work is tried to be stored once more, in milliseconds. */
const again = 1000

/** Stands around the screens: where one of them fails, it stores the work, says so, and offers to start again. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, safe: false }
  #timer: ReturnType<typeof setTimeout> | undefined

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(): void {
    void this.#rescue()
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer)
  }

  override render(): ReactNode {
    const { error, safe } = this.state
    if (error === null) return this.props.children
    return (
      <Failure
        title={i18next.t('failure.crash')}
        problem={{ code: 'crash', message: i18next.t(safe ? 'failure.crashSaved' : 'failure.crashUnsaved') }}
        actionLabel={i18next.t('failure.restart')}
        onAction={() => {
          location.reload()
        }}
        detailsLabel={i18next.t('failure.details')}
        details={error.stack ?? error.message}
      />
    )
  }

  async #rescue(): Promise<void> {
    const safe = await this.props.rescue()
    this.setState({ safe })
    if (!safe) this.#timer = setTimeout(() => void this.#rescue(), again)
  }
}
