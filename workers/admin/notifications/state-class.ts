/** The state of a message as a shape: colour only where somebody must act. */
import type { MessageState } from '#domain/notifications/message'

export const STATE_CLASS: Readonly<Record<MessageState, string>> = {
  waiting: 'due',
  sent: 'full',
  dead: 'bad',
  withheld: 'off',
}
