import type { OpenText } from '../app/open-text'
import { showSurface, surfaceOf, type Surface } from './plugins/surface'
import { useText } from './use-text'

/** Whether a surface stands open over the text, and how to close it, with the focus back in the text. */
export function useSurface(text: OpenText, surface: Surface): { readonly open: boolean; readonly close: () => void } {
  const open = useText(text, (state) => surfaceOf(state) === surface)
  const close = () => {
    if (surfaceOf(text.state) === surface) text.dispatch(showSurface(text.state.tr, null))
    text.view?.focus()
  }
  return { open, close }
}
