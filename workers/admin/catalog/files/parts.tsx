/** What the pages of imports have in common: their address, their states, and what may be chosen. */
import type { JobState } from '#domain/catalog/files/file-job'
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

export const Choices = ({ chosen, language }: { readonly chosen: Chosen; readonly language: Language }) => {
  const { wishes } = fileMessages[language].bring
  return (
    <>
      {(Object.keys(CHOICES) as Wish[]).map((wish) => (
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
