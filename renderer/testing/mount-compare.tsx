import { useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished } from 'vitest'
import type { Node } from 'prosemirror-model'
import {
  body,
  div,
  doc,
  element,
  head,
  item,
  list,
  note,
  p,
  pb,
  signed,
  span,
  spanWith,
  text,
} from '../../shared/testing/build'
import { startMessages } from '../app/i18n'
import type { CompareLayout } from '../compare/compare-layout'
import { TooltipProvider } from '../ui/Tooltip'
import '../ui/base.css'
import '../ui/tokens.css'

/** Mounts a comparison for one test, `width` pixels wide, and takes it away after it. */
export async function mountCompare(
  view: (layout: CompareLayout, onLayout: (layout: CompareLayout) => void) => ReactNode,
  { width = 1100, layout = 'inline' }: { readonly width?: number; readonly layout?: CompareLayout } = {},
): Promise<HTMLElement> {
  await startMessages()
  const place = document.createElement('div')
  place.style.cssText = `display: flex; height: 760px; width: ${String(width)}px`
  document.body.append(place)
  const root = createRoot(place)
  root.render(
    <TooltipProvider>
      <WithLayout first={layout} view={view} />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
  return place
}

function WithLayout(props: {
  readonly first: CompareLayout
  readonly view: (layout: CompareLayout, onLayout: (layout: CompareLayout) => void) => ReactNode
}) {
  const [layout, setLayout] = useState(props.first)
  return props.view(layout, setLayout)
}

const quiet = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    p(
      `Paragraph ${String(index + 1)} of the report goes on about the harvest, and nobody has touched it since it was read.`,
    ),
  )

/** A letter as it was first transcribed, and as it is after some days of work. */
export const letterBefore = (): Node =>
  doc(
    text(
      body(
        div(
          p('The first letter from Lisbon'),
          p('Dear Anna, I arrived on the 4 May and found the house on the Rua do Ouro as you had left it.'),
          p(
            'The ship',
            note(p('The brig Aurora, of Bristol.')),
            ' sails again tomorow ',
            pb('12'),
            'with the mail and the last of the oranges.',
          ),
          ...quiet(14),
          p(
            'We bought bread, and I wrote to the consul about the passports. He has not answered, and will not before Easter.',
          ),
          list(item(p('two trunks')), item(p('the portrait of your father'))),
          p('This paragraph was taken out again, since it stands in the next letter.'),
          element('textblock', 'signed', {}, 'Your Charles'),
        ),
        div(head('The second letter'), ...quiet(9)),
      ),
    ),
  )

/** The same letter, after some days of work. */
export const letterAfter = (): Node =>
  doc(
    text(
      body(
        div(
          head('The first letter from Lisbon'),
          p(
            'Dear ',
            ...spanWith('persName', { ref: '#ab' }, 'Anna'),
            ', I arrived on the ',
            ...span('date', '4 May'),
            ' and found the house in the ',
            ...span('placeName', 'Rua do Ouro'),
            ' as you had left it.',
          ),
          p(
            'The ship',
            note(p('The barque Aurora, of Bristol.')),
            ' sails again tomorrow ',
            pb('13'),
            'with the mail and the last of the oranges.',
          ),
          ...quiet(14),
          p('We bought bread, and I wrote to the consul about the passports. '),
          p('He has not answered, and will not before Easter.'),
          list(item(p('two trunks')), item(p('a box of letters')), item(p('the portrait of your father'))),
          signed('Your ', ...span('persName', 'Charles')),
        ),
        div(head('The second letter'), ...quiet(9)),
      ),
    ),
  )
