/** Whom gift cards of a cart are for, as programs say it and read it. */
import { z } from '@hono/zod-openapi'
import { GIFTS_MAX } from '#domain/orders/gifts'
import type { Gift as Kept } from '#domain/stored-value/draft'

/** Bounds of a body: what is too long is refused by the rule, at its field. */
const said = z.string().max(5_000).default('')

export const NewGifts = z
  .array(
    z
      .strictObject({
        name: said,
        email: said.describe('Where the card is sent; needed where anything else is said.'),
        sender: said,
        message: said,
        deliverOn: said.describe('`2026-12-24`, by the clock of the shop; empty: as soon as it is paid.'),
      })
      .openapi('NewGift'),
  )
  .max(GIFTS_MAX)
  .describe('Of a gift card: whom its first units are for, one each; the others are for the buyer.')

export const Gift = z
  .object({
    name: z.string(),
    email: z.string(),
    sender: z.string(),
    message: z.string(),
    deliverOn: z.string().nullable(),
  })
  .openapi('Gift')

export const giftShown = ({ recipient, sender, message, deliverOn }: Kept): z.infer<typeof Gift> => ({
  ...recipient,
  sender,
  message,
  deliverOn,
})
