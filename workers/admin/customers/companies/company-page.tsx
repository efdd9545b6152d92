/** One company: what it is called, who buys for it, who may join. */
import { COMPANY_ROLES, VAT_ID_MAX } from '#domain/customers/companies'
import { EMAIL_LENGTH_MAX } from '#domain/customers/email'
import { own } from '#domain/own'
import { FaultLinks, faultsIn, Key, Trouble } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { Table } from '../../frame/table.tsx'
import { When } from '../../frame/time.tsx'
import { companyMessages } from '../messages/index.ts'
import { COMPANIES_PATH as PATH, type CompanyProps } from './props.ts'

export const CompanyPage = (props: CompanyProps) => {
  const { about, refusal, done, language } = props
  const messages = companyMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href={PATH}>
          <Icon name="back" />
          <span class="hide-s">{messages.title}</span>
        </a>
        <h1 class="anywhere">{about?.company.name ?? messages.add}</h1>
      </header>
      <div class="body">
        <div class={about ? 'wrap split' : 'narrow'}>
          <div class="stack">
            {refusal && (
              <Trouble refusal={refusal.code} language={language}>
                <FaultLinks refusal={refusal} labelOf={(field) => labelOf(messages, field)} />
              </Trouble>
            )}
            {done && (
              <div class="say" role="status">
                <Icon name="check" />
                <span>{messages.done[done]}</span>
              </div>
            )}
            {about && <Members {...props} about={about} />}
            {about && about.invitations.length > 0 && <Invitations {...props} about={about} />}
            {!about && <Details {...props} />}
          </div>
          {about && (
            <aside class="side" aria-label={about.company.name}>
              <Details {...props} />
            </aside>
          )}
        </div>
      </div>
    </>
  )
}

type Messages = (typeof companyMessages)['en']
const labelOf = (messages: Messages, field: string): string => {
  const labels = { name: messages.name, vatId: messages.vatId, note: messages.note, email: messages.email }
  return own(labels, field) ?? field
}

const Details = ({ about, tried, typed, refusal, allowed, language, now }: CompanyProps) => {
  const messages = companyMessages[language]
  const isTried = tried === 'added' || tried === 'changed'
  const { company } = about ?? {}
  const filled = isTried ? typed : { name: company?.name, vatId: company?.vatId, note: company?.note }
  const isClosed = isTried ? typed['closed'] !== undefined : company?.closedAt !== null && company !== undefined
  const wrong = (field: string) => {
    if (!isTried || !refusal) return undefined
    if (field === 'vatId' && refusal.code.startsWith('vat-id-')) return frameMessages[language].refusals[refusal.code]
    return faultsIn(refusal).find(({ path: [name] }) => name === field)?.message
  }
  const field = (name: 'name' | 'vatId' | 'note') => ({
    id: name,
    name,
    class: 'in',
    autocomplete: 'off',
    readonly: !allowed,
    'aria-invalid': wrong(name) ? ('true' as const) : undefined,
    'aria-describedby': wrong(name) ? `${name}-wrong` : name === 'name' ? undefined : `${name}-help`,
  })
  const Amiss = ({ name }: { readonly name: string }) =>
    wrong(name) ? (
      <p class="err" id={`${name}-wrong`}>
        <Icon name="alert" />
        {wrong(name)}
      </p>
    ) : null
  return (
    <form class="stack" method="post" action={`${PATH}/${company?.id ?? 'new'}`}>
      {allowed && <Key />}
      {company && <input type="hidden" name="version" value={isTried ? (typed['version'] ?? '') : company.version} />}
      <div class="f">
        <label for="name">{messages.name}</label>
        <input {...field('name')} value={filled.name ?? ''} required />
        <Amiss name="name" />
      </div>
      <div class="f">
        <label for="vatId">
          {messages.vatId} <span class="opt">{frameMessages[language].optional}</span>
        </label>
        <input {...field('vatId')} value={filled.vatId ?? ''} maxlength={2 * VAT_ID_MAX} />
        <p class="hint" id="vatId-help">
          {messages.vatIdHelp}
        </p>
        {company?.vatCheck && (
          <p class="s soft">
            {`${messages.vatChecked[company.vatCheck.state](company.vatCheck.name)} `}
            <When at={company.vatCheck.at} now={now} language={language} />
          </p>
        )}
        <Amiss name="vatId" />
      </div>
      <div class="f">
        <label for="note">
          {messages.note} <span class="opt">{frameMessages[language].optional}</span>
        </label>
        <textarea {...field('note')} rows={3} maxlength={2000}>
          {filled.note ?? ''}
        </textarea>
        <p class="hint" id="note-help">
          {messages.noteHelp}
        </p>
        <Amiss name="note" />
      </div>
      {company && (
        <label class="pick">
          <input type="checkbox" name="closed" checked={isClosed} disabled={!allowed} />
          {messages.closed}
        </label>
      )}
      {allowed && (
        <div class="row">
          <button class="btn go">{messages.save}</button>
          {!company && (
            <a class="btn bare" href={PATH}>
              {messages.cancel}
            </a>
          )}
        </div>
      )}
    </form>
  )
}

