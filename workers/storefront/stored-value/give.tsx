/** Whom a gift card is for: the fields beside its button, and the page that asks again when something is amiss. */
import type { VariantId } from '#domain/ids'
import { MESSAGE_MAX, NAME_MAX } from '#domain/stored-value/record'
import type { GiftDraft, GiftFaults, GiftField } from '#domain/stored-value/draft'
import { textIn } from '../../http/form.ts'
import { AmissList } from '../frame/amiss-list.tsx'
import { Field, TextArea } from '../frame/field.tsx'
import { Layout } from '../frame/layout.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { storedValueTexts } from './messages/index.ts'

const FIELDS = ['name', 'email', 'sender', 'message', 'deliverOn'] as const satisfies readonly GiftField[]

const nameOf = (field: GiftField): string => `gift.${field}`

/** More than any of them may have: what is too long is told at its field. */
const LONG = 5_000

export const giftIn = (form: URLSearchParams): GiftDraft =>
  Object.fromEntries(FIELDS.map((field) => [field, textIn(form, nameOf(field), LONG)])) as GiftDraft

const NOTHING = giftIn(new URLSearchParams())

type Shown = {
  readonly request: RequestContext
  readonly filled?: GiftDraft
  readonly faults?: GiftFaults
}

export const GiftFields = ({ request, filled = NOTHING, faults = {} }: Shown) => {
  const texts = storedValueTexts[request.language]
  const { give } = texts
  const of = (field: GiftField) => {
    const fault = faults[field]
    return { name: nameOf(field), value: filled[field], ...(fault && { wrong: texts.faults[fault] }) }
  }
  return (
    <>
      <Field {...of('name')} label={give.name} input={{ autocomplete: 'off', maxlength: NAME_MAX }} />
      <Field {...of('email')} label={give.email} input={{ type: 'email', autocomplete: 'off' }} />
      <Field
        {...of('sender')}
        label={give.sender}
        optional={give.optional}
        input={{ autocomplete: 'name', maxlength: NAME_MAX }}
      />
      <TextArea
        {...of('message')}
        label={give.message}
        help={give.messageHelp}
        area={{ rows: 3, maxlength: MESSAGE_MAX }}
      />
      <Field {...of('deliverOn')} label={give.deliverOn} help={give.deliverHelp} input={{ type: 'date' }} />
    </>
  )
}

type Asked = Required<Shown> & { readonly variant: VariantId; readonly units: number }

export const GiftPage = ({ request, filled, faults, variant, units }: Asked) => {
  const texts = storedValueTexts[request.language]
  const lines = FIELDS.flatMap((field) => {
    const fault = faults[field]
    return fault ? [{ at: nameOf(field), text: texts.faults[fault] }] : []
  })
  return (
    <Layout request={request} title={texts.give.title}>
      <div class="wrap">
        <div class="page-head">
          <h1>{texts.give.title}</h1>
          <p class="lead soft text">{texts.give.lead}</p>
        </div>
        <AmissList title={texts.give.amiss} lines={lines} />
        <form class="stack text" method="post" action={to(request, '/cart')} novalidate>
          <input type="hidden" name="variant" value={variant} />
          <input type="hidden" name="units" value={String(units)} />
          <GiftFields request={request} filled={filled} faults={faults} />
          <p>
            <button class="button">{texts.give.add}</button>
          </p>
        </form>
      </div>
    </Layout>
  )
}
