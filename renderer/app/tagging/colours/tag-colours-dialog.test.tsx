import { createRoot } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { page } from 'vitest/browser'
import '../../../ui/base.css'
import '../../../ui/tokens.css'
import { TooltipProvider } from '../../../ui/Tooltip'
import { startMessages } from '../../i18n'
import { Settings } from '../../settings'
import { colouredKinds, contrastOf, grounds, isReadable, leastContrast, usualColours } from './tag-colours'
import { TagColoursDialog } from './TagColoursDialog'

let settings: Settings

beforeAll(startMessages)

beforeEach(() => {
  localStorage.removeItem('recto-settings')
  settings = new Settings()
})

afterEach(() => {
  localStorage.removeItem('recto-settings')
})

function mount() {
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  root.render(
    <TooltipProvider>
      <TagColoursDialog settings={settings} onClose={() => undefined} />
    </TooltipProvider>,
  )
  onTestFinished(() => {
    root.unmount()
    place.remove()
  })
}

const colour = (name: string) => page.getByLabelText(name, { exact: true })

test('the usual colours can be read in both looks', () => {
  expect(colouredKinds.filter((kind) => !isReadable(usualColours[kind]))).toEqual([])
})

test('a colour is set for one kind in one look, kept, and taken back to the usual one', async () => {
  mount()
  await colour('Place, Light').fill('#003300')
  expect(settings.get().tagColours).toEqual({ place: { light: '#003300', dark: usualColours.place.dark } })
  expect(new Settings().get().tagColours).toEqual(settings.get().tagColours)
  await page.getByRole('button', { name: 'Usual colours' }).click()
  expect(settings.get().tagColours).toEqual({})
  await expect.element(colour('Place, Light')).toHaveValue(usualColours.place.light)
})

test('a colour that can hardly be read is not taken, and why is said', async () => {
  mount()
  await colour('Person, Dark').fill('#333333')
  expect(contrastOf('#333333', grounds.dark)).toBeLessThan(leastContrast)
  await expect.element(page.getByRole('alert')).toHaveTextContent('“Person” was not taken: it can hardly be read')
  expect(settings.get().tagColours).toEqual({})
  await colour('Person, Dark').fill('#ffffff')
  expect(page.getByRole('alert').elements()).toEqual([])
  expect(settings.get().tagColours).toEqual({ person: { light: usualColours.person.light, dark: '#ffffff' } })
})
