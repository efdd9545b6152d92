/** The parts of the page of one's company: invitations to accept, who buys for it, whom to invite. */
import { COMPANY_ROLES, type CompanyRole } from '#domain/customers/companies'
import { EMAIL_LENGTH_MAX } from '#domain/customers/email'
import type { OwnCompany, OwnTrade } from '../../flows/customers/companies.ts'
import type { Customer } from '../../http/customer.ts'
import { dayText } from '../frame/dates.ts'
import { Field } from '../frame/field.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { tradeMessages } from './messages/index.ts'

type Texts = (typeof tradeMessages)['en']['company']
export type CompanyDone = keyof Texts['done']
export type CompanyTrouble = keyof Texts['refusals']

type Shown = OwnTrade & {
  readonly request: RequestContext
  readonly customer: Customer
  readonly trouble: CompanyTrouble | null
  /** `vatId`: null as long as nobody has typed one. */
  readonly typed: { readonly email: string; readonly role: CompanyRole; readonly vatId: string | null }
}

/** Those that are told beside the field. */
const OF_EMAIL: ReadonlySet<CompanyTrouble> = new Set<CompanyTrouble>([
  'email-form',
  'email-letters',
  'company-already',
])

const OF_VAT_ID: ReadonlySet<CompanyTrouble> = new Set<CompanyTrouble>([
  'vat-id-form',
  'vat-id-country',
  'vat-id-unregistered',
])

export const CompanyParts = (props: Shown) => {
  const { request, own, invitedTo, trouble } = props
  const texts = tradeMessages[request.language].company
  return (
    <>
      {trouble && (
        <p class="note bad" role="alert">
          {texts.refusals[trouble]}
        </p>
      )}
      {!own && invitedTo.length === 0 && <p class="soft text">{texts.none}</p>}
      {!own && invitedTo.length > 0 && <Invited {...props} />}
      {own && <Own {...props} own={own} />}
      <p class="part">
        <a href={to(request, '/account/quick-order')}>{texts.quick}</a>
      </p>
    </>
  )
}

const Invited = ({ request, invitedTo }: Shown) => {
  const texts = tradeMessages[request.language].company
  return (
    <ul class="prefs">
      {invitedTo.map(({ company, name, role }) => (
        <li>
          <p>{texts.invitedBy(name, texts.roles[role])}</p>
          <form class="row" method="post" action={to(request, '/account/company/join')}>
            <input type="hidden" name="company" value={company} />
            <button class="button small">
              {texts.accept}
              <span class="hidden"> {name}</span>
            </button>
            <button class="textlink" formaction={to(request, '/account/company/decline')}>
              {texts.decline}
              <span class="hidden"> {name}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

type WithOwn = Shown & { readonly own: OwnCompany }

const Own = (props: WithOwn) => {
  const { request, own, customer } = props
  const texts = tradeMessages[request.language].company
  const { company, role, members } = own
  return (
    <>
      <p class="part soft">
        {[
          company.vatId && `${texts.vatId} ${company.vatId}`,
          company.vatCheck?.state === 'registered' && texts.vatConfirmed(dayText(request, company.vatCheck.at)),
          `${texts.yourRole} ${texts.roles[role]}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {company.closedAt !== null && <p class="note">{texts.closed}</p>}
      {role === 'administrator' && company.closedAt === null && <VatId {...props} />}
      <section class="part" aria-labelledby="members">
        <h2 id="members">{texts.members}</h2>
        <ul class="prefs">
          {members.map((member) => (
            <li>
              <div>
                <h3>
                  {member.name || member.email}
                  {member.customerId === customer.id && ` (${texts.you})`}
                </h3>
                <p class="soft small">
                  {[member.name && member.email, texts.roles[member.role], texts.since(dayText(request, member.since))]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {member.customerId === customer.id ? (
                <form method="post" action={to(request, '/account/company/leave')}>
                  <button class="textlink">{texts.leave}</button>
                </form>
              ) : (
                role === 'administrator' && <Change {...props} member={member} />
              )}
            </li>
          ))}
        </ul>
      </section>
      {role === 'administrator' && own.invitations.length > 0 && <Waiting {...props} />}
      {role === 'administrator' && company.closedAt === null && <Invite {...props} />}
    </>
  )
}

const VatId = ({ request, own, trouble, typed }: WithOwn) => {
  const texts = tradeMessages[request.language].company
  const wrong = trouble && OF_VAT_ID.has(trouble) ? texts.refusals[trouble] : undefined
  return (
    <section class="part" aria-labelledby="vat">
      <h2 id="vat">{texts.vatId}</h2>
      <form class="stack" method="post" action={to(request, '/account/company/vat-id')} novalidate>
        <Field
          name="vatId"
          label={texts.vatId}
          optional={texts.optional}
          value={typed.vatId ?? own.company.vatId}
          help={texts.vatIdHelp}
          wrong={wrong}
          input={{ autocomplete: 'off', spellcheck: false, autocapitalize: 'characters' }}
        />
        <p>
          <button class="button small">{texts.save}</button>
        </p>
      </form>
    </section>
  )
}

const Change = ({ request, member }: WithOwn & { readonly member: OwnCompany['members'][number] }) => {
  const texts = tradeMessages[request.language].company
  const other = member.role === 'administrator' ? 'buyer' : 'administrator'
  return (
    <form class="row" method="post" action={to(request, '/account/company/members/role')}>
      <input type="hidden" name="customer" value={member.customerId} />
      <button class="textlink" name="role" value={other}>
        {texts.give[other]}
        <span class="hidden"> {member.name || member.email}</span>
      </button>
      <button class="textlink" formaction={to(request, '/account/company/members/remove')}>
        {texts.remove}
        <span class="hidden"> {member.name || member.email}</span>
      </button>
    </form>
  )
}

const Waiting = ({ request, own }: WithOwn) => {
  const texts = tradeMessages[request.language].company
  return (
    <section class="part" aria-labelledby="invitations">
      <h2 id="invitations">{texts.invitations}</h2>
      <ul class="prefs">
        {own.invitations.map(({ email, role, at }) => (
          <li>
            <div>
              <h3>{email}</h3>
              <p class="soft small">{[texts.roles[role], texts.since(dayText(request, at))].join(' · ')}</p>
            </div>
            <form method="post" action={to(request, '/account/company/invitations/withdraw')}>
              <input type="hidden" name="email" value={email} />
              <button class="textlink">
                {texts.withdraw}
                <span class="hidden"> {email}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Invite = ({ request, trouble, typed }: WithOwn) => {
  const texts = tradeMessages[request.language].company
  const wrong = trouble && OF_EMAIL.has(trouble) ? texts.refusals[trouble] : undefined
  return (
    <section class="part" aria-labelledby="invite">
      <h2 id="invite">{texts.invite}</h2>
      <form class="stack" method="post" action={to(request, '/account/company/invitations')} novalidate>
        <Field
          name="email"
          label={texts.email}
          value={typed.email}
          wrong={wrong}
          input={{ type: 'email', autocomplete: 'off', required: true, maxlength: EMAIL_LENGTH_MAX }}
        />
        <p class="field">
          <label for="role">{texts.role}</label>
          <select id="role" name="role">
            {COMPANY_ROLES.toReversed().map((role) => (
              <option value={role} selected={role === typed.role}>
                {texts.roles[role]}
              </option>
            ))}
          </select>
          <span class="help">{texts.roleHelp}</span>
        </p>
        <p>
          <button class="button small">{texts.send}</button>
        </p>
      </form>
    </section>
  )
}
