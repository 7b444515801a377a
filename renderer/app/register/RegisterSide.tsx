import type { EditorState } from 'prosemirror-state'
import { useMemo } from 'react'
import { RegisterPanel } from '../../panels/RegisterPanel'
import { useRestedText } from '../../editor/use-text'
import { useSource } from '../../ui/use-source'
import type { Actions } from '../actions'
import type { OpenText } from '../open-text'
import { commandLabel } from '../i18n'
import type { Session } from '../session'
import { registerDeeds } from './deeds'
import { registerPlace } from './register-place'
import { mentionsOf, namesOf } from './text-mentions'
import { useRegisterContent } from './use-register-content'

/** The commands that bring entries in and out. */
const interchange = ['register/import', 'register/read-text', 'register/export'] as const

interface RegisterSideProps {
  readonly session: Session
  readonly actions: Actions
  readonly edition: string
}

const docOf = ({ doc }: EditorState) => doc

/** The register beside an open text, with what of it stands there. */
export function RegisterSide(props: RegisterSideProps & { readonly text: OpenText }) {
  const { session, edition, text } = props
  const doc = useRestedText(text, docOf)
  const { index } = useSource(session.register.now)
  // The mentions themselves are not kept: there are tens of thousands in a long text.
  const names = useMemo(() => namesOf(mentionsOf({ doc }), index, text.id), [doc, index, text.id])
  const here = useMemo(() => ({ id: text.id, names }), [text.id, names])
  const content = useRegisterContent(session, edition, here)
  return <Panel {...props} content={content} wide={false} />
}

/** The register on the screen of its edition, where no text is open. */
export function RegisterOfEdition(props: RegisterSideProps) {
  const content = useRegisterContent(props.session, props.edition, null)
  return <Panel {...props} content={content} wide />
}

function Panel(
  props: RegisterSideProps & {
    readonly content: ReturnType<typeof useRegisterContent>
    readonly wide: boolean
  },
) {
  const { session, actions, edition } = props
  const place = registerPlace(session)
  const shown = useSource(place)
  const { known, entries } = useSource(session.register.now)
  const editions = useSource(session.library.editions)
  const deeds = useMemo(() => registerDeeds(session, actions), [session, actions])
  const more = useMemo(
    () =>
      interchange
        .filter(
          (name) =>
            (!props.wide || name !== 'register/read-text') && (entries.length > 0 || name !== 'register/export'),
        )
        .map((name) => ({ kind: 'item', label: commandLabel(name), onSelect: () => actions.run(name) }) as const),
    [actions, props.wide, entries.length],
  )
  if (!known) return null
  return (
    <RegisterPanel
      content={props.content}
      shown={shown}
      onShown={place.change}
      deeds={deeds}
      readOnly={(editions?.find(({ id }) => id === edition)?.readOnly ?? null) !== null}
      wide={props.wide}
      more={more}
    />
  )
}
