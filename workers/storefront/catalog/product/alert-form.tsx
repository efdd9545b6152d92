/**
 * To be told once when a good is back or costs less. The page is the same for everybody, so the form is too: whoever is signed in may
 * leave the address out.
 */
import type { Variant } from '#domain/catalog/product'
import type { Money } from '#domain/money'
import type { AlertKind } from '#domain/notifications/alert'
import { alertWording } from '../../../flows/notifications/alert-wording.ts'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { Field } from '../../frame/field.tsx'
import { catalogMessages } from '../messages/index.ts'

type Shown = {
  readonly request: RequestContext
  readonly variant: Pick<Variant, 'id'>
  readonly kind: AlertKind
  /** That they see; of a price drop. */
  readonly price?: Money
}

export const AlertForm = ({ request, variant, kind, price }: Shown) => {
  const { language, settings } = request
  const { alert } = catalogMessages[language].product
  return (
    <form class="stack close" method="post" action={to(request, '/alerts')}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="variant" value={variant.id} />
      {price && <input type="hidden" name="amount" value={String(price.amount)} />}
      {price && <input type="hidden" name="currency" value={price.currency} />}
      <Field
        name="email"
        label={alert.email}
        value=""
        help={alert.help(alertWording({ kind, language, seen: price ?? null }, settings.shop.name))}
        input={{ type: 'email', autocomplete: 'email', maxlength: 254 }}
      />
      <button class="button quiet wide">{kind === 'price-drop' ? alert.cheaper : alert.back}</button>
    </form>
  )
}