type Whole = CompanyProps & { readonly about: NonNullable<CompanyProps['about']> }

const Members = (props: Whole) => {
  const { about, language, now, allowed } = props
  const messages = companyMessages[language]
  const path = `${PATH}/${about.company.id}/members`
  return (
    <section class="panel" aria-labelledby="members">
      <header>
        <h2 id="members">{messages.members}</h2>
      </header>
      {about.members.length === 0 ? (
        <p class="in-p soft">{messages.noMembers}</p>
      ) : (
        <Table
          label={messages.members}
          rows={about.members}
          columns={[
            {
              head: messages.member,
              names: true,
              class: 'c-id',
              cell: ({ customerId, name, email }) => (
                <a class="anywhere" href={`/admin/customers/${customerId}`}>
                  {name || email}
                </a>
              ),
            },
            { head: messages.email, class: 'c-who soft clip hide-m', cell: ({ email }) => email },
            { head: messages.role, class: 'c-sum', cell: ({ role }) => messages.roles[role] },
            {
              head: messages.since,
              class: 'c-date nw soft hide-m',
              cell: ({ since }) => <When at={since} now={now} language={language} show="day" />,
            },
            {
              head: <span class="vh">{messages.acts}</span>,
              class: 'c-st',
              cell: ({ customerId, role, name, email }) => {
                const other = role === 'administrator' ? 'buyer' : 'administrator'
                return (
                  allowed && (
                    <form class="row tight" method="post" action={`${path}/role`}>
                      <Key />
                      <input type="hidden" name="customer" value={customerId} />
                      <button class="btn bare" name="role" value={other}>
                        {messages.give[other]}
                        <span class="vh"> {name || email}</span>
                      </button>
                      <button class="btn bare bad" formaction={`${path}/remove`}>
                        {messages.remove}
                        <span class="vh"> {name || email}</span>
                      </button>
                    </form>
                  )
                )
              },
            },
          ]}
        />
      )}
      {allowed && about.company.closedAt === null && <Invite {...props} />}
    </section>
  )
}

const Invite = ({ about, tried, typed, refusal, language }: Whole) => {
  const messages = companyMessages[language]
  const isTried = tried === 'invite'
  return (
    <form class="in-p stack" method="post" action={`${PATH}/${about.company.id}/invitations`}>
      <Key />
      <h3>{messages.invite}</h3>
      <div class="row">
        <div class="f grow">
          <label for="email">{messages.email}</label>
          <input
            class="in"
            id="email"
            name="email"
            type="email"
            autocomplete="off"
            required
            maxlength={EMAIL_LENGTH_MAX}
            value={isTried ? (typed['email'] ?? '') : ''}
            aria-invalid={isTried && refusal ? 'true' : undefined}
            aria-describedby="email-help"
          />
        </div>
        <div class="f">
          <label for="role">{messages.role}</label>
          <select class="in" id="role" name="role">
            {COMPANY_ROLES.toReversed().map((role) => (
              <option value={role} selected={isTried && typed['role'] === role}>
                {messages.roles[role]}
              </option>
            ))}
          </select>
        </div>
        <button class="btn">{messages.send}</button>
      </div>
      <p class="hint" id="email-help">
        {messages.inviteHelp} {messages.rolesHelp}
      </p>
    </form>
  )
}

const Invitations = ({ about, language, now, allowed }: Whole) => {
  const messages = companyMessages[language]
  return (
    <section class="panel" aria-labelledby="invitations">
      <header>
        <h2 id="invitations">{messages.invitations}</h2>
      </header>
      <Table
        label={messages.invitations}
        rows={about.invitations}
        columns={[
          { head: messages.email, names: true, class: 'c-id anywhere', cell: ({ email }) => email },
          { head: messages.role, class: 'c-sum', cell: ({ role }) => messages.roles[role] },
          {
            head: messages.invitedAt,
            class: 'c-date nw soft',
            cell: ({ at }) => <When at={at} now={now} language={language} show="day" />,
          },
          {
            head: <span class="vh">{messages.acts}</span>,
            class: 'c-st',
            cell: ({ email }) =>
              allowed && (
                <form method="post" action={`${PATH}/${about.company.id}/invitations/withdraw`}>
                  <Key />
                  <input type="hidden" name="email" value={email} />
                  <button class="btn bare">
                    {messages.withdraw}
                    <span class="vh"> {email}</span>
                  </button>
                </form>
              ),
          },
        ]}
      />
    </section>
  )
}
