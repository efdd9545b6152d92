/** /admin/shards/policies: the settings of scaling, each within its bounds; what is out of them is said at its field. */
import { Hono } from 'hono'
import { isShare, POLICY_NUMBERS, wrongWith, type PolicyNumber } from '#domain/sharding/change-policies'
import type { Policies } from '#domain/sharding/policies'
import type { PolicyRefusal } from '#domain/sharding/directory-snapshot'
import { askDirectory } from '../../sharding/ask-directory.ts'
import { textIn } from '../../http/form.ts'
import { writeAuditEntry } from '../../http/staff.ts'
import { changingForm } from '../frame/forms.tsx'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/gate.tsx'
import { PoliciesPage } from './policies-form.tsx'
import { PATH, refusalText, showAway, showSnapshot } from './show.tsx'

export const policies = new Hono<AdminApp>()

policies.get('/', only('shards:change'), (c) => showPolicies(c, null, []))

policies.post('/', only('shards:change'), async (c) => {
  const sent = await changingForm(c)
  if ('refusal' in sent) return showPolicies(c, null, [], refusalText(c, { code: sent.refusal }))
  const change = policiesIn(sent.form)
  const snapshot = await askDirectory(c.env, (directory) => directory.snapshot())
  if (!snapshot.ok) return showAway(c)
  const wrong = wrongWith(change, snapshot.value.policies)
  if (wrong.length > 0) return showPolicies(c, sent.form, wrong)
  const asked = await askDirectory(c.env, (directory) => directory.setPolicies({ change, by: c.var.staff.email }))
  if (!asked.ok) return showAway(c)
  if (!asked.value.ok) return showPolicies(c, sent.form, [asked.value.refusal])
  await writeAuditEntry(c, 'shards:policies', 'controller', change)
  return c.redirect(`${PATH}?done=saved`, 303)
})

/** A field that is no number becomes one that no bound allows, so that it is said at its place. */
const numberIn = (form: URLSearchParams, setting: PolicyNumber): number => {
  const text = textIn(form, setting, 20)
  if (!/^\d{1,7}(?:\.\d{1,3})?$/.test(text)) return Number.NaN
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

const showPolicies = (
  c: AdminContext,
  form: URLSearchParams | null,
  wrong: readonly PolicyRefusal[],
  trouble: string | null = null,
): Promise<Response> =>
  showSnapshot(c, wrong.length > 0 || trouble ? 422 : 200, (view) => (
    <PoliciesPage {...{ view, form, wrong, trouble }} />
  ))
