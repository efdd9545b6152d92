/** A document is begun: where it leads; what is in it comes next. */
import type { DocumentKind } from '#domain/inventory/documents/document'
import type { Supplier } from '#domain/inventory/supplier'
import type { Language } from '#domain/languages'
import type { Settings } from '#domain/settings/settings'
import { Key, type ShownRefusal } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { Empty } from '../../frame/lists.tsx'
import type { Amiss } from '../amiss.tsx'
import { HeadFields } from './head-fields.tsx'
import { documentMessages } from './messages/index.ts'
import { DOCUMENT_PATHS } from './paths.ts'
import type { Place } from './props.ts'
import { DocumentTrouble } from './trouble.tsx'

type Props = {
  readonly kind: DocumentKind
  readonly filled: URLSearchParams
  readonly places: readonly Place[]
  readonly suppliers: readonly Supplier[]
  readonly refusal: ShownRefusal | null
  readonly amiss: Amiss
  readonly settings: Settings
  readonly language: Language
}

export const NewDocument = (props: Props) => {
  const { kind, suppliers, refusal, language } = props
  const messages = documentMessages[language]
  const open = suppliers.filter(({ archived }) => !archived)
  return (
    <>
      <header class="head">
        <a class="crumb" href={DOCUMENT_PATHS[kind]}>
          <Icon name="back" />
          <span class="hide-s">{messages.titles[kind]}</span>
        </a>
        <h1>{messages.newOne[kind]}</h1>
      </header>
      {kind === 'purchase' && open.length === 0 ? (
        <Empty icon="truck" heading={messages.noSuppliers} why={messages.noSupplier}>
          <a class="btn go" href="/admin/inventory/suppliers/new">
            {messages.newSupplier}
          </a>
        </Empty>
      ) : (
        <div class="body">
          <form class="narrow stack" method="post" action={`${DOCUMENT_PATHS[kind]}/new`}>
            <Key />
            {refusal && <DocumentTrouble {...props} refusal={refusal} />}
            <p class="soft">{messages.about[kind]}</p>
            <section class="panel">
              <div class="in-p stack">
                <HeadFields {...props} suppliers={open} />
              </div>
            </section>
            <div class="row">
              <button class="btn go big">{messages.create[kind]}</button>
              <a class="btn bare big" href={DOCUMENT_PATHS[kind]}>
                {messages.acts.cancel}
              </a>
            </div>
          </form>
        </div>
      )}
    </>
  )
}
