/** Fields of the merchant's own: those that the settings name, and those that the product has besides. */
import { referenceKindOf, scalarOf, type MetafieldType } from '#domain/catalog/metafields'
import { inLanguage } from '#domain/languages'
import { own } from '#domain/own'
import { Area, Choice, Line } from './field.tsx'
import { isList, START } from './metafields-typed.ts'
import { ReferenceField } from './reference-field.tsx'
import type { Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

type Props = { readonly shown: Shown }

export const MetafieldsPanel = ({ shown }: Props) => {
  const { product, language } = shown
  const { definitions } = shown.shop
  const messages = editorMessages[language].metafields
  const named = new Set(definitions.map(({ field }) => field))
  const others = Object.entries(product.metafields).filter(([field]) => !named.has(field))
  return (
    <section class="panel" id="metafields" aria-labelledby="metafields-title">
      <header>
        <h2 id="metafields-title">{messages.title}</h2>
        <div class="acts">
          <a class="btn bare" href="/admin/settings/metafields">
            {messages.settings}
          </a>
        </div>
      </header>
      <div class="in-p stack">
        {definitions.length + others.length === 0 && <p class="mute">{messages.none}</p>}
        {definitions.map(({ field, name, type }) => (
          <One field={field} type={type} label={inLanguage({ en: '', ...name }, language) || field} shown={shown} />
        ))}
        {others.map(([field, { type }]) => (
          <One field={field} type={type} label={field} shown={shown} />
        ))}
      </div>
    </section>
  )
}

const One = ({ field, type, label, shown }: Props & { field: string; type: MetafieldType; label: string }) => {
  const messages = editorMessages[shown.language].metafields
  const named = { name: START + field, label, shown }
  const hint = `${field} · ${own<string>(messages.types, scalarOf(type)) ?? type}`
  if (referenceKindOf(type))
    return <ReferenceField {...named} type={type} hint={isList(type) ? `${hint}, ${messages.lines}` : hint} />
  if (isList(type)) return <Area {...named} hint={`${hint}, ${messages.lines}`} rows={2} />
  if (type === 'multi_line_text' || type === 'rich_text' || type === 'json')
    return <Area {...named} hint={hint} rows={3} />
  if (type === 'boolean')
    return (
      <Choice
        {...named}
        of={[
          ['', messages.unsaid],
          ['true', messages.yes],
          ['false', messages.no],
        ]}
      />
    )
  return <Line {...named} hint={hint} type={type === 'date' ? 'date' : type === 'url' ? 'url' : 'text'} />
}
