/** What the pages of imports have in common: their address, their states, and what may be chosen. */
import { CHOICES_OF, type FileKind, type JobState } from '#domain/catalog/files/file-job'
import type { Language } from '#domain/languages'
import { own } from '#domain/own'
import { fileMessages } from './messages/index.ts'

export const PATH = '/admin/imports'

export const CHOICES = {
  status: ['draft', 'active'],
  overwrite: ['true', 'false'],
  unmentioned: ['keep', 'remove'],
  places: ['refuse', 'create'],
} as const
export type Wish = keyof typeof CHOICES

export type Chosen = Readonly<Partial<Record<Wish, string>>>

export const OF_STATE: Readonly<Record<JobState, string>> = {
  previewing: 'busy',
  ready: 'due',
  applying: 'busy',
  done: 'full',
  cancelled: 'off',
  undoing: 'busy',
  undone: 'off',
}

type ChoicesProps = {
  readonly chosen: Chosen
  /** null: the file has not said what it is. */
  readonly kind: FileKind | null
  readonly language: Language
}

export const Choices = ({ chosen, kind, language }: ChoicesProps) => {
  const { wishes } = fileMessages[language].bring
  return (
    <>
      {(kind ? CHOICES_OF[kind] : (Object.keys(CHOICES) as Wish[])).map((wish) => (
        <div class="f">
          <label for={wish}>{wishes[wish].label}</label>
          <select class="in" id={wish} name={wish}>
            {CHOICES[wish].map((value) => (
              <option value={value} selected={chosen[wish] === value}>
                {own<string>(wishes[wish].of, value) ?? value}
              </option>
            ))}
          </select>
        </div>
      ))}
    </>
  )
}
