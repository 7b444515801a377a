import i18next from 'i18next'
import type { Command } from '../../command'
import type { Session } from '../../session'
import type { Settings } from '../../settings'
import { applyTagColours } from './tag-colours'

/** How tags are shown: on or off, and in which colours. */
export function tagLookCommands(session: Session): readonly Command[] {
  const { settings } = session
  return [
    {
      name: 'view/tags',
      group: 'view',
      keys: ['Alt-h'],
      enabled: ({ text }) => text !== null,
      active: () => settings.get().tags,
      run: ({ say }) => {
        settings.set({ tags: !settings.get().tags })
        say(i18next.t(settings.get().tags ? 'look.tagsOn' : 'look.tagsOff', { ns: 'tagging' }))
      },
    },
    {
      name: 'view/tag-colours',
      group: 'view',
      keys: [],
      run: () => {
        session.dialog.set({ kind: 'tag-colours' })
      },
    },
  ]
}

/** Keeps the page as the settings say tags look; returns what stops it. */
export function followTagLook(settings: Settings): () => void {
  const root = document.documentElement
  const follow = () => {
    const { tags, tagColours } = settings.get()
    if (tags) delete root.dataset['tags']
    else root.dataset['tags'] = 'hidden'
    applyTagColours(tagColours, root.style)
  }
  follow()
  return settings.subscribe(follow)
}
