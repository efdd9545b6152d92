/**
 * How often a code of the second step is looked at. Whoever is here has got through the first step: with the password of an account, or
 * with its mails. So who guesses is counted for what they have shown, and never takes a try from anybody who has shown something else.
 */

/** Ways in that are one factor: what somebody has shown before their code is asked for. */
export const FIRST_STEPS = ['password', 'mail', 'phone'] as const
export type FirstStep = (typeof FIRST_STEPS)[number]

/** What is given: six digits of an app, or one of the recovery codes, which have 80 bits and are guessed by nobody. */
export type CodeWay = 'code' | 'recovery-code'

/**
 * Codes of an app that are looked at in a day: of a browser that has signed in before, and of all strangers together behind one first
 * step. At each moment three of a million codes fit (the one of now, and its neighbours), so that is a chance of one in 16,667 a day.
 */
export const CODES_A_DAY = 20
