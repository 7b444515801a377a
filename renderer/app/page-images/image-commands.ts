import i18next from 'i18next'
import { Selection } from 'prosemirror-state'
import { landmarksOf } from '../../editor/state'
import { isEditable } from '../../editor/plugins/editable'
import { reveal } from '../../editor/reveal'
import type { ImageControl } from '../../page-image/deep-zoom'
import { adjusted, plainLook, type ImageLook } from '../../page-image/image-look'
import { besideText } from '../beside-text'
import type { Command, CommandContext } from '../command'
import type { Session } from '../session'
import { chooseImages } from './add-images'
import { turnImage } from './image-acts'

/** By how much one key changes contrast or brightness, in percent. */
const step = 15
/** How far one key moves the image, in shares of what is in sight. */
const stride = 0.15

/** What can be done with the images of pages. */
export function imageCommands(session: Session): readonly Command[] {
  return [...fileCommands(session), ...shownCommands(session), ...lookCommands(session), ...moveCommands(session)]
}

const command = (
  name: string,
  keys: readonly string[],
  enabled: (context: CommandContext) => boolean,
  run: (context: CommandContext) => void,
): Command => ({ name, group: 'view', keys, enabled, run })

function fileCommands(session: Session): readonly Command[] {
  const mayEdit = ({ text }: CommandContext) => text !== null && isEditable(text.state)
  const hasImages = (context: CommandContext) =>
    mayEdit(context) && besideText(session).images.now.get().rows.length > 0
  return [
    { ...command('image/add', [], mayEdit, () => void chooseImages(session)), group: 'page' },
    {
      ...command('image/match', [], hasImages, () => {
        session.dialog.set({ kind: 'match-images', problems: [] })
      }),
      group: 'page',
    },
  ]
}

function shownCommands(session: Session): readonly Command[] {
  const { settings } = session
  const hasText = ({ text }: CommandContext) => text !== null
  const turnPage = (by: 1 | -1) => (context: CommandContext) => {
    goToPage(session, context, by)
  }
  return [
    {
      ...command('image/toggle', ['Mod-Alt-i'], hasText, ({ say }) => {
        const imageShown = !settings.get().imageShown
        settings.set({ imageShown })
        say(i18next.t(imageShown ? 'shown' : 'hidden', { ns: 'page-images' }))
      }),
      active: () => settings.get().imageShown,
    },
    command('image/focus', ['Mod-Alt-g'], hasText, () => {
      settings.set({ imageShown: true })
      focusSoon(20)
    }),
    { ...command('image/next', ['F4'], hasText, turnPage(1)), group: 'go' },
    { ...command('image/previous', ['Shift-F4'], hasText, turnPage(-1)), group: 'go' },
    command('image/stack', [], hasText, () => {
      settings.set({ imageStacked: !settings.get().imageStacked, imageShown: true })
    }),
    {
      ...command('image/guide', [], hasText, () => {
        settings.set({ imageGuide: !settings.get().imageGuide })
      }),
      active: () => settings.get().imageGuide,
    },
  ]
}

/** The image comes a moment after it is asked for; where a page has none, its place has the focus, so that no key is typed into the text. */
function focusSoon(tries: number): void {
  const image = document.querySelector<HTMLElement>('[data-page-image] [role="group"]')
  if (image !== null) image.focus()
  else if (tries > 0)
    requestAnimationFrame(() => {
      focusSoon(tries - 1)
    })
}

/** Goes a page on or back from the one that is looked at, in the text and so in the image; the focus stays where it is. */
function goToPage(session: Session, { text, say }: CommandContext, by: 1 | -1): void {
  const { images } = besideText(session)
  if (text === null) return
  const { pages } = landmarksOf(text.state)
  const index = images.page.get() + by
  const pos = index === -1 && by === -1 && pages.positions.length > 0 ? 0 : pages.positions[index]
  if (pos === undefined) {
    say(i18next.t(by === 1 ? 'lastPage' : 'firstPage', { ns: 'page-images' }))
    return
  }
  if (index === -1) {
    const start = Selection.findFrom(text.state.doc.resolve(0), 1, true)?.from ?? 0
    reveal(text, start, start, 'stay')
  } else reveal(text, pos, pos + 1, 'stay')
  images.look(index)
  if (index === -1) return
  const n = pages.values[index]?.n ?? ''
  const key = images.imageAt(index) === null ? 'atPageWithout' : 'atPage'
  say(i18next.t(key, { ns: 'page-images', page: n === '' ? String(index + 1) : n }))
}

function lookCommands(session: Session): readonly Command[] {
  const { settings } = session
  const look = (name: string, change: (look: ImageLook) => ImageLook) =>
    command(`image/${name}`, [], isShown(session), ({ say }) => {
      const imageLook = change(settings.get().imageLook)
      settings.set({ imageLook })
      const { contrast, brightness, inverted } = imageLook
      say(i18next.t(inverted ? 'lookInverted' : 'lookIs', { ns: 'page-images', contrast, brightness }))
    })
  return [
    look('contrast-more', (now) => adjusted(now, 'contrast', step)),
    look('contrast-less', (now) => adjusted(now, 'contrast', -step)),
    look('brighter', (now) => adjusted(now, 'brightness', step)),
    look('darker', (now) => adjusted(now, 'brightness', -step)),
    look('invert', (now) => ({ ...now, inverted: !now.inverted })),
    look('plain', () => plainLook),
  ]
}

function moveCommands(session: Session): readonly Command[] {
  const { images } = besideText(session)
  const move = (name: string, act: (control: ImageControl) => void, keys: readonly string[] = []) =>
    command(`image/${name}`, keys, isShown(session), () => {
      const control = images.control.get()
      if (control !== null) act(control)
    })
  const turn = (name: string, by: 90 | -90) =>
    command(`image/${name}`, [], isShown(session), ({ text }) => {
      if (text !== null) void turnImage(session, text, images.page.get(), by)
    })
  const nudge = (name: string, key: string, by: number) =>
    command(`image/${name}`, [key], isShown(session), () => {
      images.nudge.set(images.nudge.get() + by)
    })
  return [
    move('zoom-in', ({ zoom }) => {
      zoom(1.3)
    }),
    move('zoom-out', ({ zoom }) => {
      zoom(1 / 1.3)
    }),
    move('fit-width', ({ fit }) => {
      fit('width')
    }),
    move('fit-page', ({ fit }) => {
      fit('page')
    }),
    move('left', ({ pan }) => {
      pan(-stride, 0)
    }),
    move('right', ({ pan }) => {
      pan(stride, 0)
    }),
    move('up', ({ pan }) => {
      pan(0, -stride)
    }),
    move('down', ({ pan }) => {
      pan(0, stride)
    }),
    turn('turn-left', -90),
    turn('turn-right', 90),
    nudge('guide-down', 'Mod-Alt-j', 0.5),
    nudge('guide-up', 'Mod-Alt-k', -0.5),
  ]
}

const isShown =
  (session: Session) =>
  ({ text }: CommandContext): boolean =>
    text !== null && session.settings.get().imageShown && besideText(session).images.control.get() !== null
