/** The list of templates: each mail in each language, and whose words it says. */
import { LANGUAGES, type Language } from '#domain/languages'
import { EDITABLE_TEMPLATES } from '#domain/notifications/template'
import type { SavedTemplate } from '#schema/transactions/notifications/templates'
import { Icon } from '../frame/icon.tsx'
import { Table } from '../frame/table.tsx'
import { notificationsMessages } from './messages/index.ts'
import { addressOf } from './template-address.ts'

type Props = { readonly saved: readonly SavedTemplate[]; readonly language: Language }

export const TemplatesPage = ({ saved, language }: Props) => {
  const messages = notificationsMessages[language]
  const texts = messages.templatesPage
  const written = (template: string, of: Language) =>
    saved.find((one) => one.template === template && one.language === of && one.words)
  return (
    <>
      <header class="head">
        <a class="crumb" href="/admin/sent-mail">
          <Icon name="back" />
          {messages.title}
        </a>
        <h1>{texts.title}</h1>
        <span class="sub">{texts.sub}</span>
      </header>
      <Table
        label={texts.title}
        rows={EDITABLE_TEMPLATES.flatMap((template) => LANGUAGES.map((of) => ({ template, of })))}
        columns={[
          {
            head: texts.template,
            class: 'c-id',
            cell: ({ template, of }) => (
              <a class="id" href={addressOf(template, of)}>
                {messages.templates[template]}
              </a>
            ),
          },
          { head: texts.language, class: 'c-date', cell: ({ of }) => messages.languages[of] },
          {
            head: texts.words,
            class: 'c-who clip soft',
            cell: ({ template, of }) => {
              const own = written(template, of)
              return own ? texts.written(own.who) : texts.own
            },
          },
        ]}
      />
    </>
  )
}
