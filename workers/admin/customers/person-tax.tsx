/** Beside a customer: whether they owe no tax, and by which certificate. */
import { CERTIFICATE_MAX } from '../../flows/customers/tax-commands.ts'
import { faultsIn, Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { peopleMessages } from './messages/index.ts'
import { PATH } from './people-query.ts'
import type { PersonProps } from './person-props.ts'

export const PersonTax = ({ profile: { record }, allowed, tried, refusal, tax, language }: PersonProps) => {
  const messages = peopleMessages[language].one
  const { isTaxExempt, taxCertificate } = record
  if (!allowed || record.mergedInto !== null) {
    return isTaxExempt ? (
      <section>
        <h2>{messages.taxExempt}</h2>
        <span class="soft anywhere">{taxCertificate || messages.yes}</span>
      </section>
    ) : null
  }
  const wrong =
    tried === 'tax' && refusal
      ? faultsIn(refusal).find(({ path: [name] }) => name === 'certificate')?.message
      : undefined
  const filled = tax ?? { exempt: isTaxExempt, certificate: taxCertificate }
  return (
    <section>
      <h2>{messages.tax}</h2>
      <form class="stack tight" method="post" action={`${PATH}/${record.id}/tax`}>
        <Key />
        <label class="pick">
          <input type="checkbox" name="exempt" checked={filled.exempt} />
          {messages.taxExempt}
        </label>
        <label class="s soft" for="certificate">
          {messages.certificate}
        </label>
        <input
          class="in"
          id="certificate"
          name="certificate"
          value={filled.certificate}
          maxlength={CERTIFICATE_MAX}
          autocomplete="off"
          {...(wrong && { 'aria-invalid': 'true' as const, 'aria-describedby': 'certificate-wrong' })}
        />
        {wrong && (
          <p class="err" id="certificate-wrong">
            <Icon name="alert" />
            {wrong}
          </p>
        )}
        <div>
          <button class="btn">{messages.taxSave}</button>
        </div>
      </form>
    </section>
  )
}
