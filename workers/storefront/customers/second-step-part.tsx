/** The second step on the page of security: whether it is on, how many recovery codes are left, and what can be done with it. */
import type { Child } from 'hono/jsx'
import type { WaysIn } from '../../flows/customers/own-account.ts'
import { Field } from '../frame/field.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { secondStepMessages, type SecondStepMessages } from './messages/second-step.ts'

const PATH = '/account/security/second-step'

export type SecondStepTrouble = keyof SecondStepMessages['amiss']

type Shown = {
  readonly request: RequestContext
  readonly ways: WaysIn
  readonly isFresh: boolean
  /** Shown to whoever has to sign in once more. */
  readonly first: Child
  readonly trouble: SecondStepTrouble | undefined
}

/** The id of the field where a wrong password is mended. */
export const SECOND_STEP_PASSWORD = 'second-step-password'

export const SecondStepPart = ({ request, ways, isFresh: fresh, first, trouble }: Shown) => {
  const texts = secondStepMessages[request.language]
  return (
    <section class="part" id="second-step" aria-labelledby="second-step-title">
      <h2 id="second-step-title">{texts.title}</h2>
      <p class="soft text">{ways.isOn ? texts.isOn(ways.recoveryCodesLeft) : texts.isOff}</p>
      {fresh ? (
        <form class="stack" method="post" action={to(request, PATH)}>
          {ways.hasPassword && (
            <Field
              id={SECOND_STEP_PASSWORD}
              name="password"
              label={texts.password}
              value=""
              wrong={trouble === 'password-wrong' ? texts.amiss[trouble] : undefined}
              input={{ type: 'password', autocomplete: 'current-password', required: true, maxlength: 200 }}
            />
          )}
          {ways.isOn ? (
            <p class="row">
              <button class="button quiet small" formaction={to(request, `${PATH}/recovery-codes`)}>
                {texts.deal}
              </button>
              <button class="textlink" formaction={to(request, `${PATH}/off`)}>
                {texts.off}
              </button>
            </p>
          ) : (
            <p>
              <button class="button quiet small">{texts.on}</button>
            </p>
          )}
        </form>
      ) : (
        first
      )}
    </section>
  )
}
