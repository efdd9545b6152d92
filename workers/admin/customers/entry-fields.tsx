/** Fields of the forms for a customer, each with what is amiss beside it. */
import { ADDRESS_LENGTHS } from '#domain/orders/address'
import { SAID_TO_STAFF } from '#domain/customers/entry'
import { EMAIL_LENGTH_MAX } from '#domain/customers/email'
import { countryName } from '#domain/formats'
import { own } from '#domain/own'
import { LANGUAGES, localeOf, type Language } from '#domain/languages'
import { Icon } from '../frame/icon.tsx'
import { notificationsMessages } from '../notifications/messages/index.ts'
import type { AddressFormat } from '#domain/orders/address-format'
import { addressFormatOf } from '../../flows/logistics/address-formats.ts'
import { partNameText } from '../../flows/logistics/address-part-names.ts'
import type { AddressName, EntryTried } from './entry-props.ts'
import { entryMessages } from './messages/index.ts'

type FieldsOf = {
  /** Of which form: several stand on a page. */
  readonly form: string
  readonly typed: Readonly<Record<string, string>>
  readonly amiss: EntryTried['amiss']
  readonly language: Language
}

type Field = keyof EntryTried['amiss']

/** The id of a field: none is there twice. */
export const control = (form: string, field: string): string => `${form || 'address-new'}-${field}`

const about = ({ form, amiss }: FieldsOf, field: Field, help = false) => {
  const id = control(form, field)
  const told = [help && `${id}-help`, amiss[field] && `${id}-wrong`].filter(Boolean).join(' ')
  return {
    id,
    name: field,
    class: 'in',
    autocomplete: 'off',
    ...(told && { 'aria-describedby': told }),
    ...(amiss[field] && { 'aria-invalid': 'true' as const }),
  }
}

const Amiss = ({ form, amiss, language, field }: FieldsOf & { readonly field: Field }) => {
  const fault = amiss[field]
  if (!fault) return null
  const { faults, oneOfTwo } = entryMessages[language]
  return (
    <p class="err" id={`${control(form, field)}-wrong`}>
      <Icon name="alert" />
      {field === 'email' && fault === 'required' ? oneOfTwo : faults[fault]}
    </p>
  )
}

/** @property newsletter what counts of somebody who is there; absent of a new one */
type WhoOf = FieldsOf & { readonly newsletter?: 'given' | 'withdrawn' | null }

export const WhoFields = (props: WhoOf) => {
  const { form, typed, language, newsletter } = props
  const messages = entryMessages[language]
  const hint = (field: string, text: string) => (
    <p class="hint" id={`${control(form, field)}-help`}>
      {text}
    </p>
  )
  return (
    <>
      <div class="f">
        <label for={control(form, 'name')}>{messages.name}</label>
        <input {...about(props, 'name')} value={typed['name'] ?? ''} />
        <Amiss {...props} field="name" />
      </div>
      <div class="f">
        <label for={control(form, 'email')}>{messages.email}</label>
        <input
          {...about(props, 'email', true)}
          type="email"
          value={typed['email'] ?? ''}
          maxlength={2 * EMAIL_LENGTH_MAX}
        />
        {hint('email', newsletter === undefined ? messages.emailHelp : messages.emailChanged)}
        <Amiss {...props} field="email" />
      </div>
      <div class="f">
        <label for={control(form, 'phone')}>{messages.phone}</label>
        <input {...about(props, 'phone', true)} type="tel" value={typed['phone'] ?? ''} maxlength={100} />
        {hint('phone', messages.phoneHelp)}
        <Amiss {...props} field="phone" />
      </div>
      <div class="f">
        <label for={control(form, 'language')}>{messages.language}</label>
        <select class="in" id={control(form, 'language')} name="language">
          {LANGUAGES.map((one) => (
            <option value={one} selected={one === (typed['language'] ?? language)}>
              {notificationsMessages[language].languages[one]}
            </option>
          ))}
        </select>
      </div>
      <div class="f">
        <label for={control(form, 'newsletter')}>{messages.newsletter}</label>
        <select
          class="in"
          id={control(form, 'newsletter')}
          name="newsletter"
          aria-describedby={`${control(form, 'newsletter')}-help`}
        >
          {SAID_TO_STAFF.map((one) => (
            <option value={one} selected={one === (typed['newsletter'] ?? 'unsaid')}>
              {messages.newsletters[one]}
            </option>
          ))}
        </select>
        {hint(
          'newsletter',
          newsletter === undefined
            ? messages.newsletterHelp
            : `${messages.newsletterNow[newsletter ?? 'none']} ${messages.newsletterHelp}`,
        )}
      </div>
    </>
  )
}

const longest = (field: Exclude<AddressName, 'country'>): number =>
  ADDRESS_LENGTHS[field === 'recipient' ? 'name' : field === 'addressPhone' ? 'phone' : field]

const PARTS = ['postcode', 'city', 'region'] as const
type Part = (typeof PARTS)[number]
const isPart = (field: AddressName): field is Part => (PARTS as readonly string[]).includes(field)

/** Who and which country, then as that writes it. What somebody has typed where it writes nothing stays to be seen. */
const namesInOrder = ({ order }: Pick<AddressFormat, 'order'>, typed: FieldsOf['typed']): readonly AddressName[] => [
  'recipient',
  'country',
  ...order.flatMap((part): AddressName[] => (part === 'street' ? ['street', 'extra'] : [part])),
  ...PARTS.filter((part) => !order.includes(part) && own(typed, part)),
  'addressPhone',
]

/** @property fetched what goes there is fetched: it goes to no street */
type AddressOf = FieldsOf & { readonly countries: readonly string[]; readonly fetched?: boolean }

const WHO_FETCHES: readonly AddressName[] = ['recipient', 'country', 'addressPhone']

export const AddressFields = (props: AddressOf) => {
  const { form, typed, language, countries } = props
  const messages = entryMessages[language]
  const locale = localeOf(language)
  const named = countries
    .map((code): [string, string] => [code, countryName(code, locale)])
    .toSorted(([, one], [, other]) => one.localeCompare(other, locale))
  const format = addressFormatOf(own(typed, 'country') ?? '')
  return (
    <>
      {(props.fetched ? WHO_FETCHES : namesInOrder(format, typed)).map((field) => (
        <div class="f">
          <label for={control(form, field)}>
            {isPart(field) ? partNameText(format, field, language) : messages.addressFields[field]}
          </label>
          {field === 'country' ? (
            <select {...about(props, field)}>
              <option value="">{messages.choose}</option>
              {named.map(([code, text]) => (
                <option value={code} selected={code === own(typed, field) || undefined}>
                  {text}
                </option>
              ))}
            </select>
          ) : (
            <input {...about(props, field)} value={own(typed, field) ?? ''} maxlength={4 * longest(field)} />
          )}
          <Amiss {...props} field={field} />
        </div>
      ))}
    </>
  )
}
