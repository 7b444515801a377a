import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { headerAt } from '../../../shared/commands/header'
import { emptyEditionData } from '../../../shared/queries/edition-data'
import { readHeader } from '../../../shared/tei/header'
import { changePractice } from '../practice/change-practice'
import { sessionPerTest, takeInEdition, teiText } from '../testing/edition-under-test'
import { mountKeys } from '../testing/mount-keys'

const now = sessionPerTest()

test('what is ticked is written by Enter, without a way to the button', async () => {
  const { session } = now()
  const { rows } = await takeInEdition(now(), { 'a.xml': teiText('A', 'One.') })
  const edition = rows[0]?.edition ?? ''
  await changePractice(session, edition, { data: { ...emptyEditionData, publisher: 'Harbour Press' } })
  mountKeys(session)
  session.dialog.set({ kind: 'write-headers', edition, source: 'data' })
  await expect.element(page.getByRole('checkbox', { name: /Harbour Press/ })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => session.dialog.get()).toBe(null)
  const publisher = async () => {
    const text = await session.store.readText(rows[0]?.id ?? '')
    const header = text && headerAt(text.doc)
    return header ? readHeader(header.xml).publisher : null
  }
  await expect.poll(publisher).toBe('Harbour Press')
})
