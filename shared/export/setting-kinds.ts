import type { Setting } from './format'

/** A setting with one of several values. */
export type ChoiceSetting = Extract<Setting, { readonly kind: 'choice' }>

/** A setting of yes or no. */
export type SwitchSetting = Extract<Setting, { readonly kind: 'switch' }>
