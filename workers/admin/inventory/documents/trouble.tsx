/** Above a document: what was not done, and the way to each field that it is about, called as the page calls it. */
import { own } from '#domain/own'
import type { Language } from '#domain/languages'
import { Trouble, type ShownRefusal } from '../../frame/forms.tsx'
import type { Amiss } from '../amiss.tsx'
import { documentMessages } from './messages/index.ts'

type Props = {
  readonly refusal: ShownRefusal
  readonly amiss: Amiss
  /** Of lines, by their variants. */
  readonly names?: ReadonlyMap<string, string>
  readonly language: Language
}

export const DocumentTrouble = ({ refusal, amiss, names, language }: Props) => (
  <Trouble refusal={refusal.code} language={language}>
    {[...amiss].map(([field, words]) => (
      <a href={`#${field}`}>{`${labelOf(field, language, names)}: ${words}`}</a>
    ))}
  </Trouble>
)

const labelOf = (field: string, language: Language, names: Props['names']): string => {
  const messages = documentMessages[language]
  const [side = '', variant = ''] = field.split('.')
  const ofLines: Readonly<Record<string, (name: string) => string>> = {
    units: messages.unitsOf,
    cost: messages.costOf,
    now: messages.nowOf,
  }
  const { from, to, supplier, note, freight, duty, expected, code, by, reason } = messages
  const ofOthers = { from, to, supplier, note, freight, duty, expected, code, by, reason }
  return own(ofLines, side)?.(names?.get(variant) ?? variant) ?? own(ofOthers, side) ?? messages.lines
}
