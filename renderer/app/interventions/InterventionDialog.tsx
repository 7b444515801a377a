import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { changeIntervention, removeIntervention, type KeptWords } from '../../../shared/commands/change-intervention'
import {
  askedAttributes,
  intervene,
  interventionTarget,
  isPutIn,
  possibleInterventions,
} from '../../../shared/commands/intervention'
import { interventionKind, interventionKinds, type InterventionId } from '../../../shared/commands/intervention-kinds'
import { standingIntervention } from '../../../shared/commands/standing-intervention'
import { namingInHeader, responsibleFor } from '../../../shared/commands/responsible'
import type { Attributes } from '../../../shared/schema'
import { newId } from '../../editor/new-id'
import { perform } from '../../editor/perform'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { attributesAtFirst, inWords, unfitAttribute } from './attributes-in-words'
import { attributeLabel } from './attribute-label'
import { InterventionActs } from './InterventionActs'
import { InterventionFields } from './InterventionFields'
import styles from './InterventionDialog.module.css'

/** What was recorded last, to begin with. */
let last: InterventionId = 'correction'

/**
 * Records what an editor has to say of the words that are selected, or of the place of the caret; where something is recorded
 * there, changes it or takes it away. The first letter of a kind chooses it, Enter records.
 */
export function InterventionDialog(props: {
  readonly session: Session
  readonly text: OpenText
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['interventions', 'app', 'notes'])
  const { session, text } = props
  // What stands there is what it was when the dialog opened: nothing else changes the text meanwhile.
  const [start] = useState(() => {
    const { state } = text
    return {
      standing: standingIntervention(state),
      target: interventionTarget(state),
      possible: possibleInterventions(state),
    }
  })
  const { standing, target, possible } = start
  const [fresh, setFresh] = useState(standing === null)
  const changing = fresh ? null : standing
  const [id, setId] = useState<InterventionId>(
    () => standing?.kind.id ?? (possible.has(last) ? last : ([...possible][0] ?? last)),
  )
  const kind = interventionKind(id)
  const [attributes, setAttributes] = useState<Attributes>(() =>
    standing === null ? attributesAtFirst(session, text) : inWords(text, standing.attributes),
  )
  const [words, setWords] = useState(standing?.is ?? target?.text ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const kinds = useRef<HTMLFieldSetElement>(null)
  const asked = askedAttributes(text.state, kind)
  const wantsText = kind.shape.kind === 'pair' || (changing === null && target?.text === '' && isPutIn(kind))
  const isAtPlace = kind.shape.kind === 'place' || target?.text === ''
  const done = (name: string, act: Parameters<typeof perform>[2], said: 'made' | 'changed' | 'removed') => {
    props.onClose()
    const isDone = perform(text, name, act)
    text.view?.focus()
    session.say(isDone ? t(said, { kind: t(`kind.${id}`) }) : t('cannot'))
  }
  const save = () => {
    const who = responsibleFor(text.state.doc, attributes['resp'] ?? '', t('responsibleFor', { ns: 'notes' }))
    if (who === null) {
      setProblem(t('card.unnamed', { ns: 'notes' }))
      return
    }
    const pointed: Attributes = { ...attributes, resp: who.pointers.join(' ') }
    const given = Object.fromEntries(
      asked.map((name) => [name, pointed[name]?.trim() ?? '']).filter(([, value]) => value !== ''),
    ) as Attributes
    const header = given['resp'] === undefined ? null : who.header
    const unfit = unfitAttribute(given)
    if (unfit !== null) {
      setProblem(t(unfit.wanted, { field: attributeLabel(t, unfit.name) }))
      return
    }
    if (wantsText && words.trim() === '') {
      setProblem(t('missing'))
      return
    }
    // Two texts of the same words would say that nothing was wrong.
    if (kind.shape.kind === 'pair' && changing === null && words === target?.text) {
      setProblem(t('same'))
      return
    }
    const said = { attributes: given, text: wantsText ? words : '' }
    if (changing) {
      // What is not asked for here stays as it is.
      const others = Object.entries(changing.attributes).filter(([name]) => !asked.includes(name))
      const all = { ...Object.fromEntries(others), ...given }
      done(
        'intervention/change',
        namingInHeader(changeIntervention(changing, { ...said, attributes: all }), header),
        'changed',
      )
      return
    }
    const act = namingInHeader(intervene(kind, said, newId), header)
    if (!act(text.state)) {
      setProblem(t('cannot'))
      return
    }
    last = id
    if (given['resp'] !== undefined) session.settings.set({ responsible: given['resp'] })
    done('intervention/make', act, 'made')
  }
  const remove = (keep: KeptWords) => {
    if (standing) done('intervention/remove', removeIntervention(standing, keep), 'removed')
  }
  const onType = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^\p{L}$/u.test(event.key)) return
    const able = interventionKinds.filter((one) => possible.has(one.id))
    const at = able.findIndex((one) => one.id === id)
    const turned = [...able.slice(at + 1), ...able.slice(0, at + 1)]
    const next = turned.find((one) => t(`kind.${one.id}`).toLowerCase().startsWith(event.key.toLowerCase()))
    if (!next) return
    event.preventDefault()
    setId(next.id)
    kinds.current?.querySelector<HTMLInputElement>(`input[value="${next.id}"]`)?.focus()
  }
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    save()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={changing ? t('changeTitle') : t('title')}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          {changing && <InterventionActs shape={changing.kind.shape.kind} onRemove={remove} />}
          <Button variant="primary" shortcut="Enter" onClick={save}>
            {changing ? t('change') : t('make')}
          </Button>
        </>
      }
    >
      <div className={styles.body} onKeyDown={onEnter}>
        <p className={styles.of}>
          {changing === null && target === null && t('nothing')}
          {changing === null && target !== null && (isAtPlace ? t('place') : <q>{target.text}</q>)}
          {changing?.kind.shape.kind === 'pair' && <q>{changing.was}</q>}
          {changing !== null && changing.kind.shape.kind !== 'pair' && t(`kind.${id}`)}
        </p>
        {changing === null ? (
          <fieldset ref={kinds} className={styles.kinds} onKeyDown={onType}>
            <legend className={styles.legend}>{t('kinds')}</legend>
            {interventionKinds.map((one) => (
              <label key={one.id} className={styles.kind} data-mark={one.id}>
                <input
                  type="radio"
                  name="intervention"
                  value={one.id}
                  checked={one.id === id}
                  disabled={!possible.has(one.id)}
                  autoFocus={one.id === id}
                  onChange={() => {
                    setId(one.id)
                    setProblem(null)
                  }}
                />
                {t(`kind.${one.id}`)}
              </label>
            ))}
          </fieldset>
        ) : (
          <Button
            variant="quiet"
            onClick={() => {
              setFresh(true)
              setWords(target?.text ?? '')
              setAttributes(attributesAtFirst(session, text))
            }}
          >
            {t('another')}
          </Button>
        )}
        <InterventionFields
          asked={asked}
          attributes={attributes}
          words={wantsText ? { id, value: words, first: changing !== null } : null}
          problem={problem}
          onWords={(value) => {
            setWords(value)
            setProblem(null)
          }}
          onAttributes={setAttributes}
        />
      </div>
    </Dialog>
  )
}
