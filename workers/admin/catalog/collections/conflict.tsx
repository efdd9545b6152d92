/** Somebody else has saved meanwhile: where both have changed the same, theirs beside mine; and how a value is shown in a line. */
import type { CollectionSides } from '#domain/catalog/collection-edit'
import type { Language } from '#domain/languages'
import { Icon } from '../../frame/icon.tsx'
import { collectionMessages } from './messages/index.ts'

/** More of one value is read in the form itself. */
const VALUE_SHOWN = 160

export const fieldName = (field: string, language: Language): string => {
  const { fieldNames, fields, languages } = collectionMessages[language]
  const [, other, text] = /^translations\.(\w+)\.(\w+)$/.exec(field) ?? []
  if (other !== undefined && text !== undefined)
    return `${fields[text as 'title'] ?? text}, ${languages[other as Language] ?? other}`
  if (Object.hasOwn(fields, field)) return `${fields[field as 'title']}, ${languages.en}`
  return fieldNames[field as 'handle'] ?? field
}

const written = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(written).join(' · ')
  if (typeof value !== 'object') return String(value)
  return Object.values(value).map(written).filter(Boolean).join(' ')
}

export const Value = ({ of, language }: { of: unknown; language: Language }) => {
  const text = written(of)
  if (text === '') return <i>{collectionMessages[language].nothingSaid}</i>
  return <>{text.length > VALUE_SHOWN ? `${text.slice(0, VALUE_SHOWN)}…` : text}</>
}

export const Conflict = ({ sides, language }: { sides: readonly CollectionSides[]; language: Language }) => {
  const { conflict: messages } = collectionMessages[language]
  return (
    <div class="oops" role="alert" tabindex={-1} autofocus>
      <h2>
        <Icon name="alert" />
        {messages.heading}
      </h2>
      <p>{messages.why}</p>
      <ul class="diffs">
        {sides
          .filter(({ conflict }) => conflict)
          .map(({ field, theirs, yours }) => (
            <li>
              <b>{fieldName(field, language)}</b>
              <span class="was">
                <span class="mute">{`${messages.theirs}: `}</span>
                <Value of={theirs} language={language} />
              </span>
              <ins>
                <span class="mute">{`${messages.yours}: `}</span>
                <Value of={yours} language={language} />
              </ins>
            </li>
          ))}
      </ul>
    </div>
  )
}
