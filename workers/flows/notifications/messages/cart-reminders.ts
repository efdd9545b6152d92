/** What mails about a cart that was left say. */
import type { Language } from '#domain/languages'
import type { AccountOpening } from './account.ts'

type CartReminderMessages = {
  /** @param reminder from 0 on */
  readonly reminder: (name: string, reminder: number) => AccountOpening
}

const en: CartReminderMessages = {
  reminder: (name, reminder) => ({
    subject: reminder === 0 ? 'You have left something in your cart' : 'It is still in your cart',
    greeting: name === '' ? 'Your cart is as you left it' : `${name}, your cart is as you left it`,
    paragraphs: [
      'One press brings it back, on this device or another. Nothing of it is kept for you: what is sold meanwhile is gone.',
      ...(reminder > 0 ? ['Changed your mind? Then do nothing; of this cart you hear three times at most.'] : []),
    ],
    action: 'Back to the cart',
  }),
}

const zh: CartReminderMessages = {
  reminder: (name, reminder) => ({
    subject: reminder === 0 ? '您的购物车里还有商品' : '商品还在您的购物车里',
    greeting: name === '' ? '购物车还是您离开时的样子' : `${name}，购物车还是您离开时的样子`,
    paragraphs: [
      '点一下即可找回，在这台或另一台设备上都可以。商品不会保留，售完即止。',
      ...(reminder > 0 ? ['改变主意了？无需任何操作；同一个购物车最多提醒三次。'] : []),
    ],
    action: '回到购物车',
  }),
}

export const cartReminderMessages: Readonly<Record<Language, CartReminderMessages>> = { en, zh }
