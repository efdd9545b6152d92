/** Every command of the shop, for whoever needs all of them: the table of who may give which, and doors that offer them by name. */
import * as media from './catalog/media-commands.ts'
import * as inventory from './inventory/commands.ts'
import * as orders from './orders/commands.ts'

export const COMMANDS = [
  orders.shipping,
  orders.cancelling,
  inventory.changingStock,
  inventory.rankingLocation,
  media.addingMedia,
]
