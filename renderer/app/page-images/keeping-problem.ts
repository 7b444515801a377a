import type { Problem } from '../../../shared/host'
import { writeProblem } from '../../store/problems'
import { noRoomForImages } from './image-problems'

/** Why the bytes of an image could not be kept. */
export function keepingProblem(error: unknown, file: string): Problem {
  const problem = writeProblem(error)
  return problem.code === 'no-space' ? noRoomForImages(file) : problem
}

/** Whether more images would meet with the same. */
export function endsAll({ code }: Problem): boolean {
  return (
    code === 'no-room-for-images' || code === 'library-gone' || code === 'library-updated' || code === 'store-failed'
  )
}
