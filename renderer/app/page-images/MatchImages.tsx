import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../shared/host'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Kbd } from '../../ui/Kbd'
import { Select } from '../../ui/Select'
import { problemText } from '../i18n'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { putImages } from './image-acts'
import { ImagesLeft } from './ImagesLeft'
import styles from './MatchImages.module.css'
import { MatchedPages } from './MatchedPages'
import { useMatching, type Matching } from './use-matching'

/** Which image shows which page, to be corrected by hand: shifted, swapped, set and taken away, by keys or buttons. */
export function MatchImages(props: {
  readonly session: Session
  readonly text: OpenText
  /** What could not be taken in just now. */
  readonly problems: readonly Problem[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['page-images', 'app'])
  const { session, text, problems, onClose } = props
  const matching = useMatching(session, text)
  const { links, left, removed } = matching
  const linked = links.filter((link) => link !== null).length
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('match.title')}
      closeLabel={t('close', { ns: 'app' })}
      description={t('match.counts', { linked, pages: links.length, left: left.length })}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'app' })}</Button>
          <Button
            variant="primary"
            onClick={() => {
              onClose()
              void putImages(session, text, links, removed)
            }}
          >
            {t('match.done')}
          </Button>
        </>
      }
    >
      {problems.length > 0 && (
        <section className={styles.problems} aria-label={t('match.problems')}>
          <ul>
            {problems.map((problem, index) => (
              <li key={index}>{problemText(problem)}</li>
            ))}
          </ul>
        </section>
      )}
      <div className={styles.columns}>
        <MatchedPages session={session} matching={matching} />
        <div className={styles.tools}>
          <PageTools matching={matching} />
          <ImagesLeft session={session} matching={matching} />
        </div>
      </div>
    </Dialog>
  )
}

/** What can be done at the page that the person is at. */
function PageTools({ matching }: { readonly matching: Matching }) {
  const { t } = useTranslation('page-images')
  const { links, current, images, nameOf } = matching
  const options = images.map(({ id }) => ({ value: id, label: nameOf(id) }))
  const tool = (label: string, key: string, act: () => void, disabled = false) => (
    <Button onClick={act} disabled={disabled}>
      {label} <Kbd keys={key} />
    </Button>
  )
  return (
    <>
      <Select
        label={t('match.image', { page: matching.titleOf(current) })}
        value={links[current] ?? ''}
        options={[{ value: '', label: t('match.noImage') }, ...options]}
        onChange={matching.set}
      />
      {tool(t('match.later'), '+', () => {
        matching.shift(1)
      })}
      {tool(t('match.earlier'), '-', () => {
        matching.shift(-1)
      })}
      {tool(t('match.swap'), 's', matching.swap, current + 1 >= links.length)}
      {tool(t('match.unlink'), 'Delete', matching.unlink, (links[current] ?? null) === null)}
    </>
  )
}
