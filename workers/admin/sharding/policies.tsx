/** /admin/shards/policies: the settings of scaling, each within its bounds; what is out of them is said at its field. */
import { Hono } from 'hono'
import { isShare, POLICY_NUMBERS, type PolicyNumber } from '#domain/sharding/change-policies'
import type { Policies } from '#domain/sharding/policies'
import type { PoliciesRefusal } from '#domain/sharding/directory-snapshot'
import { settingPolicies } from '../../flows/sharding/shard-commands.ts'
import { textIn } from '../../http/form.ts'
import { statusOf, type Refusal, type RefusalCode } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { perform } from '../frame/perform.ts'
import { PoliciesPage } from './policies-form.tsx'
import { PATH, refusalText, showAway, showSnapshot } from './show.tsx'

export const policies = new Hono<AdminApp>()

policies.get('/', only(settingPolicies), (c) => showPolicies(c, null, null))

policies.post('/', only(settingPolicies), async (c) => {
  const { done, form } = await perform(c, settingPolicies, (_, typed) => policiesIn(typed))
  return done.ok ? c.redirect(`${PATH}?done=saved`, 303) : showPolicies(c, form, done.refusal)
})

/** Below what any setting may be: what is no number is said at its field, as one that is out of its bounds. */
const NO_NUMBER = -1

const numberIn = (form: URLSearchParams, setting: PolicyNumber): number => {
  const text = textIn(form, setting, 20)
  if (!/^\d{1,7}(?:\.\d{1,3})?$/.test(text)) return NO_NUMBER
  return isShare(setting) ? Number(text) / 100 : Number(text)
}

/** The whole form: a switch that is not sent is off. */
const policiesIn = (form: URLSearchParams): Policies => {
  const numbers = Object.fromEntries(POLICY_NUMBERS.map((setting) => [setting, numberIn(form, setting)]))
  return {
    ...(numbers as Record<PolicyNumber, number>),
    threshold: form.get('threshold') === 'on',
    traffic: form.get('traffic') === 'on',
  }
}

const isPolicies = (refusal: Refusal<RefusalCode>): refusal is PoliciesRefusal => refusal.code === 'policy-invalid'

/** @param form what was sent and refused, so that nobody types it again */
const showPolicies = async (
  c: AdminContext,
  form: URLSearchParams | null,
  refusal: Refusal<RefusalCode> | null,
): Promise<Response> => {
  if (refusal?.code === 'directory-unreachable') return showAway(c)
  const wrong = refusal && isPolicies(refusal) ? refusal.wrong : []
  const trouble = refusal && wrong.length === 0 ? refusalText(c, refusal) : null
  return showSnapshot(c, refusal ? statusOf[refusal.code] : 200, (view) => (
    <PoliciesPage {...{ view, form, wrong, trouble }} />
  ))
}
