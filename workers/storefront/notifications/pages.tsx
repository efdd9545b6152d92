/** Pages on which somebody says what they want to be written: one idea a page, one button. */
import type { Purpose } from '#domain/notifications/consent'
import { newsletterMessages } from '../../flows/notifications/messages/newsletter.ts'
import { Field } from '../frame/field.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { notificationsMessages } from './messages/index.ts'
import { Onward, Said, type SaidProps } from './said.tsx'

type Shown = SaidProps

type Asking = {
  readonly request: RequestContext
  /** As it was typed. */
  readonly email: string
  readonly trouble: 'email-form' | 'email-letters' | 'too-many-requests' | null
}

export const NewsletterPage = ({ request, email, trouble }: Asking) => {
  const { newsletter, trouble: troubles } = notificationsMessages[request.language]
  const shop = request.settings.shop.name
  const atField = trouble === 'email-form' || trouble === 'email-letters' ? troubles[trouble] : undefined
  return (
    <Said request={request} title={newsletter.title} text={newsletter.lead}>
      {trouble && (
        <p class="note bad" role="alert">
          {troubles[trouble]}
        </p>
      )}
      <form class="stack text" method="post" action={to(request, '/newsletter')}>
        <input type="hidden" name="source" value="section" />
        <Field
          name="email"
          label={newsletter.email}
          value={email}
          wrong={atField}
          help={newsletterMessages[request.language].wording.newsletter(shop)}
          input={{ type: 'email', autocomplete: 'email', required: true, maxlength: 254 }}
        />
        <p>
          <button class="button">{newsletter.join}</button>
        </p>
      </form>
    </Said>
  )
}

export const AskedPage = ({ request }: Pick<Shown, 'request'>) => {
  const { asked } = notificationsMessages[request.language]
  return (
    <Said request={request} {...asked}>
      <Onward request={request} />
    </Said>
  )
}

/** Programs that look through mails follow links: only the button says yes. */
export const ConfirmPage = ({ request, value }: Pick<Shown, 'request'> & { readonly value: string }) => {
  const { confirm } = notificationsMessages[request.language]
  const shop = request.settings.shop.name
  return (
    <Said request={request} title={confirm.title} text={newsletterMessages[request.language].wording.newsletter(shop)}>
      <form method="post" action={to(request, '/newsletter/confirm')}>
        <input type="hidden" name="key" value={value} />
        <button class="button">{confirm.yes}</button>
      </form>
    </Said>
  )
}

export const JoinedPage = ({ request }: Pick<Shown, 'request'>) => {
  const { joined } = notificationsMessages[request.language]
  return (
    <Said request={request} {...joined}>
      <Onward request={request} />
    </Said>
  )
}

export const EndedPage = ({ request }: Pick<Shown, 'request'>) => {
  const { ended, newsletter } = notificationsMessages[request.language]
  return (
    <Said request={request} {...ended}>
      <p>
        <a class="button" href={to(request, '/newsletter')}>
          {newsletter.title}
        </a>
      </p>
    </Said>
  )
}

type Leaving = {
  readonly request: RequestContext
  readonly value: string
  readonly purpose: Purpose
  readonly address: string
}

export const UnsubscribePage = ({ request, value, purpose, address }: Leaving) => {
  const { leave, purposes } = notificationsMessages[request.language]
  return (
    <Said request={request} title={leave.title} text={leave.text(purposes[purpose], address)}>
      <form method="post" action={`${to(request, '/unsubscribe')}?key=${encodeURIComponent(value)}`}>
        <button class="button">{leave.yes}</button>
      </form>
    </Said>
  )
}

export const UnsubscribedPage = ({ request, purpose, address }: Omit<Leaving, 'value'>) => {
  const { left, purposes } = notificationsMessages[request.language]
  return (
    <Said request={request} title={left.title} text={left.text(purposes[purpose], address)}>
      <Onward request={request} />
    </Said>
  )
}
