import styles from './Kbd.module.css'
import { keyLabel } from './keys'

/** A key as it is named on the person's platform. `keys` is in prosemirror-keymap's notation (`Mod-Shift-f`). */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className={styles.kbd}>{keyLabel(keys)}</kbd>
}
