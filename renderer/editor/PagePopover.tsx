import { NodeSelection, Selection } from 'prosemirror-state'
import { useState, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { deletePageBreak, renumberPagesFrom, setPageNumber } from '../../shared/commands/pages'
import type { Attributes } from '../../shared/schema'
import type { CommandContext } from '../app/command'
import type { OpenText } from '../app/open-text'
import { Button } from '../ui/Button'
import { Popover } from '../ui/Popover'
import { TextField } from '../ui/TextField'
import { anchorAt } from './anchor'
import { pageOf } from './commands/pages'
import { perform } from './perform'
import styles from './popovers.module.css'
import { say } from './say'
import { useSurface } from './use-surface'

interface PagePopoverProps {
  readonly text: OpenText
  readonly context: CommandContext
}

/** The number of a page break. */
export function PagePopover(props: PagePopoverProps) {
  const { t } = useTranslation('editor')
  const { open, close } = useSurface(props.text, 'page')
  const pos = open ? pageOf(props.text.state) : null
  if (pos === null) return null
  const goOn = () => {
    leavePoint(props.text)
    close()
  }
  return (
    <Popover label={t('page.label')} open onOpenChange={goOn} anchor={anchorAt(props.text, pos, pos + 1)}>
      <PageForm key={pos} {...props} pos={pos} close={goOn} />
    </Popover>
  )
}

/** Puts the caret after the page break, so that typing goes on there and does not replace it. */
function leavePoint({ state, dispatch }: OpenText): void {
  const { selection } = state
  if (selection instanceof NodeSelection)
    dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(selection.to), 1)))
}

function PageForm({
  text,
  context,
  pos,
  close,
}: PagePopoverProps & { readonly pos: number; readonly close: () => void }) {
  const { t } = useTranslation('editor')
  const node = text.state.doc.nodeAt(pos)
  const before = (node?.attrs['attributes'] as Attributes | undefined)?.['n'] ?? ''
  const [n, setN] = useState(before)
  const apply = () => {
    if (n !== before && perform(text, 'page/edit', setPageNumber(pos, n))) say(context, 'page-numbered')
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    apply()
    close()
  }
  const renumber = () => {
    apply()
    perform(text, 'page/renumber', renumberPagesFrom(pos))
    say(context, 'renumbered')
    close()
  }
  const remove = () => {
    if (perform(text, 'page/delete', deletePageBreak(pos))) say(context, 'page-deleted')
    close()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t('page.number')}
        value={n}
        autoFocus
        onFocus={(event) => {
          event.currentTarget.select()
        }}
        onChange={setN}
      />
      <div className={styles.foot}>
        <Button variant="quiet" onClick={remove}>
          {t('page.delete')}
        </Button>
        <Button onClick={renumber}>{t('page.renumber')}</Button>
        <Button variant="primary" type="submit" shortcut="Enter">
          {t('page.apply')}
        </Button>
      </div>
    </form>
  )
}
