import { Command as Palette } from 'cmdk'
import type { ReactNode } from 'react'
import searched from './searched-list.module.css'

/**
 * What a searched list says where nothing in it fits: as its only line, which cannot be chosen, since a list of choices without any is
 * none to screen readers (WAI-ARIA 1.2, listbox: required owned elements).
 */
export function NothingFound({ children }: { readonly children: ReactNode }) {
  return (
    <Palette.Empty className={searched.none}>
      <div role="option" aria-disabled aria-selected={false}>
        {children}
      </div>
    </Palette.Empty>
  )
}
