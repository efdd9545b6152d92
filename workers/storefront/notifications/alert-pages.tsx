/** Pages around waiting for a good: the address anew where it was amiss, the button behind a mail, and what was done. */
import type { AlertWish } from '../../flows/notifications/alerts.ts'
import { alertWording } from '../../flows/notifications/alert-wording.ts'
import { Field } from '../frame/field.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { notificationsMessages } from './messages/index.ts'
import { Onward, Said } from './said.tsx'

export type AlertTrouble = 'email-form' | 'email-letters' | 'too-many-alerts' | 'too-many-requests'

type Wished = Pick<AlertWish, 'kind' | 'variantId' | 'seen' | 'email'>
type Shown = { readonly request: RequestContext; readonly wish: Wished }

const wordingOf = ({ request, wish }: Shown): string =>
  alertWording({ ...wish, language: request.language }, request.settings.shop.name)

export const AlertPage = ({ request, wish, trouble }: Shown & { readonly trouble: AlertTrouble }) => {
  const { alert, trouble: troubles } = notificationsMessages[request.language]
  const atField = trouble === 'email-form' || trouble === 'email-letters' ? troubles[trouble] : undefined
  return (
    <Said request={request} title={alert.title} text={wordingOf({ request, wish })}>
      <p class="note bad" role="alert">
        {troubles[trouble]}
      </p>
      <form class="stack text" method="post" action={to(request, '/alerts')}>
        <input type="hidden" name="kind" value={wish.kind} />
        <input type="hidden" name="variant" value={wish.variantId} />
        {wish.seen && <input type="hidden" name="amount" value={String(wish.seen.amount)} />}
        {wish.seen && <input type="hidden" name="currency" value={wish.seen.currency} />}
        <Field
          name="email"
          label={alert.email}
          value={wish.email}
          wrong={atField}
          input={{ type: 'email', autocomplete: 'email', required: true, maxlength: 254 }}
        />
        <p>
          <button class="button">{alert.yes}</button>
        </p>
      </form>
    </Said>
  )
}

/** Programs that look through mails follow links: only the button says yes. */
export const ConfirmAlertPage = ({ request, value, wish }: Shown & { readonly value: string }) => {
  const { alert } = notificationsMessages[request.language]
  return (
    <Said request={request} title={alert.confirm} text={wordingOf({ request, wish })}>
      <form method="post" action={to(request, '/alerts/confirm')}>
        <input type="hidden" name="key" value={value} />
        <button class="button">{alert.yes}</button>
      </form>
    </Said>
  )
}

export const SaidPage = ({
  request,
  what,
}: Pick<Shown, 'request'> & { readonly what: 'asked' | 'noted' | 'ended' | 'gone' }) => (
  <Said request={request} {...notificationsMessages[request.language].alert[what]}>
    <Onward request={request} />
  </Said>
)
