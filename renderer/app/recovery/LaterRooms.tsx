import { lazy, Suspense, type ComponentProps } from 'react'
import { readRooms } from '../later-parts'
import type { Rooms } from './Rooms'

// Where the rooms cannot be read, what happened to the library is said all the same.
const Read = lazy(() =>
  readRooms().then(
    (module) => ({ default: module.Rooms }),
    () => ({ default: HeadAlone }),
  ),
)

/** The rooms of the Recovery screen, with its head alone until they are read. */
export function LaterRooms(props: ComponentProps<typeof Rooms>) {
  return (
    <Suspense fallback={<HeadAlone {...props} />}>
      <Read {...props} />
    </Suspense>
  )
}

function HeadAlone({ head }: ComponentProps<typeof Rooms>) {
  return head
}
