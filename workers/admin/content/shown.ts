/** What the page of a document is shown with. */
import type { ContentIssue } from '#domain/content/check'
import type { ContentDocument } from '#domain/content/document'
import type { Language } from '#domain/languages'
import { own } from '#domain/own'
import type { Destination } from '#schema/products/settings/destinations'
import type { ShopFile } from '#schema/products/content/files'
import type { ContentDiffers } from '../../flows/content/edit.ts'
import { faultsIn, type ShownRefusal } from '../frame/forms.tsx'
import { momentAmiss } from '../frame/moment-field.ts'
import { settingsMessages } from '../settings/messages/index.ts'
import type { Typed } from './typed.ts'

export type Shown = {
  /** undefined: it is not there yet. */
  readonly there: ContentDocument | undefined
  /** The version that the form was made from. */
  readonly version: number
  readonly typed: Typed
  readonly amiss: ReadonlyMap<string, string>
  readonly refusal: ShownRefusal | null
  readonly done: string | null
  readonly undo: number | null
  readonly unsaved: boolean
  readonly focus: string | null
  /** Somebody else has changed the same meanwhile: both sides, to choose from. */
  readonly differs: ContentDiffers | null
  /** Whoever has saved it last. */
  readonly who: string | null
  readonly files: readonly ShopFile[]
  readonly films: readonly ShopFile[]
  readonly destinations: readonly Destination[]
  readonly drops: readonly { readonly handle: string; readonly name: string }[]
  readonly changes: boolean
  readonly timeZone: string
  readonly language: Language
}

const FIELD_OF: Readonly<Record<string, string>> = { publishedFrom: 'from', publishedUntil: 'until' }

/** Told of a text in all its languages, it is told at the first. */
const TEXTS: ReadonlySet<string> = new Set(['title', 'lead', 'body', 'alt', 'heading', 'text', 'label'])

const idOf = (path: string): string => {
  const steps = path.split('.').map((step) => own(FIELD_OF, step) ?? step)
  return TEXTS.has(steps.at(-1) ?? '') ? [...steps, 'en'].join('.') : steps.join('.')
}

/** What was typed at a time, by its id. @returns undefined where there is none */
const momentTyped = (id: string, { from, until, sections }: Typed): string | undefined => {
  if (id === 'from' || id === 'until') return { from, until }[id]
  const [, at = '', name = ''] = /^sections\.(\d+)\.(from|until)$/.exec(id) ?? []
  return name === 'from' || name === 'until' ? sections[Number(at)]?.[name] : undefined
}

type Reader = { readonly typed: Typed; readonly timeZone: string; readonly language: Language }

/** By the id of the field at which it is told: a moment that was not read is told as one, not as the number that it is kept as. */
export const amissIn = (refusal: object, { typed, timeZone, language }: Reader): ReadonlyMap<string, string> => {
  const issues = 'issues' in refusal ? (refusal.issues as readonly ContentIssue[]) : []
  const { faults } = settingsMessages[language]
  return new Map([
    ...issues.map(({ path, code }) => [idOf(path), faults[code]('')] as const),
    ...faultsIn(refusal).map(({ path, message }) => {
      const id = idOf(path.map(String).join('.'))
      const moment = momentTyped(id, typed)
      return [id, moment === undefined ? message : momentAmiss(moment, timeZone, language)] as const
    }),
  ])
}
