import type { TFunction } from 'i18next'

/** What an attribute of an intervention is called for the person: how a message is called may hold no colon. */
export function attributeLabel(t: TFunction<readonly ['interventions', 'app', 'notes']>, name: string): string {
  return name === 'xml:lang' ? t('attribute.language') : t(`attribute.${name as 'resp'}`)
}
