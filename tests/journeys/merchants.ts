/** Goods on the shelves and the people who keep them: what journeys through collections, content and settings begin with. */
import { beforeAll } from 'vitest'
import { signedIn as atDesk } from './desk.ts'
import { stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

/** The cookies of pages. */
export let manager = ''
export let clerk = ''
/** The headers of the API. */
export let owner: Readonly<Record<string, string>>

export const withMerchants = (): void =>
  beforeAll(async () => {
    await stockGoods()
    manager = (await atDesk('manager')).cookie
    clerk = (await atDesk('clerk')).cookie
    owner = await signedIn('owner')
  }, 120_000)
