import { AlertDialog as Radix } from 'radix-ui'
import { Button } from './Button'
import styles from './Dialog.module.css'
import { returnFocus } from './focus-return'

/** Asks before something is done. The focus starts on what leaves everything as it is. */
export function AlertDialog(props: {
  readonly open: boolean
  readonly title: string
  readonly description: string
  readonly confirmLabel: string
  readonly cancelLabel: string
  readonly danger?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}) {
  return (
    <Radix.Root
      open={props.open}
      onOpenChange={(open) => {
        if (!open) props.onCancel()
      }}
    >
      <Radix.Portal>
        <Radix.Overlay className={styles.veil} />
        <Radix.Content className={styles.dialog} onCloseAutoFocus={returnFocus}>
          <div className={styles.head}>
            <Radix.Title className={styles.title}>{props.title}</Radix.Title>
          </div>
          <Radix.Description className={styles.description}>{props.description}</Radix.Description>
          <div className={styles.body} />
          <div className={styles.foot}>
            <Radix.Cancel asChild>
              <Button>{props.cancelLabel}</Button>
            </Radix.Cancel>
            <Button variant={props.danger === true ? 'danger' : 'primary'} onClick={props.onConfirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
