import i18next from 'i18next'
import type { EditorialPractice } from '../../../shared/queries/editorial-practice'
import { presetNames, presetReadings, type PresetName, type Reading } from '../../../shared/queries/readings'
import type { Session } from '../session'

/** A reading that can be shown: one of the presets, or of the edition's own. */
export interface ShownReading {
  /** The name of the preset, or the id of the edition's own. */
  readonly id: string
  /** `null` for a preset. */
  readonly name: string | null
  readonly reading: Reading
}

type Known = Pick<Session, 'settings' | 'practice'>

/** The readings that can be shown, in the order in which one key walks through them: presets, then the edition's own. */
export function readingsOf({ practice }: Pick<Session, 'practice'>): readonly ShownReading[] {
  return readingsIn(practice.now.get())
}

/** The same for an edition that need not be on the screen, by its practice. */
export function readingsIn({ readings }: Pick<EditorialPractice, 'readings'>): readonly ShownReading[] {
  const presets = presetNames.map((id): ShownReading => ({ id, name: null, reading: presetReadings[id] }))
  return [...presets, ...readings]
}

/** The reading that is shown now: all where the one chosen is of another edition. */
export function readingNow(session: Known): ShownReading {
  const { reading } = session.settings.get()
  const all: ShownReading = { id: 'all', name: null, reading: presetReadings.all }
  return readingsOf(session).find(({ id }) => id === reading) ?? all
}

/** What {@link readingNow} reads. */
export function shownReading(session: Known): Reading {
  return readingNow(session).reading
}

/** What a reading is called. */
export function readingLabel({ id, name }: ShownReading): string {
  return name ?? i18next.t(`readings.${id as PresetName}`, { ns: 'proofing' })
}
