import { useTranslation } from 'react-i18next'
import { chooseElement, pathOf } from '../editor/plugins/element-choice'
import { useText } from '../editor/use-text'
import type { OpenText } from './open-text'
import type { Session } from './session'
import styles from './TextStatus.module.css'

/** The names of the elements around the caret, below the root; choosing one shows it in its panel. */
export function PathStatus({ session, text }: { readonly session: Session; readonly text: OpenText }) {
  const { t } = useTranslation('app')
  const names = useText(
    text,
    (state) => pathOf(state).map(({ name, kind }) => (name === '' ? t(`status.of.${kind}`) : name)),
    (a, b) => a.length === b.length && a.every((name, index) => name === b[index]),
  )
  return (
    <nav className={styles.path} aria-label={t('status.path')}>
      <ol>
        {names.slice(1).map((name, below) => (
          <li key={below}>
            <button
              type="button"
              className={styles.quiet}
              tabIndex={below === names.length - 2 ? 0 : -1}
              aria-label={t('status.pathPart', { name })}
              onClick={() => {
                text.dispatch(chooseElement(text.state.tr, below + 1))
                session.show('element')
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
