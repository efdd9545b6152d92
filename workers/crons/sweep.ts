/** Every minute each shard is woken: a lost alarm is then only late, and a fact that nobody confirmed is told again. */
import { endGuestLists } from '#schema/users/customers/wish-lists'
import { forgetOldInvitations } from '#schema/users/customers/company-members'
import type { Env } from '../env.ts'
import { ringIdle } from '../flows/catalog/files/ring.ts'
import { everyShard } from '../sharding/call-shard.ts'
import { sweepExports } from '../flows/customers/privacy/data-export.ts'
import { sweepErasures } from '../flows/customers/privacy/forget.ts'
import { sweepUserFacts } from '../flows/customers/tell-facts.ts'
import { keepSchedule } from '../flows/catalog/schedule.ts'
import { tellTurns } from '../flows/admission/drops.ts'
import { tuneRooms } from '../flows/admission/room.ts'
import { askCarriers } from '../flows/logistics/carriers.ts'
import { settleLabels } from '../flows/logistics/labels.ts'
import { sweepDocuments } from '../flows/inventory/documents.ts'
import { reconcile } from '../flows/orders/reconcile.ts'
import { tellOfRemoved } from '../flows/orders/saved-methods.ts'
import { keepStockValue } from '../flows/inventory/stock-value.ts'
import { tellDisputes } from '../flows/notifications/disputes.ts'
import { sweepAlerts } from '../flows/notifications/tell-alerts.ts'
import { tellLowStock } from '../flows/notifications/low-stock.ts'
import { planCartReminders } from '../flows/notifications/cart-reminders.ts'
import { tellPlanned } from '../flows/notifications/planned.ts'
import { sweepPushDevices } from '../flows/notifications/push-devices.ts'
import { sweepMessages } from '../flows/notifications/send.ts'
import { sweepDeliveries } from '../flows/notifications/webhooks.ts'
import { sweepStoredValues } from '../flows/stored-value/sweep.ts'
import { keepPrices } from '../flows/pricing/follow.ts'
import { tellLowLines } from '../flows/inventory/low-lines.ts'

export const sweep = async (env: Env): Promise<void> => {
  const shards = [...(await everyShard(env, 'orders')), ...(await everyShard(env, 'inventory'))]
  const sleepers = [
    ...shards.map(({ name, stub }) => ({ name, wake: async () => await stub().wake() })),
    { name: 'the directory', wake: async () => await env.DIRECTORY.getByName('directory').wake() },
  ]
  const woken = await Promise.allSettled(sleepers.map(({ wake }) => wake()))
  for (const [index, answer] of woken.entries()) {
    if (answer.status === 'rejected') console.error(`${sleepers[index]?.name} was not woken`, answer.reason)
  }
  await sweepUserFacts(env, Date.now()).catch((fault: unknown) =>
    console.error('what happened to people was not told', fault),
  )
  await endGuestLists(env.USERS_DB, Date.now()).catch((fault: unknown) =>
    console.error('wish lists of guests were not ended', fault),
  )
  await forgetOldInvitations(env.USERS_DB, Date.now()).catch((fault: unknown) =>
    console.error('invitations to companies were not ended', fault),
  )
  await sweepExports(env, Date.now()).catch((fault: unknown) => console.error('files of data were not swept', fault))
  await sweepErasures(env, Date.now()).catch((fault: unknown) =>
    console.error('who leaves was not gone on with', fault),
  )
  await sweepMessages(env, Date.now()).catch((fault: unknown) => console.error('messages were not rung for', fault))
  await sweepPushDevices(env, Date.now()).catch((fault: unknown) => console.error('devices were not swept', fault))
  await tellLowStock(env, Date.now()).catch((fault: unknown) => console.error('what ran low was not told', fault))
  await sweepAlerts(env, Date.now()).catch((fault: unknown) => console.error('who waits for goods was not told', fault))
  await planCartReminders(env, Date.now()).catch((fault: unknown) => console.error('carts were not looked for', fault))
  await tellPlanned(env, Date.now()).catch((fault: unknown) => console.error('what was planned was not told', fault))
  await sweepDeliveries(env, Date.now()).catch((fault: unknown) => console.error('webhooks were not rung for', fault))
  await tellTurns(env, Date.now()).catch((fault: unknown) => console.error('the turn of a queue was not told', fault))
  await tellLowLines(env).catch((fault: unknown) => console.error('how many are a few was not told', fault))
  await sweepDocuments(env, Date.now()).catch((fault: unknown) =>
    console.error('a document of stock was not carried out', fault),
  )
  await ringIdle(env, Date.now()).catch((fault: unknown) => console.error('files were not rung for', fault))
  await keepStockValue(env, Date.now()).catch((fault: unknown) =>
    console.error('what the stock is worth was not kept', fault),
  )
  await sweepStoredValues(env, Date.now()).catch((fault: unknown) =>
    console.error('gift cards were not gone on with', fault),
  )
  await tellOfRemoved(env, Date.now()).catch((fault: unknown) =>
    console.error('the provider was not told what to forget', fault),
  )
  await reconcile(env, Date.now()).catch((fault: unknown) => console.error('the books were not compared', fault))
  await tellDisputes(env, Date.now()).catch((fault: unknown) => console.error('disputes were not told', fault))
  await askCarriers(env, Date.now()).catch((fault: unknown) => console.error('carriers were not asked', fault))
  await settleLabels(env, Date.now()).catch((fault: unknown) => console.error('labels were not settled', fault))
  try {
    await tuneRooms(env, Date.now())
  } finally {
    await keepPrices(env, Date.now()).catch((fault: unknown) =>
      console.error('prices that are due were not reckoned', fault),
    )
    // Last: a thousand products that begin at one moment must keep nobody waiting whose turn it is.
    await keepSchedule(env, Date.now()).catch((fault: unknown) =>
      console.error('goods that are due were not put up', fault),
    )
  }
}
