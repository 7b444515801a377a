import axe from 'axe-core'
import { expect, test } from 'vitest'
import { div, head, item, label, letter, list, loose, note, p, pageBreak } from '../../shared/testing/build'
import { mountEditor } from '../testing/mount-editor'

test('a list with a heading, labels and page breaks is a list to screen readers, and owns nothing else', async () => {
  const { text } = await mountEditor(
    letter(
      div(
        head('Talks'),
        list(
          head('PARTICIPANTS', note(p('All of them.'))),
          item(p('One')),
          pageBreak('3'),
          label('b', note(p('Or a.'))),
          item(loose('Two')),
        ),
      ),
    ),
  )
  const place = text.view?.dom ?? document.body
  expect([...place.querySelectorAll('[role=heading]')].map(({ textContent }) => textContent)).toEqual(['Talks'])
  const { violations } = await axe.run(place, { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'] })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
})
